#include "show/recovery.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

constexpr std::int64_t kEpoch = 1'764'000'000'000;

/// A log that is written down as it happens, by show time.
struct Log {
    std::vector<Event> events{{1, kEpoch, 0, "engine", SessionStarted{"Essai", "live", 30, kEpoch, {}}},
                              {2, kEpoch, 0, "engine", EngineStarted{1, 0, {}, {}, "boot-1", 5'000}}};

    Log& at(std::int64_t show_ms, EventBody body) {
        events.push_back({events.size() + 1, kEpoch + show_ms, show_ms, "engine", std::move(body)});
        return *this;
    }
    Log& takes_over(std::int64_t show_ms, std::vector<std::string> after) {
        return at(show_ms, EngineStarted{2, show_ms * 30 / 1000, std::move(after), {}, "boot-1", 5'000});
    }
    Log& takes(std::int64_t show_ms, const std::string& key) {
        return at(show_ms, GraphicTaken{{key, "lower-third", {}, -1, {}, key}});
    }
};

Engines engines_of(const Log& log, ShowState& state) {
    Engines engines;
    for (const auto& event : log.events) {
        engines.apply(event, state);
        state.apply(event);
    }
    return engines;
}

std::int64_t goes_on_at_ms(const Log& log, const Moment& now) {
    ShowState state;
    return engines_of(log, state).goes_on_at_ms(now);
}

LeftOut left_out(const Log& log, const std::vector<EngineEnd>& after, std::int64_t now_ms) {
    ShowState state;
    return engines_of(log, state).left_out(after, now_ms, state);
}

const std::vector<EngineEnd> kCrash{EngineEnd::Crashed};

} // namespace

TEST_CASE("show time goes on by the monotonic clock, whatever was done to the wall clock") {
    Log log;
    log.at(20'000, MarkSet{"here"});
    for (const std::int64_t stepped : {0LL, -3'600'000LL, 3'600'000LL, 40LL * 24 * 3'600'000})
        CHECK(goes_on_at_ms(log, {kEpoch + 21'000 + stepped, 26'000, "boot-1"}) == 21'000);
}

TEST_CASE("after a new start of the machine it goes on by the time since the log's last event") {
    Log log;
    log.at(20'000, MarkSet{"here"});
    CHECK(goes_on_at_ms(log, {kEpoch + 140'000, 900, "boot-2"}) == 140'000);
    SECTION("not by a time that cannot be") {
        CHECK(goes_on_at_ms(log, {kEpoch - 86'400'000, 900, "boot-2"}) == 20'000);
        CHECK(goes_on_at_ms(log, {kEpoch + 86'400'000'000, 900, "boot-2"}) == 20'000);
    }
}

TEST_CASE("a log without the monotonic clock goes on by the wall clock, never backwards from 0") {
    Log log;
    log.events[1].body = EngineStarted{1, 0};
    CHECK(goes_on_at_ms(log, {kEpoch + 9'000, 26'000, "boot-1"}) == 9'000);
    CHECK(goes_on_at_ms(log, {kEpoch - 9'000, 26'000, "boot-1"}) == 0);
}

TEST_CASE("what stood on air when an engine died twice is left out") {
    Log log;
    log.takes(100'000, "host").takes(101'000, "poison").takes_over(103'000, {"crashed"});
    log.at(103'100, GraphicReleased{"host"});
    const auto out = left_out(log, kCrash, 105'000);
    CHECK(out.graphics == std::vector<std::string>{"poison"});
    CHECK_FALSE(out.all_graphics);
    CHECK_FALSE(out.all_sources);
}

TEST_CASE("one death, deaths from outside and deaths far apart leave nothing out") {
    Log log;
    log.takes(1'000, "host");
    SECTION("one") { CHECK(left_out(log, kCrash, 5'000).graphics.empty()); }
    SECTION("none") { CHECK(left_out(log, {}, 5'000).graphics.empty()); }
    SECTION("killed twice") {
        log.takes_over(3'000, {"killed"});
        CHECK(left_out(log, {EngineEnd::Killed}, 5'000).graphics.empty());
    }
    SECTION("killed, then crashed") {
        log.takes_over(3'000, {"killed"});
        CHECK(left_out(log, kCrash, 5'000).graphics.empty());
    }
    SECTION("crashed, ran for a minute, crashed") {
        log.takes_over(3'000, {"crashed"});
        CHECK(left_out(log, kCrash, 63'000).graphics.empty());
    }
}

TEST_CASE("whom the machine ends for want of memory died by its own doing; who is killed often did not") {
    Log log;
    log.takes(1'000, "host").takes_over(3'000, {"out-of-memory"});
    CHECK(left_out(log, {EngineEnd::OutOfMemory}, 5'000).graphics == std::vector<std::string>{"host"});
    Log killed;
    killed.takes(1'000, "host");
    for (int i = 1; i < 10; ++i)
        killed.takes_over(i * 3'000, {"killed"});
    CHECK(left_out(killed, {EngineEnd::Killed}, 30'000).graphics.empty());
}

TEST_CASE("who dies on goes without graphics, then without sources; a minute of life ends the row") {
    Log log;
    log.takes_over(70'000, {"crashed"}).takes_over(72'000, {"hung"});
    CHECK_FALSE(left_out(log, {EngineEnd::Killed}, 74'000).all_graphics);
    CHECK(left_out(log, kCrash, 74'000).all_graphics);
    CHECK_FALSE(left_out(log, kCrash, 74'000).all_sources);
    log.takes_over(74'000, {"crashed"});
    CHECK(left_out(log, kCrash, 75'000).all_sources);
    CHECK_FALSE(left_out(log, kCrash, 75'000 + 60'000).all_graphics);
}

TEST_CASE("engines that never started count where they died") {
    Log log;
    log.takes(1'000, "host");
    CHECK(left_out(log, {EngineEnd::Crashed, EngineEnd::Refused}, 3'000).graphics ==
          std::vector<std::string>{"host"});
    CHECK(left_out(log, {EngineEnd::Refused, EngineEnd::Refused, EngineEnd::Refused}, 3'000).all_graphics);
}

TEST_CASE("ends have names that the log keeps") {
    for (const auto end :
         {EngineEnd::Killed, EngineEnd::OutOfMemory, EngineEnd::Crashed, EngineEnd::Hung, EngineEnd::Refused})
        CHECK(engine_end_of(to_string(end)) == end);
    CHECK_FALSE(engine_end_of("bored"));
}
