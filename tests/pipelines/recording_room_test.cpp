// When the recording warns, stops and goes on: a table of free bytes.

#include "pipelines/outputs/recording_room.h"

#include <catch2/catch.hpp>

using namespace regie::pipelines;

namespace {

constexpr std::int64_t kReserve = 1'000, kRate = 100; // bytes, bytes a second

std::int64_t worth(std::int64_t seconds) { return kReserve + seconds * kRate; }

} // namespace

TEST_CASE("The recording's room, as the disk fills and is emptied again") {
    RecordingRoom room({.reserve_bytes = kReserve, .warn_seconds = 300});
    const struct {
        std::int64_t free_bytes;
        Room expected;
    } steps[] = {
        {worth(10'000), Room::Plenty},
        {worth(300), Room::Plenty},
        {worth(299), Room::Low},
        {worth(320), Room::Low}, // a tenth more than what it warns of
        {worth(330), Room::Plenty},
        {worth(2), Room::Low},
        {worth(1), Room::Full}, // in time to close the file
        {worth(59), Room::Full},
        {worth(60), Room::Low}, // room for a minute: it goes on
        {worth(3), Room::Low},
        {0, Room::Full}, // the reserve is gone too: somebody else filled the disk
        {worth(10'000), Room::Plenty},
    };
    for (const auto& step : steps) {
        INFO(step.free_bytes);
        CHECK(room.look(step.free_bytes, kRate) == step.expected);
    }
}

TEST_CASE("The warning goes by what the recording takes now") {
    RecordingRoom room({.reserve_bytes = 0, .warn_seconds = 300});
    CHECK(room.look(30'000, 50) == Room::Plenty);
    CHECK(room.seconds_left() == 598);
    CHECK(room.look(30'000, 200) == Room::Low);
    CHECK(room.seconds_left() == 148);
    CHECK(room.look(30'000, 0) == Room::Plenty); // nothing is written: no division by zero
}
