#include "pipelines/outputs/srt_connection.h"

#include "pipelines/gst_setup.h"
#include "pipelines/outputs/srt_congestion.h"
#include "pipelines/outputs/srt_probe.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <mutex>
#include <string_view>
#include <utility>

namespace regie::pipelines {

namespace {

/// What waits beyond that waits where it can still be left out. MPEG-TS needs a packet of each track to go
/// on.
constexpr guint64 kMostWaitingPackets = 3;
/// srtsink waits for the network in pieces of this; without, shutting it down can hang.
constexpr int kPollMs = 1000;
/// Seven packets of MPEG-TS fill a datagram.
constexpr int kPacketsADatagram = 7;
/// libsrt sends on its own: what it holds at the end has gone, and been repeated once, after this.
constexpr int kRestMs = 300;
/// Who has not answered after so long says no, or is not there. A line whose handshake takes longer is beyond
/// libsrt's own patience, nearly.
constexpr std::chrono::milliseconds kAskedWhyAfter(2000);
constexpr int kMostProbeMs = 900;

GstPtr<GstAppSrc> make_packet_source(const char* name, const std::function<void()>& hungry) {
    using Hungry = std::function<void()>;
    const auto element = make_core_element("appsrc", name);
    g_object_set(element.get(), "format", GST_FORMAT_TIME, "max-bytes", guint64{0}, nullptr);
    GstAppSrcCallbacks callbacks{};
    callbacks.need_data = [](GstAppSrc*, guint, gpointer call) { (*static_cast<Hungry*>(call))(); };
    gst_app_src_set_callbacks(GST_APP_SRC(element.get()), &callbacks, new Hungry(hungry),
                              [](gpointer call) { delete static_cast<Hungry*>(call); });
    return GstPtr<GstAppSrc>::share(GST_APP_SRC(element.get()));
}

void set_up_srt_sink(GstElement* sink, const OutputAddress& address) {
    const bool ipv6 = address.host.find(':') != std::string::npos;
    const std::string uri = ipv6 ? fmt::format("srt://[{}]:{}", address.host, address.port)
                                 : fmt::format("srt://{}:{}", address.host, address.port);
    g_object_set(sink, "uri", uri.c_str(), "latency", address.latency_ms, "poll-timeout", kPollMs,
                 "auto-reconnect", false, "sync", false, "async", false, "enable-last-sample", false,
                 nullptr);
    gst_util_set_object_arg(G_OBJECT(sink), "mode", "caller");
    if (!address.stream.empty())
        g_object_set(sink, "streamid", address.stream.c_str(), nullptr);
    if (!address.passphrase.empty())
        g_object_set(sink, "passphrase", address.passphrase.c_str(), nullptr);
}

Fault srt_fault(GstMessage* message) {
    GError* error = nullptr;
    gchar* details = nullptr;
    gst_message_parse_error(message, &error, &details);
    const std::string text = fmt::format("{} {}", error ? error->message : "", details ? details : "");
    const auto says = [&text](std::string_view words) { return text.find(words) != std::string::npos; };
    Fault fault = Fault::Closed;
    if (says("password") || says("passphrase") || says("BADSECRET") || says("UNSECURE"))
        fault = Fault::KeyRefused;
    else if (says("resolve") || says("unreachable"))
        fault = Fault::Unreachable;
    else if (says("timer") || says("timeout") || says("timed out"))
        fault = Fault::Silent;
    g_clear_error(&error);
    g_free(details);
    return fault;
}

} // namespace

struct SrtConnection::Seen {
    explicit Seen(OutputAddress to) : address(std::move(to)) {}

    const OutputAddress address;
    const std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    bool asked_why = false; ///< of the pipeline's own thread
    std::mutex mutex;       ///< guards what follows
    LineState line;
    std::int64_t acks = 0;
    SrtCongestion congestion{address.latency_ms};

    /// Reads what srtsink counted. The pipeline's own thread: it may wait for a call to the network.
    void look(GstElement* sink) {
        GstStructure* stats = nullptr;
        g_object_get(sink, "stats", &stats, nullptr);
        if (!stats)
            return;
        const auto number = [stats](const char* name) {
            const GValue* value = gst_structure_get_value(stats, name);
            GValue as_number = G_VALUE_INIT;
            g_value_init(&as_number, G_TYPE_INT64);
            const bool known = value && g_value_transform(value, &as_number);
            return known ? static_cast<std::int64_t>(g_value_get_int64(&as_number)) : 0;
        };
        double round_trip_ms = 0;
        const bool connected = gst_structure_get_double(stats, "rtt-ms", &round_trip_ms);
        const std::int64_t acks_now = number("packet-ack-received");
        const std::int64_t dropped = number("bytes-sent-dropped");
        const std::int64_t sent = number("bytes-sent") - number("bytes-retransmitted") - dropped; // each once
        if (connected) {
            std::lock_guard lock(mutex);
            line.accepted = true;
            line.round_trip_ms = static_cast<int>(std::lround(round_trip_ms));
            line.thrown_away_bytes = dropped;
            if (std::exchange(acks, acks_now) != acks_now)
                line.acked_bytes = std::max(line.acked_bytes, sent);
            line.waiting_bytes = std::max<std::int64_t>(0, sent - line.acked_bytes);
            line.congested =
                congestion.tell(round_trip_ms, number("packets-sent"), number("packets-sent-lost"));
            line.path_ms = static_cast<int>(congestion.shortest_round_trip_ms());
        }
        gst_structure_free(stats);
        if (!connected)
            ask_why();
    }

    void ask_why() {
        const bool answered = line.accepted; // written by this thread only
        if (answered || asked_why || std::chrono::steady_clock::now() - began < kAskedWhyAfter)
            return;
        asked_why = true;
        const bool refused = srt_key_is_refused(address, kMostProbeMs);
        std::lock_guard lock(mutex);
        line.key_refused = refused;
    }
};

Result<std::unique_ptr<Connection>> SrtConnection::open(ControlThread& control, const OutputAddress& address,
                                                        ConnectionEvents events) {
    std::unique_ptr<SrtConnection> connection(new SrtConnection(control, address, std::move(events)));
    if (auto built = connection->build(address); !built)
        return tl::unexpected(built.error());
    return connection;
}

SrtConnection::SrtConnection(ControlThread& control, const OutputAddress& address, ConnectionEvents events)
    : control_(control), events_(std::move(events)), seen_(std::make_shared<Seen>(address)) {}

SrtConnection::~SrtConnection() {
    alive_.reset();
    watch_ = {};
}

Result<void> SrtConnection::build(const OutputAddress& address) {
    const auto muxer = make_element("mpegtsmux");
    const auto parser = make_element("h264parse");
    const auto sound_parser = make_element("aacparse");
    const auto sink = make_element("srtsink", "srt");
    for (const auto* made : {&muxer, &parser, &sound_parser, &sink})
        if (!*made)
            return tl::unexpected(made->error());
    pictures_ = make_packet_source("pictures", events_.hungry);
    sounds_ = make_packet_source("sounds", events_.hungry);
    g_object_set(muxer->get(), "alignment", kPacketsADatagram, nullptr);
    g_object_set(parser->get(), "config-interval", -1,
                 nullptr); // parameters with each keyframe: who tunes in late
    set_up_srt_sink(sink->get(), address);
    auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("srt"));
    rank_streaming_threads(pipeline.get(), ThreadRank::Programme);
    gst_bin_add_many(GST_BIN(pipeline.get()), GST_ELEMENT(pictures_.get()), GST_ELEMENT(sounds_.get()),
                     parser->get(), sound_parser->get(), muxer->get(), sink->get(), nullptr);
    if (!gst_element_link_many(GST_ELEMENT(pictures_.get()), parser->get(), muxer->get(), sink->get(),
                               nullptr) ||
        !gst_element_link_many(GST_ELEMENT(sounds_.get()), sound_parser->get(), muxer->get(), nullptr))
        return failure("the pipeline of an SRT output cannot be linked", "pipelines");
    watch_ = {control_, pipeline.get(), [this](GstMessage* message) { on_message(message); }};
    pipeline_ = std::make_unique<LonePipeline>(
        std::move(pipeline), [seen = seen_, sink = *sink](GstElement*) { seen->look(sink.get()); });
    pipeline_->play();
    return {};
}

LineState SrtConnection::line() {
    std::lock_guard lock(seen_->mutex);
    LineState line = seen_->line;
    line.thrown_away_bytes -= std::exchange(thrown_away_bytes_, line.thrown_away_bytes);
    return line;
}

bool SrtConnection::hungry() const {
    return gst_app_src_get_current_level_buffers(pictures_.get()) < kMostWaitingPackets ||
           gst_app_src_get_current_level_buffers(sounds_.get()) < kMostWaitingPackets;
}

void SrtConnection::send(const Packet& packet) {
    GstAppSrc* source = packet.track == Track::Picture ? pictures_.get() : sounds_.get();
    gst_app_src_set_caps(source,
                         gst_sample_get_caps(packet.sample.get())); // nothing happens when they are the same
    GstBuffer* buffer = gst_buffer_copy(gst_sample_get_buffer(packet.sample.get())); // shares the bytes
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(std::max<std::int64_t>(0, packet.pts_ns));
    GST_BUFFER_DTS(buffer) = static_cast<GstClockTime>(std::max<std::int64_t>(0, packet.dts_ns));
    gst_app_src_push_buffer(source, buffer);
}

void SrtConnection::finish() {
    gst_app_src_end_of_stream(pictures_.get());
    gst_app_src_end_of_stream(sounds_.get());
}

void SrtConnection::on_message(GstMessage* message) {
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS) {
        control_.post_after(kRestMs, [this, alive = std::weak_ptr(alive_)] {
            if (!alive.lock())
                return;
            if (const auto finished = std::exchange(events_.finished, nullptr))
                finished(); // which destroys this
        });
    } else if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
        if (const auto failed = std::exchange(events_.failed, nullptr))
            failed(srt_fault(message)); // which destroys this
    }
}

} // namespace regie::pipelines
