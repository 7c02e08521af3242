#include "ffmpeg_overlay.h"

#include "bench_frames.h"

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/frame.h>
#include <libavutil/pixfmt.h>
}

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace regie::bench {

namespace {

void must(int result, const char* what) {
    if (result < 0) {
        std::fprintf(stderr, "libavfilter: %s failed (%d)\n", what, result);
        std::abort();
    }
}

AVFilterContext* make(AVFilterGraph* graph, const char* filter, const char* name,
                      const std::string& arguments) {
    AVFilterContext* context = nullptr;
    must(avfilter_graph_create_filter(&context, avfilter_get_by_name(filter), name, arguments.c_str(),
                                      nullptr, graph),
         name);
    return context;
}

std::string source(int width, int height, AVPixelFormat format) {
    return "video_size=" + std::to_string(width) + "x" + std::to_string(height) +
           ":pix_fmt=" + std::to_string(format) + ":time_base=1/30";
}

/// BT.709, limited range; the filter's own kernels blend it.
AVFrame* yuva_of(const QImage& straight) {
    AVFrame* frame = av_frame_alloc();
    frame->format = AV_PIX_FMT_YUVA420P;
    frame->width = straight.width();
    frame->height = straight.height();
    must(av_frame_get_buffer(frame, 0), "a frame");
    for (int y = 0; y < straight.height(); ++y)
        for (int x = 0; x < straight.width(); ++x) {
            const QRgb p = straight.pixel(x, y);
            const double luma = 0.2126 * qRed(p) + 0.7152 * qGreen(p) + 0.0722 * qBlue(p);
            frame->data[0][y * frame->linesize[0] + x] = static_cast<std::uint8_t>(16 + luma * 219 / 255);
            frame->data[3][y * frame->linesize[3] + x] = static_cast<std::uint8_t>(qAlpha(p));
            if (x % 2 == 0 && y % 2 == 0) {
                const double cb = (qBlue(p) - luma) / 1.8556, cr = (qRed(p) - luma) / 1.5748;
                frame->data[1][y / 2 * frame->linesize[1] + x / 2] =
                    static_cast<std::uint8_t>(128 + cb * 224 / 255);
                frame->data[2][y / 2 * frame->linesize[2] + x / 2] =
                    static_cast<std::uint8_t>(128 + cr * 224 / 255);
            }
        }
    return frame;
}

} // namespace

struct FfmpegOverlay::Impl {
    AVFilterGraph* graph = avfilter_graph_alloc();
    AVFilterContext *main = nullptr, *layer = nullptr, *sink = nullptr;
    AVFrame* out = av_frame_alloc();
    std::int64_t frame = 0;
};

FfmpegOverlay::FfmpegOverlay(const QImage& graphic, const QRect& place, int threads)
    : impl_(std::make_unique<Impl>()) {
    impl_->graph->nb_threads = threads;
    impl_->main = make(impl_->graph, "buffer", "main", source(kWidth, kHeight, AV_PIX_FMT_YUV420P));
    impl_->layer =
        make(impl_->graph, "buffer", "layer", source(place.width(), place.height(), AV_PIX_FMT_YUVA420P));
    auto* overlay = make(impl_->graph, "overlay", "overlay",
                         "x=" + std::to_string(place.x()) + ":y=" + std::to_string(place.y()) +
                             ":format=yuv420:eof_action=repeat:eval=init");
    impl_->sink = make(impl_->graph, "buffersink", "sink", "");
    must(avfilter_link(impl_->main, 0, overlay, 0), "linking");
    must(avfilter_link(impl_->layer, 0, overlay, 1), "linking");
    must(avfilter_link(overlay, 0, impl_->sink, 0), "linking");
    must(avfilter_graph_config(impl_->graph, nullptr), "configuring");
    AVFrame* layer = yuva_of(graphic.copy(place).convertToFormat(QImage::Format_ARGB32));
    layer->pts = 0;
    must(av_buffersrc_add_frame(impl_->layer, layer), "the graphic");
    must(av_buffersrc_add_frame(impl_->layer, nullptr), "the graphic's end");
    av_frame_free(&layer);
}

FfmpegOverlay::~FfmpegOverlay() {
    av_frame_free(&impl_->out);
    avfilter_graph_free(&impl_->graph);
}

void FfmpegOverlay::draw(GstBuffer* picture) {
    GstMapInfo map;
    gst_buffer_map(picture, &map, GST_MAP_READWRITE);
    AVFrame* frame = av_frame_alloc();
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = kWidth;
    frame->height = kHeight;
    frame->pts = impl_->frame++;
    frame->buf[0] = av_buffer_create(
        map.data, map.size, [](void*, std::uint8_t*) {}, nullptr, 0);
    std::uint8_t* plane = map.data;
    for (int i = 0; i < 3; ++i) {
        frame->data[i] = plane;
        frame->linesize[i] = i ? kWidth / 2 : kWidth;
        plane += frame->linesize[i] * (i ? kHeight / 2 : kHeight);
    }
    must(av_buffersrc_add_frame(impl_->main, frame), "a picture");
    must(av_buffersink_get_frame(impl_->sink, impl_->out), "the drawn picture");
    // The first frame goes through a copy, with which it must not be measured.
    if (impl_->out->data[0] != map.data && frame->pts > 0) {
        std::fprintf(stderr, "libavfilter did not draw in place\n");
        std::abort();
    }
    av_frame_unref(impl_->out);
    av_frame_free(&frame);
    gst_buffer_unmap(picture, &map);
}

} // namespace regie::bench
