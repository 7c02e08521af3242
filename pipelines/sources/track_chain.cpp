#include "pipelines/sources/track_chain.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/pixel_guard.h"
#include "pipelines/sources/source_colours.h"

#include <fmt/format.h>
#include <gst/audio/audio.h>
#include <gst/video/video.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace regie::pipelines {

namespace {

/// Tells decoders that rows may be padded, so that they hand out their own pictures instead of copies.
GstPadProbeReturn allow_padded_rows(GstPad*, GstPadProbeInfo* info, gpointer) {
    GstQuery* query = GST_PAD_PROBE_INFO_QUERY(info);
    if (GST_QUERY_TYPE(query) != GST_QUERY_ALLOCATION)
        return GST_PAD_PROBE_OK;
    gst_query_add_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr);
    return GST_PAD_PROBE_HANDLED;
}

/// Each field is a picture only where the programme has a frame for it; else one of each pair.
GstPtr<GstElement> make_deinterlacer(const Canvas& canvas) {
    auto element = make_core_element("deinterlace");
    gst_util_set_object_arg(G_OBJECT(element.get()), "mode", "auto");
    gst_util_set_object_arg(G_OBJECT(element.get()), "method", "yadif");
    gst_util_set_object_arg(G_OBJECT(element.get()), "fields", canvas.rate.fps > 30 ? "all" : "top");
    return element;
}

/// By the rotation that phones write into their files.
GstPtr<GstElement> make_rotation() {
    auto element = make_core_element("videoflip");
    gst_util_set_object_arg(G_OBJECT(element.get()), "video-direction", "auto");
    return element;
}

/// Moved picture by picture: the width it takes away never changes, only from which side.
GstPtr<GstElement> make_crop(const Canvas& canvas, const Crop& crop) {
    struct Moving {
        Crop crop;
        Canvas canvas;
        int spare = 0; ///< px to take away
    };
    auto element = make_core_element("videocrop");
    const auto door = GstPtr<GstPad>::adopt(gst_element_get_static_pad(element.get(), "sink"));
    gst_pad_add_probe(
        door.get(), GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM),
        [](GstPad* pad, GstPadProbeInfo* info, gpointer data) {
            auto& moving = *static_cast<Moving*>(data);
            const auto cropper = GstPtr<GstObject>::adopt(gst_object_get_parent(GST_OBJECT(pad)));
            const auto place = [&](double at) {
                const int left = static_cast<int>(moving.spare * std::clamp(at, 0.0, 1.0)) & ~1;
                g_object_set(cropper.get(), "left", left, "right", moving.spare - left, nullptr);
            };
            if (GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER) {
                const auto at_ns = static_cast<double>(GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info)));
                const auto part =
                    std::clamp((at_ns - static_cast<double>(moving.crop.begin_ns)) /
                                   static_cast<double>(moving.crop.end_ns - moving.crop.begin_ns),
                               0.0, 1.0);
                place(moving.crop.from + (moving.crop.to - moving.crop.from) * part);
            } else if (GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
                       GST_EVENT_TYPE(event) == GST_EVENT_CAPS) {
                GstCaps* caps = nullptr;
                gst_event_parse_caps(event, &caps);
                GstVideoInfo picture;
                if (gst_video_info_from_caps(&picture, caps))
                    moving.spare = std::max(0, picture.width - picture.height * moving.canvas.width /
                                                                   moving.canvas.height) &
                                   ~1;
                place(moving.crop.from);
            }
            return GST_PAD_PROBE_OK;
        },
        new Moving{crop, canvas}, [](gpointer data) { delete static_cast<Moving*>(data); });
    return element;
}

bool leads_elsewhere(std::string_view media) {
    return media == "application/x-hls" || media == "application/dash+xml" ||
           media == "application/vnd.ms-sstr+xml";
}

gboolean may_go_on(GstElement* decoder, GstPad*, GstCaps* caps, gpointer playlists) {
    if (gst_caps_get_size(caps) == 0)
        return TRUE;
    const GstStructure* media = gst_caps_get_structure(caps, 0);
    if (leads_elsewhere(gst_structure_get_name(media)) &&
        GPOINTER_TO_INT(playlists) == static_cast<int>(Playlists::Refused)) {
        GST_ELEMENT_ERROR(decoder, STREAM, WRONG_TYPE, ("it is a playlist, which leads elsewhere"),
                          (nullptr));
        return FALSE;
    }
    int width = 0, height = 0;
    gst_structure_get_int(media, "width", &width);
    gst_structure_get_int(media, "height", &height);
    if (std::int64_t{width} * height <= kMostPixels)
        return TRUE;
    const auto words = fmt::format("its picture of {}×{} is too large", width, height);
    GST_ELEMENT_ERROR(decoder, STREAM, WRONG_TYPE, ("%s", words.c_str()), (nullptr));
    return FALSE;
}

void element_added(GstBin*, GstBin*, GstElement* element, gpointer) {
    if (is_made_by(element, "h264parse") || is_made_by(element, "h265parse"))
        prefer_stream_colours(element);
    refuse_unnamed_pixels(element);
}

/// What a playlist names is opened by whatever element can: not by one that reads this machine's files.
void refuse_file(GstBin* decoder, GstBin*, GstElement* element, gpointer) {
    if (!is_made_by(element, "filesrc"))
        return;
    g_object_set(element, "location", nullptr, nullptr);
    GST_ELEMENT_ERROR(decoder, RESOURCE, OPEN_READ, ("it leads to a file of this machine"), (nullptr));
}

/// Sound whose channels nobody named cannot be mixed down: they get the places that so many usually have.
GstPadProbeReturn name_channels(GstPad* pad, GstPadProbeInfo* info, gpointer) {
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    if (GST_EVENT_TYPE(event) != GST_EVENT_CAPS)
        return GST_PAD_PROBE_OK;
    GstCaps* caps = nullptr;
    gst_event_parse_caps(event, &caps);
    const GstStructure* sound = gst_caps_get_structure(caps, 0);
    int channels = 0;
    guint64 places = 0;
    gst_structure_get_int(sound, "channels", &channels);
    gst_structure_get(sound, "channel-mask", GST_TYPE_BITMASK, &places, nullptr);
    if (channels <= 2 || places != 0)
        return GST_PAD_PROBE_OK;
    places = gst_audio_channel_get_fallback_mask(channels);
    if (places == 0) {
        const auto owner = GstPtr<GstElement>::adopt(gst_pad_get_parent_element(pad));
        const auto words = fmt::format("its sound has {} channels without places", channels);
        GST_ELEMENT_ERROR(owner.get(), STREAM, WRONG_TYPE, ("%s", words.c_str()), (nullptr));
        return GST_PAD_PROBE_DROP;
    }
    const auto named = GstPtr<GstCaps>::adopt(gst_caps_copy(caps));
    gst_caps_set_simple(named.get(), "channel-mask", GST_TYPE_BITMASK, places, nullptr);
    GstEvent* instead = gst_event_new_caps(named.get());
    gst_event_set_seqnum(instead, gst_event_get_seqnum(event));
    gst_event_unref(event);
    GST_PAD_PROBE_INFO_DATA(info) = instead;
    return GST_PAD_PROBE_OK;
}

} // namespace

bool is_made_by(GstElement* element, std::string_view factory) {
    auto* made_by = gst_element_get_factory(element);
    return made_by && gst_plugin_feature_get_name(GST_PLUGIN_FEATURE(made_by)) == factory;
}

void guard_decoder(GstElement* decoder, Playlists playlists) {
    g_signal_connect(decoder, "autoplug-continue", G_CALLBACK(may_go_on),
                     GINT_TO_POINTER(static_cast<int>(playlists)));
    g_signal_connect(decoder, "deep-element-added", G_CALLBACK(element_added), nullptr);
    if (playlists == Playlists::Followed)
        g_signal_connect(decoder, "deep-element-added", G_CALLBACK(refuse_file), nullptr);
}

std::optional<TrackKind> track_kind(GstPad* decoded) {
    const auto caps = GstPtr<GstCaps>::adopt(gst_pad_query_caps(decoded, nullptr));
    if (!caps || gst_caps_is_empty(caps.get()) || gst_caps_is_any(caps.get()))
        return {};
    const std::string_view media = gst_structure_get_name(gst_caps_get_structure(caps.get(), 0));
    if (media == "video/x-raw")
        return TrackKind::Picture;
    if (media == "audio/x-raw")
        return TrackKind::Sound;
    return {};
}

GstPtr<GstElement> make_track_sink(TrackKind kind, const Canvas& canvas) {
    auto sink = make_core_element("appsink", kind == TrackKind::Picture ? "picture" : "sound");
    const auto caps = kind == TrackKind::Picture ? canvas_caps(canvas) : sound_caps();
    g_object_set(sink.get(), "sync", false, "enable-last-sample", false, "caps", caps.get(), nullptr);
    if (kind == TrackKind::Picture) {
        const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(sink.get(), "sink"));
        gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM, allow_padded_rows, nullptr,
                          nullptr);
    }
    return sink;
}

void add_track_chain(GstBin* pipeline, GstPad* decoded, TrackKind kind, const GstPtr<GstElement>& sink,
                     const Canvas& canvas, const std::optional<Crop>& crop) {
    std::vector<GstPtr<GstElement>> chain;
    if (kind == TrackKind::Picture) {
        auto last = make_core_element("videoconvertscale");
        auto [converter, filter] = make_colour_elements(last);
        // What the next two do not take, as 4:2:2 and 4:1:1, is converted for them; the rest passes.
        chain = {std::move(converter), std::move(filter), make_deinterlacer(canvas),
                 make_rotation(),      std::move(last),   sink};
    }
    if (kind == TrackKind::Picture && crop)
        chain.insert(chain.end() - 2, make_crop(canvas, *crop));
    if (kind == TrackKind::Sound)
        chain = {make_core_element("audioconvert"), make_core_element("audioresample"), sink};
    for (const auto& element : chain)
        gst_bin_add(pipeline, element.get());
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
        gst_element_link(chain[i].get(), chain[i + 1].get());
    for (auto element = chain.rbegin(); element != chain.rend(); ++element)
        gst_element_sync_state_with_parent(element->get());
    const auto entry = GstPtr<GstPad>::adopt(gst_element_get_static_pad(chain.front().get(), "sink"));
    if (kind == TrackKind::Sound)
        gst_pad_add_probe(entry.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, name_channels, nullptr, nullptr);
    // What has no places does not look as if it fitted until they are named.
    gst_pad_link_full(decoded, entry.get(),
                      kind == TrackKind::Sound ? GST_PAD_LINK_CHECK_NOTHING : GST_PAD_LINK_CHECK_DEFAULT);
}

} // namespace regie::pipelines
