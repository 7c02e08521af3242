#include "pipelines/programme/programme_pipeline.h"

#include "pipelines/caption_track.h"
#include "pipelines/gst_setup.h"
#include "pipelines/overlay/regieoverlay.h"
#include "pipelines/programme/encoder.h"

#include <gst/video/video.h>

#include <algorithm>
#include <array>
#include <vector>

namespace regie::pipelines {

namespace {

/// How far the encoder may fall behind before frames are dropped.
constexpr guint64 kEncoderQueueNs = 2'000'000'000;
/// Offline, what waits between two threads; fewer than the overlays that the mailbox keeps.
constexpr guint64 kOfflineAhead = 3;
/// avenc_aac's first packet holds only what its filter needs to start: 1024 samples, libavcodec's
/// initial_padding, which the element (1.22) does not take off its times. Measured: sound came 21.3 ms late
/// without this.
constexpr std::int64_t kSoundEncoderDelayNs = 1024LL * 1'000'000'000 / kSoundRate;

Result<void> add_and_link(GstPtr<GstElement>& pipeline, const std::vector<GstPtr<GstElement>>& chain) {
    GstElement* last = nullptr;
    for (const auto& element : chain) {
        if (GST_OBJECT_PARENT(element.get()) == nullptr)
            gst_bin_add(GST_BIN(pipeline.get()), element.get());
        if (last && !gst_element_link(last, element.get()))
            return failure("the programme pipeline cannot be linked", GST_OBJECT_NAME(element.get()));
        last = element.get();
    }
    return {};
}

GstPtr<GstElement> make_filter(const char* caps) {
    auto filter = make_core_element("capsfilter");
    gst_util_set_object_arg(G_OBJECT(filter.get()), "caps", caps);
    return filter;
}

enum class Leak { Nothing, Oldest };

GstPtr<GstElement> make_queue(Leak leak, guint max_buffers, guint64 max_ns) {
    auto queue = make_core_element("queue");
    if (leak == Leak::Oldest)
        gst_util_set_object_arg(G_OBJECT(queue.get()), "leaky", "downstream");
    g_object_set(queue.get(), "max-size-buffers", max_buffers, "max-size-bytes", 0U, "max-size-time", max_ns,
                 nullptr);
    return queue;
}

GstPtr<GstElement> make_sink(const char* name) {
    auto sink = make_core_element("appsink", name);
    g_object_set(sink.get(), "sync", false, "async", false, "enable-last-sample", false, nullptr);
    return sink;
}

GstPtr<GstElement> element_of(const GstPtr<GstAppSrc>& source) {
    return GstPtr<GstElement>::share(GST_ELEMENT(source.get()));
}

} // namespace

Result<std::unique_ptr<ProgrammePipeline>> ProgrammePipeline::make(const ProgrammeSettings& settings,
                                                                   std::shared_ptr<OverlayMailbox> overlays,
                                                                   ProgrammeEvents events) {
    std::unique_ptr<ProgrammePipeline> programme(new ProgrammePipeline(settings, std::move(events)));
    if (auto built = programme->build(std::move(overlays)); !built)
        return tl::unexpected(built.error());
    return programme;
}

ProgrammePipeline::~ProgrammePipeline() { shut_down(pipeline_.get()); }

Result<void> ProgrammePipeline::build(std::shared_ptr<OverlayMailbox> overlays) {
    pipeline_ = GstPtr<GstElement>::sink(gst_pipeline_new("programme"));
    rank_streaming_threads(pipeline_.get(), ThreadRank::Programme);
    if (auto built = build_picture(std::move(overlays)); !built)
        return built;
    return build_sound();
}

GstPtr<GstAppSrc> ProgrammePipeline::make_source(const char* name, const GstPtr<GstCaps>& caps) const {
    const auto element = make_core_element("appsrc", name);
    // Live, nothing behind it blocks (leaky queues), so it needs no bound of its own and never holds up the
    // tick.
    g_object_set(element.get(), "format", GST_FORMAT_TIME, "caps", caps.get(), "max-bytes", guint64{0},
                 nullptr);
    if (settings_.pace == Pace::Offline)
        g_object_set(element.get(), "max-buffers", kOfflineAhead, "block", true, nullptr);
    return GstPtr<GstAppSrc>::share(GST_APP_SRC(element.get()));
}

template<Track track>
GstPtr<GstElement> ProgrammePipeline::make_packet_sink() {
    auto sink = make_sink(track == Track::Picture ? "picture-packets" : "sound-packets");
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) {
        return static_cast<ProgrammePipeline*>(self)->hand_over(from, track);
    };
    callbacks.eos = [](GstAppSink*, gpointer self) {
        static_cast<ProgrammePipeline*>(self)->events_.track_ended(track);
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, this, nullptr);
    return sink;
}

/// At the encoder's door. A picture's ordinal travels as its buffer's offset end: a jump is a dropped frame.
/// Captions come last, so that nobody else has to carry them.
void ProgrammePipeline::watch_door(const GstPtr<GstElement>& queue) {
    const auto door = GstPtr<GstPad>::adopt(gst_element_get_static_pad(queue.get(), "src"));
    gst_pad_add_probe(
        door.get(), GST_PAD_PROBE_TYPE_BUFFER,
        [](GstPad*, GstPadProbeInfo* info, gpointer data) {
            auto& self = *static_cast<ProgrammePipeline*>(data);
            const guint64 ordinal = GST_BUFFER_OFFSET_END(GST_PAD_PROBE_INFO_BUFFER(info));
            self.dropped_ += static_cast<std::int64_t>(ordinal - self.last_encoded_ - 1);
            self.last_encoded_ = ordinal;
            if (!self.encoder_ || !self.events_.captions)
                return GST_PAD_PROBE_OK;
            const auto show_ns = static_cast<std::int64_t>(GST_BUFFER_PTS(GST_PAD_PROBE_INFO_BUFFER(info)));
            const auto frame = self.settings_.canvas.rate.ns_to_frame(show_ns);
            if (const auto pair = self.events_.captions->next(frame)) {
                const std::array<guint8, 3> triplet{0xFC, (*pair)[0],
                                                    (*pair)[1]}; // CTA-708: valid, field 1 of line 21
                auto* picture = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
                gst_buffer_add_video_caption_meta(picture, GST_VIDEO_CAPTION_TYPE_CEA708_RAW, triplet.data(),
                                                  triplet.size());
                GST_PAD_PROBE_INFO_DATA(info) = picture;
            }
            return GST_PAD_PROBE_OK;
        },
        this, nullptr);
}

Result<void> ProgrammePipeline::build_picture(std::shared_ptr<OverlayMailbox> overlays) {
    const Canvas& canvas = settings_.canvas;
    const auto caps = canvas_caps(canvas);
    gst_caps_set_simple(caps.get(), "framerate", GST_TYPE_FRACTION, canvas.rate.fps, 1, "interlace-mode",
                        G_TYPE_STRING, "progressive", nullptr);
    pictures_ = make_source("pictures", caps);
    overlay_ = make_core_element("regieoverlay", "overlay");
    set_overlay_mailbox(overlay_.get(), std::move(overlays));
    const auto tee = make_core_element("tee");
    const bool live = settings_.pace == Pace::Live;
    const auto queue =
        live ? make_queue(Leak::Oldest, 0, kEncoderQueueNs) : make_queue(Leak::Nothing, kOfflineAhead, 0);
    watch_door(queue);

    std::vector<GstPtr<GstElement>> chain{element_of(pictures_)};
    if (events_.clean_picture)
        chain.push_back(make_core_element("tee", "clean"));
    chain.insert(chain.end(), {overlay_, tee, queue});
    if (settings_.encoder == Encoder::X264) {
        // Offline always the same one: each run gives the same.
        auto encoder =
            live ? choose_encoder(canvas, settings_.video_kbps).map([this](const ChosenEncoder& chosen) {
                encoder_words_ = chosen.words;
                return chosen.element;
            })
                 : make_encoder(file_encoder(), canvas, settings_.video_kbps);
        if (!encoder)
            return tl::unexpected(encoder.error());
        encoder_ = *encoder;
        chain.push_back(encoder_);
    }
    chain.push_back(make_packet_sink<Track::Picture>());
    if (auto linked = add_and_link(pipeline_, chain); !linked || !live)
        return linked;
    if (events_.clean_picture)
        if (auto built = build_clean(chain[1]); !built)
            return built;

    const auto monitor = make_sink("monitor");
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* sink, gpointer self) {
        auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(sink));
        static_cast<ProgrammePipeline*>(self)->events_.monitor_picture(std::move(sample));
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(monitor.get()), &callbacks, this, nullptr);
    return add_and_link(pipeline_, {tee, make_queue(Leak::Oldest, 1, 0), monitor});
}

// What falls behind here loses pictures here alone.
Result<void> ProgrammePipeline::build_clean(const GstPtr<GstElement>& tee) {
    auto encoder = make_encoder(clean_encoder(), settings_.canvas, settings_.video_kbps);
    if (!encoder)
        return tl::unexpected(encoder.error());
    gst_object_set_name(GST_OBJECT(encoder->get()), "clean-encoder"); // beside the programme's own
    const auto sink = make_sink("clean-packets");
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) {
        if (auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(from)))
            static_cast<ProgrammePipeline*>(self)->events_.clean_picture(
                packet_of(std::move(sample), Track::Picture, 0));
        return GST_FLOW_OK;
    };
    callbacks.eos = [](GstAppSink*, gpointer self) {
        static_cast<ProgrammePipeline*>(self)->events_.clean_ended();
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, this, nullptr);
    return add_and_link(pipeline_, {tee, make_queue(Leak::Oldest, 0, kEncoderQueueNs), *encoder, sink});
}

Result<void> ProgrammePipeline::build_sound() {
    sounds_ = make_source("sounds", sound_caps());
    std::vector<GstPtr<GstElement>> chain{element_of(sounds_)};
    if (settings_.encoder == Encoder::X264) {
        auto encoder = make_element("avenc_aac");
        auto parser = make_element("aacparse");
        if (!encoder || !parser)
            return tl::unexpected((encoder ? parser : encoder).error());
        g_object_set(encoder->get(), "bitrate", kSoundKbps * 1000, nullptr);
        chain.insert(chain.end(), {make_core_element("audioconvert"), *encoder, *parser,
                                   make_filter("audio/mpeg,stream-format=raw")});
        sound_delay_ns_ = kSoundEncoderDelayNs;
    }
    chain.push_back(make_packet_sink<Track::Sound>());
    return add_and_link(pipeline_, chain);
}

void ProgrammePipeline::set_video_kbps(int kbps) {
    if (encoder_)
        set_kbps(encoder_.get(), kbps);
}

void ProgrammePipeline::play() { gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING); }

void ProgrammePipeline::push_picture(GstPtr<GstBuffer> buffer) {
    GST_BUFFER_OFFSET_END(buffer.get()) = ++pushed_;
    gst_app_src_push_buffer(pictures_.get(), buffer.release());
}

void ProgrammePipeline::push_sound(GstPtr<GstBuffer> buffer) {
    gst_app_src_push_buffer(sounds_.get(), buffer.release());
}

void ProgrammePipeline::end() {
    gst_app_src_end_of_stream(pictures_.get());
    gst_app_src_end_of_stream(sounds_.get());
}

std::int64_t ProgrammePipeline::late_overlays() const { return pipelines::late_overlays(overlay_.get()); }

GstFlowReturn ProgrammePipeline::hand_over(GstAppSink* sink, Track track) {
    auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(sink));
    if (!sample)
        return GST_FLOW_EOS;
    events_.packet(packet_of(std::move(sample), track, track == Track::Sound ? sound_delay_ns_ : 0));
    return GST_FLOW_OK;
}

} // namespace regie::pipelines
