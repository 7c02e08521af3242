// What is asked of a playout before there is one, and how it ends when something hangs.

#include "playout_runner.h"
#include "test_media.h"

#include <catch2/catch.hpp>

#include <future>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;
using namespace std::chrono_literals;

namespace {

/// Two plain pictures: red is on air at first.
PlayoutConfig two_colours(const std::filesystem::path& recording, std::int64_t frames) {
    PlayoutConfig config;
    config.canvas = kTestCanvas;
    config.sources = {{"red", "Red", "color:#FF0000", false}, {"white", "White", "color:#FFFFFF", false}};
    config.scene = full("red");
    config.recording = recording;
    config.video_kbps = 1000;
    config.end_frame = frames;
    return config;
}

bool is_white(const SeenFrame& frame) { return frame.corner_luma > 200; }

} // namespace

TEST_CASE("A scene that is taken before there is a programme is its first picture, also when it would mix") {
    TemporaryFolder folder;
    const auto transition = GENERATE(Transition::Cut, Transition::Mix);
    PlayoutRun run(two_colours(folder / "out.mp4", 30), [&](Playout& playout) {
        playout.take({0, full("red"), Transition::Cut});
        playout.take({0, full("white"), transition});
    });
    REQUIRE(run.started);
    REQUIRE(run.wait_for_end());
    const auto seen = read_media(folder / "out.mp4");
    REQUIRE(seen.frames.size() == 30);
    for (const auto& frame : seen.frames)
        CHECK(is_white(frame));
}

TEST_CASE("A scene of a later frame waits for it; what takes over begins with one that was missed") {
    TemporaryFolder folder;
    auto config = two_colours(folder / "out.mp4", 530);
    config.first_frame = 500;
    PlayoutRun run(config, [&](Playout& playout) {
        playout.take({480, full("white"), Transition::Cut});
        playout.take({510, full("red"), Transition::Cut});
    });
    REQUIRE(run.wait_for_end());
    const auto seen = read_media(folder / "out.mp4");
    REQUIRE(seen.frames.size() == 30);
    for (int i = 0; i < 30; ++i)
        CHECK(is_white(seen.frames[static_cast<std::size_t>(i)]) == (i < 10));
}

TEST_CASE("The programme waits for the picture of the scene it really begins with") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 60});
    auto config = two_colours(folder / "out.mp4", 20);
    config.sources.push_back({"film", "Film", (folder / "source.mp4").string(), true});
    PlayoutRun run(config, [&](Playout& playout) { playout.take({0, full("film"), Transition::Cut}); });
    REQUIRE(run.wait_for_end());
    const auto seen = read_media(folder / "out.mp4");
    REQUIRE(seen.frames.size() == 20);
    CHECK(seen.numbers().front() == 0);
    CHECK(run.stats().slate_frames == 0);
}

TEST_CASE(
    "Who watches before there is a programme gets pictures; levels, pauses and places hold from the start") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 90});
    auto config = two_colours(folder / "out.mp4", 0);
    config.end_frame.reset();
    config.sources = {{"film", "Film", (folder / "source.mp4").string(), true}};
    config.scene = full("film");
    PlayoutRun run(config, [&](Playout& playout) {
        playout.set_monitoring(true);
        playout.adjust("film", {.muted = true});
        playout.seek("film", 2000);
        playout.pause("film", true);
        playout.save_replay(folder / "replay.mp4", 1000, [](const auto&) {});
    });
    REQUIRE(run.wait_for([&] { return run.monitor_frames.size() > 2 && run.wanted.size() > 45; }));
    CHECK(run.stats().sound.peak_db < -60);
    run.playout().stop();
    REQUIRE(run.wait_for_end());
    const auto numbers = read_media(folder / "out.mp4").numbers();
    REQUIRE(numbers.size() > 40);
    CHECK(numbers.back() >= 60);
    CHECK(std::count(numbers.begin(), numbers.end(), numbers.back()) > 30); // it stands
}

TEST_CASE(
    "With a control thread that hangs a show ends in time, is told which outputs, and its recording plays") {
    TemporaryFolder folder;
    auto config = two_colours(folder / "out.mp4", 0);
    config.end_frame.reset();
    PlayoutRun run(config);
    REQUIRE(run.wait_for([&] { return run.wanted.size() > 60; }));
    const auto hanging = std::make_shared<std::promise<void>>();
    const auto hangs = std::make_shared<std::promise<void>>();
    auto gone = hanging->get_future();
    run.playout().save_replay(folder / "replay.mp4", 1000, [hanging, hangs](const auto&) {
        hanging->set_value();
        hangs->get_future().wait_for(60s);
    });
    REQUIRE(gone.wait_for(30s) == std::future_status::ready);
    const auto begin = std::chrono::steady_clock::now();
    run.playout().stop();
    REQUIRE(run.wait_for_end());
    CHECK(std::chrono::steady_clock::now() - begin < 7s);
    CHECK(run.output_story().back() == OutputHealth::Failed);
    CHECK_THAT(run.output_words(), Catch::Contains("could not be closed in time"));
    CHECK_FALSE(run.playout().end());
    CHECK(std::chrono::steady_clock::now() - begin < 8s);
    const auto seen = read_media(folder / "out.mp4");
    CHECK(seen.error.empty());
    CHECK(seen.frames.size() > 30); // a second at most is lost
    hangs->set_value();             // nobody is called any more
    run.destroy();
    CHECK(run.ended == 1);
}
