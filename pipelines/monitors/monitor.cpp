#include "pipelines/monitors/monitor.h"

#include "pipelines/gst_setup.h"

namespace regie::pipelines {

namespace {
constexpr int kJpegQuality = 75;
constexpr int kBeginAgainMs = 1000;
} // namespace

Result<std::unique_ptr<Monitor>> Monitor::make(ControlThread& control, const MonitorSettings& settings,
                                               std::function<void(MonitorFrame)> frame_ready) {
    std::unique_ptr<Monitor> monitor(new Monitor(control, settings, std::move(frame_ready)));
    if (auto built = monitor->build(); !built)
        return tl::unexpected(built.error());
    return monitor;
}

Monitor::Monitor(ControlThread& control, const MonitorSettings& settings,
                 std::function<void(MonitorFrame)> frame_ready)
    : control_(control), settings_(settings), frame_ready_(std::move(frame_ready)),
      caps_(canvas_caps(settings.canvas)) {}

Monitor::~Monitor() {
    alive_.reset();
    watch_ = {};
    shut_down(pipeline_.get());
}

Result<void> Monitor::build() {
    pipeline_ = GstPtr<GstElement>::sink(gst_pipeline_new("monitor"));
    rank_streaming_threads(pipeline_.get(), ThreadRank::Monitor);
    const auto source = make_core_element("appsrc");
    pictures_ = GstPtr<GstAppSrc>::share(GST_APP_SRC(source.get()));
    g_object_set(source.get(), "format", GST_FORMAT_TIME, nullptr);
    const auto scaler = make_core_element("videoconvertscale");
    const auto filter = make_core_element("capsfilter");
    const int height = std::min(settings_.height, settings_.canvas.height) & ~1;
    const int width = (height * settings_.canvas.width / settings_.canvas.height + 1) & ~1;
    // JPEG files are full-range BT.601 (JFIF); the encoder takes what it gets without converting.
    const auto caps = GstPtr<GstCaps>::adopt(
        gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "I420", "width", G_TYPE_INT, width,
                            "height", G_TYPE_INT, height, "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1,
                            "colorimetry", G_TYPE_STRING, "1:4:7:1", nullptr));
    g_object_set(filter.get(), "caps", caps.get(), nullptr);
    const auto encoder = make_element("jpegenc");
    if (!encoder)
        return tl::unexpected(encoder.error());
    g_object_set(encoder->get(), "quality", kJpegQuality, nullptr);
    const auto sink = make_core_element("appsink");
    g_object_set(sink.get(), "sync", false, "async", false, "enable-last-sample", false, nullptr);
    gst_bin_add_many(GST_BIN(pipeline_.get()), source.get(), scaler.get(), filter.get(), encoder->get(),
                     sink.get(), nullptr);
    if (!gst_element_link_many(source.get(), scaler.get(), filter.get(), encoder->get(), sink.get(), nullptr))
        return failure("the monitor pipeline cannot be linked", "pipelines");

    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* appsink, gpointer self) {
        static_cast<Monitor*>(self)->hand_over(appsink);
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, this, nullptr);
    play();
    return {};
}

void Monitor::play() {
    watch_ = {control_, pipeline_.get(), [this](GstMessage* message) {
                  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR)
                      on_error();
              }};
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
}

/// The picture in work never comes out: without this there would be no other for the rest of the show.
void Monitor::on_error() {
    watch_ = {}; // an error is seldom said once
    control_.post_after(kBeginAgainMs, [this, alive = std::weak_ptr(alive_)] {
        if (!alive.lock())
            return;
        shut_down(pipeline_.get());
        in_work_ = false;
        play();
    });
}

bool Monitor::wants(const Taken& picture) {
    const auto slot = settings_.canvas.rate.frame_to_ns(picture.frame) * settings_.fps / 1'000'000'000;
    auto& last = last_slots_.try_emplace(picture.source, -1).first->second;
    if (!on_ || slot == last || in_work_.exchange(true))
        return false;
    last = slot;
    taken_ = picture;
    return true;
}

void Monitor::offer(const GstPtr<GstSample>& picture) {
    const auto pts = static_cast<std::int64_t>(GST_BUFFER_PTS(gst_sample_get_buffer(picture.get())));
    if (wants({-1, settings_.canvas.rate.ns_to_frame(pts)}))
        gst_app_src_push_sample(pictures_.get(), picture.get());
}

void Monitor::offer(int source, std::int64_t frame, const GstPtr<GstBuffer>& picture) {
    if (!wants({source, frame}))
        return;
    const auto sample =
        GstPtr<GstSample>::adopt(gst_sample_new(picture.get(), caps_.get(), nullptr, nullptr));
    gst_app_src_push_sample(pictures_.get(), sample.get());
}

void Monitor::hand_over(GstAppSink* sink) {
    const auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(sink));
    const auto taken = taken_;
    in_work_ = false;
    if (!sample)
        return;
    GstBuffer* buffer = gst_sample_get_buffer(sample.get());
    auto jpeg = std::make_shared<std::vector<std::uint8_t>>(gst_buffer_get_size(buffer));
    gst_buffer_extract(buffer, 0, jpeg->data(), jpeg->size());
    frame_ready_({taken.source, taken.frame, jpeg});
}

} // namespace regie::pipelines
