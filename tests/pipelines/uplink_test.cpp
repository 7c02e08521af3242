// The rate control, on a line of the test's own and under its clock.

#include "milliseconds.h"
#include "pipelines/outputs/uplink.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

constexpr int kFull = 4500, kSound = 128;

/// A line of `kbps` fed by an encoder that obeys at once, and its queue.
struct Line {
    Uplink uplink{kFull};
    std::int64_t now_ms = 0;
    double kbps = 10'000;
    double waiting_bits = 0, arrived_bits = 0;
    double worst_delay_ms = 0;
    int steps = 0;
    bool dropped = false;

    Line() { uplink.restart(0); }

    void run(int ms) {
        for (const auto end = now_ms + ms; now_ms < end; now_ms += 100) {
            waiting_bits += (uplink.affordable_kbps() + kSound) * 100.0;
            const double sent = std::min(waiting_bits, kbps * 100);
            waiting_bits -= sent;
            arrived_bits += sent;
            const double delay_ms = waiting_bits / kbps;
            worst_delay_ms = std::max(worst_delay_ms, delay_ms);
            const int before = uplink.affordable_kbps();
            uplink.tell({.now_ns = now_ms * kMs,
                         .delay_ns = static_cast<std::int64_t>(delay_ms * 1e6),
                         .arrived_bytes = static_cast<std::int64_t>(arrived_bits / 8)});
            steps += uplink.affordable_kbps() != before;
            if (uplink.must_drop()) {
                dropped = true;
                waiting_bits = 0;
            }
        }
    }
};

} // namespace

TEST_CASE("A line that keeps up is given everything") {
    Line line;
    line.run(60'000);
    CHECK(line.uplink.affordable_kbps() == kFull);
    CHECK(line.steps == 0);
    CHECK(line.uplink.arriving_kbps() == Approx(kFull + kSound).margin(2));
}

TEST_CASE("A line that becomes slow gets fewer bits within 5 s, and viewers lag less than 3 s") {
    const double kbps = GENERATE(3000.0, 2000.0, 1200.0, 500.0);
    CAPTURE(kbps);
    Line line;
    line.run(10'000);
    line.kbps = kbps;
    line.run(5000);
    CHECK(line.uplink.affordable_kbps() < std::max(kbps, kFull / 6.0 + 1));
    line.run(20'000);
    CHECK(line.worst_delay_ms < 3000);
}

TEST_CASE("A line that is good again is given everything within 30 s") {
    const double kbps = GENERATE(3000.0, 1200.0, 500.0);
    const int slow_ms = GENERATE(6000, 15'000, 33'000, 60'000);
    CAPTURE(kbps, slow_ms);
    Line line;
    line.run(10'000);
    line.kbps = kbps;
    line.run(slow_ms);
    line.kbps = 10'000;
    line.run(30'000);
    CHECK(line.uplink.affordable_kbps() == kFull);
}

TEST_CASE("A line that stays slow is tried again ever more rarely") {
    Line line;
    line.kbps = 2000;
    line.run(30'000);
    line.steps = 0;
    line.dropped = false;
    line.run(60'000);
    CHECK(line.steps <= 16);
    CHECK_FALSE(line.dropped);
}

TEST_CASE("Pictures have to go when fewer bits come too late") {
    Uplink uplink(kFull);
    uplink.restart(0);
    uplink.tell({.now_ns = 0, .delay_ns = 0, .arrived_bytes = 0});
    uplink.tell({.now_ns = 100 * kMs, .delay_ns = 1400 * kMs, .arrived_bytes = 0});
    CHECK_FALSE(uplink.must_drop());
    uplink.tell({.now_ns = 200 * kMs, .delay_ns = 1600 * kMs, .arrived_bytes = 0});
    CHECK(uplink.must_drop());
    uplink.tell(
        {.now_ns = 300 * kMs, .delay_ns = 1600 * kMs, .arrived_bytes = 0}); // the sound that waited with them
    CHECK_FALSE(uplink.must_drop());
    uplink.tell({.now_ns = 3000 * kMs, .delay_ns = 1600 * kMs, .arrived_bytes = 0});
    CHECK(uplink.must_drop());
}

TEST_CASE("A new connection may be late with what it begins with") {
    Uplink uplink(kFull);
    uplink.restart(0);
    for (int ms = 0; ms <= 2000; ms += 100)
        uplink.tell({.now_ns = ms * kMs, .delay_ns = (2000 - ms) * kMs, .arrived_bytes = ms * 1000});
    CHECK(uplink.affordable_kbps() == kFull);
    CHECK_FALSE(uplink.must_drop());
}
