// Sources on a network whose other end is a process that comes, freezes and dies.

#include "peer.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// Long enough for every test, and small.
std::string test_clip(const TemporaryFolder& folder) {
    write_test_video(folder / "clip.mp4", {.width = 320, .height = 180, .frames = 30 * 30});
    return (folder / "clip.mp4").string();
}

/// By how many seconds each beep comes after the flash it belongs to.
template<typename Seen>
std::vector<double> sound_after_picture(const Seen& source) {
    std::vector<double> result;
    const auto beeps = source.beep_seconds();
    for (const double flash : source.flash_seconds())
        for (const double beep : beeps)
            if (std::abs(beep - flash) < 0.5)
                result.push_back(beep - flash);
    return result;
}

/// What every live stream is held to: each picture once and in order, picture and sound together, no gap.
void check_stream(OpenSource& source, const std::string& clip) {
    const double in_clip = sound_after_picture(read_media(clip)).back();
    REQUIRE(source.read_until(
        [&] { return source.flash_seconds().size() >= 6 && sound_after_picture(source).size() >= 5; }));
    CHECK(source.feed().live());
    int lost = 0;
    for (std::size_t i = 1; i < source.pictures.size(); ++i) {
        CHECK(source.pictures[i].number > source.pictures[i - 1].number);
        lost += source.pictures[i].number - source.pictures[i - 1].number - 1;
    }
    CHECK(lost <= 3); // of a busy machine, at the start
    CHECK(source.sound_gaps == 0);
    auto offsets = sound_after_picture(source);
    offsets.erase(offsets.begin(),
                  offsets.begin() + 2); // a connection takes a second or two to find its pace
    // One may straddle the moment at which a busy machine needed more time for everything.
    CHECK(std::count_if(offsets.begin(), offsets.end(),
                        [in_clip](double seconds) { return std::abs(seconds - in_clip) >= 0.020; }) <= 1);
    std::sort(source.late_ms.begin(), source.late_ms.end());
    CHECK(source.late_ms[source.late_ms.size() / 2] > -600); // none lies around for long
}

} // namespace

TEST_CASE("A network camera over RTSP is shown picture for picture, with its sound") {
    TemporaryFolder folder;
    const int port = free_port();
    const auto clip = test_clip(folder);
    Peer camera(media_peer("rtsp", port, clip));
    OpenSource source(source_at(fmt::format("rtsp://127.0.0.1:{}/camera", port)));
    REQUIRE(source.wait_until_ready());
    check_stream(source, clip);
}

TEST_CASE("A network camera that dies or freezes is lost in words, and comes back by itself") {
    TemporaryFolder folder;
    const auto clip = test_clip(folder);
    const int port = free_port();
    auto camera = std::make_unique<Peer>(media_peer("rtsp", port, clip));
    SupervisedRun run(source_at(fmt::format("rtsp://user:hunter2@127.0.0.1:{}/camera", port)));
    REQUIRE(run.wait_for(SourceHealth::Live));

    camera->kill();
    REQUIRE(run.wait_for(SourceHealth::Lost));
    CHECK_THAT(run.words(),
               Catch::Contains("127.0.0.1") && !Catch::Contains("hunter2") &&
                   Catch::EndsWith("The slate takes its place; it is tried again every second."));
    camera = std::make_unique<Peer>(media_peer("rtsp", port, clip));
    REQUIRE(run.wait_for(SourceHealth::Live));

    camera->freeze();
    REQUIRE(run.wait_for(SourceHealth::Lost));
    CHECK_THAT(run.words(), Catch::Contains("127.0.0.1"));
    camera->thaw();
    REQUIRE(run.wait_for(SourceHealth::Live));

    camera->freeze();
    CHECK(run.stop_ms() < 1000); // nobody waits for a frozen peer
}

TEST_CASE("A stream over SRT is called as soon as it is there, and called again when it was lost") {
    TemporaryFolder folder;
    const auto clip = test_clip(folder);
    const int port = free_port();
    SupervisedRun run(source_at(fmt::format("srt://127.0.0.1:{}?passphrase=correct-horse", port)));
    REQUIRE(run.wait_for(SourceHealth::Lost));
    CHECK_THAT(run.words(),
               Catch::StartsWith("There is no connection to 127.0.0.1.") && !Catch::Contains("horse"));
    {
        Peer sender(media_peer("srt-listener", port, clip, {"passphrase=correct-horse"}));
        REQUIRE(run.wait_for(SourceHealth::Live));
    }
    REQUIRE(run.wait_for(SourceHealth::Lost));
    Peer sender(media_peer("srt-listener", port, clip, {"passphrase=correct-horse"}));
    REQUIRE(run.wait_for(SourceHealth::Live));
}

TEST_CASE("Who calls us over SRT is shown, and the next one too") {
    TemporaryFolder folder;
    const auto clip = test_clip(folder);
    const int port = free_port();
    SupervisedRun run(source_at(fmt::format("srt://127.0.0.1:{}?mode=listener", port)));
    REQUIRE(run.wait_for(SourceHealth::Lost));
    CHECK_THAT(run.words(), Catch::StartsWith(fmt::format("Nobody sends to SRT port {}.", port)));
    for (int caller = 0; caller < 2; ++caller) {
        Peer sender(media_peer("srt-caller", port, clip));
        REQUIRE(run.wait_for(SourceHealth::Live));
        sender.kill();
        REQUIRE(run.wait_for(SourceHealth::Lost));
    }
}

TEST_CASE("SRT keeps picture and sound together") {
    TemporaryFolder folder;
    const int port = free_port();
    const auto clip = test_clip(folder);
    Peer sender(media_peer("srt-listener", port, clip));
    OpenSource source(source_at(fmt::format("srt://127.0.0.1:{}", port)));
    REQUIRE(source.wait_until_ready());
    check_stream(source, clip);
}

TEST_CASE("HLS is read like a file, lost with its server, and comes back") {
    TemporaryFolder folder;
    const auto clip = test_clip(folder);
    const auto hls =
        fmt::format("ffmpeg -loglevel error -i {0} -t 8 -c copy -f hls -hls_time 1 -hls_list_size 0 {1}",
                    clip, (folder / "show.m3u8").string());
    REQUIRE(std::system(hls.c_str()) == 0);
    const std::string root = (folder / "").string();
    const int port = free_port();
    auto server = std::make_unique<Peer>(web_server(port, root));
    const auto spec = source_at(fmt::format("http://127.0.0.1:{}/show.m3u8", port));
    {
        OpenSource source(spec);
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.pictures.size() >= 120; }));
        for (std::size_t i = 1; i < source.pictures.size(); ++i)
            CHECK(source.pictures[i].number == source.pictures[i - 1].number + 1);
        for (const double seconds : sound_after_picture(source))
            CHECK(std::abs(seconds) < 0.030);
    }
    server->kill();
    SupervisedRun run(spec);
    REQUIRE(run.wait_for(SourceHealth::Lost));
    CHECK_THAT(run.words(), Catch::StartsWith("There is no connection to show.m3u8 of 127.0.0.1."));
    server = std::make_unique<Peer>(web_server(port, root));
    REQUIRE(run.wait_for(SourceHealth::Live));
}

TEST_CASE("A file of a web server plays; one that it does not have is said") {
    TemporaryFolder folder;
    test_clip(folder);
    const int port = free_port();
    Peer server(web_server(port, (folder / "").string()));
    OpenSource source(source_at(fmt::format("http://127.0.0.1:{}/clip.mp4", port)));
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 60; }));
    CHECK(source.pictures.front().number == 0);
    SupervisedRun missing(source_at(fmt::format("http://127.0.0.1:{}/nothing.mp4", port)));
    REQUIRE(missing.wait_for(SourceHealth::Lost));
    CHECK_THAT(missing.words(),
               Catch::StartsWith("nothing.mp4 of 127.0.0.1 does not have what was asked for.") ||
                   Catch::Contains("nothing.mp4"));
}
