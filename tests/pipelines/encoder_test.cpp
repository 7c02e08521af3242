// The encoder's settings, judged by what comes out.

#include "pipelines/gst_setup.h"
#include "pipelines/programme/encoder.h"
#include "test_media.h"

#include <catch2/catch.hpp>
#include <gst/app/gstappsink.h>

#include <algorithm>
#include <functional>
#include <vector>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

struct Encoded {
    std::int64_t pts_ns = 0, dts_ns = 0;
    std::size_t bytes = 0;
    bool keyframe = false;
};

struct EncodedPictures {
    std::vector<Encoded> pictures;
    std::string profile, level;

    std::vector<double> keyframe_seconds() const {
        std::vector<double> times;
        for (const auto& picture : pictures)
            if (picture.keyframe)
                times.push_back(static_cast<double>(picture.pts_ns - pictures.front().pts_ns) / 1e9);
        return times;
    }
    /// kb/s from one second to another.
    double kbps(std::size_t from, std::size_t to, int fps) const {
        std::size_t bytes = 0;
        for (std::size_t i = from * fps; i < to * fps; ++i)
            bytes += pictures.at(i).bytes;
        return static_cast<double>(bytes) * 8 / 1000 / static_cast<double>(to - from);
    }
};

using Hook = std::function<GstPadProbeReturn(GstBuffer*, GstElement* encoder)>;

/// Noise, which no encoder makes small by itself, through x264. `hook` sees each picture before it is
/// encoded.
EncodedPictures encode(const Canvas& canvas, int kbps, int pictures, Hook hook = {},
                       const char* pattern = "snow") {
    ensure_gst();
    const auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new(nullptr));
    const auto source = make_core_element("videotestsrc"), filter = make_core_element("capsfilter"),
               sink = make_core_element("appsink");
    g_object_set(source.get(), "num-buffers", pictures, nullptr);
    gst_util_set_object_arg(G_OBJECT(source.get()), "pattern", pattern);
    const auto caps = canvas_caps(canvas);
    gst_caps_set_simple(caps.get(), "framerate", GST_TYPE_FRACTION, canvas.rate.fps, 1, nullptr);
    g_object_set(filter.get(), "caps", caps.get(), nullptr);
    g_object_set(sink.get(), "sync", false, nullptr);
    const auto encoder = make_encoder(x264_encoder(), canvas, kbps);
    REQUIRE(encoder);
    gst_bin_add_many(GST_BIN(pipeline.get()), source.get(), filter.get(), encoder->get(), sink.get(),
                     nullptr);
    REQUIRE(gst_element_link_many(source.get(), filter.get(), encoder->get(), sink.get(), nullptr));
    struct Context {
        Hook hook;
        GstElement* encoder;
    } context{std::move(hook), encoder->get()};
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(filter.get(), "src"));
    gst_pad_add_probe(
        pad.get(), GST_PAD_PROBE_TYPE_BUFFER,
        [](GstPad*, GstPadProbeInfo* info, gpointer data) {
            const auto& [call, element] = *static_cast<Context*>(data);
            return call ? call(GST_PAD_PROBE_INFO_BUFFER(info), element) : GST_PAD_PROBE_OK;
        },
        &context, nullptr);
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    EncodedPictures result;
    while (auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(GST_APP_SINK(sink.get())))) {
        GstBuffer* buffer = gst_sample_get_buffer(sample.get());
        const GstSegment* segment = gst_sample_get_segment(sample.get());
        const auto time = [segment](GstClockTime t) {
            return static_cast<std::int64_t>(gst_segment_to_running_time(segment, GST_FORMAT_TIME, t));
        };
        result.pictures.push_back({time(GST_BUFFER_PTS(buffer)), time(GST_BUFFER_DTS(buffer)),
                                   gst_buffer_get_size(buffer),
                                   !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT)});
        const GstStructure* structure = gst_caps_get_structure(gst_sample_get_caps(sample.get()), 0);
        result.profile = gst_structure_get_string(structure, "profile");
        result.level = gst_structure_get_string(structure, "level");
    }
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    return result;
}

} // namespace

TEST_CASE("The programme's picture is encoded as platforms ask for it") {
    const auto seen = encode(kTestCanvas, 1000, 150);
    CHECK(seen.profile == "high");
    REQUIRE(seen.pictures.size() == 150);
    CHECK(seen.keyframe_seconds() == std::vector<double>{0, 2, 4});
    for (const auto& picture : seen.pictures)
        CHECK(picture.pts_ns == picture.dts_ns); // no B-frames
    for (std::size_t second = 1; second < 5; ++second)
        CHECK(seen.kbps(second, second + 1, 30) == Approx(1000).margin(250)); // constant
}

TEST_CASE("Level 4.1 for 1080p30, never more than is asked of a player") {
    CHECK(encode({1920, 1080, {30}}, 4500, 2, {}, "black").level == "4.1");
    CHECK(encode({1280, 720, {30}}, 2500, 2, {}, "black").level == "3.1");
    CHECK(encode({1920, 1080, {60}}, 6000, 2, {}, "black").level == "4.2");
}

TEST_CASE("Keyframes stay two seconds apart when pictures are dropped on their way to the encoder") {
    const Hook drop_many = [](GstBuffer* buffer, GstElement*) {
        const auto number = GST_BUFFER_PTS(buffer) / (GST_SECOND / 30);
        return number % 3 == 1 || number / 20 == 2 ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
    };
    const auto times = encode(kTestCanvas, 1000, 260, drop_many).keyframe_seconds();
    REQUIRE(times.size() == 5);
    for (std::size_t i = 1; i < times.size(); ++i)
        CHECK(times[i] - times[i - 1] < 2.05);
}

TEST_CASE("A programme that goes on at an odd frame has its keyframes at the show's even seconds") {
    const Hook later = [](GstBuffer* buffer, GstElement*) {
        GST_BUFFER_PTS(buffer) += gst_util_uint64_scale(1000, GST_SECOND, 30); // 33.33 s
        return GST_PAD_PROBE_OK;
    };
    const auto times = encode(kTestCanvas, 1000, 150, later).keyframe_seconds();
    REQUIRE(times.size() == 4);
    CHECK(times[1] == Approx(0.667).margin(0.001));
    CHECK(times[2] == Approx(2.667).margin(0.001));
}

TEST_CASE("The bitrate changes while it plays, within a group of pictures, and its buffer with it") {
    const int change_at = GENERATE(60, 75); // at a keyframe, and between two
    const auto [before, after] = GENERATE(table<int, int>({{2000, 500}, {500, 2000}}));
    int number = 0;
    const auto seen = encode(kTestCanvas, before, 240, [&, after = after](GstBuffer*, GstElement* encoder) {
        if (number++ == change_at)
            set_kbps(encoder, after);
        return GST_PAD_PROBE_OK;
    });
    REQUIRE(seen.pictures.size() == 240);
    CHECK(seen.kbps(1, 2, 30) == Approx(before).epsilon(0.25));
    for (std::size_t second = 5; second < 8; ++second)
        CHECK(seen.kbps(second, second + 1, 30) == Approx(after).epsilon(0.25));
    CHECK(seen.keyframe_seconds() == std::vector<double>{0, 2, 4, 6}); // nothing began anew
}
