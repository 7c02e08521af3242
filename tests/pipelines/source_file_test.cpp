// Recordings and stills as sources: in and out, loops, pause, seek, and what is broken.

#include "pipelines/gst_setup.h"
#include "pipelines/sources/file_pass.h"
#include "pipelines/sources/try_source.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <thread>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

std::string clip(const TemporaryFolder& folder, int frames, bool sound = true) {
    write_test_video(folder / "clip.mp4", {.width = 320, .height = 180, .frames = frames, .sound = sound});
    return (folder / "clip.mp4").string();
}

void make(const std::string& command) { REQUIRE(std::system(command.c_str()) == 0); }

std::vector<int> numbers(const OpenSource& source) {
    std::vector<int> result;
    for (const auto& picture : source.pictures)
        result.push_back(picture.number);
    return result;
}

} // namespace

TEST_CASE("A recording plays from its in point to its out point") {
    TemporaryFolder folder;
    auto spec = source_at(clip(folder, 90));
    spec.in_ms = 1000;
    spec.out_ms = 2000;
    OpenSource source(spec);
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.ended(); }));
    REQUIRE(source.read_while([&] { return source.pictures.size() < 30; }, 2));
    CHECK(numbers(source) == counted(30, 60));
    CHECK(source.pictures.front().time_ns == 0);
}

TEST_CASE("Between its in and out points it loops without losing a picture, and comes in where the show is") {
    TemporaryFolder folder;
    auto spec = source_at(clip(folder, 90));
    spec.loop = true;
    spec.in_ms = 500;
    spec.out_ms = 1500;
    OpenSource source(spec, kTestCanvas, 7'200'000'000); // 200 ms after the begin of the eighth pass
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 100; }));
    for (std::size_t i = 0; i < 100; ++i) {
        CHECK(source.pictures[i].number == 15 + static_cast<int>(6 + i) % 30);
        CHECK(source.pictures[i].time_ns / 1e6 == Approx(static_cast<double>(i) * 1000 / 30).margin(1));
    }
}

TEST_CASE("After 200 loops of a 4 s clip no picture is lost and sound is in its place") {
    TemporaryFolder folder;
    auto spec = source_at(clip(folder, 120));
    spec.loop = true;
    OpenSource source(spec);
    REQUIRE(source.wait_until_ready());
    constexpr std::size_t kPictures = 200 * 120;
    REQUIRE(source.read_until([&] { return source.pictures.size() >= kPictures; }, 60));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < kPictures; ++i)
        wrong += source.pictures[i].number != static_cast<int>(i % 120) ||
                 std::abs(static_cast<double>(source.pictures[i].time_ns) / 1e9 -
                          static_cast<double>(i) / 30) > 0.001;
    CHECK(wrong == 0);
    const SeenMedia once = read_media(folder / "clip.mp4");
    const double in_clip = once.beep_seconds().at(1) - once.flash_seconds().at(1);
    const auto beeps = source.beep_seconds(), flashes = source.flash_seconds();
    REQUIRE(beeps.size() > 750);
    double worst = 0;
    std::size_t beep = 0;
    for (const double flash : flashes) {
        while (beep + 1 < beeps.size() && beeps[beep] < flash - 0.5)
            ++beep;
        if (std::abs(beeps[beep] - flash) < 0.5)
            worst = std::max(worst, std::abs(beeps[beep] - flash - in_clip));
    }
    CHECK(worst < 0.020);
}

TEST_CASE("A recording whose sound is read long before its pictures says why it gives none") {
    // GStreamer 1.22 takes 9 MB of sound at 96 kHz in QuickTime for one moment.
    TemporaryFolder folder;
    const auto file = (folder / "clip.mov").string();
    make("ffmpeg -nostdin -loglevel error -i " + clip(folder, 120) +
         " -c:v copy -c:a pcm_s24le -ar 96000 -ac 8 " + file);
    OpenSource source(source_at(file));
    std::optional<Error> why;
    CHECK(source.read_until([&] {
        source.on_control([&](Source& open) { why = open.why_waiting(); });
        return why.has_value();
    }));
    REQUIRE(why);
    CHECK(why->what.find("too far apart") != std::string::npos);
    CHECK(source.pictures.empty());
}

TEST_CASE("A recording that is a playlist is refused: it would lead elsewhere") {
    TemporaryFolder folder;
    const auto segment = clip(folder, 30);
    for (const auto& content :
         {"#EXTM3U\n#EXTINF:1,\nfile://" + segment + "\n#EXT-X-ENDLIST\n",
          std::string("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>")}) {
        const auto file = (folder / "recorded.mp4").string();
        std::ofstream(file) << content;
        OpenSource source(source_at(file));
        CHECK(source.read_until([&] { return source.failed().has_value(); }, 10));
        REQUIRE(source.failed());
        CHECK(source.failed()->line().find("playlist") != std::string::npos);
        CHECK(recording_length_ms(source_at(file), kTestCanvas).error().what.find("playlist") !=
              std::string::npos);
    }
}

TEST_CASE("Paused, it holds and gives nothing; then it goes on with the next picture") {
    TemporaryFolder folder;
    OpenSource source(source_at(clip(folder, 90)));
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 10; }));
    source.on_control([](Source& open) { open.pause(true); });
    CHECK(source.feed().holds());
    CHECK_FALSE(source.feed().next_picture());
    CHECK_FALSE(source.feed().next_sound());
    source.on_control([](Source& open) { open.pause(false); });
    CHECK_FALSE(source.feed().holds());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 90; }));
    CHECK(numbers(source) == counted(0, 90));
}

TEST_CASE("After a seek it begins anew at that place, also when it had ended") {
    TemporaryFolder folder;
    OpenSource source(source_at(clip(folder, 90)));
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 10; }));
    source.on_control([](Source& open) { CHECK(open.seek(2000)); });
    source.pictures.clear();
    REQUIRE(source.read_until([&] { return source.ended() && source.pictures.size() >= 30; }));
    CHECK(numbers(source) == counted(60, 90));
    CHECK(source.pictures.front().time_ns == 0);
    source.on_control([](Source& open) { CHECK(open.seek(0)); });
    source.pictures.clear();
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 90; }));
    CHECK(numbers(source) == counted(0, 90));
}

TEST_CASE("A seek behind the out point goes to the last picture before it") {
    TemporaryFolder folder;
    auto spec = source_at(clip(folder, 90));
    spec.in_ms = 1000;
    spec.out_ms = 2000;
    OpenSource source(spec);
    REQUIRE(source.wait_until_ready());
    source.on_control([](Source& open) { CHECK(open.seek(1800)); });
    source.pictures.clear();
    REQUIRE(source.read_until([&] { return source.ended(); }));
    REQUIRE_FALSE(source.pictures.empty());
    CHECK(source.pictures.back().number == 59);
    CHECK(source.pictures.size() <= 2);
}

TEST_CASE("A still is one picture that stays") {
    TemporaryFolder folder;
    const auto file = (folder / "still.png").string();
    std::ofstream(file) << "#808080";
    OpenSource source(source_at(GENERATE("", "file://") + file));
    source.keep_buffers = true;
    const bool ready = source.wait_until_ready();
    INFO((source.failed() ? source.failed()->line() : ""));
    REQUIRE(ready);
    REQUIRE(source.read_until([&] { return source.feed().holds() && source.pictures.size() == 1; }));
    CHECK_FALSE(source.ended());
    const auto seen = see_picture(source.buffers.front().buffer.get(), kTestCanvas);
    CHECK(seen.corner_luma == Approx(126).margin(2)); // #808080 in BT.601: 16 + 219 * 128 / 255
    CHECK_FALSE(source.read_while([&] { return source.pictures.size() == 1 && source.feed().holds(); }, 1));
}

TEST_CASE("A still whose disk does not answer is waited for by nobody, and may be given up") {
    TemporaryFolder folder;
    const auto file = (folder / "still.png").string();
    std::ofstream(file) << "#808080";
    const auto let_go = std::make_shared<std::atomic<bool>>(false);
    {
        OpenSource source(source_at(file), kTestCanvas, 0, colours_as_stills(let_go));
        CHECK_FALSE(source.feed().next_picture());
        CHECK_FALSE(source.feed().holds()); // the slate stands for it
        if (GENERATE(true, false)) {
            *let_go = true;
            let_go->notify_all();
            REQUIRE(source.wait_until_ready());
            CHECK(source.feed().next_picture());
            CHECK(source.feed().holds());
        }
    }
    *let_go = true;
    let_go->notify_all();
}

TEST_CASE("What is broken is said or played as far as it goes, and never more than that") {
    TemporaryFolder folder;
    const auto whole = clip(folder, 60);
    SECTION("the end of the file is missing") {
        const auto cut = (folder / "cut.mp4").string();
        make(fmt::format("ffmpeg -loglevel error -i {} -c copy -movflags +faststart {}", whole, cut));
        std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
        OpenSource source(source_at(cut));
        REQUIRE(source.wait_until_ready());
        REQUIRE(source.read_until([&] { return source.ended() || source.failed(); }));
        CHECK(source.pictures.size() > 5);
    }
    SECTION("it is no video") {
        std::ofstream(folder / "notes.mp4") << "Only words.";
        SupervisedRun run(source_at((folder / "notes.mp4").string()));
        REQUIRE(run.wait_for(SourceHealth::Failed));
        CHECK(run.settles());
    }
    SECTION("it is no picture") {
        std::ofstream(folder / "photo.png") << "Only words.";
        SupervisedRun run(source_at((folder / "photo.png").string()));
        REQUIRE(run.wait_for(SourceHealth::Failed));
        CHECK_THAT(run.words(), Catch::Contains("Save it as PNG or JPEG."));
    }
    SECTION("it is a picture with a recording's name") {
        std::ofstream(folder / "photo.mp4") << "\x89PNG\r\n\x1a\n";
        SupervisedRun run(source_at((folder / "photo.mp4").string()));
        REQUIRE(run.wait_for(SourceHealth::Failed));
        CHECK_THAT(run.words(), Catch::Contains("is a picture, not a video. Name it as one, with .png"));
    }
}

TEST_CASE("Odd sizes and rates are brought on the canvas") {
    TemporaryFolder folder;
    const auto [size, rate] = GENERATE(table<std::string, std::string>(
        {{"321x181", "25"}, {"98x176", "30000/1001"}, {"720x576", "50"}, {"64x64", "7"}}));
    const auto file = (folder / "odd.mkv").string();
    make(fmt::format(
        "ffmpeg -loglevel error -f lavfi -i testsrc2=size={}:rate={}:duration=1 -c:v libx264 -preset "
        "ultrafast -pix_fmt yuv444p {}",
        size, rate, file));
    OpenSource source(source_at(file));
    source.keep_buffers = true;
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.ended(); }));
    REQUIRE(source.pictures.size() >= 5);
    CHECK(gst_buffer_get_size(source.buffers.front().buffer.get()) >= 320 * 180 * 3 / 2);
}

TEST_CASE("What is read through to where it begins is waited for as long as it gets on") {
    ensure_gst();
    const FilePassEvents events{[] {}, [] {}, [] {}};
    const auto pass = std::make_shared<FilePass>(kTestCanvas, Pace::Offline, events);
    const auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("slow"));
    const auto source = make_core_element("appsrc");
    const auto caps = canvas_caps(kTestCanvas);
    gst_caps_set_simple(caps.get(), "framerate", GST_TYPE_FRACTION, 25, 1, nullptr);
    g_object_set(source.get(), "caps", caps.get(), "format", GST_FORMAT_TIME, nullptr);
    gst_bin_add(GST_BIN(pipeline.get()), source.get());
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(source.get(), "src"));
    pass->add_track(GST_BIN(pipeline.get()), pad.get(), TrackKind::Picture);
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    constexpr int kPictures = 20;
    pass->begin({0, kPictures * GST_SECOND, kPictures * GST_SECOND, {}});
    const auto push = [&](int second) {
        GstVideoInfo info;
        gst_video_info_from_caps(&info, caps.get());
        GstBuffer* picture = gst_buffer_new_allocate(nullptr, info.size, nullptr);
        GST_BUFFER_PTS(picture) = static_cast<GstClockTime>(second) * GST_SECOND;
        GST_BUFFER_DURATION(picture) = GST_SECOND;
        gst_app_src_push_buffer(GST_APP_SRC(source.get()), picture);
    };
    std::thread reading([&] {
        for (int second = 0; second <= kPictures; ++second) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            push(second);
        }
    });
    const auto taken = pass->next(TrackKind::Picture, 500'000'000);
    reading.join();
    REQUIRE(taken.piece);
    CHECK(taken.piece->time_ns == kPictures * static_cast<std::int64_t>(GST_SECOND));
    CHECK_FALSE(
        pass->next(TrackKind::Picture, 100'000'000).piece); // nothing is read that would be waited for
    shut_down(pipeline.get());
}
