#include "pipelines/sources/source_colours.h"

#include "pipelines/gst_setup.h"

#include <gst/video/video.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace regie::pipelines {

namespace {

constexpr double kWhiteNits = 203;

/// ITU-R BT.2100-2, table 5: of a code the light of the scene, 0 to 1.
double hlg_light(double code) {
    constexpr double kA = 0.17883277, kB = 0.28466892, kC = 0.55991073;
    return code <= 0.5 ? code * code / 3 : (std::exp((code - kC) / kA) + kB) / 12;
}

/// ITU-R BT.2100-2, table 4: of a code the light of the screen in nits.
double pq_light(double code) {
    constexpr double kM1 = 0.1593017578125, kM2 = 78.84375, kC1 = 0.8359375, kC2 = 18.8515625, kC3 = 18.6875;
    const double power = std::pow(code, 1 / kM2);
    return 10'000 * std::pow(std::max(power - kC1, 0.0) / (kC2 - kC3 * power), 1 / kM1);
}

/// What both probes know of a picture; used by its streaming thread alone.
struct Colours {
    GstElement *filter, *last; ///< of one bin: as long as there is data
    std::optional<HdrKind> hdr;
    std::array<std::uint8_t, 256> curve{};
    bool see_through = false; ///< in part
};

/// Of what says nothing, as recordings usually are made: by the size as it is stored, before it is turned.
GstVideoColorimetry usual_colours(const GstVideoInfo& picture) {
    const bool hd =
        std::max(picture.width, picture.height) >= 1280 || std::min(picture.width, picture.height) > 576;
    GstVideoColorimetry colours;
    gst_video_colorimetry_from_string(&colours,
                                      hd ? GST_VIDEO_COLORIMETRY_BT709 : GST_VIDEO_COLORIMETRY_BT601);
    return colours;
}

GstVideoColorimetry colours_of(const GstVideoInfo& picture, const char* said) {
    GstVideoColorimetry colours{};
    if (said)
        gst_video_colorimetry_from_string(&colours, said);
    const auto range = colours.range;
    if (colours.matrix == GST_VIDEO_COLOR_MATRIX_UNKNOWN)
        colours = usual_colours(picture);
    colours.range = range == GST_VIDEO_COLOR_RANGE_UNKNOWN ? GST_VIDEO_COLOR_RANGE_16_235 : range;
    return colours;
}

bool is_wide(GstVideoColorPrimaries primaries) {
    return primaries == GST_VIDEO_COLOR_PRIMARIES_BT2020 ||
           primaries == GST_VIDEO_COLOR_PRIMARIES_SMPTEEG432 ||
           primaries == GST_VIDEO_COLOR_PRIMARIES_SMPTERP431;
}

std::optional<HdrKind> hdr_of(GstVideoTransferFunction transfer) {
    if (transfer == GST_VIDEO_TRANSFER_ARIB_STD_B67)
        return HdrKind::Hlg;
    if (transfer == GST_VIDEO_TRANSFER_SMPTE2084)
        return HdrKind::Pq;
    return {};
}

std::string colorimetry_of(const GstVideoColorimetry& colours) {
    gchar* words = gst_video_colorimetry_to_string(&colours);
    std::string result = words ? words : "";
    g_free(words);
    return result;
}

/// The same caps with `colours` said.
GstEvent* with_colours(GstEvent* event, GstCaps* caps, const GstVideoColorimetry& colours) {
    const auto named = GstPtr<GstCaps>::adopt(gst_caps_copy(caps));
    gst_caps_set_simple(named.get(), "colorimetry", G_TYPE_STRING, colorimetry_of(colours).c_str(), nullptr);
    GstEvent* instead = gst_event_new_caps(named.get());
    gst_event_set_seqnum(instead, gst_event_get_seqnum(event));
    gst_event_unref(event);
    return instead;
}

const char* said_in(GstCaps* caps) {
    return gst_structure_get_string(gst_caps_get_structure(caps, 0), "colorimetry");
}

/// R'G'B' of full range, of the gamut that a wide picture has.
GstPtr<GstCaps> rgb_caps(std::optional<GstVideoColorPrimaries> wide, bool see_through) {
    GstVideoColorimetry colours;
    gst_video_colorimetry_from_string(&colours, GST_VIDEO_COLORIMETRY_SRGB);
    colours.primaries = wide.value_or(colours.primaries);
    return GstPtr<GstCaps>::adopt(
        gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, see_through ? "BGRA" : "BGRx",
                            "colorimetry", G_TYPE_STRING, colorimetry_of(colours).c_str(), nullptr));
}

/// From one range to another of the same matrix the converter copies the codes as they are: full range goes
/// by way of RGB, as what needs other primaries does, and what can be seen through.
GstPadProbeReturn on_caps(GstPad*, GstPadProbeInfo* info, gpointer data) {
    auto& state = *static_cast<Colours*>(data);
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    if (GST_EVENT_TYPE(event) != GST_EVENT_CAPS)
        return GST_PAD_PROBE_OK;
    GstCaps* caps = nullptr;
    gst_event_parse_caps(event, &caps);
    GstVideoInfo picture;
    if (!gst_video_info_from_caps(&picture, caps))
        return GST_PAD_PROBE_OK;
    state.see_through = GST_VIDEO_INFO_HAS_ALPHA(&picture);
    if (GST_VIDEO_INFO_IS_RGB(&picture)) {
        if (state.see_through)
            g_object_set(state.filter, "caps", rgb_caps({}, true).get(), nullptr);
        return GST_PAD_PROBE_OK;
    }
    const auto colours = colours_of(picture, said_in(caps));
    const bool wide = is_wide(colours.primaries);
    state.hdr = hdr_of(colours.transfer);
    const bool by_rgb =
        wide || state.hdr || state.see_through || colours.range == GST_VIDEO_COLOR_RANGE_0_255;
    if (state.hdr)
        state.curve = tone_curve(*state.hdr);
    gst_util_set_object_arg(G_OBJECT(state.last), "primaries-mode", wide ? "fast" : "none");
    const auto way =
        !by_rgb ? GstPtr<GstCaps>::adopt(gst_caps_new_any())
                : rgb_caps(wide ? std::optional(colours.primaries) : std::nullopt, state.see_through);
    g_object_set(state.filter, "caps", way.get(), nullptr);
    GST_PAD_PROBE_INFO_DATA(info) = with_colours(event, caps, colours);
    return GST_PAD_PROBE_OK;
}

/// Blue, green, red and how much of them there is: the programme is opaque, and behind a picture it is black.
void put_on_black(std::uint8_t* pixels, std::size_t bytes) {
    for (std::size_t i = 0; i + 4 <= bytes; i += 4)
        for (std::size_t k = 0; k < 3; ++k)
            pixels[i + k] = static_cast<std::uint8_t>((pixels[i + k] * pixels[i + 3] + 127) / 255);
}

GstPadProbeReturn on_picture(GstPad*, GstPadProbeInfo* info, gpointer data) {
    const auto& state = *static_cast<Colours*>(data);
    if (!state.hdr && !state.see_through)
        return GST_PAD_PROBE_OK;
    GstBuffer* picture = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
    GST_PAD_PROBE_INFO_DATA(info) = picture;
    GstMapInfo map;
    if (gst_buffer_map(picture, &map, GST_MAP_READWRITE)) {
        if (state.see_through) // and in HDR: nothing makes that
            put_on_black(map.data, map.size);
        else
            std::for_each(map.data, map.data + map.size, [&](guint8& code) { code = state.curve[code]; });
        gst_buffer_unmap(picture, &map);
    }
    return GST_PAD_PROBE_OK;
}

/// What the container says is kept back from the parser, which would take it for the stream's word.
GstPadProbeReturn keep_back(GstPad*, GstPadProbeInfo* info, gpointer data) {
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    GstCaps* caps = nullptr;
    if (GST_EVENT_TYPE(event) == GST_EVENT_CAPS)
        gst_event_parse_caps(event, &caps);
    if (!caps || !said_in(caps))
        return GST_PAD_PROBE_OK;
    *static_cast<std::string*>(data) = said_in(caps);
    const auto without = GstPtr<GstCaps>::adopt(gst_caps_copy(caps));
    gst_structure_remove_field(gst_caps_get_structure(without.get(), 0), "colorimetry");
    GstEvent* instead = gst_event_new_caps(without.get());
    gst_event_set_seqnum(instead, gst_event_get_seqnum(event));
    gst_event_unref(event);
    GST_PAD_PROBE_INFO_DATA(info) = instead;
    return GST_PAD_PROBE_OK;
}

/// And said behind it, as far as the stream says nothing.
GstPadProbeReturn fill_in(GstPad*, GstPadProbeInfo* info, gpointer data) {
    const auto& kept = *static_cast<const std::string*>(data);
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    GstCaps* caps = nullptr;
    if (GST_EVENT_TYPE(event) == GST_EVENT_CAPS)
        gst_event_parse_caps(event, &caps);
    GstVideoColorimetry stream{}, container{};
    if (!caps || !gst_video_colorimetry_from_string(&container, kept.c_str()))
        return GST_PAD_PROBE_OK;
    if (const char* said = said_in(caps))
        gst_video_colorimetry_from_string(&stream, said);
    if (stream.matrix != GST_VIDEO_COLOR_MATRIX_UNKNOWN)
        return GST_PAD_PROBE_OK;
    if (stream.range != GST_VIDEO_COLOR_RANGE_UNKNOWN)
        container.range = stream.range;
    GST_PAD_PROBE_INFO_DATA(info) = with_colours(event, caps, container);
    return GST_PAD_PROBE_OK;
}

/// `probe` is handed `state`, which lives as long as one of its probes.
template<typename State>
void watch_pad(GstElement* element, const char* pad, GstPadProbeType what, GstPadProbeCallback probe,
               std::shared_ptr<State> state) {
    using Kept = std::pair<GstPadProbeCallback, std::shared_ptr<State>>;
    const auto door = GstPtr<GstPad>::adopt(gst_element_get_static_pad(element, pad));
    gst_pad_add_probe(
        door.get(), what,
        [](GstPad* at, GstPadProbeInfo* info, gpointer data) {
            const auto& [call, kept] = *static_cast<Kept*>(data);
            return call(at, info, kept.get());
        },
        new Kept(probe, std::move(state)), [](gpointer data) { delete static_cast<Kept*>(data); });
}

} // namespace

void prefer_stream_colours(GstElement* parser) {
    const auto kept = std::make_shared<std::string>();
    watch_pad(parser, "sink", GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, keep_back, kept);
    watch_pad(parser, "src", GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, fill_in, kept);
}

std::array<std::uint8_t, 256> tone_curve(HdrKind kind) {
    constexpr double kKnee = 0.95; // of the codes of an ordinary screen
    std::array<std::uint8_t, 256> curve{};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double code = static_cast<double>(i) / 255;
        // HLG's screen adds a gamma of 1.2 (BT.2100-2), an ordinary one takes 2.4 (BT.1886).
        const double shown = kind == HdrKind::Hlg ? std::sqrt(hlg_light(code) / hlg_light(0.75))
                                                  : std::pow(pq_light(code) / kWhiteNits, 1 / 2.4);
        const double kept =
            shown <= kKnee ? shown : 1 - (1 - kKnee) * std::exp((kKnee - shown) / (1 - kKnee));
        curve[i] = static_cast<std::uint8_t>(std::lround(255 * std::clamp(kept, 0.0, 1.0)));
    }
    return curve;
}

std::array<GstPtr<GstElement>, 2> make_colour_elements(const GstPtr<GstElement>& last) {
    auto converter = make_core_element("videoconvert");
    auto filter = make_core_element("capsfilter");
    const auto state = std::make_shared<Colours>(Colours{filter.get(), last.get(), {}, {}, false});
    watch_pad(converter.get(), "sink", GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_caps, state);
    watch_pad(filter.get(), "src", GST_PAD_PROBE_TYPE_BUFFER, on_picture, state);
    return {std::move(converter), std::move(filter)};
}

} // namespace regie::pipelines
