#include "flagging/flag_line.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace regie;
using nlohmann::json;

TEST_CASE("a comment in gives its line out") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    const auto line = flag_line(flagger, history, channel, json::parse(R"({"at_ms": 8900, "id": "c0011",
        "author": {"id": "u011", "name": "jp_44"}, "text": "encore nos impôts bande de n u l s"})"));
    REQUIRE(line);
    CHECK((*line)["id"] == "c0011");
    CHECK((*line)["toxicity"] > 0.5);
    CHECK((*line)["spam"] < 0.5);
    CHECK((*line)["flags"] == json::parse(R"([{"rule": "insult", "score": 0.9,
        "reason": "Insult, spaced out: “nuls”"}])"));
}

TEST_CASE("spam and toxicity are told apart") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    const auto spam = *flag_line(flagger, history, channel,
                                 {{"id", "1"}, {"text", "Gagnez un iPhone, cliquez ici bit.ly/xx"}});
    CHECK(spam["toxicity"] < 0.5);
    CHECK(spam["spam"] > 0.8);
    const auto fine =
        *flag_line(flagger, history, channel, {{"id", "2"}, {"text", "Bravo à toute l'équipe"}});
    CHECK(fine["spam"] < 0.5);
    CHECK(fine["flags"] == json::array());
}

TEST_CASE("the author's habits carry over from line to line") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    const json comment = {
        {"id", "1"}, {"author", {{"id", "u1"}, {"name", "A"}}}, {"text", "rendez la salle rouge"}};
    flag_line(flagger, history, channel, comment);
    const auto again = *flag_line(flagger, history, channel, comment);
    REQUIRE(again["flags"].size() == 1);
    CHECK(again["flags"][0]["reason"] == "Said twice");
}

TEST_CASE("what is not a comment is refused") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    for (const std::string text :
         {"7", "[]", "null", "{}", R"({"id": 1, "text": "a"})", R"({"id": "1", "text": []})",
          R"({"id": "1", "text": "a", "author": "me"})", R"({"id": "1", "at_ms": "soon"})"}) {
        INFO(text);
        CHECK_FALSE(flag_line(flagger, history, channel, json::parse(text)));
    }
    const auto refused = [&](const char* text) {
        const auto line = flag_line(flagger, history, channel, json::parse(text));
        return line ? std::string() : line.error().line();
    };
    CHECK(refused(R"({"id": "1", "text": "a", "author": "a name"})") ==
          R"("author" is string here. Give {"id": "…", "name": "…"}, or leave it out.)");
    CHECK(refused(R"({"id": "1", "text": "a", "author": {"name": 7}})") ==
          R"("name" of "author" is number here. Give a text, or leave it out.)");
    CHECK(refused(R"({"text": "a"})") == R"(this comment has no "id". Give {"id": "…", "text": "…"}.)");
    CHECK(refused(R"({"id": 7, "text": "a"})").find("\"id\" is number") == 0);
    CHECK(refused(R"({"id": null, "text": "a"})") == refused(R"({"text": "a"})"));
    CHECK(flag_line(flagger, history, channel, json::parse(R"({"id": "1", "text": "a", "author": null,
        "at_ms": null, "parent": null})")));
}

TEST_CASE("every line has its answer") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    const auto answer = [&](const std::string& line) {
        const auto text = answer_line(flagger, history, channel, line);
        CHECK(text.find('\n') == std::string::npos);
        return json::parse(text);
    };
    CHECK(answer(R"({"id": "7", "text": "bonjour"})")["id"] == "7");
    for (const std::string line :
         {"", "x", R"({"id": "8"})", R"({"id": "8", "text": "\ud800"})",
          "{\"id\": \"8\", \"text\": \"\xED\xA0\x80\"}", "\xFF", R"({"id": 8, "text": "a"})"}) {
        INFO(line);
        const auto refused = answer(line);
        CHECK(refused.contains("error"));
        CHECK((refused["id"] == "8" || refused["id"].is_null()));
        CHECK_FALSE(refused.contains("flags"));
    }
}

TEST_CASE("spans count characters, not bytes") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    const auto line =
        *flag_line(flagger, history, channel, {{"id", "1"}, {"text", "é👏 espèce de connard"}}, Detail::Spans);
    REQUIRE_FALSE(line["flags"].empty());
    CHECK(line["flags"][0]["rule"] == "insult");
    REQUIRE_FALSE(line["flags"][0]["spans"].empty());
    for (const auto& span : line["flags"][0]["spans"])
        if (span["text"] == "connard") {
            CHECK(span["start"] == 13);
            CHECK(span["end"] == 20);
        }
}

TEST_CASE("among insults the worst still comes first") {
    const Flagger flagger{FlagSettings{}};
    AuthorHistory history;
    ChannelScores channel{FlagSettings{}};
    const auto toxicity = [&](const char* text) {
        return (*flag_line(flagger, history, channel, {{"id", "1"}, {"text", text}}))["toxicity"]
            .get<double>();
    };
    CHECK(toxicity("quel connard, qu'il crève ce fils de pute") >
          toxicity("mon frère est un connard mais je l'adore, merci à tous"));
}
