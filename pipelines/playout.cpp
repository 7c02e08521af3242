#include "pipelines/playout.h"

#include "pipelines/caption_track.h"
#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/monitors/monitor.h"
#include "pipelines/outputs/outputs.h"
#include "pipelines/outputs/replay.h"
#include "pipelines/programme/programme_pipeline.h"
#include "pipelines/programme/slate.h"
#include "pipelines/secret_log.h"
#include "pipelines/sources/supervised_source.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace regie::pipelines {

namespace {

/// The programme starts with the source's picture when that comes within this time, and without it otherwise.
constexpr int kWaitForSourceMs = 1000;
/// Outputs that are not closed this long after the last frame are given up.
constexpr int kCloseMs = 5000;

constexpr int kThumbnailHeight = 108; // twice what a desk shows: it may be enlarged

} // namespace

/// Members are made in start() on the control thread and live until the destructor; only the control thread
/// changes them after that.
struct Playout::Impl {
    Impl(PlayoutConfig c, PlayoutCallbacks cb) : config(std::move(c)), callbacks(std::move(cb)) {}

    Result<void> build();
    OutputsEvents outputs_events();
    MixerEvents mixer_events();
    void open_source(const SourceSpec& spec);
    void begin();
    void on_tick_ended();
    void on_programme_message(GstMessage* message);
    void finish();
    std::int64_t show_time_ns() const;

    const PlayoutConfig config;
    const PlayoutCallbacks callbacks;
    std::shared_ptr<OverlayMailbox> overlays = std::make_shared<OverlayMailbox>();
    const std::shared_ptr<CaptionTrack> captions = std::make_shared<CaptionTrack>(config.canvas.rate.fps);
    std::unique_ptr<TickClock> clock = make_system_tick_clock();

    ControlThread control;
    std::unique_ptr<Outputs> outputs;
    std::unique_ptr<Replay> replay;
    std::unique_ptr<Monitor> monitor, thumbnails; ///< of the programme and of the sources
    std::unique_ptr<ProgrammePipeline> programme;
    ControlThread::BusWatch programme_watch;
    std::unique_ptr<Mixer> mixer;
    std::unique_ptr<ProgrammeTick> tick;
    std::map<std::string, std::unique_ptr<SupervisedSource>> sources; ///< by id
    std::thread tick_thread;
    bool programme_failed = false;
    bool begun = false;

    std::atomic<int> video_kbps = 0;
    std::atomic<bool> built = false; ///< stats may be read
    std::atomic<bool> ticking = false;
    std::mutex mutex;
    std::condition_variable finished_changed;
    bool finished = true; ///< guarded by mutex; nothing runs that would have to be waited for
};

OutputsEvents Playout::Impl::outputs_events() {
    OutputsEvents events;
    events.changed = [this](const std::string& id, OutputHealth health, const std::string& words,
                            std::int64_t first_pts_ns, const std::filesystem::path& file) {
        if (callbacks.output_changed)
            callbacks.output_changed(id, health, words, config.canvas.rate.ns_to_frame(first_pts_ns), file);
    };
    // One encode feeds them all: it gives what the slowest line takes.
    events.affordable = [this](int kbps) {
        video_kbps = kbps;
        programme->set_video_kbps(kbps);
    };
    events.closed = [this] { finish(); };
    return events;
}

/// The tick calls; sources are the control thread's.
MixerEvents Playout::Impl::mixer_events() {
    const auto tell = [this](const std::string& id, auto what) {
        control.post([this, id, what] {
            if (const auto source = sources.find(id); source != sources.end())
                what(*source->second);
        });
    };
    MixerEvents events;
    events.delivers = [tell](const std::string& id, bool delivering) {
        tell(id, [delivering](SupervisedSource& source) { source.on_delivers(delivering); });
    };
    events.left = [tell](const std::string& id) {
        tell(id, [](SupervisedSource& source) { source.seek(0); });
    };
    events.picture = [this](int source, std::int64_t frame, const GstPtr<GstBuffer>& picture) {
        thumbnails->offer(source, frame, picture);
    };
    return events;
}

Result<void> Playout::Impl::build() {
    for (const auto& secret : config.secrets)
        keep_out_of_logs(secret);
    auto new_outputs = Outputs::open(control, config, outputs_events());
    if (!new_outputs)
        return tl::unexpected(new_outputs.error());

    const auto frame_ready = [this](MonitorFrame frame) {
        if (callbacks.monitor_frame)
            callbacks.monitor_frame(std::move(frame));
    };
    auto new_monitor = Monitor::make({config.canvas, config.monitor_height, config.monitor_fps}, frame_ready);
    if (!new_monitor)
        return tl::unexpected(new_monitor.error());
    auto new_thumbnails = Monitor::make({config.canvas, kThumbnailHeight, 1}, frame_ready);
    if (!new_thumbnails)
        return tl::unexpected(new_thumbnails.error());

    ProgrammeEvents events;
    events.packet = [this](const Packet& packet) {
        outputs->push(packet);
        replay->push(packet);
    };
    if (!config.clean_recording.empty()) {
        events.clean_picture = [this](const Packet& packet) { outputs->push_clean(packet); };
        events.clean_ended = [this] { outputs->end_clean(); };
    }
    events.monitor_picture = [this](const GstPtr<GstSample>& picture) { monitor->offer(picture); };
    events.track_ended = [this](Track track) { outputs->end(track); };
    events.captions = captions;
    auto new_programme = ProgrammePipeline::make(
        {.canvas = config.canvas, .video_kbps = config.video_kbps, .first_frame = config.first_frame},
        overlays, std::move(events));
    if (!new_programme)
        return tl::unexpected(new_programme.error());

    outputs = std::move(*new_outputs);
    replay = std::make_unique<Replay>(control, ReplaySettings{}, OutputEvents{});
    monitor = std::move(*new_monitor);
    thumbnails = std::move(*new_thumbnails);
    programme = std::move(*new_programme);
    video_kbps = config.video_kbps;
    programme_watch = {control, programme->pipeline(),
                       [this](GstMessage* message) { on_programme_message(message); }};
    mixer = std::make_unique<Mixer>(config.canvas, config.sources, make_slate(config.canvas, config.slate),
                                    config.scene, mixer_events());
    TickEvents tick_events;
    tick_events.overlay_wanted = callbacks.overlay_wanted;
    tick = std::make_unique<ProgrammeTick>(TickSettings{config.canvas, config.first_frame, config.end_frame},
                                           *clock, *mixer, *programme, std::move(tick_events));
    built = true;
    {
        std::lock_guard lock(mutex);
        finished = false;
    }
    programme->play();
    for (const auto& spec : config.sources)
        open_source(spec);
    if (config.scene.sources.empty() || config.no_sources)
        begin();
    else
        control.post_after(kWaitForSourceMs, [this] { begin(); });
    return {};
}

void Playout::Impl::open_source(const SourceSpec& spec) {
    if (config.no_sources) {
        if (callbacks.source_changed)
            callbacks.source_changed(spec.id, SourceHealth::Failed, "It is not opened. The slate takes its place.");
        return;
    }
    SupervisedSourceEvents events;
    events.changed = [this, id = spec.id](SourceHealth health, const std::string& words) {
        if (callbacks.source_changed)
            callbacks.source_changed(id, health, words);
    };
    events.settled = [this, id = spec.id] {
        if (!config.scene.sources.empty() && config.scene.sources.front() == id)
            begin();
    };
    events.show_time_ns = [this] { return show_time_ns(); };
    sources[spec.id] = std::make_unique<SupervisedSource>(
        control, spec, config.canvas, mixer->reader(spec.id), std::move(events),
        config.local_only ? Reach::ThisMachine : Reach::Network);
}

void Playout::Impl::begin() {
    if (std::exchange(begun, true))
        return;
    ticking = true;
    tick_thread = std::thread([this] {
        rank_this_thread(ThreadRank::Tick);
        tick->run();
        ticking = false;
        control.post([this] { on_tick_ended(); });
    });
}

/// What is in the encoder and the outputs follows by itself: the end of the stream runs through them.
void Playout::Impl::on_tick_ended() {
    sources.clear();
    monitor->set_on(false);
    thumbnails->set_on(false);
    outputs->close();
    control.post_after(kCloseMs, [this] { outputs->give_up(); });
}

/// Nothing can be broadcast without the encode: what there is is closed properly, and the show ends with the
/// reason.
void Playout::Impl::on_programme_message(GstMessage* message) {
    if (GST_MESSAGE_TYPE(message) != GST_MESSAGE_ERROR || std::exchange(programme_failed, true))
        return;
    clock->interrupt();
    outputs->fail(fmt::format("The encoder stopped: {}. Start the show again.", words_of(message)));
}

void Playout::Impl::finish() {
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
        impl_->sources.clear();
        impl_->programme_watch = {};
        impl_->programme.reset();
        impl_->monitor.reset();
        impl_->thumbnails.reset();
        impl_->replay.reset();
        impl_->outputs.reset();
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

void Playout::take(SceneChange change) {
    if (impl_->built)
        impl_->mixer->take(std::move(change));
}

void Playout::adjust(const std::string& source, const SourceSettings& settings) {
    if (impl_->built)
        impl_->mixer->adjust(source, settings);
}

void Playout::pause(const std::string& source, bool paused) {
    impl_->control.post([this, source, paused] {
        if (const auto found = impl_->sources.find(source); found != impl_->sources.end())
            found->second->pause(paused);
    });
}

void Playout::seek(const std::string& source, std::int64_t position_ms) {
    impl_->control.post([this, source, position_ms] {
        if (const auto found = impl_->sources.find(source); found != impl_->sources.end())
            found->second->seek(position_ms);
    });
}

void Playout::save_replay(const std::filesystem::path& file, std::int64_t last_ms,
                          std::function<void(const Result<SavedReplay>&)> done) {
    impl_->control.post([this, file, last_ms, done = std::move(done)] {
        impl_->replay->save(file, last_ms, [done](const Result<pipelines::SavedReplay>& saved) {
            done(saved.map([](const auto& s) {
                return SavedReplay{s.first_pts_ns / 1'000'000, s.duration_ms};
            }));
        });
    });
}

void Playout::reconnect_now(const std::string& output) {
    impl_->control.post([this, output] {
        if (impl_->outputs)
            impl_->outputs->reconnect_now(output);
    });
}

void Playout::stop_output(const std::string& output, const std::string& words) {
    impl_->control.post([this, output, words] {
        if (impl_->outputs)
            impl_->outputs->stop(output, words);
    });
}

void Playout::say(std::int64_t frame, const std::string& text) { impl_->captions->say(frame, text); }

OverlayMailbox& Playout::overlays() { return *impl_->overlays; }

void Playout::set_monitoring(bool on) {
    if (!impl_->built)
        return;
    impl_->monitor->set_on(on);
    impl_->thumbnails->set_on(on);
}

void Playout::ask_control(std::function<void()> alive) { impl_->control.post_first(std::move(alive)); }

std::int64_t Playout::ticks() const {
    if (!impl_->ticking)
        return std::chrono::steady_clock::now().time_since_epoch().count();
    const auto& counters = impl_->tick->counters();
    return counters.frames + counters.skipped_frames;
}

PlayoutStats Playout::stats() const {
    PlayoutStats stats;
    if (!impl_->built)
        return stats;
    const auto& counters = impl_->tick->counters();
    stats.frames = counters.frames;
    stats.late_frames = counters.late_frames;
    stats.slate_frames = counters.slate_frames;
    stats.sound = impl_->mixer->programme_level();
    stats.loudness = impl_->mixer->loudness();
    stats.source_levels = impl_->mixer->levels();
    stats.outputs = impl_->outputs->stats();
    stats.video_kbps = impl_->video_kbps;
    stats.encoder = impl_->programme->encoder_words();
    stats.dropped_frames = impl_->programme->dropped_frames();
    stats.late_overlays = impl_->programme->late_overlays();
    return stats;
}

} // namespace regie::pipelines
