#include "show/platform_rules.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

ShowFile sent_to(const std::string& platform, const std::string& url, int kbps, Canvas canvas = {}) {
    ShowFile show;
    show.canvas = canvas;
    show.outputs = {{"recording", "recording", "", "", "", 20'000},
                    {"rtmp", "rtmp", url, "key", platform, kbps}};
    return show;
}

std::string broken(const ShowFile& show) {
    std::string all;
    for (const auto& error : broken_platform_rules(show))
        all += (all.empty() ? "" : " | ") + error.line();
    return all;
}

} // namespace

TEST_CASE("what breaks a platform's rule is said with its place and its remedy") {
    const std::string fb = "rtmps://live-api-s.facebook.com:443/rtmp/",
                      yt = "rtmps://a.rtmps.youtube.com/live2";
    CHECK(broken(sent_to("facebook", fb, 4500)).empty());
    CHECK(broken(sent_to("youtube", yt, 4500)).empty());
    CHECK(broken(sent_to("youtube", yt, 6000, {1920, 1080, {60}})).empty());
    CHECK(broken(sent_to("facebook", fb, 4000, {1080, 1920, {30}})).empty());
    CHECK(broken(sent_to("", "rtmp://elsewhere.example/app", 300, {3840, 2160, {60}})).empty());
    CHECK(broken(sent_to("facebook", fb, 8000)) == "/outputs/1/video_kbps: 8000 kb/s is not what Facebook "
                                                   "takes of a picture of this size. Give 3000 to 6000.");
    CHECK(broken(sent_to("facebook", "rtmp://live-api-s.facebook.com/rtmp", 4500)) ==
          "/outputs/1/url: Facebook takes RTMPS alone. Give the address it shows, beginning with "
          "\"rtmps://\".");
    CHECK(broken(sent_to("facebook", fb, 4500, {1920, 1080, {60}})) ==
          "/canvas: Facebook takes no 1920×1080 at 60 frames a second. Give 1920×1080 or 1280×720 at 30.");
}

TEST_CASE("an output to a platform has a rate that it takes, unless another is given") {
    const auto kbps = [](const std::string& canvas, const std::string& more) {
        const auto show = parse_show_file(
            R"({"name": "x", "sources": [{"id": "a", "uri": "a.mp4"}], "canvas": )" + canvas +
                R"(, "outputs": [{"kind": "rtmp", "url": "rtmps://a.example/a", "key": "secret:k")" + more +
                "}]}",
            "show.json");
        REQUIRE(show);
        CHECK(broken_platform_rules(*show).empty());
        return show->outputs[0].video_kbps;
    };
    const std::string hd = R"({"width": 1280, "height": 720})", full_hd = "{}";
    CHECK(kbps(full_hd, R"(, "platform": "facebook")") == 4500);
    CHECK(kbps(hd, R"(, "platform": "facebook")") == 2750);
    CHECK(kbps(full_hd, R"(, "platform": "youtube")") == 5500);
    CHECK(kbps(hd, R"(, "platform": "facebook", "video_kbps": 2000)") == 2000);
    CHECK(kbps(hd, "") == 4500);
}

TEST_CASE("one encode feeds all: the least that is asked for by those that send") {
    auto show = sent_to("", "rtmp://a.example/a", 4500);
    show.outputs.push_back({"srt", "srt", "srt://b.example:9000", "", "", 3000});
    CHECK(planned_kbps(show, true) == 3000);
    CHECK(planned_kbps(show, false) == 20'000);
    CHECK(planned_kbps({}, true) == 4500);
}
