// When what a live source delivers is shown.

#include "milliseconds.h"
#include "pipelines/sources/live_time.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

constexpr std::int64_t kFirstPiece = 500'000 * kMs;

/// Sound in pieces of 20 ms, and how late each was when it was to be shown (positive: too late to be heard).
struct Stream {
    LiveTime time;
    std::int64_t latency_ns = 0;
    std::int64_t next = 0; ///< piece

    /// `late`: by how much after its time a piece arrives; its times may run at another rate.
    template<typename Late>
    std::vector<double> play(int pieces, Late late, double rate = 1) {
        std::vector<double> margins;
        for (int i = 0; i < pieces; ++i, ++next) {
            const auto stamp =
                kFirstPiece + static_cast<std::int64_t>(static_cast<double>(next) * 20 * kMs * rate);
            const auto now = kFirstPiece + next * 20 * kMs + static_cast<std::int64_t>(late(i) * kMs);
            margins.push_back(static_cast<double>(now - time.show_ns(LiveTime::Track::Sound,
                                                                     stamp + latency_ns, latency_ns, now)) /
                              kMs);
        }
        return margins;
    }
};

} // namespace

TEST_CASE("A source whose times are right is shown by them") {
    Stream stream;
    stream.latency_ns = 33 * kMs;
    for (const double late : stream.play(500, [](int i) { return i % 7; }))
        CHECK(late == Approx(-33).margin(7));
}

TEST_CASE("Times that begin anywhere are taken as beginning now") {
    const double begins = GENERATE(900.0, -5000.0);
    Stream stream;
    const auto late = stream.play(200, [begins](int) { return begins; });
    CHECK(late.front() == Approx(-20)); // the reserve
    CHECK(late.back() == Approx(-20));
}

TEST_CASE("A network that becomes slower is given the time it needs, once") {
    Stream stream;
    stream.play(200, [](int) { return 10; });
    const auto late = stream.play(200, [](int i) { return 10 + i % 5 * 60; });
    const auto after_a_second = late.begin() + 60;
    CHECK(*std::max_element(after_a_second, late.end()) <= 0);
    CHECK(*std::min_element(after_a_second, late.end()) > -300);
}

TEST_CASE("A sender whose clock is fast or slow neither runs away nor runs dry in an hour") {
    const double rate = GENERATE(1 + 300e-6, 1 - 300e-6);
    Stream stream;
    stream.latency_ns = 100 * kMs;
    const auto late = stream.play(
        3600 * 50, [](int i) { return i % 3 * 10; }, rate);
    CHECK(*std::min_element(late.begin(), late.end()) > -250);
    // What is late is late by what a second of such a clock makes, once in a while.
    CHECK(*std::max_element(late.begin(), late.end()) < 2);
    CHECK(std::count_if(late.begin(), late.end(), [](double ms) { return ms > 0; }) < 3600);
}

TEST_CASE("A burst of the past at the beginning is not shown as if it were now") {
    Stream stream;
    const auto late = stream.play(300, [](int i) { return i < 5 ? -2000.0 + i : -2000.0; });
    CHECK(late.back() > -LiveTime::kBurstNs / kMs);
}

TEST_CASE("Late pictures wait for nobody, unless all of them are late") {
    LiveTime time;
    const auto margin = [&time](int i, std::int64_t late_ms) {
        const std::int64_t due = kFirstPiece + i * 40 * kMs, now = due + late_ms * kMs;
        return (now - time.show_ns(LiveTime::Track::Picture, due, 0, now)) / kMs;
    };
    for (int i = 0; i < 100; ++i)
        CHECK(margin(i, i % 10 == 9 ? 200 : 0) <= 200);
    CHECK(margin(100, 0) == 0);
    for (int i = 101; i < 160; ++i)
        margin(i, 200);
    CHECK(margin(160, 200) == -20);
}
