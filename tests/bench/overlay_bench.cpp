// Régie's overlay and its peers, each drawing the same graphic into the same programme pictures. Every peer
// is given the graphic in the form it likes best, made beforehand.

#include "bench_frames.h"
#include "ffmpeg_overlay.h"
#include "pipelines/gst_setup.h"
#include "pipelines/overlay/regieoverlay.h"
#include "pipelines/overlay_frame.h"

#include <QTemporaryDir>
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/check/gstharness.h>

#include <benchmark/benchmark.h>
#include <memory>

using namespace regie;
using namespace regie::bench;
using pipelines::GstPtr;

namespace {

QImage picture_of(const benchmark::State& state) {
    return state.range(0) == 0 ? lower_third() : full_frame();
}
QRect place_of(const benchmark::State& state) {
    return state.range(0) == 0 ? kLowerThird : QRect(0, 0, kWidth, kHeight);
}

/// One element between two pads, called without threads or queues.
class Element {
  public:
    explicit Element(GstHarness* harness) : harness_(harness) {
        gst_harness_set_src_caps_str(harness_, Frames::caps());
    }
    ~Element() { gst_harness_teardown(harness_); }
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

    void draw_into_each(benchmark::State& state, Frames& frames) {
        for (auto _ : state)
            frames.done(
                GstPtr<GstBuffer>::adopt(gst_harness_push_and_pull(harness_, frames.next().release())));
    }

  private:
    GstHarness* harness_;
};

void regieoverlay(benchmark::State& state) {
    Frames frames;
    const QImage picture = picture_of(state);
    const auto mailbox = std::make_shared<pipelines::OverlayMailbox>();
    mailbox->publish(pipelines::OverlayConverter(kWidth, kHeight).convert(view_of(picture), {}, 0));
    GstHarness* harness = gst_harness_new("regieoverlay");
    pipelines::set_overlay_mailbox(harness->element, mailbox);
    Element(harness).draw_into_each(state, frames);
}

void ffmpeg_overlay(benchmark::State& state) {
    Frames frames;
    FfmpegOverlay overlay(picture_of(state), place_of(state), static_cast<int>(state.range(1)));
    for (auto _ : state) {
        auto picture = frames.next();
        overlay.draw(picture.get());
        frames.done(std::move(picture));
    }
}

void gdkpixbufoverlay(benchmark::State& state) {
    Frames frames;
    const QTemporaryDir folder;
    const auto file = folder.filePath("graphic.png");
    const QRect place = place_of(state);
    picture_of(state).copy(place).save(file);
    const auto description = QString("gdkpixbufoverlay location=%1 offset-x=%2 offset-y=%3")
                                 .arg(file)
                                 .arg(place.x())
                                 .arg(place.y());
    Element(gst_harness_new_parse(qPrintable(description))).draw_into_each(state, frames);
}

void overlay_composition(benchmark::State& state) {
    Frames frames;
    const QRect place = place_of(state);
    const QImage graphic = picture_of(state).copy(place);
    auto pixels = GstPtr<GstBuffer>::adopt(
        gst_buffer_new_memdup(graphic.constBits(), static_cast<gsize>(graphic.sizeInBytes())));
    gst_buffer_add_video_meta(pixels.get(), GST_VIDEO_FRAME_FLAG_NONE,
                              GST_VIDEO_OVERLAY_COMPOSITION_FORMAT_RGB, static_cast<guint>(place.width()),
                              static_cast<guint>(place.height()));
    auto* rectangle = gst_video_overlay_rectangle_new_raw(
        pixels.get(), place.x(), place.y(), static_cast<guint>(place.width()),
        static_cast<guint>(place.height()), GST_VIDEO_OVERLAY_FORMAT_FLAG_PREMULTIPLIED_ALPHA);
    auto* composition = gst_video_overlay_composition_new(rectangle);
    for (auto _ : state) {
        auto picture = frames.next();
        GstVideoFrame frame;
        gst_video_frame_map(&frame, &frames.info(), picture.get(), GST_MAP_READWRITE);
        gst_video_overlay_composition_blend(composition, &frame);
        gst_video_frame_unmap(&frame);
        frames.done(std::move(picture));
    }
    gst_video_overlay_composition_unref(composition);
    gst_video_overlay_rectangle_unref(rectangle);
}

/// The graphic as a whole AYUV layer of the canvas's size, as a mixer's layers are.
GstPtr<GstBuffer> ayuv_of(const QImage& premultiplied) {
    const QImage straight = premultiplied.convertToFormat(QImage::Format_ARGB32);
    GstVideoInfo argb, ayuv;
    gst_video_info_set_format(&argb, GST_VIDEO_FORMAT_BGRA, kWidth, kHeight);
    gst_video_info_set_format(&ayuv, GST_VIDEO_FORMAT_AYUV, kWidth, kHeight);
    auto in = GstPtr<GstBuffer>::adopt(
        gst_buffer_new_memdup(straight.constBits(), static_cast<gsize>(straight.sizeInBytes())));
    auto out = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, ayuv.size, nullptr));
    GstVideoFrame from, to;
    gst_video_frame_map(&from, &argb, in.get(), GST_MAP_READ);
    gst_video_frame_map(&to, &ayuv, out.get(), GST_MAP_WRITE);
    auto* converter = gst_video_converter_new(&argb, &ayuv, nullptr);
    gst_video_converter_frame(converter, &from, &to);
    gst_video_converter_free(converter);
    gst_video_frame_unmap(&from);
    gst_video_frame_unmap(&to);
    return out;
}

void compositor(benchmark::State& state) {
    Frames frames;
    const auto layer = ayuv_of(picture_of(state));
    auto pipeline = GstPtr<GstElement>::sink(gst_parse_launch(
        "compositor name=mix background=black sink_0::zorder=0 sink_1::zorder=1 ! "
        "video/x-raw,format=I420,width=1920,height=1080,colorimetry=bt709 ! appsink name=out sync=false "
        "appsrc name=picture format=time ! mix.sink_0 "
        "appsrc name=layer format=time caps=video/x-raw,format=AYUV,width=1920,height=1080,framerate=30/1 ! "
        "mix.sink_1",
        nullptr));
    const auto element = [&](const char* name) {
        return GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(pipeline.get()), name));
    };
    const auto picture_source = element("picture"), layer_source = element("layer"), out = element("out");
    gst_app_src_set_caps(GST_APP_SRC(picture_source.get()),
                         GstPtr<GstCaps>::adopt(gst_caps_from_string(Frames::caps())).get());
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    guint64 frame = 0;
    const auto stamp = [&](GstBuffer* buffer) {
        GST_BUFFER_PTS(buffer) = gst_util_uint64_scale(frame, GST_SECOND, 30);
        GST_BUFFER_DURATION(buffer) =
            gst_util_uint64_scale(frame + 1, GST_SECOND, 30) - GST_BUFFER_PTS(buffer);
        return buffer;
    };
    const auto push = [&] {
        auto picture = frames.next();
        GstBuffer* shared = stamp(gst_buffer_copy(picture.get())); // the pixels are shared
        gst_app_src_push_buffer(GST_APP_SRC(picture_source.get()), shared);
        gst_app_src_push_buffer(GST_APP_SRC(layer_source.get()), stamp(gst_buffer_copy(layer.get())));
        frames.done(std::move(picture));
        ++frame;
    };
    // One frame ahead, which it waits for to know that a frame is over.
    push();
    for (auto _ : state) {
        push();
        gst_sample_unref(gst_app_sink_pull_sample(GST_APP_SINK(out.get())));
    }
    pipelines::shut_down(pipeline.get());
}

constexpr auto kUnit = benchmark::kMicrosecond;

} // namespace

// First argument: 0 the lower third, 1 the full frame. ffmpeg's second: its threads, 0 as many as there are
// cores.
BENCHMARK(regieoverlay)->Arg(0)->Arg(1)->Unit(kUnit)->UseRealTime();
BENCHMARK(ffmpeg_overlay)->ArgsProduct({{0, 1}, {0, 1}})->Unit(kUnit)->UseRealTime();
BENCHMARK(overlay_composition)->Arg(0)->Arg(1)->Unit(kUnit)->UseRealTime();
BENCHMARK(gdkpixbufoverlay)->Arg(0)->Arg(1)->Unit(kUnit)->UseRealTime();
BENCHMARK(compositor)->Arg(0)->Arg(1)->Unit(kUnit)->UseRealTime();
