#include "pipelines/sources/supervised_source.h"

#include "pipelines/sources/make_source.h"
#include "pipelines/sources/source_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie::pipelines {

namespace {

/// "At once", when it was fine until now: what was open is closed by then.
constexpr int kFirstRetryMs = 100;
constexpr int kRetryMs = 1000;
constexpr int kWatchMs = 500;
/// A source that gave something and then nothing for so long hangs without saying so.
constexpr std::int64_t kSilenceMs = 3000;
/// A connection takes its time: names, handshakes, the first keyframe.
constexpr std::int64_t kOpeningMs = 10'000;
/// Of those that hang on their way out; then it is not opened again before one of them is gone.
constexpr std::size_t kMostFormer = 4;

} // namespace

SupervisedSource::SupervisedSource(ControlThread& control, SourceSpec spec, Canvas canvas,
                                   SourceReader& reader, SupervisedSourceEvents events, StillReader stills,
                                   Reach reach)
    : control_(control), spec_(std::move(spec)), canvas_(canvas), reader_(reader), events_(std::move(events)),
      stills_(std::move(stills)), plan_(plan_source(spec_, reach)) {
    open_after(0);
    watch();
}

SupervisedSource::~SupervisedSource() {
    alive_.reset();
    reader_.put_on_air(nullptr);
}

void SupervisedSource::open() {
    if (!plan_)
        return on_impossible(plan_.error());
    forget_gone();
    if (former_.size() >= kMostFormer)
        return open_after(kRetryMs);
    SourceEvents events;
    events.ready = [this] { on_ready(); };
    events.failed = [this](const Error& error) { on_failed(error); };
    events.impossible = [this](const Error& error) { on_impossible(error); };
    events.ended = [this] { on_ended(); };
    events.restarted = [this] {
        if (ready_at_)
            reader_.put_on_air(source_->feed());
    };
    ready_at_.reset();
    opened_at_ = Clock::now();
    source_ =
        make_source(control_, *plan_, spec_, canvas_, events_.show_time_ns(), stills_, std::move(events));
    if (const auto ms = std::exchange(wanted_ms_, {}))
        source_->seek(*ms);
}

void SupervisedSource::open_after(int delay_ms) {
    control_.post_after(delay_ms, [this, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            open();
    });
}

/// Closes what is open first: devices and ports have one user.
void SupervisedSource::open_again() {
    const bool was_fine = ready_at_ && Clock::now() - *ready_at_ > std::chrono::milliseconds(kRetryMs);
    ready_at_.reset();
    if (source_)
        former_.push_back(source_->trace());
    source_.reset();
    open_after(was_fine ? kFirstRetryMs : kRetryMs);
}

void SupervisedSource::forget_gone() {
    std::erase_if(former_, [](const auto& trace) { return trace.expired(); });
}

/// Peers that freeze say nothing; nor do networks that are cut.
void SupervisedSource::watch() {
    control_.post_after(kWatchMs, [this, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            watch();
    });
    forget_gone();
    if (!source_)
        return;
    if (source_->waiting_ms() < (ready_at_ || plan_->waits_for_caller() ? kSilenceMs : kOpeningMs)) {
        const bool late = !ready_at_ && Clock::now() - opened_at_ > std::chrono::milliseconds(kOpeningMs);
        if (const auto why = late ? source_->why_waiting() : std::nullopt)
            on_late(*why);
        return;
    }
    if (!ready_at_ && plan_->waits_for_caller()) { // it may wait for as long as nobody calls
        lose(silence_of(*plan_));
        return settle();
    }
    replace(source_->why_waiting().value_or(silence_of(*plan_)));
}

void SupervisedSource::on_ready() {
    ready_at_ = Clock::now();
    was_live_ = true;
    reader_.put_on_air(source_->feed());
    tell(SourceHealth::Live,
         fmt::format("{} delivers {}.", subject(*plan_), plan_->has_picture() ? "pictures" : "sound"));
    settle();
}

void SupervisedSource::on_delivers(bool delivering) {
    if (!ready_at_ || !plan_->has_picture())
        return;
    if (!delivering) {
        // The tick may look before the first picture of a source that just came.
        if (health_ == SourceHealth::Live && delivered_)
            tell(SourceHealth::Lost,
                 fmt::format("{} delivers no picture. The slate takes its place until it comes back.",
                             subject(*plan_)));
        return;
    }
    delivered_ = true;
    tell(SourceHealth::Live, fmt::format("{} delivers pictures.", subject(*plan_)));
    if (paused_)
        source_->pause(true);
}

void SupervisedSource::pause(bool paused) {
    paused_ = paused;
    if (source_ && ready_at_)
        source_->pause(paused);
}

void SupervisedSource::seek(std::int64_t position_ms) {
    if (source_)
        source_->seek(position_ms);
    else
        wanted_ms_ = position_ms;
}

void SupervisedSource::on_failed(const Error& error) {
    const bool on_disk = plan_->kind == SourceKind::File || plan_->kind == SourceKind::Still;
    if (on_disk && !was_live_)
        return on_impossible(error);
    replace(error);
}

/// It is on its way.
void SupervisedSource::on_late(const Error& why) {
    tell(SourceHealth::Lost, fmt::format("{}{} The slate takes its place until it comes.", why.line(),
                                         why.remedy.empty() ? "." : ""));
    settle();
}

void SupervisedSource::replace(const Error& why) {
    lose(why);
    settle();
    open_again();
}

void SupervisedSource::on_impossible(const Error& error) {
    tell(SourceHealth::Failed,
         fmt::format("{}{} The slate takes its place.", error.line(), error.remedy.empty() ? "." : ""));
    settle();
}

void SupervisedSource::on_ended() {
    tell(SourceHealth::Lost, fmt::format("{} has ended. The slate takes its place.", subject(*plan_)));
    settle();
}

void SupervisedSource::lose(const Error& error) {
    tell(SourceHealth::Lost, fmt::format("{}{} The slate takes its place; it is tried again every second.",
                                         error.line(), error.remedy.empty() ? "." : ""));
}

void SupervisedSource::tell(SourceHealth health, const std::string& words) {
    if (health != health_)
        told_.clear();
    else if (std::find(told_.begin(), told_.end(), words) != told_.end())
        return;
    health_ = health;
    told_.push_back(words);
    events_.changed(health, words);
}

void SupervisedSource::settle() {
    if (events_.settled)
        std::exchange(events_.settled, nullptr)();
}

} // namespace regie::pipelines
