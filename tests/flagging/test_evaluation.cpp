// Figures, labelled files, and the table of `regie flag --evaluate`.

#include "flagging/evaluation.h"
#include "show/text_encoding.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

Result<std::vector<LabelledRow>> read(const std::string& file, const LabelledFormat& format = {}) {
    return read_labelled(decode_text(file).text, "f.csv", format);
}

} // namespace

TEST_CASE("figures of scores") {
    std::vector<LabelledScore> scored;
    for (int i = 0; i < 100; ++i)
        scored.push_back({i / 100.0, false});
    scored.push_back({0.995, true}); // above all
    scored.push_back({0.985, true}); // above all but one
    scored.push_back({0.945, true}); // above all but five
    scored.push_back({0.005, true}); // above one
    const auto figures = figures_of(scored);
    CHECK(figures.rows == 104);
    CHECK(figures.positives == 4);
    CHECK(figures.auc == Approx((1 + 0.99 + 0.95 + 0.01) / 4));
    CHECK(figures.recall_at_1 == 0.5);
    CHECK(figures.recall_at_5 == 0.75);
    CHECK(share_above(scored, threshold_for(scored, 0.05), false) <= 0.05);
}

TEST_CASE("ties count half, and are never above themselves") {
    const std::vector<LabelledScore> scored = {{1, true}, {1, false}, {1, true}, {1, false}};
    CHECK(figures_of(scored).auc == 0.5);
    CHECK(figures_of(scored).recall_at_5 == 0);
    CHECK(figures_of({}).auc == 0);
}

TEST_CASE("CSV and JSON lines give the same rows") {
    const LabelledFormat format{"tweet", "class", {"0", "1"}};
    const auto csv = read("\xEF\xBB\xBFid,class,tweet\r\n7,1,\"a, \"\"b\"\"\nc\"\r\n8,2,d\r\n", format);
    const auto json = read(
        "{\"class\": 1, \"tweet\": \"a, \\\"b\\\"\\nc\"}\n\n{\"class\": \"2\", \"tweet\": \"d\"}\n", format);
    for (const auto& rows : {csv, json}) {
        REQUIRE(rows);
        REQUIRE(rows->size() == 2);
        CHECK((*rows)[0].text == "a, \"b\"\nc");
        CHECK((*rows)[0].positive);
        CHECK((*rows)[1].text == "d");
        CHECK_FALSE((*rows)[1].positive);
    }
}

TEST_CASE("a labelled file is read as spreadsheets write it") {
    for (const std::string file : {"text;label\nt\xE9l\xE9, oui;1\nmerci;0\n", // Windows-1252
                                   "\xEF\xBB\xBFsep=;\r\ntext;label\r\n\"télé, oui\";1\r\nmerci;0\r\n",
                                   "text\tlabel\ntélé, oui\t1\nmerci\t0\n"}) {
        INFO(file);
        const auto rows = read(file);
        REQUIRE(rows);
        REQUIRE(rows->size() == 2);
        CHECK((*rows)[0].text == "télé, oui");
        CHECK((*rows)[0].positive);
    }
    const auto wrong = read("sep=;\ntext;label\na;1\nb\n");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().where == "f.csv: line 4");
}

TEST_CASE("what is wrong with a labelled file is said, and where") {
    struct Case {
        const char *file, *expected;
    };
    const auto one = GENERATE(values<Case>({
        {"", "no column “text”"},
        {"a,b\n1,2\n", "--label: a, b"},
        {"text,label\na,1\nb\n", "line 3"},
        {"text,label\na,1\n\"b,0\n", "line 3"},
        {"text,label\na,0\nb,0\n", "--toxic"},
        {"text,label\na,1\n", "every comment"},
        {"{\"text\": \"a\", \"label\": 1}\n[1]\n", "line 2"},
        {"{\"text\": 1, \"label\": 1}\n", "--text"},
        {"{\"text\": \"a\"}\n", "--label"},
    }));
    INFO(one.file);
    const auto rows = read(one.file);
    REQUIRE_FALSE(rows);
    CHECK_THAT(rows.error().line(), Catch::Contains(one.expected));
    CHECK_THAT(rows.error().line(), Catch::StartsWith("f.csv"));
}

TEST_CASE("the table says what the rules and the scores found") {
    const Flagger flagger{FlagSettings{}};
    const auto evaluation = evaluate(
        flagger,
        {{"espèce de connard", true}, {"fils de pute", true}, {"bonjour", false}, {"merci !", false}},
        RankedBy::Toxicity);
    CHECK(evaluation.figures.auc == 1);
    CHECK(evaluation.rules.at("insult").recall == 1);
    CHECK(evaluation.rules.at("insult").false_alarms == 0);
    CHECK(evaluation.false_alarms == 0);
    const auto table = table_of(evaluation, RankedBy::Toxicity);
    CHECK_THAT(table, Catch::Contains("AUC                              1.000"));
    CHECK_THAT(table, Catch::Contains("insult              1.000         0.000"));
}
