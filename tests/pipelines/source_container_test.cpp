// Recordings in any container: loops, in points, starts other than 0, tracks that end at different times,
// pictures that stand for seconds.

#include "milliseconds.h"
#include "pipelines/sources/container_index.h"
#include "pipelines/sources/try_source.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

struct Container {
    std::string name;      ///< its suffix says which
    std::string arguments; ///< of ffmpeg
};

/// As cameras, browsers, platforms and programs that were killed write them.
const std::vector<Container> kContainers{
    {"clip.ts", "-c copy"},
    {"late.ts", "-c copy -output_ts_offset 5"},
    {"turns.ts", "-c copy -output_ts_offset 95443"}, // its clock turns over after 0.7 s
    {"clip.m2ts", "-c:v copy -c:a ac3 -mpegts_m2ts_mode 1"},
    {"clip.mpg", "-q:v 2 -bf 0"},
    {"clip.flv", "-c copy"},
    {"live.flv", "-c copy -flvflags no_duration_filesize -f flv - >"},
    {"clip.mkv", "-c copy"},
    {"live.mkv", "-c copy -live 1 -f matroska - >"},
    {"clip.webm", "-c:v libvpx -b:v 2M -deadline realtime -cpu-used 8 -g 60 -c:a libopus"},
    {"live.webm",
     "-c:v libvpx -b:v 2M -deadline realtime -cpu-used 8 -g 60 -c:a libopus -live 1 -f webm - >"},
    {"clip.mov", "-c copy"},
    {"fragments.mp4", "-c copy -movflags frag_keyframe+empty_moov+default_base_moof"},
    {"clip.avi", "-q:v 2"},
    {"clip.ogv", "-q:v 9"},
    {"clip.wmv", "-q:v 2"},
    {"clip.mxf", "-q:v 2 -ar 48000"},
};

SourceSpec looped(const std::string& file) {
    auto spec = source_at(file);
    spec.loop = true;
    return spec;
}

} // namespace

TEST_CASE(
    "A recording in any container loops from its first picture, and from its in point, without losing one") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 60);
    for (const auto& container : kContainers) {
        CAPTURE(container.name);
        auto spec = looped(written(folder, whole, container.arguments, container.name));
        {
            OpenSource source(spec);
            REQUIRE(source.wait_until_ready());
            REQUIRE(source.read_until([&] { return source.pictures.size() >= 150; }));
            CHECK(source.pictures.front().time_ns == 0);
            for (std::size_t i = 0; i < 150; ++i)
                CHECK(source.pictures[i].number == static_cast<int>(i % 60));
            // What is heard beyond its last picture is part of it.
            CHECK(static_cast<double>(source.pictures[120].time_ns) / 1e9 == Approx(4).margin(0.25));
            CHECK_FALSE(source.ended());
            CHECK_FALSE(source.failed());
        }
        spec.in_ms = 1000;
        spec.out_ms = 1400;
        OpenSource source(spec);
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.pictures.size() >= 30; }));
        // Of two that are due together the programme shows the later one.
        std::vector<SeenPicture> shown;
        for (const auto& picture : source.pictures) {
            if (!shown.empty() && picture.time_ns - shown.back().time_ns < 5 * kMs)
                shown.pop_back();
            shown.push_back(picture);
        }
        const int first = shown.front().number;
        CHECK((first == 30 || first == 29)); // the sound of some begins a picture earlier
        for (std::size_t i = 0; i < 26; ++i) {
            CHECK(shown[i].number == first + static_cast<int>(i % 12));
            CHECK(static_cast<double>(shown[i].time_ns) / 1e9 ==
                  Approx(static_cast<double>(i) / 30).margin(0.034));
        }
    }
}

TEST_CASE("Sound that ends before the pictures, or after them, does not hold the loop up") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 60);
    SECTION("before") {
        OpenSource source(looped(written(folder, whole, "-c:v copy -af atrim=0:0.7", "short-sound.mp4")));
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.pictures.size() >= 150; }));
        for (std::size_t i = 0; i < 150; ++i) {
            CHECK(source.pictures[i].number == static_cast<int>(i % 60));
            CHECK(static_cast<double>(source.pictures[i].time_ns) / 1e6 ==
                  Approx(static_cast<double>(i) * 1000 / 30).margin(1));
        }
        const auto& beeps = source.beep_seconds();
        REQUIRE(beeps.size() >= 2);
        CHECK(beeps[1] - beeps[0] == Approx(2).margin(0.02));
    }
    SECTION("after") {
        OpenSource source(
            looped(written(folder, whole, "-c:a copy -vf trim=0:0.3 -c:v libx264", "short-picture.mp4")));
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.pictures.size() >= 18; }));
        CHECK(source.pictures[8].number == 8);
        CHECK(source.pictures[9].number == 0);
        CHECK(static_cast<double>(source.pictures[9].time_ns) / 1e9 == Approx(2).margin(0.001));
    }
    SECTION("by an edit list, which cuts its pictures in the middle of a group") {
        const auto long_group = written(folder, whole, "-c:v libx264 -bf 0 -g 500 -c:a copy", "group.mp4");
        const auto cut = (folder / "cut.mp4").string();
        REQUIRE(std::system(
                    fmt::format("ffmpeg -nostdin -y -loglevel error -ss 1 -i {} -c copy {}", long_group, cut)
                        .c_str()) == 0);
        OpenSource source(source_at(cut));
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.ended(); }));
        CHECK(source.pictures.front().number == 30);
        CHECK(source.samples_heard > 45'000);
        CHECK(source.sound_gaps < 100);
    }
}

TEST_CASE("Sound that begins before the pictures is heard with the first of them") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 60);
    const auto file = (folder / "late.mkv").string();
    REQUIRE(
        std::system(
            fmt::format("ffmpeg -nostdin -y -loglevel error -itsoffset 1 -i {} -i {} -map 0:v -map 1:a -c "
                        "copy {}",
                        whole, whole, file)
                .c_str()) == 0);
    OpenSource source(source_at(file));
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.ended(); }));
    CHECK(source.pictures[0].number == 0);
    CHECK(source.pictures[0].time_ns == 0);
    CHECK(source.pictures[1].number == 1);
    CHECK(static_cast<double>(source.pictures[1].time_ns) / 1e9 == Approx(1 + 1. / 30).margin(0.04));
}

TEST_CASE("A picture that stands for seconds is shown from an in point within it, and to its end") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 120);
    const auto [name, sound] = GENERATE(table<std::string, std::string>(
        {{"slides.mp4", "-an"}, {"slides.mp4", "-c:a copy"}, {"slides.mkv", "-c:a copy"}}));
    CAPTURE(name, sound);
    auto spec = source_at(written(
        folder, whole, "-vf \"select='eq(n,0)+eq(n,90)'\" -fps_mode vfr -c:v libx264 -bf 0 " + sound, name));
    spec.in_ms = 1000;
    OpenSource source(spec);
    REQUIRE(source.wait_until_ready());
    std::vector<SeenPicture> seen;
    std::int64_t heard_ns = 0;
    REQUIRE(source.wait_until([&] {
        if (const auto piece = source.feed().next_sound())
            heard_ns = piece->time_ns;
        if (const auto picture = source.feed().next_picture())
            seen.push_back({picture->time_ns, see_picture(picture->buffer.get(), kTestCanvas).number});
        return seen.size() == 2 && (sound == "-an" || heard_ns > 2'900 * kMs);
    }));
    CHECK(seen[0].number == 0);
    CHECK(seen[0].time_ns == 0);
    CHECK(seen[1].number == 90);
    CHECK(static_cast<double>(seen[1].time_ns) / 1e9 == Approx(2).margin(0.002));
    if (sound == "-an")
        return;
    REQUIRE(
        source.wait_until([&] { return !source.feed().next_picture() && source.feed().lasts(2'950 * kMs); }));
    CHECK_FALSE(source.ended());
    REQUIRE(source.wait_until([&] { return !source.feed().lasts(3'100 * kMs) && source.ended(); }));
}

TEST_CASE("A loop within one picture that stands turns without a wait, also offline") {
    TemporaryFolder folder;
    auto spec = looped(written(folder, whole_clip(folder, 120),
                               "-vf \"select='eq(n,0)+eq(n,90)'\" -fps_mode vfr -c:v libx264 -bf 0 -c:a copy",
                               "slides.mp4"));
    spec.in_ms = 500;
    spec.out_ms = 900;
    const auto begun = std::chrono::steady_clock::now();
    CHECK(try_source(spec, kTestCanvas, {}));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(15)); // one wait is 20 s
}

TEST_CASE("What is checked is played: from its in point, and around the turn of its loop") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 60);
    auto spec = looped(written(folder, whole, "-c copy", "clip.ts"));
    CHECK(try_source(spec, kTestCanvas, {}));
    spec.in_ms = 1500;
    CHECK(try_source(spec, kTestCanvas, {}));
    spec.in_ms = 5000;
    const auto behind = try_source(spec, kTestCanvas, {});
    REQUIRE_FALSE(behind);
    CHECK_THAT(behind.error().line(), Catch::Contains("no picture at its in point, 00:05"));
    const auto broken =
        looped(written(folder, whole, "-c copy", "broken.mkv")); // it says that it is 2 s long
    std::filesystem::resize_file(broken.uri, std::filesystem::file_size(broken.uri) * 6 / 10);
    CHECK(try_source(broken, kTestCanvas, {}));
    const auto only_sound =
        try_source(source_at(written(folder, whole, "-vn -c copy", "sound.m4a")), kTestCanvas, {});
    REQUIRE_FALSE(only_sound);
    CHECK_THAT(only_sound.error().line(), Catch::Contains("it has no picture"));
}

TEST_CASE("How long a recording plays is known before a show, whatever it says") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 60);
    const auto length_ms = [](SourceSpec spec, std::int64_t in_ms = 0, std::int64_t out_ms = 0) {
        spec.in_ms = in_ms;
        spec.out_ms = out_ms;
        const auto length = recording_length_ms(spec, kTestCanvas);
        return length ? *length : -1;
    };
    CHECK(length_ms(source_at(whole)) == Approx(2000).margin(40));
    CHECK(length_ms(source_at(whole), 500) == Approx(1500).margin(40));
    CHECK(length_ms(source_at(whole), 500, 1200) == 700);
    CHECK(length_ms(source_at(whole), 5000) == -1);
    CHECK(length_ms(source_at(written(folder, whole, "-c copy", "clip.ts"))) == Approx(2000).margin(120));
    CHECK(length_ms(source_at(written(folder, whole, "-c copy -live 1 -f matroska - >", "live.mkv"))) ==
          Approx(2000).margin(120));
    // qtdemux leaves out the picture of such a one.
    CHECK(length_ms(source_at(written(folder, whole, "-c:v copy -af apad=whole_dur=12 -c:a aac",
                                      "short.mp4"))) == Approx(12'000).margin(40));
}

TEST_CASE("A recording without an index is read to its in point for as long as that takes, and says why") {
    TemporaryFolder folder;
    const auto second = (folder / "second.ts").string(), minute = (folder / "minute.ts").string();
    REQUIRE(std::system(
                fmt::format("ffmpeg -nostdin -loglevel error -f lavfi -i testsrc2=s=1920x1080:r=30:d=1 -c:v "
                            "libx264 -preset ultrafast {0} && ffmpeg -nostdin -loglevel error "
                            "-stream_loop 19 -i {0} -c copy {1}",
                            second, minute)
                    .c_str()) == 0);
    auto spec = source_at(minute);
    spec.in_ms = 18'000;
    OpenSource source(spec);
    std::int64_t longest_ms = 0;
    bool told = false;
    REQUIRE(source.read_until(
        [&] {
            source.on_control([&](Source& open) {
                longest_ms = std::max(longest_ms, open.waiting_ms());
                const auto why = open.why_waiting();
                told = told || (why && why->what.find("no index") != std::string::npos);
            });
            return !source.pictures.empty();
        },
        60));
    CHECK(told);
    CHECK(longest_ms < 3000);
}

TEST_CASE("A container is sought when it says where its pictures lie") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 30);
    CHECK(index_of("qtdemux", whole) == Index::Whole);
    const auto fragments = "-c copy -movflags frag_keyframe+empty_moov+default_base_moof";
    CHECK(index_of("qtdemux", written(folder, whole, fragments, "fragments.mp4")) == Index::Some);
    CHECK(index_of("matroskademux", written(folder, whole, "-c copy", "clip.mkv")) == Index::Whole);
    CHECK(index_of("matroskademux", written(folder, whole, "-c copy -live 1 -f matroska - >", "live.mkv")) ==
          Index::None);
    CHECK(index_of("tsdemux", written(folder, whole, "-c copy", "clip.ts")) == Index::None);
}
