#include "pipelines/sources/try_source.h"

#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/patience.h"
#include "pipelines/programme/source_reader.h"
#include "pipelines/sources/file_source.h"
#include "pipelines/sources/make_source.h"
#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/transport_stream.h"
#include "show/clock.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace regie::pipelines {

namespace {

/// A source that is open, and what it said.
class Trial {
  public:
    SourceEvents events() {
        SourceEvents told;
        told.ready = [this] { say([this] { ready_ = true; }); };
        told.ended = [this] { say([this] { ended_ = true; }); };
        told.failed = told.impossible = [this](const Error& error) { say([&] { fault_ = error; }); };
        return told;
    }
    void open(const std::function<std::unique_ptr<Source>(ControlThread&)>& make) {
        control_.call([&] { source_ = make(control_); });
    }
    ~Trial() {
        control_.call([this] { source_.reset(); });
    }

    /// False when it did not come in that time, or failed.
    bool comes(std::chrono::milliseconds allowed) {
        std::unique_lock lock(mutex_);
        for (Patience patience(allowed); !ready_ && !ended_ && !fault_ && !patience.is_over();)
            changed_.wait_for(lock, Patience::kLook);
        return ready_ && !fault_;
    }
    bool came() {
        std::lock_guard lock(mutex_);
        return ready_ && !fault_;
    }
    /// Whether it goes on for so long.
    bool stays(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        return !changed_.wait_for(lock, patience, [this] { return fault_.has_value(); });
    }
    bool ended() {
        std::lock_guard lock(mutex_);
        return ended_;
    }
    std::optional<Error> fault() {
        std::lock_guard lock(mutex_);
        return fault_;
    }
    /// Why it did not come in that time.
    Error why_not(const SourcePlan& plan, std::chrono::milliseconds patience) {
        if (const auto told = fault())
            return *told;
        std::optional<Error> why;
        on_control([&] { why = source_->why_waiting(); });
        return why.value_or(
            Error{fmt::format("{} did not come within {} s", plan.name, patience.count() / 1000),
                  {},
                  plan.kind == SourceKind::File ? "Check the disk it is on."
                                                : "See that it is on and that this machine reaches it."});
    }
    void on_control(const std::function<void()>& task) { control_.call(task); }
    std::shared_ptr<SourceFeed> feed() { return source_->feed(); }

  private:
    void say(const std::function<void()>& what) {
        std::lock_guard lock(mutex_);
        what();
        changed_.notify_all();
    }

    std::mutex mutex_; ///< guards what follows
    std::condition_variable changed_;
    bool ready_ = false, ended_ = false;
    std::optional<Error> fault_;
    ControlThread control_;
    std::unique_ptr<Source> source_;
};

/// For so long a recording is read, from where it begins and around the turn of its loop.
constexpr int kReadSeconds = 1;
constexpr std::chrono::seconds kFilePatience(10);

/// A frame's, as the tick does.
void take_sound(SourceReader& reader, std::int64_t frame, const Canvas& canvas, std::vector<float>& sound) {
    sound.resize(static_cast<std::size_t>(samples_before_frame(frame + 1, canvas.rate.fps) -
                                          samples_before_frame(frame, canvas.rate.fps)) *
                 kSoundChannels);
    reader.sound(frame, sound);
}

/// A second of a recording as a render reads it, frame by frame. `offset_ns`: where its show is, as in
/// make_source().
Result<void> read_recording(const SourcePlan& plan, const SourceSpec& spec, const Canvas& canvas,
                            std::int64_t offset_ns) {
    Trial trial;
    auto settings = file_settings(plan, spec, canvas);
    settings.pace = Pace::Offline;
    settings.offset_ns = offset_ns;
    trial.open([&](ControlThread& control) {
        return std::make_unique<FileSource>(control, std::move(settings), trial.events());
    });
    if (!trial.comes(kFilePatience)) {
        if (offset_ns != 0 && !trial.fault())
            return {}; // a show that gets there on its own takes its time as well
        return tl::unexpected(trial.why_not(plan, kFilePatience));
    }
    SourceReader reader(canvas.rate);
    reader.put_on_air(trial.feed());
    std::vector<float> sound;
    for (std::int64_t frame = 0; frame < kReadSeconds * canvas.rate.fps && !trial.ended(); ++frame) {
        const bool shown = static_cast<bool>(reader.picture(frame));
        take_sound(reader, frame, canvas, sound);
        if (const auto fault = trial.fault())
            return tl::unexpected(*fault);
        if (!shown && !trial.ended())
            return failure(fmt::format("{} shows no picture {:.1f} s after {}", plan.name,
                                       static_cast<double>(frame) / canvas.rate.fps,
                                       offset_ns < 0 ? "the end of its loop comes near" : "it begins"),
                           {}, "Convert it to an MP4 with H.264 pictures and AAC sound.");
    }
    return {};
}

Result<void> try_recording(const SourcePlan& plan, const SourceSpec& spec, const Canvas& canvas) {
    auto plays = read_recording(plan, spec, canvas, 0);
    constexpr std::int64_t kBeforeTurnNs = 500'000'000;
    if (plays && spec.loop)
        plays = read_recording(plan, spec, canvas, -kBeforeTurnNs);
    const auto path = media_path(plan.uri);
    const auto stands_ms = plays && path ? clock_stands_from_ms(*path) : std::nullopt;
    if (stands_ms)
        return failure(fmt::format("{} has a clock that stands still from {} on: what follows would come at "
                                   "wrong times",
                                   plan.name, format_show_time(*stands_ms)),
                       {}, "Copy it into another container: ffmpeg -i FILE -c copy NEW.mkv");
    return plays;
}

} // namespace

Result<std::int64_t> recording_length_ms(const SourceSpec& spec, const Canvas& canvas) {
    ensure_gst();
    const auto plan = plan_source(spec, Reach::ThisMachine);
    if (!plan)
        return tl::unexpected(plan.error());
    if (plan->kind != SourceKind::File)
        return 0;
    auto settings = file_settings(*plan, spec, canvas);
    settings.pace = Pace::Offline;
    settings.loop = false;
    const FileSource* source = nullptr;
    Trial trial;
    trial.open([&](ControlThread& control) {
        auto made = std::make_unique<FileSource>(control, std::move(settings), trial.events());
        source = made.get();
        return made;
    });
    if (!trial.comes(kFilePatience))
        return tl::unexpected(trial.why_not(*plan, kFilePatience));
    std::int64_t whole_ms = 0;
    trial.on_control([&] { whole_ms = source->length_ns() / 1'000'000; });
    if (whole_ms > 0)
        return (spec.out_ms > 0 ? std::min(spec.out_ms, whole_ms) : whole_ms) - spec.in_ms;
    SourceReader reader(canvas.rate);
    reader.put_on_air(trial.feed());
    std::int64_t frames = 0;
    for (std::vector<float> sound; reader.picture(frames); ++frames)
        take_sound(reader, frames, canvas, sound);
    if (const auto fault = trial.fault())
        return tl::unexpected(*fault);
    // A programme keeps the last picture a little longer, in case another one comes.
    while (frames > 0 && !trial.feed()->lasts(canvas.rate.frame_to_ns(frames - 1)))
        --frames;
    return canvas.rate.frame_to_ns(frames) / 1'000'000;
}

Result<void> try_source(const SourceSpec& spec, const Canvas& canvas, const StillReader& stills,
                        int watch_ms) {
    ensure_gst();
    const auto plan = plan_source(spec, Reach::Network);
    if (!plan)
        return tl::unexpected(plan.error());
    if (plan->kind == SourceKind::File)
        return try_recording(*plan, spec, canvas);
    Trial trial;
    trial.open([&](ControlThread& control) {
        return make_source(control, *plan, spec, canvas, 0, stills, trial.events());
    });
    const std::chrono::milliseconds watched(watch_ms);
    if (plan->kind == SourceKind::Still) // nothing to watch: it is there or not
        trial.comes(kFilePatience);
    else
        trial.stays(watched);
    if (!trial.came())
        return tl::unexpected(trial.why_not(*plan, watched));
    return {};
}

} // namespace regie::pipelines
