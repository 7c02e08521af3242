// The whole of pipelines/ from outside: a playout runs, then its recording is decoded and read.

#include "playout_runner.h"
#include "test_media.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// Small, so that the tests stay quick on a busy machine.
PlayoutConfig small_config(const std::filesystem::path& source, const std::filesystem::path& recording,
                           std::int64_t frames) {
    PlayoutConfig config;
    config.canvas = {640, 360, {30}};
    config.sources = {{"source", "Source", source.string(), true}};
    config.scene = {"source", "Source", "full", {"source"}, {}};
    config.recording = recording;
    config.video_kbps = 1500;
    config.end_frame = frames;
    return config;
}

/// By how much each beep comes after its flash, in seconds.
std::vector<double> sound_after_picture(const SeenMedia& seen) {
    const auto flashes = seen.flash_seconds(), beeps = seen.beep_seconds();
    std::vector<double> result;
    for (std::size_t i = 0; i < std::min(flashes.size(), beeps.size()); ++i)
        result.push_back(beeps[i] - flashes[i]);
    return result;
}

} // namespace

TEST_CASE("A looping file is recorded frame for frame, with its sound in place") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 30});
    PlayoutRun run(small_config(folder / "source.mp4", folder / "out.mp4", 120));
    REQUIRE(run.started);
    REQUIRE(run.wait_for_end());
    CHECK(run.stats().frames == 120);
    CHECK(run.source_story() == std::vector{SourceHealth::Live});
    CHECK(run.output_story() == std::vector{OutputHealth::Running, OutputHealth::Ended});

    const SeenMedia seen = read_media(folder / "out.mp4");
    REQUIRE(seen.error.empty());
    REQUIRE(seen.frames.size() == 120);
    std::vector<int> expected;
    for (int i = 0; i < 120; ++i)
        expected.push_back(i % 30);
    CHECK(seen.numbers() == expected);
    CHECK(seen.flash_seconds().size() == 4);
    CHECK(seen.beep_seconds().size() == 4);
    const SeenMedia source = read_media(folder / "source.mp4");
    const double in_source = sound_after_picture(source).front();
    for (const double seconds : sound_after_picture(seen))
        CHECK(seconds == Approx(in_source).margin(0.005));
}

TEST_CASE("A recording that takes over at a later frame shows what the show clock says") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 60});
    PlayoutConfig config = small_config(folder / "source.mp4", folder / "out.mp4", 1045);
    config.first_frame = 1000; // 1000 = 16 * 60 + 40: in the middle of a loop
    PlayoutRun run(config);
    REQUIRE(run.wait_for_end());
    CHECK(run.first_frames.front() == 1000);
    CHECK(run.wanted.front() == 1000);
    CHECK(run.wanted.back() == 1044);
    const SeenMedia seen = read_media(folder / "out.mp4");
    REQUIRE(seen.frames.size() == 45);
    CHECK(seen.frames.front().pts_ns == 0);
    CHECK(std::llabs(seen.sound_start_ns) < 25'000'000);
    std::vector<int> expected;
    for (int i = 1000; i < 1045; ++i)
        expected.push_back(i % 60);
    CHECK(seen.numbers() == expected);
}

TEST_CASE("Sources of another shape and rate fit the canvas") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4",
                     {.width = 240, .height = 240, .fps = 25, .frames = 50, .sound = false});
    PlayoutRun run(small_config(folder / "source.mp4", folder / "out.mp4", 20));
    REQUIRE(run.wait_for_end());
    const SeenMedia seen = read_media(folder / "out.mp4");
    REQUIRE(seen.frames.size() == 20);
    CHECK(seen.numbers().front() == -1); // the white block is beside the black border now
    // The 360 x 360 picture lies in the middle: the left eighth is border, further right it is the picture's
    // grey.
    CHECK(seen.frames[10].corner_luma == Approx(100).margin(6)); // x = 160 of 640: 20 into the picture
    CHECK(run.stats().slate_frames == 0);
    CHECK(*std::max_element(seen.sound.begin(), seen.sound.end()) == Approx(0).margin(0.001));
}

TEST_CASE("A file that does not loop ends: the slate follows and the operator is told") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 30});
    PlayoutConfig config = small_config(folder / "source.mp4", folder / "out.mp4", 45);
    config.sources.front().loop = false;
    PlayoutRun run(config);
    REQUIRE(run.wait_for_end());
    CHECK(run.source_story() == std::vector{SourceHealth::Live, SourceHealth::Lost});
    CHECK(run.source_words() == "source.mp4 has ended. The slate takes its place.");
    const SeenMedia seen = read_media(folder / "out.mp4");
    REQUIRE(seen.frames.size() == 45);
    CHECK(seen.frames[29].number == 29);
    CHECK(seen.frames[42].number == -1);
    CHECK(seen.frames[42].corner_luma == Approx(31).margin(3)); // #0F1216 in BT.601
}

TEST_CASE("A source that cannot be played is told; the programme is the slate") {
    TemporaryFolder folder;
    std::ofstream(folder / "notes.mp4") << "Not a video at all, only a few words about one.";
    std::ofstream(folder / "empty.mp4");
    write_test_sound(folder / "only-sound.wav", 2);
    const auto [name, words] = GENERATE(table<std::string, std::string>(
        {{"notes.mp4", "notes.mp4 is not a video that can be decoded: "},
         {"empty.mp4", "empty.mp4 is not a video that can be decoded: "},
         {"only-sound.wav", "only-sound.wav is not a video that can be decoded: it has no picture"},
         {"missing.mp4", "missing.mp4: the file does not exist. Put it there or correct the show file."}}));
    PlayoutRun run(small_config(folder / name, folder / "out.mp4", 15));
    REQUIRE(run.started);
    REQUIRE(run.wait_for_end());
    CHECK(run.source_story() == std::vector{SourceHealth::Failed});
    CHECK_THAT(run.source_words(), Catch::StartsWith(words) && Catch::EndsWith("The slate takes its place."));
    CHECK(run.output_story() == std::vector{OutputHealth::Running, OutputHealth::Ended});
    CHECK(read_media(folder / "out.mp4").frames.size() == 15);
}

TEST_CASE("A file that is damaged in the middle does not end the show") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 30});
    { // what lies in the middle of the media data, overwritten
        std::fstream file(folder / "source.mp4", std::ios::in | std::ios::out | std::ios::binary);
        const auto size = static_cast<std::streamoff>(std::filesystem::file_size(folder / "source.mp4"));
        file.seekp(size / 3);
        for (std::streamoff i = 0; i < size / 10; ++i)
            file.put(static_cast<char>(i * 37));
    }
    PlayoutRun run(small_config(folder / "source.mp4", folder / "out.mp4", 60));
    REQUIRE(run.wait_for_end());
    CHECK(run.source_story().front() == SourceHealth::Live);
    const SeenMedia seen = read_media(folder / "out.mp4");
    CHECK(seen.frames.size() == 60);
}

TEST_CASE("stop() closes the recording; ended follows once") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 30});
    PlayoutConfig config = small_config(folder / "source.mp4", folder / "out.mp4", 0);
    config.end_frame.reset();
    PlayoutRun run(config);
    REQUIRE(run.wait_for([&] { return run.wanted.size() > 40; }));
    REQUIRE(run.wait_for([&] { return run.stats().sound.peak_db > -10; })); // a beep
    REQUIRE(run.wait_for([&] { return run.stats().sound.peak_db < -60; }));
    run.playout().stop();
    run.playout().stop();
    REQUIRE(run.wait_for_end());
    CHECK(run.ended == 1);
    CHECK(run.output_story() == std::vector{OutputHealth::Running, OutputHealth::Ended});
    const auto seen = read_media(folder / "out.mp4");
    CHECK(static_cast<std::int64_t>(seen.frames.size()) == run.stats().frames);
    // The header is written again at the end.
    CHECK(run.stats().outputs.front().sent_bytes ==
          Approx(std::filesystem::file_size(folder / "out.mp4")).margin(4096));
}

TEST_CASE("Started and stopped at any moment, twenty times") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.width = 160, .height = 90, .frames = 30});
    for (int i = 0; i < 20; ++i) {
        PlayoutConfig config = small_config(folder / "source.mp4", folder / "out.mp4", 0);
        config.canvas = {160, 90, {30}};
        config.end_frame.reset();
        PlayoutRun run(config);
        run.playout().set_monitoring(i % 2);
        if (i % 4)
            REQUIRE(run.wait_for([&] { return run.wanted.size() > static_cast<std::size_t>(i % 4); }));
        if (i % 3)
            run.playout().stop();
        run.destroy();
        INFO(run.output_words());
        CHECK(run.output_story().back() == OutputHealth::Ended);
        CHECK(run.ended == 1);
    }
}

TEST_CASE("Never started, a playout is simply destroyed") {
    Playout playout({}, {});
    CHECK(playout.stats().frames == 0);
    playout.set_monitoring(true);
    playout.stop();
}

TEST_CASE("A recording that cannot be created is said at the start") {
    PlayoutRun run(small_config("/nowhere.mp4", "/no/such/folder/out.mp4", 10));
    REQUIRE_FALSE(run.started);
    CHECK_THAT(run.started.error().line(), Catch::Contains("/no/such/folder/out.mp4") &&
                                               Catch::Contains("the recording cannot be created") &&
                                               Catch::Contains("--out"));
}

TEST_CASE("Monitor pictures come only while somebody watches, at their own rate, numbered") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 30});
    PlayoutConfig config = small_config(folder / "source.mp4", folder / "out.mp4", 0);
    config.end_frame.reset();
    config.monitor_height = 180;
    PlayoutRun run(config);
    REQUIRE(run.wait_for([&] { return run.wanted.size() > 10; }));
    CHECK(run.wait_for([&] { return run.monitor_frames.empty() && run.thumbnails.empty(); }));
    run.playout().set_monitoring(true);
    REQUIRE(run.wait_for([&] { return run.monitor_frames.size() >= 5 && run.thumbnails.size() >= 2; }));
    run.playout().set_monitoring(false);
    run.playout().stop();
    REQUIRE(run.wait_for_end());
    const auto count = static_cast<std::int64_t>(run.monitor_frames.size());
    CHECK(run.monitor_frames.back().frame - run.monitor_frames.front().frame >= 2 * (count - 1)); // 10 of 30
    CHECK(run.thumbnails[0].source == 0);
    CHECK(run.thumbnails[0].frame / 30 < run.thumbnails[1].frame / 30); // one of each second
    for (const auto* frame : {&run.monitor_frames.front(), &run.thumbnails.front()}) {
        const auto& jpeg = *frame->jpeg;
        REQUIRE(jpeg.size() > 100);
        CHECK((jpeg[0] == 0xFF && jpeg[1] == 0xD8));
    }
}
