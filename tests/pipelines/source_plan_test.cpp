// What a show file's address becomes, and what is refused.

#include "pipelines/sources/source_plan.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::pipelines;

namespace {

SourceSpec spec(const std::string& uri) {
    SourceSpec result;
    result.name = "Camera";
    result.uri = uri;
    return result;
}

Result<SourcePlan> plan(const std::string& uri) { return plan_source(spec(uri), Reach::Network); }

} // namespace

TEST_CASE("Each address is the source it names") {
    struct Row {
        const char* uri;
        SourceKind kind;
        const char* name;
        const char* address; ///< what is opened: the plan's uri, or its device
        bool live;
    };
    const auto row = GENERATE(values<Row>({
        {"/shows/museum/gallery.mp4", SourceKind::File, "gallery.mp4", "/shows/museum/gallery.mp4", false},
        {"file:///shows/a%20b.mov", SourceKind::File, "a%20b.mov", "file:///shows/a%20b.mov", false},
        {"/shows/1:2.mp4", SourceKind::File, "1:2.mp4", "/shows/1:2.mp4", false},
        {"/shows/Logo.PNG", SourceKind::Still, "Logo.PNG", "/shows/Logo.PNG", false},
        {"/shows/logo.svg", SourceKind::Still, "logo.svg", "/shows/logo.svg", false},
        {"https://example.org/a/b.mp4?t=secret", SourceKind::Download, "b.mp4 of example.org",
         "https://example.org/a/b.mp4?t=secret", false},
        {"http://127.0.0.1:8000/live.m3u8", SourceKind::Download, "live.m3u8 of 127.0.0.1",
         "http://127.0.0.1:8000/live.m3u8", false},
        {"rtsp://user:pa@ss@10.0.0.5:554/h264", SourceKind::Rtsp, "10.0.0.5",
         "rtsp://user:pa@ss@10.0.0.5:554/h264", true},
        {"rtsps://cam.example.org/1", SourceKind::Rtsp, "cam.example.org", "rtsps://cam.example.org/1", true},
        {"rtmp://[::1]:1935/live/key", SourceKind::Rtmp, "[::1]", "rtmp://[::1]:1935/live/key", true},
        {"srt://van.example.org:9000?latency=300", SourceKind::Srt, "van.example.org",
         "srt://van.example.org:9000?mode=caller", true},
        {"srt://:9000?mode=listener", SourceKind::Srt, "SRT port 9000", "srt://:9000?mode=listener", true},
        {"v4l2:///dev/video0", SourceKind::Camera, "camera /dev/video0", "/dev/video0", true},
        {"pipewire:", SourceKind::PipeWireCamera, "the default camera", "", true},
        {"pipewire:42", SourceKind::PipeWireCamera, "camera 42", "42", true},
        {"pipewire-screen:7", SourceKind::PipeWireScreen, "screen 7", "7", true},
        {"pulse:alsa_input.usb-1", SourceKind::PulseMicrophone, "microphone alsa_input.usb-1",
         "alsa_input.usb-1", true},
        {"alsa:hw:1,0", SourceKind::AlsaMicrophone, "microphone hw:1,0", "hw:1,0", true},
        {"color:#0F1216", SourceKind::Colour, "colour #0F1216", "", false},
        {"pattern:", SourceKind::Pattern, "test picture smpte", "", true},
        {"pattern:ball?tone=1000", SourceKind::Pattern, "test picture ball", "", true},
    }));
    INFO(row.uri);
    const auto made = plan(row.uri);
    REQUIRE(made);
    CHECK(made->kind == row.kind);
    CHECK(made->name == row.name);
    CHECK((made->uri.empty() ? made->device : made->uri) == row.address);
    CHECK(made->is_live() == row.live);
}

TEST_CASE("What is written behind an address is taken as it is meant") {
    const auto srt = plan("srt://:9000?mode=listener&latency=300&passphrase=cor%20rect+horse&streamid=a%2Fb");
    REQUIRE(srt);
    CHECK(srt->srt.mode == SrtPlan::Mode::Listener);
    CHECK(srt->srt.latency_ms == 300);
    CHECK(srt->srt.passphrase == "cor rect+horse");
    CHECK(srt->srt.stream_id == "a/b");
    CHECK(plan("color:#0a1B2c")->rgb == 0x0A1B2C);
    CHECK(plan("pattern:bars")->pattern == "smpte100");
    CHECK(plan("pattern:bars")->tone_hz == 0);
    CHECK(plan("pattern:?tone=440")->tone_hz == 440);
}

TEST_CASE("Only a microphone may be without a picture") {
    CHECK_FALSE(plan("pulse:")->has_picture());
    CHECK_FALSE(plan("alsa:")->has_picture());
    CHECK(plan("rtsp://host/a")->has_picture());
    CHECK(plan("v4l2:///dev/video0")->has_picture());
}

TEST_CASE("Everything else is refused, with what to write instead") {
    const auto uri = GENERATE(values<std::string>({
        "",
        "ftp://example.org/a.mp4",
        "javascript:alert(1)",
        "fd://0",
        "videotestsrc:",
        "rtsp://",
        "rtsp:host",
        "http:///nowhere",
        "rtmp://host:99999/a",
        "srt://host",
        "srt://:9000",
        "srt://host:9000?passphrase=short",
        "srt://host:9000?latency=soon",
        "v4l2:///etc/passwd",
        "v4l2:///dev/../etc/passwd",
        "color:red",
        "color:#12345",
        "pattern:circus",
        "pattern:smpte?tone=loud",
        "rtsp://host/a\nb",
        std::string(5000, 'x'),
    }));
    INFO(uri);
    const auto made = plan(uri);
    REQUIRE_FALSE(made);
    CHECK(made.error().where == "Camera");
    CHECK_FALSE(made.error().remedy.empty());
}

TEST_CASE("In a rehearsal nothing leaves the machine") {
    for (const char* uri : {"https://example.org/a.mp4", "http://127.0.0.1/a.m3u8", "rtsp://host/a",
                            "rtmps://host/a/b", "srt://host:9000", "srt://:9000?mode=listener"}) {
        INFO(uri);
        const auto made = plan_source(spec(uri), Reach::ThisMachine);
        REQUIRE_FALSE(made);
        CHECK_THAT(made.error().line(),
                   Catch::Contains("nothing leaves the machine") && Catch::Contains("regie live"));
    }
    for (const char* uri :
         {"/a.mp4", "file:///a.png", "v4l2:///dev/video0", "pulse:", "pattern:", "color:#000000"})
        CHECK(plan_source(spec(uri), Reach::ThisMachine));
}

TEST_CASE("No password is in what is said of a source") {
    for (const char* uri : {"rtsp://user:hunter2@10.0.0.5/a", "srt://host:9000?passphrase=hunter2hunter2",
                            "https://user:hunter2@host/hunter/a.mp4?key=hunter2", "rtmp://host/app/hunter2",
                            "srt://host:9000?passphrase=hunter2", "rtsp://user:hunter2@:1/"}) {
        const auto made = plan(uri);
        CHECK_THAT(made ? made->name : made.error().line(), !Catch::Contains("hunter2"));
    }
}
