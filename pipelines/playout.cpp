#include "pipelines/playout.h"

#include "pipelines/callback_gate.h"
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
#include "show/recorded.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <malloc.h>
#include <mutex>
#include <pthread.h>
#include <set>

namespace regie::pipelines {

namespace {

/// The programme starts with the source's picture when that comes within this time, and without it otherwise.
constexpr int kWaitForSourceMs = 1000;
/// Outputs that are not closed this long after the last frame are given up.
constexpr int kCloseMs = 4500;
/// Everything is, when the control thread does not even come to that.
constexpr std::chrono::milliseconds kEnd{5000};

constexpr int kTidyMs = 10'000;
constexpr int kThumbnailHeight = 108; // twice what a desk shows: it may be enlarged

} // namespace

/// Members are made in start() on the control thread and live until the destructor; only the control thread
/// changes them after that.
struct Playout::Impl {
    Impl(PlayoutConfig c, const PlayoutCallbacks& cb) : config(std::move(c)), callbacks(through(gate, cb)) {}

    void when_built(std::function<void()> task);
    void with_source(const std::string& id, std::function<void(SupervisedSource&)> what);
    Result<void> build();
    void do_what_waits();
    void tidy();
    OutputsEvents outputs_events();
    MixerEvents mixer_events();
    void open_source(const SourceSpec& spec);
    void take(SceneChange change);
    void begin_when_settled();
    void begin();
    void on_tick_ended();
    void on_programme_message(GstMessage* message);
    void tell_output(const std::string& id, OutputHealth health, const std::string& words,
                     std::int64_t first_frame, const std::filesystem::path& file);
    void finish();
    void watch_end();
    void give_up();
    bool clear(std::chrono::steady_clock::time_point deadline);
    std::int64_t show_time_ns() const;

    const PlayoutConfig config;
    CallbackGate gate;
    const PlayoutCallbacks callbacks;
    std::shared_ptr<OverlayMailbox> overlays = std::make_shared<OverlayMailbox>();
    const std::shared_ptr<CaptionTrack> captions = std::make_shared<CaptionTrack>(config.canvas.rate.fps);
    std::unique_ptr<TickClock> clock = make_system_tick_clock();
    const std::int64_t made_ns = clock->now_ns();

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
    Scene first_scene = config.scene; ///< with which the programme begins, as far as is known
    std::set<std::string> settled;    ///< sources that are there, or cannot be had for now
    bool programme_failed = false;
    bool begun = false;

    std::atomic<int> video_kbps = 0;
    std::atomic<bool> built = false; ///< stats may be read
    std::atomic<bool> ticking = false;

    std::mutex early_mutex;                   ///< guards the two below
    std::vector<std::function<void()>> early; ///< asked before there was anything to ask, in order
    bool early_done = false;

    std::mutex mutex; ///< guards what follows
    std::condition_variable finished_changed;
    bool finished = true;       ///< nothing runs that would have to be waited for
    std::set<std::string> open; ///< outputs that have not said that they are closed
    std::thread ender;          ///< once the end was asked for, or came
    bool hangs = false;
};

/// Any thread. What waits is done by build(), which the programme begins after.
void Playout::Impl::when_built(std::function<void()> task) {
    {
        std::lock_guard lock(early_mutex);
        if (!early_done)
            return early.push_back(std::move(task));
    }
    task();
}

/// Any thread; sources are the control thread's.
void Playout::Impl::with_source(const std::string& id, std::function<void(SupervisedSource&)> what) {
    control.post([this, id, what = std::move(what)] {
        if (const auto source = sources.find(id); source != sources.end())
            what(*source->second);
    });
}

OutputsEvents Playout::Impl::outputs_events() {
    OutputsEvents events;
    events.changed = [this](const std::string& id, OutputHealth health, const std::string& words,
                            std::int64_t first_pts_ns, const std::filesystem::path& file) {
        tell_output(id, health, words, config.canvas.rate.ns_to_frame(first_pts_ns), file);
    };
    // One encode feeds them all: it gives what the slowest line takes.
    events.affordable = [this](int kbps) {
        video_kbps = kbps;
        programme->set_video_kbps(kbps);
    };
    events.closed = [this] { finish(); };
    return events;
}

/// The tick calls.
MixerEvents Playout::Impl::mixer_events() {
    MixerEvents events;
    events.delivers = [this](const std::string& id, bool delivering) {
        with_source(id, [delivering](SupervisedSource& source) { source.on_delivers(delivering); });
    };
    events.left = [this](const std::string& id) {
        with_source(id, [](SupervisedSource& source) { source.seek(0); });
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

    auto new_monitor = Monitor::make(control, {config.canvas, config.monitor_height, config.monitor_fps},
                                     callbacks.monitor_frame);
    if (!new_monitor)
        return tl::unexpected(new_monitor.error());
    auto new_thumbnails =
        Monitor::make(control, {config.canvas, kThumbnailHeight, 1}, callbacks.monitor_frame);
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
    auto new_programme = ProgrammePipeline::make({.canvas = config.canvas, .video_kbps = config.video_kbps},
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
    TickSettings due{config.canvas, config.first_frame, config.end_frame};
    due.due_ns = made_ns + static_cast<std::int64_t>(config.begins_in_ms) * 1'000'000;
    due.goes_on = config.goes_on;
    tick = std::make_unique<ProgrammeTick>(due, *clock, *mixer, *programme, std::move(tick_events));
    built = true;
    {
        std::lock_guard lock(mutex);
        finished = false;
        open.insert(kRecordingOutput);
        if (!config.clean_recording.empty())
            open.insert(kCleanOutput);
        for (const auto& output : config.outputs)
            open.insert(output.spec.id);
    }
    programme->play();
    for (const auto& spec : config.sources)
        open_source(spec);
    do_what_waits();
    tidy();
    control.post([this] { begin_when_settled(); }); // behind the scenes that waited
    control.post_after(kWaitForSourceMs, [this] { begin(); });
    return {};
}

/// What threads that have gone had, those of a lost camera or of a recording's last pass, lies in pieces all
/// over the heap, and the next ones may not find it: the kernel has it back, or a camera that comes and goes
/// costs 130 MB an hour. Takes about a millisecond.
void Playout::Impl::tidy() {
    malloc_trim(0);
    control.post_after(kTidyMs, [this] { tidy(); });
}

/// In the order it was asked for; who asks meanwhile waits that moment.
void Playout::Impl::do_what_waits() {
    std::lock_guard lock(early_mutex);
    for (const auto& task : std::exchange(early, {}))
        task();
    early_done = true;
}

void Playout::Impl::open_source(const SourceSpec& spec) {
    if (config.no_sources) {
        callbacks.source_changed(spec.id, SourceHealth::Failed,
                                 "It is not opened. The slate takes its place.");
        settled.insert(spec.id);
        return;
    }
    SupervisedSourceEvents events;
    events.changed = [this, id = spec.id](SourceHealth health, const std::string& words) {
        callbacks.source_changed(id, health, words);
    };
    events.settled = [this, id = spec.id] {
        settled.insert(id);
        begin_when_settled();
    };
    events.show_time_ns = [this] { return show_time_ns(); };
    sources[spec.id] = std::make_unique<SupervisedSource>(
        control, spec, config.canvas, mixer->reader(spec.id), std::move(events), config.stills,
        config.local_only ? Reach::ThisMachine : Reach::Network);
}

/// Any thread, once it is built. What the programme begins with has nothing to go over from.
void Playout::Impl::take(SceneChange change) {
    if (change.frame <= config.first_frame) {
        change.transition = Transition::Cut;
        control.post([this, scene = change.scene] {
            first_scene = scene;
            begin_when_settled();
        });
    }
    mixer->take(std::move(change));
}

void Playout::Impl::begin_when_settled() {
    if (first_scene.sources.empty() || settled.count(first_scene.sources.front()))
        begin();
}

void Playout::Impl::begin() {
    if (std::exchange(begun, true))
        return;
    ticking = true;
    tick_thread = std::thread([this] {
        pthread_setname_np(pthread_self(), "tick");
        rank_this_thread(ThreadRank::Tick);
        tick->run();
        ticking = false;
        watch_end();
        control.post([this] { on_tick_ended(); });
    });
}

/// What is in the encoder and the outputs follows by itself: the end of the stream runs through them.
void Playout::Impl::on_tick_ended() {
    if (callbacks.ending)
        callbacks.ending();
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

void Playout::Impl::tell_output(const std::string& id, OutputHealth health, const std::string& words,
                                std::int64_t first_frame, const std::filesystem::path& file) {
    {
        std::lock_guard lock(mutex);
        if (health == OutputHealth::Ended || health == OutputHealth::Failed)
            open.erase(id);
        else
            open.insert(id);
    }
    callbacks.output_changed(id, health, words, first_frame, file);
}

void Playout::Impl::finish() {
    {
        std::lock_guard lock(mutex);
        if (finished)
            return;
        finished = true;
    }
    callbacks.ended();
    finished_changed.notify_all();
}

/// From now on there is a deadline, which needs nobody who may hang. Any thread.
void Playout::Impl::watch_end() {
    std::lock_guard lock(mutex);
    if (finished || ender.joinable())
        return;
    ender = std::thread([this] {
        std::unique_lock waiting(mutex);
        if (finished_changed.wait_for(waiting, kEnd, [this] { return finished; }))
            return;
        waiting.unlock();
        give_up();
    });
}

/// The control thread does not answer: what is not closed is not waited for.
void Playout::Impl::give_up() {
    std::set<std::string> left;
    {
        std::lock_guard lock(mutex);
        hangs = true;
        left = open;
    }
    for (const auto& id : left)
        callbacks.output_changed(id, OutputHealth::Failed, not_closed_words(id), 0, {});
    finish();
}

/// False: something is still at work at `deadline`.
bool Playout::Impl::clear(std::chrono::steady_clock::time_point deadline) {
    return control.call_until(deadline, [this] {
        sources.clear();
        programme_watch = {};
        programme.reset();
        monitor.reset();
        thumbnails.reset();
        replay.reset();
        outputs.reset();
    });
}

std::int64_t Playout::Impl::show_time_ns() const {
    const auto& counters = tick->counters();
    return config.canvas.rate.frame_to_ns(config.first_frame + counters.frames + counters.skipped_frames);
}

Playout::Playout(PlayoutConfig config, const PlayoutCallbacks& callbacks)
    : impl_(std::make_unique<Impl>(std::move(config), callbacks)) {}

Playout::~Playout() { end(); }

bool Playout::end() {
    if (!impl_)
        return ended_in_order_;
    const auto deadline = std::chrono::steady_clock::now() + kEnd;
    stop();
    {
        std::unique_lock lock(impl_->mutex);
        impl_->finished_changed.wait(lock, [this] { return impl_->finished; }); // watch_end() sees to it
    }
    if (impl_->ender.joinable())
        impl_->ender.join();
    if (!impl_->hangs && impl_->tick_thread.joinable())
        impl_->tick_thread.join(); // the outputs were closed after its last frame
    ended_in_order_ = !impl_->hangs && impl_->clear(deadline);
    impl_->gate.close();
    if (ended_in_order_)
        impl_.reset();
    else
        static_cast<void>(impl_.release()); // what hangs in it still uses it
    return ended_in_order_;
}

Result<void> Playout::start() {
    Result<void> result;
    impl_->control.call([&] { result = impl_->build(); });
    return result;
}

void Playout::stop() {
    impl_->clock->interrupt();
    impl_->watch_end();
    impl_->when_built([impl = impl_.get()] {
        impl->control.post([impl] { impl->begin(); }); // if it never began, it ends at once
    });
}

void Playout::take(SceneChange change) {
    impl_->when_built([impl = impl_.get(), change = std::move(change)] { impl->take(change); });
}

void Playout::adjust(const std::string& source, const SourceSettings& settings) {
    impl_->when_built([impl = impl_.get(), source, settings] { impl->mixer->adjust(source, settings); });
}

void Playout::pause(const std::string& source, bool paused) {
    impl_->when_built([impl = impl_.get(), source, paused] {
        impl->with_source(source, [paused](SupervisedSource& at) { at.pause(paused); });
    });
}

void Playout::seek(const std::string& source, std::int64_t position_ms) {
    impl_->when_built([impl = impl_.get(), source, position_ms] {
        impl->with_source(source, [position_ms](SupervisedSource& at) { at.seek(position_ms); });
    });
}

void Playout::save_replay(const std::filesystem::path& file, std::int64_t last_ms,
                          std::function<void(const Result<SavedReplay>&)> done) {
    const auto told = impl_->gate.let_through(std::move(done));
    impl_->when_built([impl = impl_.get(), file, last_ms, told] {
        impl->control.post([impl, file, last_ms, told] {
            impl->replay->save(file, last_ms, [told](const Result<pipelines::SavedReplay>& saved) {
                told(saved.map([](const auto& s) {
                    return SavedReplay{s.first_pts_ns / 1'000'000, s.duration_ms};
                }));
            });
        });
    });
}

void Playout::reconnect_now(const std::string& output) {
    impl_->when_built([impl = impl_.get(), output] {
        impl->control.post([impl, output] { impl->outputs->reconnect_now(output); });
    });
}

void Playout::stop_output(const std::string& output, const std::string& words) {
    impl_->when_built([impl = impl_.get(), output, words] {
        impl->control.post([impl, output, words] { impl->outputs->stop(output, words); });
    });
}

void Playout::say(std::int64_t frame, const std::string& text) { impl_->captions->say(frame, text); }

OverlayMailbox& Playout::overlays() { return *impl_->overlays; }

void Playout::set_monitoring(bool on) {
    impl_->when_built([impl = impl_.get(), on] {
        impl->monitor->set_on(on);
        impl->thumbnails->set_on(on);
    });
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
    stats.free_bytes = stats.outputs.front().free_bytes;
    stats.video_kbps = impl_->video_kbps;
    stats.encoder = impl_->programme->encoder_words();
    stats.dropped_frames = impl_->programme->dropped_frames();
    stats.late_overlays = impl_->programme->late_overlays();
    return stats;
}

} // namespace regie::pipelines
