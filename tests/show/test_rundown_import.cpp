#include "show/rundown_import.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

const Zone kParis = *Zone::named("Europe/Paris");

CalendarReading at(const char* date, bool french = true) {
    return {kParis, kParis.wall_ms(*parse_date(date), 9 * 60), french};
}

const std::string kCalendar =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261128T170000Z\r\nDTEND:20261128T190000Z\r\n"
    "SUMMARY:Concert dans la cour\r\nLOCATION:Musée d'arts\\, Nantes\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Journée portes ouvertes\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20200107T180000\r\nDTEND:20200107T190000\r\n"
    "RRULE:FREQ=WEEKLY;BYDAY=TU\r\nEXDATE:20261201T180000\r\nSUMMARY:Visite guidée\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20200101T100000Z\r\nSUMMARY:Passé\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

} // namespace

TEST_CASE("a spreadsheet becomes items, with semicolons or commas and lines in cells") {
    const auto items = rundown_from_csv("graphic;title;subtitle;at;start;seconds;group;lines\r\n"
                                        ";Hélène Kervadec;Directrice;00:24;timed;8;Discours;\r\n"
                                        "ticker;;;;;;;\"Entrée libre\nNocturne le jeudi\"\r\n"
                                        ";Hélène Kervadec;;;follow;8;Discours;\r\n",
                                        {}, {});
    REQUIRE(items);
    REQUIRE(items->size() == 3);
    CHECK((*items)[0].id == "helene-kervadec");
    CHECK((*items)[0].graphic == "lower-third");
    CHECK((*items)[0].at_ms == 24'000);
    CHECK((*items)[0].start == RundownItem::Start::Timed);
    CHECK((*items)[0].group == "Discours");
    CHECK((*items)[1].fields.at("lines") == "Entrée libre\nNocturne le jeudi");
    CHECK((*items)[2].id == "helene-kervadec-2");
    CHECK((*items)[2].start == RundownItem::Start::Follow);
}

TEST_CASE("a spreadsheet that cannot be planned is refused with its line") {
    CHECK(rundown_from_csv("title,seconds\nUn,8\nDeux,often\n", {}, {}).error().where == "line 3");
    CHECK(rundown_from_csv("title,colour\nUn,red\n", {}, {}).error().what.find("colour") !=
          std::string::npos);
    CHECK(rundown_from_csv("title\nUn,8\n", {}, {}).error().where == "line 2");
    CHECK(!rundown_from_csv("title\n", {}, {}));
    CHECK(!rundown_from_csv("", {}, {}));
}

TEST_CASE("a calendar's events become cards in their order, with their next time") {
    const auto items = rundown_from_calendar(kCalendar, {}, at("2026-11-25"));
    REQUIRE(items);
    REQUIRE(items->size() == 3);
    CHECK((*items)[0].fields == Fields{{"title", "Concert dans la cour"},
                                       {"details", "Musée d'arts, Nantes · samedi 28 novembre, 18:00"}});
    CHECK((*items)[1].fields ==
          Fields{{"title", "Journée portes ouvertes"}, {"details", "samedi 5 décembre"}});
    CHECK((*items)[2].fields == Fields{{"title", "Visite guidée"}, {"details", "mardi 8 décembre, 18:00"}});
    const auto english = rundown_from_calendar(kCalendar, {}, at("2026-12-06", false));
    REQUIRE(english);
    CHECK(english->front().fields.at("details") == "Tuesday 8 December, 18:00");
}

TEST_CASE("what is no calendar, or over, is refused") {
    CHECK(!rundown_from_calendar("not a calendar", {}, at("2026-11-25")));
    CHECK(!rundown_from_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", {}, at("2026-11-25")));
}

TEST_CASE("a rundown is the same when it was written and read") {
    Rundown items{{"a",
                   "ticker",
                   {{"lines", "Un\nDeux"}, {"title", "Infos"}},
                   8,
                   "now",
                   "both",
                   90'000,
                   RundownItem::Start::Timed,
                   "Discours",
                   "other",
                   true,
                   {"rtmp"},
                   {"srt"}}};
    CHECK(rundown_from_json(rundown_to_json(items, Templates()), Templates()).value() == items);
}
