#include "pipelines/render.h"

#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/outputs/movie_dates.h"
#include "pipelines/outputs/raw_file.h"
#include "pipelines/outputs/recording_file.h"
#include "pipelines/programme/programme_pipeline.h"
#include "pipelines/programme/slate.h"
#include "pipelines/sources/colour_source.h"
#include "pipelines/sources/file_source.h"
#include "pipelines/sources/make_source.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/source_words.h"
#include "pipelines/sources/still_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

namespace regie::pipelines {

namespace {

/// Time that passes only by waiting for it: every frame is on time.
class WorkClock : public TickClock {
  public:
    std::int64_t now_ns() override { return now_ns_; }
    bool wait_until(std::int64_t time_ns) override {
        now_ns_ = std::max(now_ns_, time_ns);
        return !interrupted_;
    }
    void interrupt() override { interrupted_ = true; }

  private:
    std::int64_t now_ns_ = 0;
    std::atomic<bool> interrupted_ = false;
};

/// One render. Pipelines are made and destroyed on the control thread; the tick runs on the caller's.
class Render {
  public:
    Render(const RenderConfig& config, std::shared_ptr<OverlayMailbox> overlays,
           const RenderCallbacks& callbacks)
        : config_(config), callbacks_(callbacks), overlays_(std::move(overlays)),
          mixer_(config.canvas, config.sources, make_slate(config.canvas, config.slate), config.scene,
                 {.delivers = {}, .left = [this](const std::string& source) { wind_back(source); }}) {}
    ~Render() {
        control_.call([this] {
            sources_.clear();
            watch_ = {};
            programme_.reset();
            recording_.reset();
        });
    }

    Result<std::int64_t> run() {
        Result<void> built;
        control_.call([&] {
            built = build();
            look();
        });
        if (built)
            built = wait_for_sources();
        if (!built)
            return tl::unexpected(built.error());
        TickEvents events;
        events.overlay_wanted = [this](std::int64_t frame) {
            callbacks_.overlay(frame);
            for (auto& change : callbacks_.scenes())
                mixer_.take(std::move(change));
            const auto done = std::max<std::int64_t>(0, frame - ProgrammeTick::kOverlayLeadFrames);
            if (!callbacks_.go_on(done) || (raw_ && raw_->failed()))
                clock_.interrupt();
        };
        ProgrammeTick tick({config_.canvas, 0, config_.frames}, clock_, mixer_, *programme_,
                           std::move(events));
        tick.run();
        return close(tick.counters().frames);
    }

  private:
    Result<void> build();
    void open(const SourceSpec& spec);
    void wind_back(const std::string& source);
    Result<void> wait_for_sources();
    Result<std::int64_t> close(std::int64_t frames);
    void look();
    void end_waiting();
    void stop(Error why);
    void change(const std::function<void()>& what) {
        std::lock_guard lock(mutex_);
        what();
        changed_.notify_all();
    }

    const RenderConfig& config_;
    const RenderCallbacks& callbacks_;
    const std::shared_ptr<OverlayMailbox> overlays_;
    WorkClock clock_;
    Mixer mixer_;
    ControlThread control_;
    std::unique_ptr<ProgrammePipeline> programme_;
    ControlThread::BusWatch watch_;
    std::map<std::string, std::unique_ptr<Source>> sources_; ///< by id
    std::unique_ptr<RecordingFile> recording_;               ///< or raw_, as the encoder is
    std::unique_ptr<RawFile> raw_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Error> fault_; ///< guarded by mutex_, as the rest
    std::size_t sources_ready_ = 0;
    int tracks_ended_ = 0;
    bool stopped_ = false;
    bool recorded_ = false; ///< everything was handed over, and the recording is closed
};

Result<void> Render::build() {
    ProgrammeEvents events;
    if (config_.encoder == Encoder::X264) {
        RecordingFileEvents recording_events;
        recording_events.failed = [this](const std::string&) {
            stop({"it cannot be written to its end", config_.file.string(),
                  "Free some space, or choose another disk with --out."});
        };
        recording_events.closed = [this] { change([this] { recorded_ = true; }); };
        auto recording = RecordingFile::open(control_, config_.file, std::move(recording_events));
        if (!recording)
            return tl::unexpected(recording.error());
        recording_ = std::move(*recording);
        events.packet = [this](const Packet& packet) { recording_->push(packet); };
        events.track_ended = [this](Track track) { recording_->end(track); };
    } else {
        auto raw = RawFile::open(config_.canvas, config_.file);
        if (!raw)
            return tl::unexpected(raw.error());
        raw_ = std::move(*raw);
        events.packet = [this](const Packet& packet) { raw_->push(packet); };
        events.track_ended = [this](Track) { change([this] { recorded_ = ++tracks_ended_ == 2; }); };
    }
    events.captions = config_.captions;
    auto programme = ProgrammePipeline::make(
        {config_.canvas, Pace::Offline, config_.encoder, config_.video_kbps}, overlays_, std::move(events));
    if (!programme)
        return tl::unexpected(programme.error());
    programme_ = std::move(*programme);
    watch_ = {control_, programme_->pipeline(), [this](GstMessage* message) {
                  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR)
                      stop({"the encoder stopped: " + words_of(message), {}, {}});
              }};
    programme_->play();
    for (const auto& spec : config_.sources)
        open(spec);
    return {};
}

/// Control thread.
void Render::open(const SourceSpec& spec) {
    SourceEvents events;
    events.ready = [this] { change([this] { ++sources_ready_; }); };
    events.failed = [this](const Error& error) {
        stop({error.what, error.where,
              error.remedy.empty() ? "Give an H.264 video with AAC sound (MP4)." : error.remedy});
    };
    const auto plan = plan_source(spec, Reach::ThisMachine);
    if (!plan)
        return stop(plan.error());
    std::unique_ptr<Source> source;
    if (plan->kind == SourceKind::Colour) {
        source = std::make_unique<ColourSource>(control_, plan->rgb, config_.canvas, std::move(events));
    } else if (plan->kind == SourceKind::Still) {
        source = std::make_unique<StillSource>(control_, *plan, config_.canvas, Pace::Offline, config_.stills,
                                               std::move(events));
    } else if (plan->kind == SourceKind::File) {
        auto settings = file_settings(*plan, spec, config_.canvas);
        settings.pace = Pace::Offline;
        if (config_.crop)
            settings.crop = {config_.crop->first, config_.crop->second, settings.in_ns,
                             settings.in_ns + config_.canvas.rate.frame_to_ns(config_.frames)};
        source = std::make_unique<FileSource>(control_, std::move(settings), std::move(events));
    } else {
        return stop({fmt::format("{} cannot be rendered: only recordings, stills and colours can", spec.name),
                     {},
                     "Name a file in its place."});
    }
    mixer_.reader(spec.id).put_on_air(source->feed());
    sources_[spec.id] = std::move(source);
}

/// It left the programme and starts again from its beginning when it comes back. Tick thread; reading waits
/// for what is opened here.
void Render::wind_back(const std::string& source) {
    control_.call([&] {
        for (const auto& spec : config_.sources)
            if (spec.id == source && !fault_ && !stopped_)
                open(spec);
    });
}

/// Whether somebody wants it to end, or a source does not come, for as long as it goes on. Control thread.
void Render::look() {
    if (stopped_ || fault_)
        return;
    if (callbacks_.stopped && callbacks_.stopped()) {
        end_waiting();
        return change([this] { stopped_ = true; });
    }
    constexpr std::int64_t kOpeningMs = 30'000;
    for (const auto& spec : config_.sources) {
        const auto open = sources_.find(spec.id);
        if (open != sources_.end() && open->second->waiting_ms() > kOpeningMs)
            return stop(
                open->second->why_waiting().value_or(silence_of(*plan_source(spec, Reach::ThisMachine))));
    }
    constexpr int kLookMs = 100;
    control_.post_after(kLookMs, [this] { look(); });
}

/// Whatever the tick waits for is over, and it ends at its next frame. Control thread.
void Render::end_waiting() {
    clock_.interrupt();
    sources_.clear();
}

/// Something failed. Control thread.
void Render::stop(Error why) {
    end_waiting();
    if (programme_)
        shut_down(programme_->pipeline());
    change([&] {
        if (!fault_)
            fault_ = std::move(why);
    });
}

Result<void> Render::wait_for_sources() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return sources_ready_ >= config_.sources.size() || fault_ || stopped_; });
    if (fault_)
        return tl::unexpected(*fault_);
    if (stopped_)
        return failure("stopped before its sources were there", config_.file.string(), {});
    return {};
}

Result<std::int64_t> Render::close(std::int64_t frames) {
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return recorded_ || fault_; });
        if (fault_)
            return tl::unexpected(*fault_);
    }
    if (raw_)
        if (auto closed = raw_->close(); !closed)
            return tl::unexpected(closed.error());
    if (recording_)
        leave_out_dates(config_.file);
    // Everything waited for its overlay: a late one is a mistake of ours, and the file is not what was
    // promised.
    if (programme_->late_overlays() > 0)
        return failure(fmt::format("{} frames have the overlay of another", programme_->late_overlays()),
                       config_.file.string(), "Report this, with the show file.");
    return frames;
}

} // namespace

Result<std::int64_t> render(const RenderConfig& config, std::shared_ptr<OverlayMailbox> overlays,
                            const RenderCallbacks& callbacks) {
    ensure_gst();
    return Render(config, std::move(overlays), callbacks).run();
}

} // namespace regie::pipelines
