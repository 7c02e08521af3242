#include "pipelines/sources/supervised_source.h"

#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>

namespace regie::pipelines {

namespace {
constexpr int kRetryMs = 1000;
}

SupervisedSource::SupervisedSource(ControlThread& control, SourceSpec spec, Canvas canvas,
                                   SourceReader& reader, SupervisedSourceEvents events)
    : control_(control), spec_(std::move(spec)), canvas_(canvas), reader_(reader),
      events_(std::move(events)) {
    open();
}

SupervisedSource::~SupervisedSource() {
    alive_.reset();
    reader_.put_on_air(nullptr);
}

void SupervisedSource::seek(std::int64_t position_ms) { open_at(position_ms * 1'000'000); }

void SupervisedSource::open_at(std::int64_t offset_ns) {
    FileSourceEvents events;
    events.ready = [this] {
        reader_.put_on_air(file_->feed());
        settle();
    };
    events.failed = [this](const std::string& words) { on_failed(words); };
    events.ended = [this] { on_ended(); };
    file_ = std::make_unique<FileSource>(
        control_, FileSourceSettings{spec_.uri, spec_.loop, offset_ns, canvas_}, std::move(events));
}

void SupervisedSource::open_again_soon() {
    control_.post_after(kRetryMs, [this, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            open();
    });
}

void SupervisedSource::on_delivers(bool delivering) {
    if (delivering) {
        was_live_ = true;
        tell(SourceHealth::Live, fmt::format("{} is on air.", media_name(spec_.uri)));
    } else if (health_ == SourceHealth::Live) {
        tell(SourceHealth::Lost,
             fmt::format("{} delivers no picture. The slate is on air until it comes back.",
                         media_name(spec_.uri)));
    }
}

void SupervisedSource::on_failed(const std::string& words) {
    if (was_live_) {
        tell(SourceHealth::Lost, words + ". The slate is on air; it is opened again.");
        open_again_soon();
    } else {
        tell(SourceHealth::Failed, words + ". The slate is on air instead.");
    }
    settle();
}

void SupervisedSource::on_ended() {
    if (spec_.loop) // it cannot be looped in place: start it again
        return open_again_soon();
    tell(SourceHealth::Lost, fmt::format("{} has ended. The slate is on air.", media_name(spec_.uri)));
    settle();
}

void SupervisedSource::tell(SourceHealth health, const std::string& words) {
    if (health == health_ && words == words_)
        return;
    health_ = health;
    words_ = words;
    events_.changed(health, words);
}

void SupervisedSource::settle() {
    if (events_.settled)
        std::exchange(events_.settled, nullptr)();
}

} // namespace regie::pipelines
