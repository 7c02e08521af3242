#include "pipelines/programme/encoder.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>
#include <gst/video/video.h>

namespace regie::pipelines {

namespace {

/// FIELD.md: platforms ask for a keyframe every 2 s.
constexpr int kKeyframeSeconds = 2;
/// How much the rate may swing: what leaves in any second is about a second's worth.
constexpr int kBufferMs = 1000;
/// Name of the encoder itself in the bin around it.
constexpr const char* kEncoder = "encoder";

struct Setting {
    const char* property;
    std::string value;
};

/// Drivers and versions differ in what they offer: what is not there is left as it is, and the trial judges
/// the outcome.
GstPtr<GstElement> make_with(const char* factory, const std::vector<Setting>& settings) {
    auto element = GstPtr<GstElement>::sink(gst_element_factory_make(factory, kEncoder));
    if (element)
        for (const auto& [property, value] : settings)
            if (g_object_class_find_property(G_OBJECT_GET_CLASS(element.get()), property))
                gst_util_set_object_arg(G_OBJECT(element.get()), property, value.c_str());
    return element;
}

std::string keyframe_frames(const Canvas& canvas) {
    return std::to_string(kKeyframeSeconds * canvas.rate.fps);
}
std::string buffer_kbit(int kbps) { return std::to_string(kbps * kBufferMs / 1000); }

GstPtr<GstElement> make_vah264enc(const Canvas& canvas, int kbps) {
    return make_with("vah264enc", {{"rate-control", "cbr"},
                                   {"bitrate", std::to_string(kbps)},
                                   {"cpb-size", buffer_kbit(kbps)},
                                   {"key-int-max", keyframe_frames(canvas)},
                                   {"b-frames", "0"},
                                   {"dct8x8", "true"}});
}

GstPtr<GstElement> make_vaapih264enc(const Canvas& canvas, int kbps) {
    return make_with("vaapih264enc", {{"rate-control", "cbr"},
                                      {"bitrate", std::to_string(kbps)},
                                      {"cpb-length", std::to_string(kBufferMs)},
                                      {"keyframe-period", keyframe_frames(canvas)},
                                      {"max-bframes", "0"},
                                      {"dct8x8", "true"}});
}

GstPtr<GstElement> make_nvh264enc(const Canvas& canvas, int kbps) {
    return make_with("nvh264enc", {{"preset", "low-latency-hq"},
                                   {"rc-mode", "cbr"},
                                   {"bitrate", std::to_string(kbps)},
                                   {"vbv-buffer-size", buffer_kbit(kbps)},
                                   {"gop-size", keyframe_frames(canvas)},
                                   {"bframes", "0"},
                                   {"strict-gop", "true"},
                                   {"i-adapt", "false"},
                                   {"zerolatency", "true"}});
}

/// V4L2 controls are the driver's, by the kernel's names; bits a second.
std::string v4l2_bitrate(int kbps) { return fmt::format("video_bitrate={}", kbps * 1000); }

GstPtr<GstElement> make_v4l2h264enc(const Canvas& canvas, int kbps) {
    return make_with("v4l2h264enc",
                     {{"extra-controls", fmt::format("controls,video_bitrate_mode=1,{},video_b_frames=0,"
                                                     "h264_i_frame_period={},repeat_sequence_header=1",
                                                     v4l2_bitrate(kbps), keyframe_frames(canvas))}});
}

/// No nal-hrd=cbr: x264 cannot change the bitrate then, which a slow uplink needs. The buffer bounds the rate
/// all the same; only filler for pictures that need less is not sent.
GstPtr<GstElement> make_x264enc(const Canvas& canvas, int kbps) {
    return make_with("x264enc", {{"speed-preset", "veryfast"},
                                 {"tune", "zerolatency"},
                                 {"pass", "cbr"},
                                 {"bitrate", std::to_string(kbps)},
                                 {"vbv-buf-capacity", std::to_string(kBufferMs)},
                                 {"key-int-max", keyframe_frames(canvas)},
                                 {"bframes", "0"},
                                 {"option-string", "scenecut=0:open-gop=0"}});
}

/// No line bounds a file's rate. To keep to a buffer x264's threads look at how far the others are, and two
/// encodes of the same pictures differ (3 of 6).
GstPtr<GstElement> make_file_x264enc(const Canvas& canvas, int kbps) {
    auto element = make_x264enc(canvas, kbps);
    if (element)
        g_object_set(element.get(), "vbv-buf-capacity", 0, nullptr);
    return element;
}

/// The quantiser is fixed: nothing is sent, and the picture is to be encoded once more.
GstPtr<GstElement> make_clean_x264enc(const Canvas& canvas, int) {
    return make_with("x264enc", {{"speed-preset", "superfast"}, // faster ones are not High profile
                                 {"tune", "zerolatency"},
                                 {"pass", "quant"},
                                 {"quantizer", "22"},
                                 {"key-int-max", keyframe_frames(canvas)},
                                 {"bframes", "0"},
                                 {"option-string", "scenecut=0:open-gop=0"}});
}

/// High profile; level 4.1 where platforms ask for it (1080p30) and x264 would say less, else what the
/// picture needs (H.264 table A-1).
std::string h264_caps(const EncoderKind& kind, const Canvas& canvas) {
    const int macroblocks = ((canvas.width + 15) / 16) * ((canvas.height + 15) / 16);
    const int a_second = macroblocks * canvas.rate.fps;
    const bool above_3_2 = macroblocks > 5120 || a_second > 216'000;
    const bool within_4_1 = macroblocks <= 8192 && a_second <= 245'760;
    const bool can_be_told = kind.factory == "x264enc" || kind.factory == "v4l2h264enc";
    return can_be_told && above_3_2 && within_4_1 ? "video/x-h264,profile=high,level=(string)4.1"
                                                  : "video/x-h264,profile=high";
}

GstPtr<GstElement> make_caps_filter(const std::string& caps) {
    auto filter = make_core_element("capsfilter");
    gst_util_set_object_arg(G_OBJECT(filter.get()), "caps", caps.c_str());
    return filter;
}

/// Encoders count pictures between keyframes, platforms seconds. When pictures were dropped on their way
/// here, or the programme began at an odd frame, the first picture in each two seconds of show time is still
/// a keyframe.
void keep_keyframes_in_time(GstElement* encoder) {
    struct Cadence {
        GstClockTime period = GST_CLOCK_TIME_NONE; ///< that the last picture was in
    };
    const auto door = GstPtr<GstPad>::adopt(gst_element_get_static_pad(encoder, "sink"));
    gst_pad_add_probe(
        door.get(), GST_PAD_PROBE_TYPE_BUFFER,
        [](GstPad* pad, GstPadProbeInfo* info, gpointer data) {
            const GstClockTime time = GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info));
            if (!GST_CLOCK_TIME_IS_VALID(time))
                return GST_PAD_PROBE_OK;
            // A time may be rounded down by a nanosecond.
            const GstClockTime period = (time + 1) / (kKeyframeSeconds * GST_SECOND);
            if (std::exchange(static_cast<Cadence*>(data)->period, period) != period)
                gst_pad_send_event(
                    pad, gst_video_event_new_downstream_force_key_unit(
                             GST_CLOCK_TIME_NONE, GST_CLOCK_TIME_NONE, GST_CLOCK_TIME_NONE, FALSE, 0));
            return GST_PAD_PROBE_OK;
        },
        new Cadence, [](gpointer data) { delete static_cast<Cadence*>(data); });
}

bool installed(const EncoderKind& kind) {
    ensure_gst();
    GstElementFactory* factory = gst_element_factory_find(kind.factory.c_str());
    if (factory)
        gst_object_unref(factory);
    return factory != nullptr;
}

std::string join(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : "; ") + part;
    return text;
}

} // namespace

const std::vector<EncoderKind>& hardware_encoders() {
    static const std::vector<EncoderKind> kinds{{"VA-API", "vah264enc", make_vah264enc},
                                                {"VA-API", "vaapih264enc", make_vaapih264enc},
                                                {"NVENC", "nvh264enc", make_nvh264enc},
                                                {"V4L2", "v4l2h264enc", make_v4l2h264enc}};
    return kinds;
}

const EncoderKind& x264_encoder() {
    static const EncoderKind kind{"x264", "x264enc", make_x264enc};
    return kind;
}

const EncoderKind& file_encoder() {
    static const EncoderKind kind{"x264", "x264enc", make_file_x264enc};
    return kind;
}

const EncoderKind& clean_encoder() {
    static const EncoderKind kind{"x264", "x264enc", make_clean_x264enc};
    return kind;
}

Result<GstPtr<GstElement>> make_encoder(const EncoderKind& kind, const Canvas& canvas, int kbps) {
    ensure_gst();
    auto parser = make_element("h264parse");
    if (!parser)
        return tl::unexpected(parser.error());
    const auto encoder = kind.make(canvas, kbps);
    if (!encoder)
        return failure(fmt::format("GStreamer has no element “{}”", kind.factory), "pipelines",
                       "Install the packages that packages.txt lists: `./dev build` does it.");
    // Its pictures go through untouched where the encoder takes the canvas's format.
    const auto convert = make_core_element("videoconvert");
    const auto profile = make_caps_filter(h264_caps(kind, canvas));
    const auto form = make_caps_filter("video/x-h264,stream-format=avc,alignment=au");
    auto bin = GstPtr<GstElement>::sink(gst_bin_new("picture-encoder"));
    gst_bin_add_many(GST_BIN(bin.get()), convert.get(), encoder.get(), profile.get(), parser->get(),
                     form.get(), nullptr);
    if (!gst_element_link_many(convert.get(), encoder.get(), profile.get(), parser->get(), form.get(),
                               nullptr))
        return failure(fmt::format("the {} encoder cannot be linked", kind.name), "pipelines");
    const auto expose = [&](const char* name, const GstPtr<GstElement>& element) {
        const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(element.get(), name));
        gst_element_add_pad(bin.get(), gst_ghost_pad_new(name, pad.get()));
    };
    expose("sink", convert);
    expose("src", form);
    keep_keyframes_in_time(encoder.get());
    return bin;
}

void set_kbps(GstElement* encoder, int kbps) {
    const auto element = GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(encoder), kEncoder));
    GObject* object = G_OBJECT(element.get());
    const auto has = [object](const char* property) {
        return g_object_class_find_property(G_OBJECT_GET_CLASS(object), property) != nullptr;
    };
    if (!has("bitrate"))
        return gst_util_set_object_arg(object, "extra-controls", ("controls," + v4l2_bitrate(kbps)).c_str());
    // x264enc and vaapih264enc give their buffer in time, which follows by itself.
    for (const char* buffer : {"cpb-size", "vbv-buffer-size"})
        if (has(buffer))
            gst_util_set_object_arg(object, buffer, buffer_kbit(kbps).c_str());
    gst_util_set_object_arg(object, "bitrate", std::to_string(kbps).c_str());
}

Result<ChosenEncoder> choose_encoder(const Canvas& canvas, int kbps,
                                     const std::vector<EncoderKind>& candidates) {
    std::vector<std::string> refused;
    for (const auto& kind : candidates) {
        if (!installed(kind))
            continue;
        const auto proved = try_encoder(kind, canvas, kbps);
        auto element = proved ? make_encoder(kind, canvas, kbps) : tl::unexpected(proved.error());
        if (element)
            return ChosenEncoder{kind.name, std::move(*element),
                                 fmt::format("{} encodes the picture.", kind.name)};
        refused.push_back(fmt::format("{} {}", kind.name, element.error().what));
    }
    auto element = make_encoder(x264_encoder(), canvas, kbps);
    if (!element)
        return tl::unexpected(element.error());
    const std::string why = refused.empty() ? "this machine has no hardware encoder" : join(refused);
    return ChosenEncoder{x264_encoder().name, std::move(*element),
                         fmt::format("The processor encodes the picture (x264): {}.", why)};
}

std::vector<FoundEncoder> list_encoders(const Canvas& canvas) {
    constexpr int kTrialKbps = 4500;
    auto kinds = hardware_encoders();
    kinds.push_back(x264_encoder());
    std::vector<FoundEncoder> found;
    for (const auto& kind : kinds) {
        if (!installed(kind))
            continue;
        const auto proved = try_encoder(kind, canvas, kTrialKbps);
        found.push_back(
            {kind.name, kind.factory, proved.has_value(), proved ? std::string() : proved.error().what});
    }
    return found;
}

} // namespace regie::pipelines
