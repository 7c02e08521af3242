#include "show/campaign.h"
#include "show/opening_hours.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <ctime>
#include <set>

using namespace regie;

namespace {

const Zone kParis = *Zone::named("Europe/Paris");

Date day(const char* text) { return *parse_date(text); }

/// The C library's own rules, as a second opinion.
std::tm by_the_c_library(std::int64_t wall_ms) {
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    const std::time_t seconds = wall_ms / 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    return local;
}

Campaign a_campaign() {
    Campaign campaign;
    campaign.id = "winter";
    campaign.messages = {{"lower-third", {{"title", "Un"}}, 10}, {"lower-third", {{"title", "Deux"}}, 10}};
    campaign.from = day("2026-01-01");
    campaign.until = day("2026-12-31");
    campaign.weekdays = {1, 2, 3, 4, 5, 6, 7};
    return campaign;
}

OpeningHours museum() {
    return *opening_hours_from_json(nlohmann::json::parse(R"({
        "regular": {"mon": [["11:00", "19:00"]], "wed": [["11:00", "19:00"]], "thu": [["11:00", "21:00"]],
                    "fri": [["11:00", "12:30"], ["14:00", "19:00"]], "sat": [["11:00", "02:00"]]},
        "exceptions": [{"date": "2026-12-24", "hours": [["11:00", "16:00"]], "reason": "Veille de Noël"},
                       {"date": "2026-08-01", "until": "2026-08-15"}],
        "holidays": "fr"})"));
}

} // namespace

TEST_CASE("local time is the C library's in every quarter of an hour of a year with both changes") {
    const auto start = kParis.wall_ms(day("2026-01-01"), 0);
    int wrong = 0;
    std::set<int> offsets;
    for (std::int64_t quarter = 0; quarter < 366 * 96; ++quarter) {
        const auto ms = start + quarter * 15 * 60'000;
        const auto local = kParis.local(ms);
        const auto other = by_the_c_library(ms);
        offsets.insert(static_cast<int>(other.tm_gmtoff));
        wrong +=
            static_cast<int>(local.date.year()) != other.tm_year + 1900 ||
                    static_cast<unsigned>(local.date.month()) != static_cast<unsigned>(other.tm_mon) + 1 ||
                    static_cast<unsigned>(local.date.day()) != static_cast<unsigned>(other.tm_mday) ||
                    local.minute() != other.tm_hour * 60 + other.tm_min
                ? 1
                : 0;
        // There and back, but for the hour that comes twice, whose first is meant.
        const auto back = kParis.wall_ms(local.date, local.minute());
        wrong +=
            back != ms && !(ms - back == 3'600'000 && kParis.local(back).minute() == local.minute()) ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(offsets.size() == 2);
}

TEST_CASE("an hour that is left out is as much later as the clock is put forward") {
    const auto at = kParis.wall_ms(day("2026-03-29"), 2 * 60 + 30);
    CHECK(kParis.local(at).minute() == 3 * 60 + 30);
    CHECK(!Zone::named("Europe/Nantes"));
}

TEST_CASE("a campaign runs in its hours on each day of a year, whatever the clocks do") {
    auto campaign = a_campaign();
    campaign.weekdays = {2, 6}; // Tuesdays, and Saturdays past midnight
    campaign.hours = {{9 * 60, 12 * 60}, {22 * 60, 2 * 60}};
    int wrong = 0;
    const auto start = kParis.wall_ms(day("2025-12-25"), 0);
    for (std::int64_t step = 0; step < 380 * 144; ++step) {
        const auto now = by_the_c_library(start + step * 600'000);
        const auto morning = [](const std::tm& t) { return t.tm_hour >= 9 && t.tm_hour < 12; };
        const int day_before = (now.tm_wday + 6) % 7;
        // The days before and after 2026 are told by their own dates.
        const bool in_year = now.tm_year == 126;
        const bool day_before_in_year = in_year ? now.tm_yday > 0 : now.tm_year == 127 && now.tm_yday == 0;
        const auto meant = [](int weekday) { return weekday == 2 || weekday == 6; };
        const bool wanted = (in_year && meant(now.tm_wday) && (morning(now) || now.tm_hour >= 22)) ||
                            (day_before_in_year && meant(day_before) && now.tm_hour < 2);
        wrong += runs_at(campaign, kParis.local(start + step * 600'000)) != wanted ? 1 : 0;
    }
    CHECK(wrong == 0);
}

TEST_CASE("airtime follows the weights, targets come first, and nobody has more than their most") {
    auto light = a_campaign(), heavy = a_campaign(), promised = a_campaign();
    light.id = "light";
    heavy.id = "heavy";
    heavy.weight = 3;
    promised.id = "promised";
    promised.target_s = 60;
    promised.most_s = 90;
    const std::vector<Campaign> all{light, heavy, promised};
    std::map<std::string, Airtime> airtime;
    std::vector<std::string> order;
    for (int n = 0; n < 100; ++n) {
        const auto* next = next_campaign(all, kParis.local(kParis.wall_ms(day("2026-11-25"), 1100)), airtime);
        REQUIRE(next);
        order.push_back(next->id);
        auto& aired = airtime[campaign_key(*next)];
        aired.ms += next_message(*next, airtime).seconds * 1000;
        ++aired.times;
    }
    CHECK(std::vector(order.begin(), order.begin() + 6) == std::vector<std::string>(6, "promised"));
    CHECK(airtime["campaign-promised"].ms == 90'000);
    const auto part =
        static_cast<double>(airtime["campaign-heavy"].ms) / static_cast<double>(airtime["campaign-light"].ms);
    CHECK(part == Approx(3).epsilon(0.1));
    CHECK(next_message(light, {}).fields.at("title") == "Un");
    CHECK(next_message(light, {{"campaign-light", {0, 3}}}).fields.at("title") == "Deux");
}

TEST_CASE("a campaign that is over, or not yet, is not shown") {
    auto campaign = a_campaign();
    campaign.until = day("2026-10-31");
    CHECK(!next_campaign({campaign}, {day("2026-11-25"), 0}, {}));
    CHECK(next_campaign({campaign}, {day("2026-10-31"), 86'399}, {}));
}

TEST_CASE("opening hours know the week, holidays, exceptions and midnight") {
    const auto hours = museum();
    CHECK(hours.on(day("2026-11-24")).empty()); // a Tuesday
    CHECK(hours.on(day("2026-12-24")) == std::vector<Hours>{{660, 960}});
    CHECK(hours.on(day("2026-11-11")).empty()); // a Wednesday and a holiday
    CHECK(hours.on(day("2026-08-10")).empty());
    CHECK(hours.open_at({day("2026-11-28"), 23 * 3600}));
    CHECK(hours.open_at({day("2026-11-29"), 3600})); // Saturday's night
    CHECK(!hours.open_at({day("2026-11-29"), 2 * 3600}));
    CHECK(!hours.open_at({day("2026-11-27"), 13 * 3600}));
}

TEST_CASE("the next opening is found across the night, the week and the change of clocks") {
    const auto hours = museum();
    const auto next = [&](const char* date, int minute) {
        const auto opening = hours.next_opening(kParis, kParis.wall_ms(day(date), minute));
        REQUIRE(opening);
        const auto local = kParis.local(*opening);
        return date_words(local.date) + " " + std::to_string(local.minute());
    };
    CHECK(next("2026-11-23", 600) == "2026-11-23 660");
    CHECK(next("2026-11-23", 660) == "2026-11-25 660");
    CHECK(next("2026-11-27", 750) == "2026-11-27 840");
    CHECK(next("2026-07-31", 1200) == "2026-08-17 660"); // closed until the 15th, then Sunday
    CHECK(next("2026-03-28", 1500) == "2026-03-30 660"); // over the night that lost an hour
    CHECK(!OpeningHours{}.next_opening(kParis, 0));
}

TEST_CASE("the days off of France, to Whit Monday") {
    for (const char* off :
         {"2026-01-01", "2026-04-06", "2026-05-14", "2026-05-25", "2026-07-14", "2027-03-29"})
        CHECK(is_french_holiday(day(off)));
    CHECK(!is_french_holiday(day("2026-04-05")));
    CHECK(!is_french_holiday(day("2026-12-26")));
}

TEST_CASE("hours are said in words") {
    const auto hours = museum();
    const auto said = [&](const char* text, const char* date, int minute, const char* language) {
        return with_hours(text, hours, kParis, kParis.wall_ms(day(date), minute), language);
    };
    CHECK(said("Nous sommes ouverts {hours_today}.", "2026-11-27", 600, "fr") ==
          "Nous sommes ouverts aujourd’hui de 11:00 à 12:30 et de 14:00 à 19:00.");
    CHECK(said("Le musée est {open_now}, il ouvre {next_opening}.", "2026-11-24", 600, "fr") ==
          "Le musée est fermé, il ouvre demain à 11:00.");
    CHECK(said("We are {open_now} and open {next_opening}.", "2026-11-28", 1430, "en") ==
          "We are open and open on Monday 30 November at 11:00.");
}

TEST_CASE("dates, days and hours that are none are refused with their place") {
    CHECK(!parse_date("2026-02-30"));
    CHECK(!parse_date("26-02-03"));
    const auto campaign = nlohmann::json::parse(
        R"([{"id": "a", "from": "2026-12-01", "until": "2026-11-01", "messages": []}])");
    CHECK(campaigns_from_json(campaign, {}).error().where == "/campaigns/0/until");
    CHECK(hours_from_json(nlohmann::json::parse(R"([["11:00", "25:00"]])")).error().where == "/0");
    const auto hours = nlohmann::json::parse(R"({"regular": {"mon": [["11:00", "x"]]}})");
    CHECK(opening_hours_from_json(hours).error().where == "/opening_hours/regular/mon/0");
}
