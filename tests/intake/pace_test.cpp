#include "intake/pace.h"

#include <catch2/catch.hpp>

using namespace regie::intake;
using regie::Budget;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr Costs kYouTube{.poll = 5, .audience = 1, .action = 50};
constexpr Budget kDay{.units_a_day = 10'000, .hours = 3};

} // namespace

TEST_CASE("a day's units are spread over the planned length, and some are kept for decisions") {
    Pace pace({}, kYouTube, kDay, 0, 0, 0);
    // Three hours: 720 questions for the audience, so (9,000 - 720) / 5 polls.
    CHECK(pace.interval_ms(0, false) == 6521);
    std::int64_t now = 0, asked = 0;
    while (now < 3 * kHour) { // people write all the time
        pace.spend(kYouTube.poll);
        pace.answered(true, {}, 0);
        now += pace.interval_ms(now, false);
        for (; asked < now; asked += Timings().audience)
            pace.spend(kYouTube.audience);
        CHECK(pace.spent_units() <= 9'000);
    }
    CHECK(pace.spent_units() > 7'500);
}

TEST_CASE("a broadcast that goes on for longer than planned slows down, but never goes over the budget") {
    Pace pace({}, kYouTube, kDay, 0, 0, 0);
    std::int64_t now = 0;
    int asked = 0;
    while (now < 12 * kHour) {
        pace.spend(kYouTube.poll);
        now += pace.interval_ms(now, false);
        ++asked;
    }
    CHECK(pace.spent_units() < 9'100); // a tenth is kept for decisions
    CHECK(asked > 1'500);
}

TEST_CASE("what an earlier run spent is gone, and the forecast knows it") {
    Pace fresh({}, kYouTube, kDay, 0, 0, 0);
    Pace later({}, kYouTube, kDay, 6'000, kHour, 0);
    CHECK(later.interval_ms(0, false) > 2 * fresh.interval_ms(0, false));
    CHECK(later.forecast_units(0, false) > 8'900);
    CHECK(later.forecast_units(0, false) <= 9'000);
    CHECK(Pace({}, {}, {}, 0, 0, 0).forecast_units(0, false) == 0);
}

TEST_CASE("the platform's wish is the least, and a stream makes polls a safety net") {
    Pace pace({}, {}, {}, 0, 0, 0);
    PollPage page;
    page.wait_ms = 4'800;
    pace.answered(true, page, 0);
    CHECK(pace.interval_ms(0, false) == 4'800);
    pace.answered(true, {}, 0);
    CHECK(pace.interval_ms(0, false) == 1'000);
    CHECK(pace.interval_ms(0, true) == 5'000);
}
