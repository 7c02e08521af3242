#include "pipelines/outputs/rtmp_connection.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace regie::pipelines {

namespace {

/// rtmp2sink keeps three messages more; what waits beyond that waits where it can still be left out.
constexpr guint64 kMostWaitingTags = 2;
constexpr int kRestLookMs = 20, kMostRestLooks = 50;
/// For the answer to the end of the stream; connections are reused by nobody, so nothing is lost by leaving.
constexpr int kTimeoutSeconds = 5;

using Hungry = std::function<void()>;

void set_up_source(GstAppSrc* source, const Hungry& hungry) {
    const auto caps = GstPtr<GstCaps>::adopt(gst_caps_new_empty_simple("video/x-flv"));
    g_object_set(source, "caps", caps.get(), "format", GST_FORMAT_TIME, "max-bytes", guint64{0}, nullptr);
    GstAppSrcCallbacks callbacks{};
    callbacks.need_data = [](GstAppSrc*, guint, gpointer call) { (*static_cast<Hungry*>(call))(); };
    gst_app_src_set_callbacks(source, &callbacks, new Hungry(hungry),
                              [](gpointer call) { delete static_cast<Hungry*>(call); });
}

void set_up_sink(GstElement* sink, const OutputAddress& address, int mark) {
    // Each part by itself: nothing has to be escaped, and no URL with the key in it is ever made here.
    g_object_set(sink, "host", address.host.c_str(), "port", address.port, "application",
                 address.application.c_str(), "stream", address.stream.c_str(), "timeout", kTimeoutSeconds,
                 "peak-kbps", static_cast<guint>(mark), "async-connect", false, "sync", false, "async", false,
                 "enable-last-sample", false, nullptr);
    gst_util_set_object_arg(G_OBJECT(sink), "scheme", address.protocol == Protocol::Rtmps ? "rtmps" : "rtmp");
    // An end of the stream that is no end of the broadcast must not say so: Facebook would close it.
    gst_util_set_object_arg(G_OBJECT(sink), "stop-commands", "none");
}

} // namespace

Fault rtmp_fault(GstMessage* message) {
    GError* error = nullptr;
    gchar* details = nullptr;
    gst_message_parse_error(message, &error, &details);
    // Which of the two holds the ingest's answer depends on GStreamer's version.
    const std::string all = fmt::format("{} {}", error ? error->message : "", details ? details : "");
    const std::string_view text = all;
    const auto says = [text](std::string_view words) { return text.find(words) != std::string_view::npos; };
    Fault fault = Fault::Closed;
    // The code stands for both. rtmp2sink says “already exists” of either; what the ingest says comes after
    // that.
    const std::string_view ingest_says = text.substr(std::min(text.size(), text.find("exists:")));
    if (says("NetStream.Publish.BadName"))
        fault = ingest_says.find("lready") != std::string_view::npos ? Fault::AlreadyPublishing
                                                                     : Fault::KeyRefused;
    else if (g_error_matches(error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_AUTHORIZED) ||
             says("NetStream.Publish.") || says("Connect.Rejected"))
        fault = Fault::KeyRefused;
    else if (says("g-tls-error-quark"))
        fault = Fault::BadCertificate;
    else if (g_error_matches(error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_OPEN_READ))
        fault = Fault::Refused;
    else if (says("g-resolver-error-quark") || says("unreachable"))
        fault = Fault::Unreachable;
    else if (says("timed out"))
        fault = Fault::Silent;
    g_clear_error(&error);
    g_free(details);
    return fault;
}

Result<std::unique_ptr<Connection>> RtmpConnection::open(ControlThread& control, const OutputAddress& address,
                                                         GstPtr<GstBuffer> metadata,
                                                         ConnectionEvents events) {
    std::unique_ptr<RtmpConnection> connection(new RtmpConnection(control, std::move(events)));
    if (auto built = connection->build(address, std::move(metadata)); !built)
        return tl::unexpected(built.error());
    return connection;
}

RtmpConnection::RtmpConnection(ControlThread& control, ConnectionEvents events)
    : control_(control), events_(std::move(events)) {}

RtmpConnection::~RtmpConnection() {
    alive_.reset();
    watch_ = {};
    if (line_ && !finishing_)
        line_->abort();
}

Result<void> RtmpConnection::build(const OutputAddress& address, GstPtr<GstBuffer> metadata) {
    const auto sink = make_element("rtmp2sink");
    if (!sink)
        return tl::unexpected(sink.error());
    sink_ = *sink;
    const auto source = make_core_element("appsrc");
    source_ = GstPtr<GstAppSrc>::share(GST_APP_SRC(source.get()));
    set_up_source(source_.get(), events_.hungry);
    set_up_sink(sink_.get(), address, mark_);
    auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("rtmp"));
    rank_streaming_threads(pipeline.get(), ThreadRank::Programme);
    gst_bin_add_many(GST_BIN(pipeline.get()), source.get(), sink_.get(), nullptr);
    if (!gst_element_link(source.get(), sink_.get()))
        return failure("the pipeline of an RTMP output cannot be linked", "pipelines");
    watch_ = {control_, pipeline.get(), [this](GstMessage* message) { on_message(message); }};
    gst_app_src_push_buffer(source_.get(), metadata.release()); // the sink connects when it gets something
    pipeline_ = std::make_unique<LonePipeline>(std::move(pipeline));
    pipeline_->play();
    return {};
}

LineState RtmpConnection::line() {
    if (!line_)
        line_ = TcpLine::find(mark_);
    LineState state;
    if (!line_)
        return state;
    const auto tcp = line_->state();
    state.accepted = true;
    state.acked_bytes = tcp.acked_bytes;
    state.waiting_bytes = tcp.waiting_bytes;
    state.room_end_bytes = tcp.room_end_bytes;
    state.round_trip_ms = tcp.round_trip_ms;
    state.path_ms = tcp.shortest_round_trip_ms;
    return state;
}

bool RtmpConnection::hungry() const {
    return gst_app_src_get_current_level_buffers(source_.get()) < kMostWaitingTags;
}

void RtmpConnection::send(const Packet& packet) {
    for (auto& tag : tags_.of(packet))
        gst_app_src_push_buffer(source_.get(), tag.release());
}

/// The end of the stream comes out of the sink when its last tag was queued; what was queued goes after it,
/// with the words that end the broadcast.
void RtmpConnection::finish() {
    finishing_ = true;
    gst_util_set_object_arg(G_OBJECT(sink_.get()), "stop-commands", "fcunpublish+deletestream");
    gst_app_src_end_of_stream(source_.get());
}

/// Until the other machine has confirmed everything, twice: between two writes nothing waits either.
void RtmpConnection::wait_for_the_rest(int looks) {
    const bool all_there = looks > 1 && line_ && line_->state().waiting_bytes == 0;
    if (all_there || looks >= kMostRestLooks)
        return say_finished();
    control_.post_after(kRestLookMs, [this, looks, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            wait_for_the_rest(looks + 1);
    });
}

void RtmpConnection::say_finished() {
    if (const auto finished = std::exchange(events_.finished, nullptr))
        finished(); // which destroys this
}

void RtmpConnection::on_message(GstMessage* message) {
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS)
        return wait_for_the_rest(0);
    if (GST_MESSAGE_TYPE(message) != GST_MESSAGE_ERROR)
        return;
    // An ingest that closes the connection on being told of the end does what it should.
    if (finishing_)
        return say_finished();
    if (const auto failed = std::exchange(events_.failed, nullptr))
        failed(rtmp_fault(message)); // which destroys this
}

} // namespace regie::pipelines
