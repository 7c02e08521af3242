// When an SRT line counts as congested.

#include "pipelines/outputs/srt_congestion.h"

#include <catch2/catch.hpp>

using namespace regie::pipelines;

namespace {

/// 150 packets a second, looked at ten times.
struct SrtLine {
    explicit SrtLine(int latency_ms) : congestion(latency_ms) {}
    /// How many of so many looks said congested.
    int look(int times, double round_trip_ms, double lost_part = 0) {
        int congested = 0;
        for (int i = 0; i < times; ++i) {
            sent += 15;
            lost += 15 * lost_part;
            congested += congestion.tell(round_trip_ms, sent, static_cast<std::int64_t>(lost));
        }
        return congested;
    }
    SrtCongestion congestion;
    std::int64_t sent = 0;
    double lost = 0;
};

} // namespace

TEST_CASE("A line with a long way and some loss is not congested") {
    SrtLine line(120);
    CHECK(line.look(600, GENERATE(0.1, 40.0, 300.0), GENERATE(0.0, 0.05)) == 0);
}

TEST_CASE("A round trip that grows is a queue, from a third of the latency on") {
    const auto [latency_ms, limit_ms] = GENERATE(table<int, double>({{50, 30}, {120, 40}, {600, 200}}));
    SrtLine line(latency_ms);
    line.look(50, 20);
    CHECK(line.look(1, 20 + limit_ms - 1) == 0);
    CHECK(line.look(1, 20 + limit_ms + 1) == 1);
    CHECK(line.look(1, 21) == 0);
}

TEST_CASE("A line that loses more than a tenth is congested") {
    SrtLine line(120);
    line.look(50, 20);
    CHECK(line.look(20, 20, 0.2) >= 10);
    line.look(11, 20);
    CHECK(line.look(50, 20) == 0);
}

TEST_CASE("A route that becomes longer for good is taken for what it is, after a while") {
    SrtLine line(120);
    line.look(50, 20);
    CHECK(line.look(1, 90) == 1);
    line.look(2 * SrtCongestion::kLooksKept, 90);
    CHECK(line.look(10, 90) == 0);
    CHECK(line.congestion.shortest_round_trip_ms() == 90);
}
