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

TEST_CASE("walls of emoji, and letters under stacks of marks") {
    const auto rules = [](const char* text) { return rules_of(flags_of(text)); };
    CHECK(rules("😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂") == "emoji-wall");
    CHECK(rules("👏👏👏👏👏👏👏👏👏👏").empty());
    CHECK(rules("Bravo à toute l'équipe du musée 👏👏👏👏👏👏👏👏👏👏👏👏👏👏👏").empty());
    CHECK(rules("z\u0321\u0322a\u0327\u0328l\u0315\u0316g\u0317\u0318o\u0319\u031A").find("zalgo") !=
          std::string::npos);
    // Vietnamese with its marks apart, Arabic, Hebrew, Thai, Hindi.
    CHECK(rules("Ba\u0309o ta\u0300ng ra\u0302\u0301t \u0111e\u0323p, ca\u0309m o\u031B\u0301n mo\u0323i "
                "ngu\u031B\u01A1\u0300i nhie\u0302\u0300u la\u0302\u0301m")
              .find("zalgo") == std::string::npos);
    CHECK(rules("\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F").find("zalgo") == std::string::npos);
    CHECK(rules("\u05E9\u05B8\u05C1\u05DC\u05D5\u05B9\u05DD").find("zalgo") == std::string::npos);
    CHECK(rules("\u0E17\u0E35\u0E48\u0E19\u0E35\u0E48\u0E2A\u0E27\u0E22\u0E21\u0E32\u0E01").find("zalgo") ==
          std::string::npos);
    CHECK(rules("\u092A\u0922\u093C\u0947\u0902").find("zalgo") == std::string::npos);
}

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
