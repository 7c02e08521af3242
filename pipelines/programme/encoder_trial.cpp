// The trial an encoder must pass before a show depends on it.

#include "pipelines/gst_setup.h"
#include "pipelines/patience.h"
#include "pipelines/programme/encoder.h"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>

#include <chrono>
#include <cstdlib>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

namespace regie::pipelines {

namespace {

struct TrialPacket {
    std::int64_t time_ns = -1; ///< since the first; -1: it has none
    bool keyframe = false;
};

/// What came out; appended to by a streaming thread.
struct Trial {
    std::mutex mutex;
    std::vector<TrialPacket> packets;
};

TrialPacket read(GstSample* sample) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const GstClockTime running =
        gst_segment_to_running_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    return {GST_CLOCK_TIME_IS_VALID(running) ? static_cast<std::int64_t>(running) : -1,
            !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT)};
}

Result<void> judge(const std::vector<TrialPacket>& packets, const Canvas& canvas) {
    const auto fps = static_cast<std::size_t>(canvas.rate.fps);
    if (packets.empty())
        return failure("gave no picture");
    if (!packets.front().keyframe)
        return failure("did not begin with a keyframe");
    if (packets.size() != fps)
        return failure(fmt::format("gave {} pictures for {}", packets.size(), fps));
    constexpr std::int64_t kMostOffNs = 1'000'000; // some count in 90 kHz or microseconds
    for (std::size_t i = 0; i < fps; ++i) {
        const std::int64_t due = canvas.rate.frame_to_ns(static_cast<std::int64_t>(i));
        if (packets[i].time_ns < 0 || std::llabs(packets[i].time_ns - due) > kMostOffNs)
            return failure("gave its pictures at other times than they have");
    }
    return {};
}

/// Moving content with detail, at its own speed.
GstPtr<GstElement> make_pictures(const Canvas& canvas) {
    auto source = make_core_element("videotestsrc");
    g_object_set(source.get(), "num-buffers", canvas.rate.fps, "horizontal-speed", 4, nullptr);
    return source;
}

GstPtr<GstElement> make_collector(const std::shared_ptr<Trial>& trial) {
    auto sink = make_core_element("appsink");
    g_object_set(sink.get(), "sync", false, "async", false, nullptr);
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer data) {
        const auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(from));
        auto& into = **static_cast<std::shared_ptr<Trial>*>(data);
        std::lock_guard lock(into.mutex);
        if (sample)
            into.packets.push_back(read(sample.get()));
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, new std::shared_ptr<Trial>(trial),
                               [](gpointer data) { delete static_cast<std::shared_ptr<Trial>*>(data); });
    return sink;
}

Result<void> run(const EncoderKind& kind, const Canvas& canvas, int kbps, int deadline_ms) {
    const auto encoder = make_encoder(kind, canvas, kbps);
    if (!encoder)
        return failure("cannot be set up");
    const auto trial = std::make_shared<Trial>();
    const auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("encoder-trial"));
    const auto pictures = make_pictures(canvas), filter = make_core_element("capsfilter"),
               collector = make_collector(trial);
    const auto caps = canvas_caps(canvas);
    gst_caps_set_simple(caps.get(), "framerate", GST_TYPE_FRACTION, canvas.rate.fps, 1, nullptr);
    g_object_set(filter.get(), "caps", caps.get(), nullptr);
    gst_bin_add_many(GST_BIN(pipeline.get()), pictures.get(), filter.get(), encoder->get(), collector.get(),
                     nullptr);
    if (!gst_element_link_many(pictures.get(), filter.get(), encoder->get(), collector.get(), nullptr))
        return failure("does not take the programme's pictures");

    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    const auto bus = GstPtr<GstBus>::adopt(gst_element_get_bus(pipeline.get()));
    GstPtr<GstMessage> message;
    for (Patience patience{std::chrono::milliseconds(deadline_ms)}; !message && !patience.is_over();)
        message = GstPtr<GstMessage>::adopt(gst_bus_timed_pop_filtered(
            bus.get(), static_cast<GstClockTime>(Patience::kLook.count()) * GST_MSECOND,
            static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR)));
    shut_down(pipeline.get());
    if (!message)
        return failure(fmt::format("did not encode a second within {} s", deadline_ms / 1000.0));
    if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR)
        return failure(fmt::format("failed ({})", words_of(message.get())));
    std::lock_guard lock(trial->mutex);
    return judge(trial->packets, canvas);
}

} // namespace

Result<void> try_encoder(const EncoderKind& kind, const Canvas& canvas, int kbps, int deadline_ms) {
    ensure_gst();
    constexpr int kTearDownMs = 1000;
    std::promise<Result<void>> promise;
    auto outcome = promise.get_future();
    // A driver may hang in any call, also in the one that ends it: nothing of ours then waits for it.
    std::thread worker([kind, canvas, kbps, deadline_ms, promise = std::move(promise)]() mutable {
        promise.set_value(run(kind, canvas, kbps, deadline_ms));
    });
    Patience patience{std::chrono::milliseconds(deadline_ms + kTearDownMs)};
    while (outcome.wait_for(Patience::kLook) != std::future_status::ready)
        if (patience.is_over()) {
            worker.detach();
            return failure("hangs");
        }
    worker.join();
    return outcome.get();
}

} // namespace regie::pipelines
