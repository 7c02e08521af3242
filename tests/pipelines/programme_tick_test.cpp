// The tick under a clock of the test's: no thread, no waiting, every frame accounted for.

#include "tick_bench.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

TickSettings settings(std::int64_t frames, int fps = 30, std::int64_t first = 0) {
    return {{64, 36, {fps}}, first, first + frames};
}

template<typename T>
std::vector<T> counting(T from, std::size_t count) {
    std::vector<T> numbers(count);
    std::iota(numbers.begin(), numbers.end(), from);
    return numbers;
}

} // namespace

TEST_CASE("A source at the programme's rate maps one to one, even when its times are a little off") {
    const int fps = GENERATE(24, 25, 30, 50, 60);
    const std::int64_t off_ns = GENERATE(-7 * kMs, 0, 7 * kMs);
    Bench b(settings(200, fps));
    b.feed->queue(0, 300, fps, off_ns);
    b.run();
    CHECK(b.out.pictures == counting(0, 200));
    CHECK(b.out.frames == counting<std::int64_t>(0, 200));
    for (std::size_t i = 0; i < 200; ++i)
        REQUIRE(b.out.times[i] == FrameRate{fps}.frame_to_ns(static_cast<std::int64_t>(i)));
    CHECK(b.out.ends == 1);
    CHECK(b.tick->counters().late_frames == 0);
    CHECK(b.tick->counters().slate_frames == 0);
}

TEST_CASE("A show that goes on begins with the frame that is due, however long it took to begin") {
    const std::int64_t late_ms = GENERATE(-50, 0, 20, 200, 5000, 60'000);
    auto goes_on = settings(200, 30, 100);
    goes_on.due_ns = FakeClock::start - late_ms * kMs;
    goes_on.goes_on = true;
    Bench b(goes_on);
    b.feed->queue(0, 400, 30);
    b.run();
    const std::int64_t first = std::clamp<std::int64_t>(100 + late_ms * 30 / 1000, 100, 299);
    CHECK(b.out.frames == counting<std::int64_t>(first, static_cast<std::size_t>(300 - first)));
    CHECK(b.out.times.front() == FrameRate{30}.frame_to_ns(first));
    CHECK(b.tick->counters().skipped_frames == first - 100);
    CHECK(b.tick->counters().late_frames == 0);
}

TEST_CASE("A new show begins with its first frame, when that is due or as soon as it can") {
    const std::int64_t early_ms = GENERATE(500, 0, -200);
    auto waits = settings(60);
    waits.due_ns = FakeClock::start + early_ms * kMs;
    Bench b(waits);
    std::int64_t waited_ms = -1;
    b.clock.on_wait = [&](std::int64_t ms) { waited_ms = waited_ms < 0 ? ms : waited_ms; };
    b.feed->queue(0, 60, 30);
    b.run();
    CHECK(b.out.frames == counting<std::int64_t>(0, 60));
    CHECK(waited_ms == std::max<std::int64_t>(0, early_ms));
    CHECK(b.tick->counters().late_frames == 0);
}

TEST_CASE("Slower sources repeat pictures, faster ones skip them") {
    Bench slow(settings(6));
    slow.feed->queue(0, 30, 15);
    slow.run();
    CHECK(slow.out.pictures == std::vector{0, 0, 1, 1, 2, 2});
    Bench fast(settings(4));
    fast.feed->queue(0, 30, 60);
    fast.run();
    CHECK(fast.out.pictures == std::vector{0, 2, 4, 6});
}

TEST_CASE(
    "A picture that will not be shown again is handed over for good, so that it can be blended in place") {
    Bench b(settings(6));
    b.feed->queue(0, 30, 15);
    b.run();
    CHECK(b.out.shared == std::vector<bool>(6, false)); // a repeated one is a new head on shared pixels
}

TEST_CASE("The slate comes after 300 ms without a picture, and goes by itself") {
    Bench b(settings(60));
    b.feed->queue(0, 11);
    b.clock.on_wait = [&](std::int64_t ms) {
        if (ms >= 1000 && b.feed->pictures.empty())
            b.feed->queue(30, 100);
    };
    b.run();
    for (int i = 0; i < 60; ++i) {
        INFO("frame " << i);
        // The last picture came at frame 10: the slate comes 300 ms later.
        const int expected = i < 11 ? i : i <= 18 ? 10 : i < 30 ? -1 : i;
        REQUIRE(b.out.pictures[static_cast<std::size_t>(i)] == expected);
    }
    CHECK(b.delivers_at == std::vector<std::pair<std::int64_t, bool>>{{0, true}, {19, false}, {30, true}});
    CHECK(b.tick->counters().slate_frames == 11);
}

TEST_CASE("Without any source the programme is the slate, and silent") {
    Bench b(settings(10));
    b.feed = nullptr;
    b.run();
    CHECK(b.out.pictures == std::vector<int>(10, -1));
    CHECK(b.out.sound == std::vector<float>(10 * 1600 * 2, 0.0F));
    CHECK(b.delivers_at == std::vector<std::pair<std::int64_t, bool>>{{0, false}});
}

TEST_CASE("A source with few pictures a second is held, not replaced") {
    Bench b(settings(90));
    b.feed->queue(0, 5, 1);
    b.run();
    CHECK(b.tick->counters().slate_frames == 0);
}

TEST_CASE("A source that comes late is anchored where its first picture is there") {
    Bench b(settings(20));
    b.clock.on_wait = [&](std::int64_t ms) {
        if (ms == 166)
            b.feed->queue(0, 30);
    };
    b.run();
    CHECK(b.out.pictures[4] == -1);
    for (std::size_t i = 5; i < 20; ++i)
        CHECK(b.out.pictures[i] == static_cast<int>(i) - 5);
}

TEST_CASE("A tick that wakes late makes every frame once, and says how many were late") {
    Bench b(settings(90));
    b.clock.stalls = {{1000 * kMs, 500 * kMs}};
    b.feed->queue(0, 200);
    b.run();
    CHECK(b.out.frames == counting<std::int64_t>(0, 90));
    CHECK(b.out.pictures == counting(0, 90));
    CHECK(b.tick->counters().late_frames >= 14);
    CHECK(b.tick->counters().late_frames <= 24); // catching up at three times real time
    CHECK(b.wanted == counting<std::int64_t>(0, 90));
    CHECK(b.out.sound_starts == std::vector<std::int64_t>{0});
}

TEST_CASE("After a suspended machine the tick goes on at the frame that is due") {
    Bench b(settings(3000));
    b.clock.stalls = {{1000 * kMs, 60'000 * kMs}};
    b.feed->queue(0, 5000);
    b.run();
    REQUIRE(b.out.frames.size() == 3000 - 1800);
    CHECK(b.out.frames[29] == 29);
    CHECK(b.out.frames[30] == 30 + 1800);
    CHECK(b.out.pictures[30] == 30 + 1800);
    CHECK(b.tick->counters().skipped_frames == 1800);
    CHECK(b.tick->counters().late_frames == 0);
    CHECK(b.out.sound_starts == std::vector<std::int64_t>{0, 61'000 * kMs});
    CHECK(b.wanted == [&] {
        auto all = counting<std::int64_t>(0, 32);
        for (std::int64_t frame = 1830; frame < 3000; ++frame)
            all.push_back(frame);
        return all;
    }());
}

TEST_CASE("Each overlay is asked for once, two frames ahead, from the first frame on") {
    Bench b(settings(5, 30, 1000));
    b.feed->queue(0, 10);
    b.run();
    CHECK(b.wanted == counting<std::int64_t>(1000, 5));
    CHECK(b.out.frames == counting<std::int64_t>(1000, 5));
    CHECK(b.out.times.front() == FrameRate{30}.frame_to_ns(1000));
}

TEST_CASE("Sound: every frame has exactly its samples, in order and in place") {
    const int fps = GENERATE(24, 25, 29, 30, 50, 60);
    const std::int64_t first = GENERATE(0, 17);
    Bench b(settings(fps * 3, fps, first));
    b.feed->queue(0, fps * 4, fps);
    b.feed->sound_pieces_left = 1000;
    b.run();
    const std::int64_t start = samples_before_frame(first, fps);
    CHECK(std::accumulate(b.out.piece_samples.begin(), b.out.piece_samples.end(), std::int64_t{0}) ==
          samples_before_frame(first + fps * 3, fps) - start);
    CHECK(b.out.sound_starts.size() == 1);
    for (std::size_t i = 0; i < b.out.sound.size() / 2; ++i)
        REQUIRE(b.out.sound[2 * i] == static_cast<float>(i) * 1e-7F);
}

TEST_CASE("Sound that is missing is silence; what comes after it is in its place") {
    Bench b(settings(90));
    b.feed->queue(0, 200);
    b.feed->sound_pieces_left = 20; // 20480 samples
    b.clock.on_wait = [&](std::int64_t ms) {
        if (ms == 2000)
            b.feed->sound_pieces_left = 1000;
    };
    b.run();
    REQUIRE(b.out.sound.size() == 90 * 1600 * 2);
    CHECK(b.out.sound[20'000 * 2] == 20'000 * 1e-7F);
    CHECK(b.out.sound[30'000 * 2] == 0);
    CHECK(b.out.sound[120'000 * 2] == 120'000 * 1e-7F);
}

TEST_CASE("An interrupted tick ends, once, with its sound complete") {
    Bench b({{64, 36, {30}}, 0, {}});
    b.feed->queue(0, 100);
    b.clock.on_wait = [&](std::int64_t ms) {
        if (ms >= 1000)
            b.clock.interrupt();
    };
    b.run();
    CHECK(b.out.frames.size() == 31);
    CHECK(b.out.piece_samples.size() == 31);
    CHECK(b.out.ends == 1);
}
