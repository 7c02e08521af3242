#include "show/show_checkup.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

constexpr std::int64_t kNow = 1'795'600'000'000; // 25 November 2026

} // namespace

TEST_CASE("dates are found as people write them") {
    const auto found = [](const char* text) {
        std::vector<std::string> words;
        for (const auto date : dates_in(text))
            words.push_back(date_words(date));
        return words;
    };
    using Words = std::vector<std::string>;
    CHECK(found("samedi 14 mars 2026, 11:00") == Words{"2026-03-14"});
    CHECK(found("le 1er août 2026") == Words{"2026-08-01"});
    CHECK(found("March 14, 2026 and 2nd May 2027") == Words{"2026-03-14", "2027-05-02"});
    CHECK(found("14/03/2026 · 2026-12-31 · 3.2.2026") == Words{"2026-03-14", "2026-12-31", "2026-02-03"});
    CHECK(found("ouvert de 11:00 à 19:00, 42 pour, 3 contre, 30/02/2026").empty());
}

TEST_CASE("what is past, too fast or too long is told with its place") {
    ShowFile show;
    show.time_zone = "Europe/Paris";
    show.rundown = {{"a", "lower-third", {{"title", "Concert du 14 mars 2026"}}, 0}};
    show.answers = {
        {"tuesday", {"Ouvert le mardi ?"}, {{"fr", "Non"}}, "", "Inès", {}, parse_date("2026-10-31")},
        {"today", {"?"}, {{"fr", "Oui"}}, "", "", {}, parse_date("2026-11-25")}};
    show.campaigns.emplace_back().until = *parse_date("2026-11-24");
    show.ends_ms = 9 * 3'600'000;
    show.outputs = {{"rtmp", "rtmp", "rtmps://x", "key", "facebook", 4000}};
    const auto past = dates_past(show, kNow);
    REQUIRE(past.size() == 2);
    CHECK(past[0].where == "/campaigns/0/until");
    CHECK(past[1].where == "/rundown/0/fields/title");
    const auto expired = expired_answers(show, kNow);
    REQUIRE(expired.size() == 1);
    CHECK(expired[0].remedy.find("Inès") != std::string::npos);
    CHECK(too_long_for_platforms(show).size() == 1);
    CHECK(too_little_disk(show, 1'000'000'000, "/videos").size() == 1);
    CHECK(too_little_disk(show, 100'000'000'000, "/videos").empty());
}

TEST_CASE("captions that are too fast are counted as the file has them") {
    const auto found = [](const std::string& text) {
        std::string words;
        for (const auto& one : captions_too_fast(read_caption_file(text).value()))
            words += one.line();
        return words;
    };
    CHECK(found("1\n00:00:00,000 --> 00:00:01,000\nun deux trois quatre\n\n"
                "2\n00:00:02,000 --> 00:00:05,000\nun deux\n")
              .starts_with("/captions: 1 of 2 captions is too fast to read: 240 words a minute at 00:00"));
    // A line that stands is read already.
    CHECK(found("1\n00:00:00,000 --> 00:00:02,000\nun deux trois\n\n"
                "2\n00:00:02,000 --> 00:00:02,500\nun deux trois\nquatre\n\n"
                "3\n00:00:02,500 --> 00:00:04,000\nun deux trois\n")
              .empty());
    // One that has no room is shown in parts, and those that overlap together.
    CHECK(found("1\n00:00:00,500 --> 00:00:00,900\nUne phrase bien trop longue pour être lue en quatre "
                "dixièmes de seconde par qui que ce soit\n")
              .starts_with("/captions: 1 of 1 captions is too fast"));
    CHECK(found("1\n00:00:00,000 --> 00:00:01,000\nun deux trois\n\n"
                "2\n00:00:00,000 --> 00:00:01,000\nquatre cinq\n")
              .starts_with("/captions: 2 of 2 captions are too fast"));
}

TEST_CASE("a template for other canvases is told") {
    auto crew =
        *parse_template(R"({"name": "tall-only", "place": "lower third", "shapes": ["9:16"], "fields": []})",
                        "TallOnly", "/tmp/TallOnly.qml");
    ShowFile show;
    show.templates = Templates({crew});
    show.rundown = {{"a", "tall-only", {}, 0}};
    CHECK(graphics_for_other_canvases(show).size() == 1);
    show.canvas = {1080, 1920, {30}};
    CHECK(graphics_for_other_canvases(show).empty());
    CHECK(!Templates().find("tall-only")); // it is that show's alone
}
