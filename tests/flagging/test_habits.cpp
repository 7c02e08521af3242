#include "flagging/habits.h"
#include "flags_of.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

std::string repeat_reason(const std::string& text, const std::vector<std::string>& earlier) {
    FlagInput input{text, 0, {}};
    for (const auto& one : earlier)
        input.earlier.push_back({one, 0});
    const auto flag = find_repeat(input);
    return flag ? flag->reason : "";
}

// How many comments come in `ms` milliseconds, the looked-at one last.
FlagInput burst(int comments, std::int64_t ms) {
    FlagInput input{"encore", ms, {}};
    for (int i = 0; i + 1 < comments; ++i)
        input.earlier.push_back({"avant " + std::to_string(i), comments == 2 ? 0 : ms * i / (comments - 1)});
    return input;
}

} // namespace

TEST_CASE("the same said again is a repeat") {
    CHECK(repeat_reason("c'est quand le concert ?", {}) == "");
    CHECK(repeat_reason("c'est quand le concert ?", {"c'est quand le concert ?"}) == "Said twice");
    CHECK(repeat_reason("c'est quand le concert ?", {"c'est quand le concert ?", "C'EST QUAND LE CONCERT"}) ==
          "Said 3 times");
    CHECK(repeat_reason("le maire démission", {"le maire démission", "le maire DÉMISSION",
                                               "Le maire démission !"}) == "Said 4 times");
    CHECK(repeat_reason("boring stream", {"b o r i n g stream"}) == "Said twice");
}

TEST_CASE("only the author's last three comments count") {
    CHECK(repeat_reason("c'est quand le concert ?",
                        {"c'est quand le concert ?", "bonjour", "il pleut", "bravo"}) == "");
}

TEST_CASE("something else, or applause, is no repeat") {
    CHECK(repeat_reason("c'est quand le concert ?", {"c'est où le concert ?"}) == "");
    CHECK(repeat_reason("c'est quand le concert ?", {"c'est quand l'inauguration ?"}) == "");
    CHECK(repeat_reason("bravo", {"bravo"}) == "");
    CHECK(repeat_reason("👏👏👏👏👏👏👏👏👏👏", {"👏👏👏👏👏👏👏👏👏👏"}) == "");
    CHECK(repeat_reason("merci", {"merci", "merci", "merci"}) == "");
}

TEST_CASE("similarity goes from 0 to 1") {
    CHECK(similarity("abc", "abc") == 1);
    CHECK(similarity("abc", "xyz") == 0);
    CHECK(similarity("", "") == 0);
    CHECK(similarity("Été à Nantes", "ete a nantes") == 1);
    CHECK(similarity("boring stream", "boring streams") > 0.9);
    CHECK(similarity("ouvert lundi", "ouvert mardi") < 0.9);
}

TEST_CASE("five comments in ten seconds are a flood") {
    CHECK_FALSE(find_flood(burst(1, 0)));
    CHECK_FALSE(find_flood(burst(4, 3'000)));
    REQUIRE(find_flood(burst(5, 9'000)));
    CHECK(find_flood(burst(5, 9'000))->reason == "5 comments in 10 s");
    CHECK_FALSE(find_flood(burst(5, 13'000)));
}

TEST_CASE("shouting is twelve letters, most of them capitals") {
    struct Row {
        std::string text;
        bool shouted;
    };
    const auto row = GENERATE(values<Row>({
        {"ON N'ENTEND RIEN MONTEZ LE SON", true},
        {"C'EST MAGNIFIQUE", true},
        {"AU SCANDALE !!! 60 MILLIONS !!!", true},
        {"ÉTÉ À L'ÉTRANGER", true},
        {"ОЧЕНЬ КРАСИВО ЗДЕСЬ", true},
        {"BRAVOOOOOOOOOOOOOO", false}, // applause
        {"VIVE LE MAIRE", false},      // eleven letters
        {"la SNCF et la RATP annoncent", false},
        {"Bonjour à toutes et à tous", false},
        {"今日は何時まで開いていますか今日は何時まで", false},
        {"!!!!!!!!!!!!!!!!", false},
    }));
    INFO(row.text);
    CHECK(find_shouting(row.text).has_value() == row.shouted);
}
