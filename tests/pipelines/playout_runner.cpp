#include "playout_runner.h"

namespace regie::pipelines::test {

PlayoutRun::PlayoutRun(PlayoutConfig config, const std::function<void(Playout&)>& before) {
    PlayoutCallbacks callbacks;
    const auto collect = [this](auto change) {
        std::lock_guard lock(mutex_);
        change();
        changed_.notify_all();
    };
    callbacks.overlay_wanted = [=, this](std::int64_t frame) { collect([&] { wanted.push_back(frame); }); };
    callbacks.source_changed = [=, this](const std::string&, SourceHealth health, const std::string& words) {
        collect([&] { source_changes.emplace_back(health, words); });
    };
    callbacks.output_changed = [=, this](const std::string&, OutputHealth health, const std::string& words,
                                         std::int64_t first_frame, const std::filesystem::path&) {
        collect([&] {
            output_changes.emplace_back(health, words);
            first_frames.push_back(first_frame);
        });
    };
    callbacks.monitor_frame = [=, this](MonitorFrame frame) {
        collect([&] { (frame.source < 0 ? monitor_frames : thumbnails).push_back(std::move(frame)); });
    };
    callbacks.ended = [=, this] { collect([&] { ++ended; }); };
    playout_ = std::make_unique<Playout>(std::move(config), std::move(callbacks));
    if (before)
        before(*playout_);
    started = playout_->start();
}

bool PlayoutRun::wait_for_end() {
    return wait_for([this] { return ended > 0; });
}

std::vector<SourceHealth> PlayoutRun::source_story() const {
    std::lock_guard lock(mutex_);
    std::vector<SourceHealth> story;
    for (const auto& [health, words] : source_changes)
        story.push_back(health);
    return story;
}

std::vector<OutputHealth> PlayoutRun::output_story() const {
    std::lock_guard lock(mutex_);
    std::vector<OutputHealth> story;
    for (const auto& [health, words] : output_changes)
        story.push_back(health);
    return story;
}

std::string PlayoutRun::source_words() const {
    std::lock_guard lock(mutex_);
    return source_changes.empty() ? "" : source_changes.back().second;
}

std::string PlayoutRun::output_words() const {
    std::lock_guard lock(mutex_);
    return output_changes.empty() ? "" : output_changes.back().second;
}

} // namespace regie::pipelines::test
