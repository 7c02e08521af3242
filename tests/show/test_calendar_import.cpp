#include "show/calendar_import.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <ctime>

using namespace regie;

namespace {

const Zone kNantes = *Zone::named("Europe/Paris");

CalendarReading at(const char* date, bool french = true) {
    return {kNantes, kNantes.wall_ms(*parse_date(date), 9 * 60), french};
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

/// Each event as "title, when", then what was left out.
std::vector<std::string> planned(const std::string& events, const char* now = "2026-11-30",
                                 const std::string& head = "") {
    INFO(events);
    const auto plan = rundown_from_calendar(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + head + events + "END:VCALENDAR\r\n", {}, at(now));
    if (!plan)
        return {plan.error().what};
    std::vector<std::string> words;
    for (const auto& item : plan->items)
        words.push_back(item.fields.at("title") + ", " + item.fields.at("details"));
    words.insert(words.end(), plan->left_out.begin(), plan->left_out.end());
    return words;
}

std::string event(const std::string& lines) {
    return "BEGIN:VEVENT\r\n" + lines + (lines.find("UID:") == std::string::npos ? "UID:1\r\n" : "") +
           "END:VEVENT\r\n";
}

const std::string kTuesdays =
    "UID:s\r\nDTSTART;TZID=Europe/Paris:20260901T180000\r\nDTEND;TZID=Europe/Paris:20260901T190000\r\n"
    "RRULE:FREQ=WEEKLY;BYDAY=TU\r\nSUMMARY:Visite\r\n";

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("a calendar's events become cards in their order, with their next time") {
    const auto items = rundown_from_calendar(kCalendar, {}, at("2026-11-25"));
    REQUIRE(items);
    REQUIRE(items->items.size() == 3);
    CHECK(items->items[0].fields == Fields{{"title", "Concert dans la cour"},
                                           {"details", "Musée d'arts, Nantes · samedi 28 novembre, 18:00"}});
    CHECK(items->items[1].fields ==
          Fields{{"title", "Journée portes ouvertes"}, {"details", "samedi 5 décembre"}});
    CHECK(items->items[2].fields ==
          Fields{{"title", "Visite guidée"}, {"details", "mardi 8 décembre, 18:00"}});
    const auto english = rundown_from_calendar(kCalendar, {}, at("2026-12-06", false));
    REQUIRE(english);
    CHECK(english->items.front().fields.at("details") == "Tuesday 8 December, 18:00");
}

TEST_CASE("what is no calendar, or over, is refused") {
    CHECK(!rundown_from_calendar("not a calendar", {}, at("2026-11-25")));
    CHECK(!rundown_from_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", {}, at("2026-11-25")));
}

TEST_CASE("of a series what was moved, renamed or called off is so") {
    const auto with = [](const std::string& change) {
        return planned(event(kTuesdays) + event("UID:s\r\n" + change));
    };
    const std::string first = "RECURRENCE-ID;TZID=Europe/Paris:20261201T180000\r\n";
    CHECK(with(first + "DTSTART;TZID=Europe/Paris:20261203T200000\r\nSUMMARY:Visite\r\n") ==
          Words{"Visite, jeudi 3 décembre, 20:00"});
    CHECK(with(first + "DTSTART;TZID=Europe/Paris:20261201T180000\r\nSUMMARY:Complet\r\n") ==
          Words{"Complet, mardi 1er décembre, 18:00"});
    CHECK(
        with(first + "DTSTART;TZID=Europe/Paris:20261201T180000\r\nSTATUS:CANCELLED\r\nSUMMARY:Visite\r\n") ==
        Words{"Visite, mardi 8 décembre, 18:00"});
    CHECK(with("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261201T180000\r\nDTSTART;TZID=Europe/"
               "Paris:20261201T193000\r\n"
               "DTEND;TZID=Europe/Paris:20261201T203000\r\nSUMMARY:Visite du soir\r\n") ==
          Words{"Visite du soir, mardi 1er décembre, 19:30"});
    CHECK(with("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261124T180000\r\nDTSTART;TZID=Europe/"
               "Paris:20261125T193000\r\n"
               "DTEND;TZID=Europe/Paris:20261125T203000\r\nSUMMARY:Le mercredi\r\n") ==
          Words{"Le mercredi, mercredi 2 décembre, 19:30"});
    CHECK(with("RECURRENCE-ID:20261201T170000Z\r\nDTSTART:20261203T190000Z\r\nSUMMARY:Visite\r\n") ==
          Words{"Visite, jeudi 3 décembre, 20:00"});
}

TEST_CASE("dates are taken out of a series however they are written, and added to it") {
    for (const auto* out : {"EXDATE;VALUE=DATE:20261201", "EXDATE:20261201T180000",
                            "EXDATE;TZID=America/New_York:20261201T120000",
                            "EXDATE;TZID=Europe/Paris:20261201T180000", "EXDATE:20261201T170000Z"})
        CHECK(planned(event(kTuesdays + out + "\r\n")) == Words{"Visite, mardi 8 décembre, 18:00"});
    CHECK(planned(event(kTuesdays + "EXDATE;TZID=Europe/Paris:20261201T180000,20261208T180000\r\n")) ==
          Words{"Visite, mardi 15 décembre, 18:00"});
    CHECK(planned(event("DTSTART;VALUE=DATE:20261101\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;VALUE=DATE:"
                        "20261206\r\nSUMMARY:Dimanche\r\n")) == Words{"Dimanche, dimanche 13 décembre"});
    CHECK(planned(
              event(kTuesdays + "EXDATE:20261201T170000Z\r\nRDATE;TZID=Europe/Paris:20261202T200000\r\n")) ==
          Words{"Visite, mercredi 2 décembre, 20:00"});
    CHECK(planned(event("DTSTART;TZID=Europe/Paris:20261001T200000\r\nRDATE;TZID=Europe/"
                        "Paris:20261101T200000,20261205T200000\r\n"
                        "SUMMARY:Concert\r\n")) == Words{"Concert, samedi 5 décembre, 20:00"});
    CHECK(planned(event("DTSTART;TZID=Europe/Paris:20261001T200000\r\nRDATE;VALUE=PERIOD;TZID=Europe/"
                        "Paris:20261205T200000/PT2H\r\n"
                        "SUMMARY:Concert\r\n")) == Words{"Concert, samedi 5 décembre, 20:00"});
}

TEST_CASE("time zones have many names") {
    for (const auto* start :
         {"DTSTART;TZID=Romance Standard Time:20261204T190000",
          "DTSTART;TZID=Eastern Standard Time:20261204T130000",
          "DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20261204T130000",
          "DTSTART;TZID=GMT Standard Time:20261204T180000",
          "DTSTART;TZID=Tokyo Standard Time:20261205T030000", "DTSTART;TZID=America/New_York:20261204T130000",
          "DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20261204T130000", "DTSTART:20261204T180000Z",
          "DTSTART:20261204T190000"})
        CHECK(planned(event(std::string(start) + "\r\nSUMMARY:Concert\r\n")) ==
              Words{"Concert, vendredi 4 décembre, 19:00"});
    CHECK(planned(event("DTSTART:20261204T130000\r\nSUMMARY:Concert\r\n"), "2026-11-30",
                  "X-WR-TIMEZONE:America/Montreal\r\n") == Words{"Concert, vendredi 4 décembre, 19:00"});
    CHECK(planned(event("DTSTART;TZID=Atlantis:20261204T190000\r\nSUMMARY:Concert\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00",
                "nobody knows the time zone \"Atlantis\": the show's was taken"});
    const std::string own =
        "BEGIN:VTIMEZONE\r\nTZID:Chez "
        "nous\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\n"
        "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
        "DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;"
        "BYMONTH=3\r\n"
        "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    CHECK(planned(own + event("DTSTART;TZID=Chez nous:20261204T190000\r\nSUMMARY:Concert\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00"});
    CHECK(planned(
              own +
              event("DTSTART;TZID=Chez nous:20260703T190000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Concert\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00"});
}

TEST_CASE("what lasts the day, or is under way, is announced") {
    const std::string begins = "DTSTART;VALUE=DATE:20261130\r\n", title = "SUMMARY:Portes ouvertes\r\n";
    for (const auto* end : {"", "DTEND;VALUE=DATE:20261130\r\n", "DTEND;VALUE=DATE:20261201\r\n"})
        CHECK(planned(event(begins + end + title)) == Words{"Portes ouvertes, lundi 30 novembre"});
    CHECK(planned(
              event("DTSTART;VALUE=DATE:20261003\r\nDTEND;VALUE=DATE:20261203\r\nSUMMARY:Exposition\r\n")) ==
          Words{"Exposition, jusqu'au mercredi 2 décembre"});
    CHECK(planned(event("DTSTART;TZID=Europe/Paris:20261130T083000\r\nDTEND;TZID=Europe/"
                        "Paris:20261130T170000\r\nSUMMARY:Atelier\r\n")) ==
          Words{"Atelier, lundi 30 novembre, 08:30"});
}

TEST_CASE("old, ended and rare series") {
    CHECK(planned(event("DTSTART:19900101T000000Z\r\nDTEND:19900101T001000Z\r\nRRULE:FREQ=HOURLY\r\nSUMMARY:"
                        "Carillon\r\n")) == Words{"Carillon, lundi 30 novembre, 09:00"});
    CHECK(planned(event("DTSTART;TZID=Europe/"
                        "Paris:20260103T100000\r\nRRULE:FREQ=MONTHLY;BYDAY=1SA\r\nSUMMARY:Atelier\r\n")) ==
          Words{"Atelier, samedi 5 décembre, 10:00"});
    CHECK(planned(event("DTSTART:20261101T180000Z\r\nRRULE:FREQ=DAILY;COUNT=5\r\nSUMMARY:Fini\r\n")) ==
          Words{"there is nothing in it to plan: of its events 1 is over"});
    CHECK(planned(event(
              "DTSTART:20261101T180000Z\r\nRRULE:FREQ=DAILY;UNTIL=20261110T180000Z\r\nSUMMARY:Fini\r\n")) ==
          Words{"there is nothing in it to plan: of its events 1 is over"});
    CHECK(planned(event(
              "DTSTART;TZID=Europe/"
              "Paris:20261129T180000\r\nRRULE:FREQ=DAILY;UNTIL=20261130T170000Z\r\nSUMMARY:Dernier\r\n")) ==
          Words{"Dernier, lundi 30 novembre, 18:00"});
    CHECK(
        planned(event(
            "DTSTART;TZID=Europe/Paris:20260101T180000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Tous les jours\r\n")) ==
        Words{"Tous les jours, lundi 30 novembre, 18:00"});
}

TEST_CASE("rules that are never met come to an end") {
    const auto often = [](const std::string& frequency) {
        return planned(event("DTSTART:20261201T180000\r\nSUMMARY:Visite\r\nRRULE:FREQ=" + frequency +
                             ";BYMONTH=2;BYMONTHDAY=30\r\n"));
    };
    for (const char* frequency : {"DAILY", "YEARLY"})
        CHECK(often(frequency) == Words{"Visite, mardi 1er décembre, 18:00"});
    for (const char* frequency : {"SECONDLY", "MINUTELY", "HOURLY"})
        CHECK(often(frequency) == Words{"Visite, mardi 1er décembre, 18:00",
                                        "1 has a rule that cannot be read (its first date counts)"});
    const std::string zone = "BEGIN:VTIMEZONE\r\nTZID:Ici\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                             "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\n"
                             "END:STANDARD\r\nEND:VTIMEZONE\r\n";
    CHECK(planned(event("DTSTART;TZID=Ici:20261201T180000\r\nSUMMARY:Visite\r\n"), "2026-11-30", zone) ==
          Words{"Visite, mardi 1er décembre, 18:00",
                "nobody knows the time zone \"Ici\": the show's was taken"});
    CHECK(planned(event("DTSTART:20261130T090000\r\nSUMMARY:Visite\r\nRRULE:FREQ=HOURLY;COUNT=3\r\n"
                        "EXDATE:20261130T090000\r\n")) == Words{"Visite, lundi 30 novembre, 10:00"});
}

TEST_CASE("what is left out is counted and said") {
    const auto concert = event("UID:a\r\nDTSTART:20261204T180000Z\r\nSUMMARY:Concert\r\n");
    CHECK(planned(concert +
                  event("UID:b\r\nDTSTART:20261204T180000Z\r\nSTATUS:CANCELLED\r\nSUMMARY:Bal\r\n") +
                  event("UID:c\r\nDTSTART:20280320T180000Z\r\nSUMMARY:Nuit\r\n") +
                  event("UID:d\r\nDTSTART:20261204T180000Z\r\n") +
                  event("UID:e\r\nDTSTART:20251204T180000Z\r\nSUMMARY:Hier\r\n") +
                  event("UID:f\r\nDTSTART:20241204T180000Z\r\nSUMMARY:Avant\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00", "2 are over", "1 is called off",
                "1 is more than 366 days ahead", "1 has no title"});
    CHECK(planned(event("UID:c\r\nDTSTART:20280320T180000Z\r\nSUMMARY:Nuit\r\n")) ==
          Words{"there is nothing in it to plan: of its events 1 is more than 366 days ahead"});
    std::string many;
    for (int i = 0; i < 250; ++i)
        many += event("UID:" + std::to_string(i) + "\r\nDTSTART:20261204T180000Z\r\nSUMMARY:Concert\r\n");
    const auto planned_many = planned(many);
    CHECK(planned_many.size() == 201);
    CHECK(planned_many.back() == "50 are too many: a rundown has at most 200 items");
    const auto twice =
        planned(event("UID:a\r\nSEQUENCE:1\r\nDTSTART:20261204T180000Z\r\nSUMMARY:Concert\r\n") +
                event("UID:a\r\nSEQUENCE:3\r\nDTSTART:20261205T180000Z\r\nSUMMARY:Concert\r\n"));
    CHECK(twice == Words{"Concert, samedi 5 décembre, 19:00"});
    CHECK(planned("\r\n\r\n") == Words{"there is no event in it"});
}

TEST_CASE("calendars that nobody wrote for people are read in time, and what was not is said") {
    const auto begin = std::clock(); // the processor's: the machine may be busy
    std::string dates = "20261204T180000Z";
    for (int i = 0; i < 200'000; ++i)
        dates += fmt::format(",{}T{:02}0000Z", 20'270'101 + i % 28, i % 24);
    const auto concert = "UID:a\r\nDTSTART:20251204T180000Z\r\nSUMMARY:Concert\r\n";
    const Words read{"Concert, vendredi 4 décembre, 19:00",
                     "1 has more than 2000 dates of its own: the first were read"};
    CHECK(planned(event(concert + ("RDATE:" + dates + "\r\n"))) == read);
    std::string folded, each;
    for (std::size_t at = 0; at < dates.size(); at += 73)
        folded += dates.substr(at, 73) + "\r\n ";
    CHECK(planned(event(concert + ("rdate:" + folded + "\r\n"))) == read);
    for (std::size_t at = 0; at < dates.size(); at += 17)
        each += "RDATE:" + dates.substr(at, 16) + "\r\n";
    CHECK(planned(event(concert + each)) == read);
    CHECK(planned(event(kTuesdays + "EXDATE:20261201T170000Z," + dates + "\r\n")).front() ==
          "Visite, mardi 8 décembre, 18:00");
    std::string words = "CATEGORIES:a";
    for (int i = 0; i < 1'000'000; ++i)
        words += ",b";
    CHECK(planned(event(concert + words + "\r\nRDATE:20261204T180000Z\r\n")) == Words{read.front()});
    std::string often;
    for (int i = 0; i < 100; ++i)
        often += event("UID:" + std::to_string(i) +
                       "\r\nDTSTART:20200101T000000Z\r\nRRULE:FREQ=SECONDLY;COUNT=90000\r\nSUMMARY:Bip\r\n");
    CHECK(planned(often) ==
          Words{"there is nothing in it to plan: of its events 5 are over, 95 repeat too often"});
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 5); // the first alone took 44 s
}

TEST_CASE("what cannot be read of a calendar is said") {
    const auto concert = event("UID:a\r\nDTSTART:20261204T180000Z\r\nSUMMARY:Concert\r\n");
    CHECK(planned(concert + event("UID:b\r\nSUMMARY:Sans date\r\n") +
                  event("UID:c\r\nDTSTART:demain\r\nSUMMARY:Demain\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00", "2 have no date that can be read"});
    CHECK(planned(event("UID:b\r\nSUMMARY:Sans date\r\n")) ==
          Words{"there is nothing in it to plan: of its events 1 has no date that can be read"});
    CHECK(planned(event("DTSTART:20261204T180000Z\r\nRRULE:chaque mardi\r\nSUMMARY:Concert\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00",
                "1 has a rule that cannot be read (its first date counts)"});
    CHECK(planned(event("DTSTART:20261204T180000Z\r\nRRULE:FREQ=WEEKLY\r\nEXRULE:FREQ=WEEKLY;INTERVAL=2\r\n"
                        "SUMMARY:Concert\r\n")) ==
          Words{"Concert, vendredi 4 décembre, 19:00",
                "1 has exceptions by a rule, which are not read (its next date may be one of them)"});
    const auto place = [](std::size_t title, std::size_t where) {
        return planned(event("DTSTART:20261204T180000Z\r\nSUMMARY:" + std::string(title, 'x') +
                             "\r\nLOCATION:" + std::string(where, 'y') + "\r\n"))
            .back();
    };
    CHECK(place(80, 60).starts_with("xxx"));
    CHECK(place(81, 60) == "1 has a title of more than 80 or a place of more than 60 characters (it is cut)");
    CHECK(place(80, 61) == "1 has a title of more than 80 or a place of more than 60 characters (it is cut)");
}

TEST_CASE("a calendar that is torn off is called so") {
    const auto torn = [](const std::string& text) {
        const auto plan = rundown_from_calendar(text, {}, at("2026-11-25"));
        return plan ? std::string() : plan.error().what;
    };
    const std::string words = "the calendar has no end: a part of the file is missing";
    CHECK(torn(kCalendar.substr(0, kCalendar.size() - 40)) == words);
    CHECK(torn(kCalendar.substr(0, kCalendar.rfind("END:VCALENDAR"))) == words);
    CHECK(torn(kCalendar + kCalendar.substr(0, 200)) == words);
    CHECK(torn("not a calendar") == "there is no calendar in it");
    CHECK(torn(kCalendar + kCalendar).empty());
}
