// Sources that would make whoever waits for them wait for ever.

#include "mute_demuxer.h"
#include "source_runner.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// As a loop of slides is written.
std::string few_pictures(const TemporaryFolder& folder, int frames = 5) {
    write_test_video(folder / "slides.mp4",
                     {.width = 320, .height = 180, .fps = 5, .frames = frames, .sound = false});
    return (folder / "slides.mp4").string();
}

std::int64_t answer_ms(OpenSource& source) {
    const auto begin = std::chrono::steady_clock::now();
    source.on_control([](Source&) {});
    return (std::chrono::steady_clock::now() - begin) / std::chrono::milliseconds(1);
}

} // namespace

TEST_CASE("A loop of few pictures without sound, which nobody reads, holds up nobody") {
    TemporaryFolder folder;
    auto spec = source_at(few_pictures(folder));
    spec.loop = true;
    OpenSource source(spec);
    REQUIRE(source.wait_until_ready());
    for (int i = 0; i < 20; ++i) {
        CHECK(answer_ms(source) < 1000);
        source.read_until([&] { return false; }, 0);
    }
    const std::size_t pictures = GENERATE(12, 40);
    REQUIRE(source.read_until([&] { return source.pictures.size() >= pictures; }));
    for (std::size_t i = 0; i < pictures; ++i) {
        CHECK(source.pictures[i].number == static_cast<int>(i % 5));
        CHECK(source.pictures[i].time_ns / 1e6 == Approx(static_cast<double>(i) * 200).margin(1));
    }
}

TEST_CASE("Paused, it holds up nobody either, can be sought, and goes on") {
    TemporaryFolder folder;
    auto spec = source_at(few_pictures(folder, 10));
    spec.loop = true;
    OpenSource source(spec);
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 23; }));
    source.on_control([](Source& open) { open.pause(true); });
    for (int i = 0; i < 3; ++i) {
        source.on_control([](Source& open) { CHECK(open.seek(1000)); });
        CHECK(answer_ms(source) < 1000);
    }
    source.on_control([](Source& open) { open.pause(false); });
    source.pictures.clear();
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 15; }));
    for (std::size_t i = 0; i < 15; ++i)
        CHECK(source.pictures[i].number == static_cast<int>((5 + i) % 10));
}

TEST_CASE("Nobody waits for the end of one that is wound back at that moment") {
    TemporaryFolder folder;
    auto spec = source_at(few_pictures(folder));
    spec.loop = true;
    for (int i = 0; i < 10; ++i) {
        SupervisedRun run(spec);
        REQUIRE(run.wait_for(SourceHealth::Live));
        CHECK(run.stop_ms() < 1000);
    }
}

TEST_CASE("Eight channels whose places nobody wrote are mixed down; sixteen are refused in words") {
    TemporaryFolder folder;
    const auto make = [&](const std::string& sound) {
        const auto file = (folder / "sound.mov").string();
        REQUIRE(
            std::system(
                ("ffmpeg -nostdin -y -loglevel error -f lavfi -i testsrc2=size=320x180:rate=30:duration=1 "
                 "-f lavfi -i " +
                 sound +
                 " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a "
                 "pcm_s24le " +
                 file)
                    .c_str()) == 0);
        return file;
    };
    {
        OpenSource source(
            source_at(make("'aevalsrc=exprs=0.3*sin(2000*t)|0|0|0|0|0|0|0:s=48000:c=7.1:d=1'")));
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.samples_heard > 40'000; }));
        CHECK(source.peak > 0.05F);
    }
    SupervisedRun run(
        source_at(make("'aevalsrc=exprs=0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0:s=48000:c=hexadecagonal:d=1'")));
    REQUIRE((run.wait_for(SourceHealth::Failed) || run.wait_for(SourceHealth::Live, 1)));
    INFO(run.words());
    CHECK((run.story().back() == SourceHealth::Live || run.words().find("16 channels") != std::string::npos));
}

TEST_CASE("Pictures of more than 8192×8192 are refused in words before there is room for one") {
    TemporaryFolder folder;
    // The header is all that is looked at, of a picture and of what carries it.
    const auto picture = (folder / "huge.png").string(), file = (folder / "huge.mkv").string();
    REQUIRE(std::system(
                ("/usr/bin/python3 -c \"import zlib, struct\n"
                 "def chunk(t, d): return struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t "
                 "+ d))\n"
                 "head = struct.pack('>IIBBBBB', 12000, 12000, 8, 2, 0, 0, 0)\n"
                 "open('" +
                 picture +
                 "', 'wb').write(bytes([0x89]) + b'PNG' + bytes([13, 10, 26, 10]) + chunk(b'IHDR', head) + "
                 "chunk(b'IDAT', zlib.compress(bytes(36001 * 40))) + chunk(b'IEND', b''))\" && "
                 "ffmpeg -loglevel fatal -i " +
                 picture + " -c copy " + file)
                    .c_str()) == 0);
    SupervisedRun run(source_at(file));
    REQUIRE(run.wait_for(SourceHealth::Failed));
    CHECK_THAT(run.words(), Catch::Contains("12000×12000 is too large"));
}

TEST_CASE("A file that cannot be read is refused at once, also when nobody hears its demuxer say so") {
    TemporaryFolder folder;
    const auto [what_follows, why] = GENERATE(table<std::string, std::string>({
        {std::string(4096, '-'), "nothing in it can be read"},
        {std::string(4096, 'L'), "broken"} // one that takes its time is not given up
    }));
    std::ofstream(folder / "mute.mp4") << mute_container() << what_follows;
    OpenSource source(source_at((folder / "mute.mp4").string()));
    CHECK(source.wait_until([&] { return source.failed().has_value(); }, 5));
    REQUIRE(source.failed());
    CHECK(source.failed()->what == "mute.mp4 is not a video that can be decoded: " + why);
    CHECK_THAT(source.failed()->remedy, Catch::Contains("Convert it") && Catch::Contains("copy it again"));
}
