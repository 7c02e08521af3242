// Which of its formats a camera is asked for.

#include "pipelines/gst_setup.h"
#include "pipelines/sources/camera_caps.h"
#include "pipelines/sources/camera_mode.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::pipelines;

namespace {

const Canvas kFullHd{1920, 1080, {30}};
const Canvas kSmallCanvas{640, 360, {25}};

CameraMode raw(int width, int height, int fps) { return {width, height, fps, 1, "YUY2"}; }
CameraMode mjpeg(int width, int height, int fps) { return {width, height, fps, 1, CameraMode::kMjpeg}; }

} // namespace

TEST_CASE("The canvas chooses the camera's mode") {
    struct Row {
        const char* why;
        std::vector<CameraMode> modes;
        Canvas canvas;
        CameraMode chosen;
    };
    const auto row = GENERATE(values<Row>({
        {"a USB 2 webcam is full HD only as JPEG",
         {raw(1920, 1080, 5), raw(640, 480, 30), mjpeg(1920, 1080, 30)},
         kFullHd,
         mjpeg(1920, 1080, 30)},
        {"raw costs no decode", {mjpeg(1920, 1080, 30), raw(1920, 1080, 30)}, kFullHd, raw(1920, 1080, 30)},
        {"no larger than needed", {raw(3840, 2160, 30), raw(1920, 1080, 30)}, kFullHd, raw(1920, 1080, 30)},
        {"no faster than needed", {raw(1920, 1080, 60), raw(1920, 1080, 30)}, kFullHd, raw(1920, 1080, 30)},
        {"raw and larger before JPEG that fits",
         {mjpeg(640, 360, 30), raw(1280, 720, 30)},
         kSmallCanvas,
         raw(1280, 720, 30)},
        {"both count: not wide enough is not enough",
         {raw(1080, 1920, 30), raw(1920, 1080, 60)},
         kFullHd,
         raw(1920, 1080, 60)},
        {"the largest below", {raw(640, 480, 30), raw(1280, 720, 30)}, kFullHd, raw(1280, 720, 30)},
        {"smooth before sharp", {raw(1920, 1080, 15), raw(1280, 720, 30)}, kFullHd, raw(1280, 720, 30)},
        {"but not at any price", {raw(1920, 1080, 25), raw(320, 240, 30)}, kFullHd, raw(1920, 1080, 25)},
        {"29.97 is 30",
         {{1920, 1080, 30000, 1001, "UYVY"}, raw(1280, 720, 60)},
         kFullHd,
         {1920, 1080, 30000, 1001, "UYVY"}},
    }));
    INFO(row.why);
    CHECK(choose_mode(row.modes, row.canvas) == row.chosen);
    auto other_way_round = row.modes;
    std::reverse(other_way_round.begin(), other_way_round.end());
    CHECK(choose_mode(other_way_round, row.canvas) == row.chosen);
}

TEST_CASE("No modes, no choice") { CHECK_FALSE(choose_mode({}, kFullHd)); }

TEST_CASE("What a driver lists becomes modes, and what cannot be used is left out") {
    ensure_gst();
    const auto caps = GstPtr<GstCaps>::adopt(gst_caps_from_string(
        "video/x-raw, format=YUY2, width=640, height=480, framerate={ 30/1, 15/1 };"
        "video/x-raw, format={ NV12, UYVY }, width=1280, height=720, framerate=10/1;"
        "image/jpeg, width=1920, height=1080, framerate=[ 5/1, 30000/1001 ];"
        "video/x-raw, format=YUY2, width=[ 32, 1920 ], height=[ 32, 1080 ], framerate=[ 0/1, 60/1 ];"
        "video/x-raw(memory:DMABuf), format=NV12, width=640, height=480, framerate=30/1;"
        "video/x-bayer, format=rggb, width=640, height=480, framerate=30/1;"
        "video/x-h264, width=640, height=480, framerate=30/1"));
    REQUIRE(caps);
    CHECK(modes_of(caps.get()) == std::vector<CameraMode>{{640, 480, 30, 1, "YUY2"},
                                                          {640, 480, 15, 1, "YUY2"},
                                                          {1280, 720, 10, 1, "NV12"},
                                                          {1280, 720, 10, 1, "UYVY"},
                                                          {1920, 1080, 30000, 1001, "MJPEG"},
                                                          {1920, 1080, 60, 1, "YUY2"}});
    for (const auto& mode : modes_of(caps.get()))
        CHECK(modes_of(caps_of(mode).get()) == std::vector{mode});
}
