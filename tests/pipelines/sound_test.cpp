#include "pipelines/gst_setup.h"
#include "pipelines/programme/sound.h"
#include "pipelines/sources/loop_time.h"

#include <catch2/catch.hpp>

using namespace regie::pipelines;

namespace {

std::vector<float> stereo(std::size_t samples, float value) { return std::vector<float>(samples * 2, value); }

std::vector<float> left_of(SoundQueue& queue, std::int64_t first, std::size_t count) {
    std::vector<float> out(count * 2), left;
    queue.read(first, out);
    for (std::size_t i = 0; i < count; ++i)
        left.push_back(out[2 * i]);
    return left;
}

} // namespace

TEST_CASE("Samples before a frame: no sample is lost or counted twice, at any rate, for hours") {
    for (const int fps : {24, 25, 29, 30, 50, 59, 60}) {
        CHECK(samples_before_frame(0, fps) == 0);
        CHECK(samples_before_frame(fps, fps) == 48'000);
        CHECK(samples_before_frame(fps * 36'000LL, fps) == 48'000LL * 36'000);
        for (std::int64_t frame = 0; frame < 3 * fps; ++frame) {
            const auto samples = samples_before_frame(frame + 1, fps) - samples_before_frame(frame, fps);
            CHECK(std::llabs(samples - 48'000 / fps) <= 1);
        }
    }
}

TEST_CASE(
    "SoundQueue: pieces within a millisecond are joined, gaps beyond are silence, overlaps keep the first") {
    SoundQueue queue;
    queue.append(0, stereo(1000, 0.1F));
    SECTION("rounded timestamps") {
        queue.append(1003, stereo(1000, 0.2F));
        CHECK(queue.end() == 2000);
        CHECK(left_of(queue, 998, 4) == std::vector{0.1F, 0.1F, 0.2F, 0.2F});
    }
    SECTION("a gap") {
        queue.append(2000, stereo(10, 0.2F));
        CHECK(queue.end() == 2010);
        CHECK(left_of(queue, 999, 2) == std::vector{0.1F, 0.0F});
        CHECK(left_of(queue, 1999, 2) == std::vector{0.0F, 0.2F});
    }
    SECTION("an overlap") {
        queue.append(500, stereo(1000, 0.2F));
        CHECK(queue.end() == 1500);
        CHECK(left_of(queue, 999, 2) == std::vector{0.1F, 0.2F});
    }
    SECTION("nothing new") {
        queue.append(100, stereo(100, 0.2F));
        CHECK(queue.end() == 1000);
    }
    SECTION("what was read is gone") {
        left_of(queue, 0, 1000);
        CHECK(left_of(queue, 0, 1) == std::vector{0.0F});
    }
}

TEST_CASE("The meter shows peak and RMS of the last 100 ms in dBFS") {
    LevelMeter meter(30);
    CHECK(meter.measure(stereo(1600, 0.0F)).peak_db == kSilenceDb);
    CHECK(meter.measure(stereo(1600, -1.0F)).peak_db == Approx(0).margin(0.001));
    CHECK(meter.measure(stereo(1600, 0.5F)).peak_db == Approx(0).margin(0.001));
    CHECK(meter.measure(stereo(1600, 0.5F)).peak_db == Approx(0).margin(0.001));
    const auto half = meter.measure(stereo(1600, 0.5F));
    CHECK(half.peak_db == Approx(-6.02).margin(0.01));
    CHECK(half.rms_db == Approx(-6.02).margin(0.01));
}

TEST_CASE("A loop is a whole number of pictures") {
    const auto [duration_ms, fps, length_ms] = GENERATE(table<int, int, int>({
        {96'000, 30, 96'000}, // as it should be
        {96'021, 30, 96'000}, // the last sound packet is longer
        {95'999, 30, 96'000}, // rounded down by the container
        {96'100, 30, 96'100}, // three more pictures' worth of sound
        {10'000, 0, 10'000},  // no known rate
        {20, 25, 40},         // shorter than a picture: one
    }));
    CHECK(loop_length_ns(duration_ms * 1'000'000LL, fps, 1) / 1'000'000 == length_ms);
}
