#include "pipelines/playout.h"

#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/monitors/monitor.h"
#include "pipelines/outputs/recording.h"
#include "pipelines/programme/programme_pipeline.h"
#include "pipelines/sources/supervised_source.h"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>

namespace regie::pipelines {

namespace {

/// The programme starts with the source's picture when that comes within this time, and without it otherwise.
constexpr int kWaitForSourceMs = 1000;
/// Outputs that are not closed this long after the last frame are given up.
constexpr int kCloseMs = 5000;
constexpr const char* kRecording = "recording";

} // namespace

/// Members are made in start() on the control thread and live until the destructor; only the control thread
/// changes them after that.
struct Playout::Impl {
    Impl(PlayoutConfig c, PlayoutCallbacks cb)
        : config(std::move(c)), callbacks(std::move(cb)), reader(config.canvas.rate) {}

    Result<void> build();
    void begin();
    void on_tick_ended();
    void on_recording(OutputHealth health, const std::string& words, std::int64_t first_pts_ns);
    void on_programme_message(GstMessage* message);
    void finish_when_closed();
    std::int64_t show_time_ns() const;

    const PlayoutConfig config;
    const PlayoutCallbacks callbacks;
    std::shared_ptr<OverlayMailbox> overlays = std::make_shared<OverlayMailbox>();
    std::unique_ptr<TickClock> clock = make_system_tick_clock();
    SourceReader reader;

    ControlThread control;
    std::unique_ptr<Recording> recording;
    std::unique_ptr<Monitor> monitor;
    std::unique_ptr<ProgrammePipeline> programme;
    ControlThread::BusWatch programme_watch;
    std::unique_ptr<ProgrammeTick> tick;
    std::unique_ptr<SupervisedSource> source;
    std::thread tick_thread;
    std::string programme_fault; ///< why the encode stopped; empty: it did not
    bool begun = false;
    bool tick_ended = false;
    bool recording_open = true;

    std::atomic<bool> built = false; ///< stats may be read
    std::mutex mutex;
    std::condition_variable finished_changed;
    bool finished = true; ///< guarded by mutex; nothing runs that would have to be waited for
};

Result<void> Playout::Impl::build() {
    RecordingEvents recording_events;
    recording_events.changed = [this](OutputHealth health, const std::string& words,
                                      std::int64_t first_pts_ns) {
        on_recording(health, words, first_pts_ns);
    };
    auto new_recording = Recording::open(control, config.recording, std::move(recording_events));
    if (!new_recording)
        return tl::unexpected(new_recording.error());

    auto new_monitor =
        Monitor::make({config.canvas, config.monitor_height, config.monitor_fps}, [this](MonitorFrame frame) {
            if (callbacks.monitor_frame)
                callbacks.monitor_frame(std::move(frame));
        });
    if (!new_monitor)
        return tl::unexpected(new_monitor.error());

    ProgrammeEvents events;
    events.packet = [this](const Packet& packet) { recording->push(packet); };
    events.monitor_picture = [this](const GstPtr<GstSample>& picture) { monitor->offer(picture); };
    events.track_ended = [this](Track track) { recording->end(track); };
    auto new_programme = ProgrammePipeline::make({.canvas = config.canvas, .video_kbps = config.video_kbps},
                                                 overlays, std::move(events));
    if (!new_programme)
        return tl::unexpected(new_programme.error());

    recording = std::move(*new_recording);
    monitor = std::move(*new_monitor);
    programme = std::move(*new_programme);
    programme_watch = {control, programme->pipeline(),
                       [this](GstMessage* message) { on_programme_message(message); }};

    TickEvents tick_events;
    tick_events.overlay_wanted = callbacks.overlay_wanted;
    tick_events.source_delivers = [this](bool delivering) {
        control.post([this, delivering] {
            if (source)
                source->on_delivers(delivering);
        });
    };
    tick = std::make_unique<ProgrammeTick>(TickSettings{config.canvas, config.first_frame, config.end_frame},
                                           *clock, reader, *programme, std::move(tick_events));
    built = true;
    {
        std::lock_guard lock(mutex);
        finished = false;
    }
    programme->play();

    if (config.sources.empty()) {
        begin();
        return {};
    }
    const SourceSpec& spec = config.sources.front();
    SupervisedSourceEvents source_events;
    source_events.changed = [this, id = spec.id](SourceHealth health, const std::string& words) {
        if (callbacks.source_changed)
            callbacks.source_changed(id, health, words);
    };
    source_events.settled = [this] { begin(); };
    source_events.show_time_ns = [this] { return show_time_ns(); };
    source =
        std::make_unique<SupervisedSource>(control, spec, config.canvas, reader, std::move(source_events));
    control.post_after(kWaitForSourceMs, [this] { begin(); });
    return {};
}

void Playout::Impl::begin() {
    if (std::exchange(begun, true))
        return;
    tick_thread = std::thread([this] {
        rank_this_thread(ThreadRank::Tick);
        tick->run();
        control.post([this] { on_tick_ended(); });
    });
}

/// What is in the encoder and the recording follows by itself: the end of the stream runs through them.
void Playout::Impl::on_tick_ended() {
    tick_ended = true;
    source.reset();
    monitor->set_on(false);
    finish_when_closed();
    control.post_after(kCloseMs, [this] {
        if (recording_open)
            on_recording(
                OutputHealth::Failed,
                fmt::format("{} could not be closed in time. It can be played up to its last second.",
                            config.recording.string()),
                0);
    });
}

void Playout::Impl::on_recording(OutputHealth health, const std::string& words, std::int64_t first_pts_ns) {
    if (!recording_open)
        return;
    const bool encoder_died = health == OutputHealth::Ended && !programme_fault.empty();
    if (callbacks.output_changed)
        callbacks.output_changed(kRecording, encoder_died ? OutputHealth::Failed : health,
                                 encoder_died ? programme_fault : words,
                                 config.canvas.rate.ns_to_frame(first_pts_ns));
    recording_open = health == OutputHealth::Running;
    finish_when_closed();
}

/// Nothing can be broadcast without the encode: what there is is closed properly, and the show ends with the
/// reason.
void Playout::Impl::on_programme_message(GstMessage* message) {
    if (GST_MESSAGE_TYPE(message) != GST_MESSAGE_ERROR || !programme_fault.empty())
        return;
    programme_fault = fmt::format("The encoder stopped: {}. Start the show again.", words_of(message));
    clock->interrupt();
    recording->end(Track::Picture);
    recording->end(Track::Sound);
}

void Playout::Impl::finish_when_closed() {
    if (!tick_ended || recording_open)
        return;
    {
        std::lock_guard lock(mutex);
        if (finished)
            return;
        finished = true;
    }
    if (callbacks.ended)
        callbacks.ended();
    finished_changed.notify_all();
}

std::int64_t Playout::Impl::show_time_ns() const {
    const auto& counters = tick->counters();
    return config.canvas.rate.frame_to_ns(config.first_frame + counters.frames + counters.skipped_frames);
}

Playout::Playout(PlayoutConfig config, PlayoutCallbacks callbacks)
    : impl_(std::make_unique<Impl>(std::move(config), std::move(callbacks))) {}

Playout::~Playout() {
    stop();
    {
        std::unique_lock lock(impl_->mutex);
        impl_->finished_changed.wait(lock, [this] { return impl_->finished; });
    }
    if (impl_->tick_thread.joinable())
        impl_->tick_thread.join();
    impl_->control.call([this] {
        impl_->source.reset();
        impl_->programme_watch = {};
        impl_->programme.reset();
        impl_->monitor.reset();
        impl_->recording.reset();
    });
}

Result<void> Playout::start() {
    Result<void> result;
    impl_->control.call([&] { result = impl_->build(); });
    return result;
}

void Playout::stop() {
    impl_->clock->interrupt();
    impl_->control.post([this] {
        if (impl_->built)
            impl_->begin(); // if it never began, it ends at once
    });
}

OverlayMailbox& Playout::overlays() { return *impl_->overlays; }

void Playout::set_monitoring(bool on) {
    if (impl_->built)
        impl_->monitor->set_on(on);
}

PlayoutStats Playout::stats() const {
    PlayoutStats stats;
    if (!impl_->built)
        return stats;
    const auto& counters = impl_->tick->counters();
    stats.frames = counters.frames;
    stats.late_frames = counters.late_frames;
    stats.slate_frames = counters.slate_frames;
    stats.audio_peak_db = counters.audio_peak_db;
    stats.dropped_frames = impl_->programme->dropped_frames();
    stats.late_overlays = impl_->programme->late_overlays();
    stats.recorded_bytes = impl_->recording->bytes();
    return stats;
}

} // namespace regie::pipelines
