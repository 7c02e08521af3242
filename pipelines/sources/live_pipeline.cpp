#include "pipelines/sources/live_pipeline.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/camera_caps.h"

#include <fmt/format.h>

#include <initializer_list>

namespace regie::pipelines {

namespace {

/// What a decoder that finds its tracks by itself needs to know, for as long as it lives.
struct Tracks {
    std::shared_ptr<LiveFeed> feed;
    Canvas canvas;
};

void set(const GstPtr<GstElement>& element, const char* property, const std::string& value) {
    g_object_set(element.get(), property, value.c_str(), nullptr);
}

/// Adds the elements in a row; the last one's source pad, if it has one already.
GstPtr<GstPad> add_row(GstBin* pipeline, std::initializer_list<GstPtr<GstElement>> row) {
    GstElement* before = nullptr;
    for (const auto& element : row) {
        gst_bin_add(pipeline, element.get());
        if (before)
            gst_element_link(before, element.get());
        before = element.get();
    }
    return GstPtr<GstPad>::adopt(gst_element_get_static_pad(before, "src"));
}

void take_pad(GstElement* decoder, GstPad* pad, std::shared_ptr<Tracks>* tracks) {
    const auto pipeline = GstPtr<GstObject>::adopt(gst_object_get_parent(GST_OBJECT(decoder)));
    if (const auto kind = track_kind(pad); kind && pipeline)
        LiveFeed::add_track((*tracks)->feed, GST_BIN(pipeline.get()), pad, *kind, (*tracks)->canvas);
}

void want_a_picture(GstElement* decoder, std::shared_ptr<Tracks>* tracks) {
    if (!(*tracks)->feed->has(TrackKind::Picture))
        GST_ELEMENT_ERROR(decoder, STREAM, WRONG_TYPE, ("it has no picture"), (nullptr));
}

void follow_tracks(const GstPtr<GstElement>& decoder, std::shared_ptr<LiveFeed> feed, const Canvas& canvas) {
    guard_decoder(decoder.get(), Playlists::Refused);
    const auto tracks = std::make_shared<Tracks>(Tracks{std::move(feed), canvas});
    connect_shared(decoder.get(), "pad-added", G_CALLBACK(take_pad), tracks);
    connect_shared(decoder.get(), "no-more-pads", G_CALLBACK(want_a_picture), tracks);
}

void begin_media(GstElement*, GstPad*, std::shared_ptr<LiveFeed>* feed) { (*feed)->begin_media(); }

/// Over TCP, which no venue's firewall eats; 200 ms bridge what TCP sends again.
void set_up_rtsp(GstElement*, GstElement* source, std::shared_ptr<LiveFeed>* feed) {
    constexpr guint64 kTimeoutUs = 5'000'000;
    g_object_set(source, "latency", 200U, "drop-on-latency", TRUE, "tcp-timeout", kTimeoutUs, nullptr);
    gst_util_set_object_arg(G_OBJECT(source), "protocols", "tcp");
    connect_shared(source, "pad-added", G_CALLBACK(begin_media), *feed);
}

Result<void> build_rtsp(GstBin* pipeline, const SourcePlan& plan, const Canvas& canvas,
                        const std::shared_ptr<LiveFeed>& feed) {
    if (const auto needed = make_element("rtspsrc"); !needed)
        return tl::unexpected(needed.error());
    const auto decoder = make_core_element("uridecodebin");
    set(decoder, "uri", plan.uri);
    follow_tracks(decoder, feed, canvas);
    connect_shared(decoder.get(), "source-setup", G_CALLBACK(set_up_rtsp), feed);
    add_row(pipeline, {decoder});
    return {};
}

Result<GstPtr<GstElement>> make_srt(const SourcePlan& plan) {
    auto source = make_element("srtsrc");
    if (!source)
        return source;
    set(*source, "uri", plan.uri);
    // Reconnecting is the supervisor's; and with the default poll-timeout a stop can wait for ever.
    g_object_set(source->get(), "latency", plan.srt.latency_ms, "auto-reconnect", FALSE, "poll-timeout", 1000,
                 nullptr);
    if (!plan.srt.passphrase.empty())
        set(*source, "passphrase", plan.srt.passphrase);
    if (!plan.srt.stream_id.empty())
        set(*source, "streamid", plan.srt.stream_id);
    return source;
}

Result<GstPtr<GstElement>> make_rtmp(const SourcePlan& plan) {
    auto source = make_element("rtmp2src");
    if (!source)
        return source;
    set(*source, "location", plan.uri);
    g_object_set(source->get(), "async-connect", FALSE, "timeout", 5U, "idle-timeout", 5U, nullptr);
    return source;
}

Result<void> build_stream(GstBin* pipeline, Result<GstPtr<GstElement>> source, const Canvas& canvas,
                          const std::shared_ptr<LiveFeed>& feed) {
    if (!source)
        return tl::unexpected(source.error());
    const auto decoder = make_core_element("decodebin");
    follow_tracks(decoder, feed, canvas);
    add_row(pipeline, {*source, decoder});
    return {};
}

Result<GstPtr<GstElement>> make_camera(const SourcePlan& plan) {
    auto source = make_element(plan.kind == SourceKind::Camera ? "v4l2src" : "pipewiresrc");
    // WirePlumber 0.4 links nothing whose kind of media it is not told: the camera would give no picture.
    if (source && plan.kind != SourceKind::Camera) {
        gst_util_set_object_arg(G_OBJECT(source->get()), "stream-properties",
                                "props,media.type=Video,media.category=Capture");
        // Its pictures' own times are of a clock that is not ours; its few buffers are not ours to keep.
        g_object_set(source->get(), "always-copy", TRUE, "do-timestamp", TRUE, nullptr);
    }
    if (source && !plan.device.empty())
        set(*source, plan.kind == SourceKind::Camera ? "device" : "target-object", plan.device);
    return source;
}

Result<void> build_camera(GstBin* pipeline, const SourcePlan& plan, const Canvas& canvas,
                          const std::shared_ptr<LiveFeed>& feed) {
    const auto source = make_camera(plan);
    if (!source)
        return tl::unexpected(source.error());
    const auto filter = make_core_element("capsfilter");
    const auto mode = choose_mode(modes_of_element(source->get()), canvas);
    if (mode)
        g_object_set(filter.get(), "caps", caps_of(*mode).get(), nullptr);
    GstPtr<GstPad> decoded;
    if (mode && !mode->is_raw()) {
        const auto decoder = make_element("jpegdec");
        if (!decoder)
            return tl::unexpected(decoder.error());
        decoded = add_row(pipeline, {*source, filter, *decoder});
    } else {
        decoded = add_row(pipeline, {*source, filter});
    }
    LiveFeed::add_track(feed, pipeline, decoded.get(), TrackKind::Picture, canvas);
    return {};
}

Result<void> build_microphone(GstBin* pipeline, const SourcePlan& plan, const Canvas& canvas,
                              const std::shared_ptr<LiveFeed>& feed) {
    const auto source = make_element(plan.kind == SourceKind::PulseMicrophone ? "pulsesrc" : "alsasrc");
    if (!source)
        return tl::unexpected(source.error());
    if (!plan.device.empty())
        set(*source, "device", plan.device);
    // The sound card's clock is its own. Its samples are stamped with ours as they come, and resampled by
    // that.
    g_object_set(source->get(), "provide-clock", FALSE, "buffer-time", gint64{100'000}, "latency-time",
                 gint64{10'000}, nullptr);
    gst_util_set_object_arg(G_OBJECT(source->get()), "slave-method", "re-timestamp");
    LiveFeed::add_track(feed, pipeline, add_row(pipeline, {*source}).get(), TrackKind::Sound, canvas);
    return {};
}

Result<void> build_pattern(GstBin* pipeline, const SourcePlan& plan, const Canvas& canvas,
                           const std::shared_ptr<LiveFeed>& feed) {
    const auto picture = make_core_element("videotestsrc"), filter = make_core_element("capsfilter");
    g_object_set(picture.get(), "is-live", TRUE, nullptr);
    gst_util_set_object_arg(G_OBJECT(picture.get()), "pattern", plan.pattern.c_str());
    const auto caps = canvas_caps(canvas);
    gst_caps_set_simple(caps.get(), "framerate", GST_TYPE_FRACTION, canvas.rate.fps, 1, nullptr);
    g_object_set(filter.get(), "caps", caps.get(), nullptr);
    LiveFeed::add_track(feed, pipeline, add_row(pipeline, {picture, filter}).get(), TrackKind::Picture,
                        canvas);
    if (plan.tone_hz == 0)
        return {};
    const auto tone = make_core_element("audiotestsrc");
    constexpr double kVolume = 0.1; // -20 dBFS, the level of line-up tones
    g_object_set(tone.get(), "is-live", TRUE, "freq", static_cast<double>(plan.tone_hz), "volume", kVolume,
                 nullptr);
    LiveFeed::add_track(feed, pipeline, add_row(pipeline, {tone}).get(), TrackKind::Sound, canvas);
    return {};
}

} // namespace

Result<void> build_live_pipeline(GstBin* pipeline, const SourcePlan& plan, const Canvas& canvas,
                                 const std::shared_ptr<LiveFeed>& feed) {
    switch (plan.kind) {
    case SourceKind::Rtsp:
        return build_rtsp(pipeline, plan, canvas, feed);
    case SourceKind::Srt:
        return build_stream(pipeline, make_srt(plan), canvas, feed);
    case SourceKind::Rtmp:
        return build_stream(pipeline, make_rtmp(plan), canvas, feed);
    case SourceKind::Camera:
    case SourceKind::PipeWireCamera:
    case SourceKind::PipeWireScreen:
        return build_camera(pipeline, plan, canvas, feed);
    case SourceKind::PulseMicrophone:
    case SourceKind::AlsaMicrophone:
        return build_microphone(pipeline, plan, canvas, feed);
    case SourceKind::Pattern:
        return build_pattern(pipeline, plan, canvas, feed);
    case SourceKind::File:
    case SourceKind::Still:
    case SourceKind::Download:
    case SourceKind::Colour:
        break;
    }
    return failure("this source is not live", plan.name);
}

} // namespace regie::pipelines
