#include "pipelines/sources/pixel_guard.h"

#include "pipelines/gst_ptr.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/pixdesc.h>
}

namespace regie::pipelines {

namespace {

/// What GStreamer's libav plugin 1.22 knows (gstavutils.c), of what decoders give.
constexpr std::array kNamed{
    AV_PIX_FMT_YUV420P,      AV_PIX_FMT_YUVJ420P,     AV_PIX_FMT_YUV422P,     AV_PIX_FMT_YUVJ422P,
    AV_PIX_FMT_YUV444P,      AV_PIX_FMT_YUVJ444P,     AV_PIX_FMT_YUV411P,     AV_PIX_FMT_YUV410P,
    AV_PIX_FMT_YUVA420P,     AV_PIX_FMT_YUV420P10LE,  AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_YUV444P10LE,
    AV_PIX_FMT_YUV420P12LE,  AV_PIX_FMT_YUV422P12LE,  AV_PIX_FMT_YUV444P12LE, AV_PIX_FMT_YUVA420P10LE,
    AV_PIX_FMT_YUVA422P10LE, AV_PIX_FMT_YUVA444P10LE, AV_PIX_FMT_GBRP,        AV_PIX_FMT_GBRAP,
    AV_PIX_FMT_GBRP10LE,     AV_PIX_FMT_GBRAP10LE,    AV_PIX_FMT_GBRP12LE,    AV_PIX_FMT_GBRAP12LE,
    AV_PIX_FMT_GRAY8,        AV_PIX_FMT_GRAY16LE,     AV_PIX_FMT_GRAY16BE,    AV_PIX_FMT_PAL8,
    AV_PIX_FMT_RGB24,        AV_PIX_FMT_BGR24,        AV_PIX_FMT_ARGB,        AV_PIX_FMT_RGBA,
    AV_PIX_FMT_ABGR,         AV_PIX_FMT_BGRA,         AV_PIX_FMT_0RGB,        AV_PIX_FMT_RGB0,
    AV_PIX_FMT_0BGR,         AV_PIX_FMT_BGR0,         AV_PIX_FMT_RGB565,      AV_PIX_FMT_RGB555,
    AV_PIX_FMT_YUYV422,      AV_PIX_FMT_UYVY422,      AV_PIX_FMT_NV12,        AV_PIX_FMT_NV21,
    AV_PIX_FMT_P010LE,
};

/// A decoder beside the one that is guarded, fed the same until it knows. Of its streaming thread.
struct Guard {
    struct Free {
        void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    };
    std::string codec; ///< libav's name
    std::unique_ptr<AVCodecContext, Free> asked;
    bool refused = false;

    void begin(GstCaps* caps);
    AVPixelFormat pixels_of(GstBuffer* buffer);
};

void Guard::begin(GstCaps* caps) {
    const AVCodec* decoder = avcodec_find_decoder_by_name(codec.c_str());
    asked.reset(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    refused = false;
    if (!asked)
        return;
    const GstStructure* stream = gst_caps_get_structure(caps, 0);
    gst_structure_get_int(stream, "width", &asked->width);
    gst_structure_get_int(stream, "height", &asked->height);
    gst_structure_get_int(stream, "depth", &asked->bits_per_coded_sample);
    asked->thread_count = 1;
    const GValue* head = gst_structure_get_value(stream, "codec_data");
    GstBuffer* bytes = head ? gst_value_get_buffer(head) : nullptr;
    if (const gsize size = bytes ? gst_buffer_get_size(bytes) : 0; size > 0) {
        asked->extradata = static_cast<std::uint8_t*>(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
        asked->extradata_size = static_cast<int>(size);
        gst_buffer_extract(bytes, 0, asked->extradata, size);
    }
    if (avcodec_open2(asked.get(), decoder, nullptr) < 0)
        asked.reset();
}

AVPixelFormat Guard::pixels_of(GstBuffer* buffer) {
    const gsize size = gst_buffer_get_size(buffer);
    AVPacket* packet = av_packet_alloc();
    if (size > 0 && av_new_packet(packet, static_cast<int>(size)) == 0) {
        gst_buffer_extract(buffer, 0, packet->data, size);
        avcodec_send_packet(asked.get(), packet);
        AVFrame* frame = av_frame_alloc();
        while (avcodec_receive_frame(asked.get(), frame) == 0)
            av_frame_unref(frame);
        av_frame_free(&frame);
    }
    av_packet_free(&packet);
    return asked->pix_fmt;
}

GstPadProbeReturn look(GstPad* pad, GstPadProbeInfo* info, gpointer data) {
    auto& guard = *static_cast<Guard*>(data);
    if (!(GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER)) {
        GstCaps* caps = nullptr;
        if (GST_EVENT_TYPE(GST_PAD_PROBE_INFO_EVENT(info)) == GST_EVENT_CAPS)
            gst_event_parse_caps(GST_PAD_PROBE_INFO_EVENT(info), &caps);
        if (caps)
            guard.begin(caps);
        return GST_PAD_PROBE_OK;
    }
    if (guard.refused || !guard.asked)
        return guard.refused ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
    const auto pixels = guard.pixels_of(GST_PAD_PROBE_INFO_BUFFER(info));
    if (pixels == AV_PIX_FMT_NONE)
        return GST_PAD_PROBE_OK; // nor does the other one know yet
    guard.asked.reset();
    guard.refused = std::find(kNamed.begin(), kNamed.end(), pixels) == kNamed.end();
    if (!guard.refused)
        return GST_PAD_PROBE_OK;
    const auto decoder = GstPtr<GstElement>::adopt(gst_pad_get_parent_element(pad));
    GST_ELEMENT_ERROR(decoder.get(), STREAM, FORMAT,
                      ("its pixels (%s) are of a kind that nothing here takes", av_get_pix_fmt_name(pixels)),
                      (nullptr));
    return GST_PAD_PROBE_DROP;
}

} // namespace

void refuse_unnamed_pixels(GstElement* decoder) {
    constexpr std::string_view kOfLibav = "avdec_";
    auto* factory = gst_element_get_factory(decoder);
    const std::string_view name = factory ? gst_plugin_feature_get_name(GST_PLUGIN_FEATURE(factory)) : "";
    if (!name.starts_with(kOfLibav) ||
        !gst_element_factory_list_is_type(factory, GST_ELEMENT_FACTORY_TYPE_DECODER |
                                                       GST_ELEMENT_FACTORY_TYPE_MEDIA_VIDEO))
        return;
    auto* guard = new Guard;
    guard->codec = name == "avdec_h265" ? "hevc" : name.substr(kOfLibav.size());
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(decoder, "sink"));
    gst_pad_add_probe(pad.get(),
                      GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM), look,
                      guard, [](gpointer data) { delete static_cast<Guard*>(data); });
}

} // namespace regie::pipelines
