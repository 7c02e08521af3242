#include "publisher_run.h"

namespace regie::pipelines::test {

PublisherRun::PublisherRun(PublisherSettings settings) {
    PublisherEvents events;
    events.changed = [this](OutputHealth health, const std::string& words, std::int64_t first_pts_ns) {
        std::lock_guard lock(mutex_);
        changes_.push_back({health, words, first_pts_ns, std::chrono::steady_clock::now()});
        changed_.notify_all();
    };
    control_.call([&] {
        auto made = Publisher::make(control_, std::move(settings), std::move(events));
        if (made)
            publisher_ = std::move(*made);
        else
            error = made.error().line();
    });
}

PublisherRun::~PublisherRun() {
    player_.reset();
    control_.call([this] { publisher_.reset(); });
}

void PublisherRun::feed(std::int64_t start_ns) {
    player_.emplace(test_packets(), start_ns, [this](const Packet& packet) { publisher_->push(packet); });
}

void PublisherRun::end() {
    player_->stop();
    publisher_->end(Track::Picture);
    publisher_->end(Track::Sound);
}

void PublisherRun::stop(const std::string& words) {
    control_.call([&] { publisher_->stop(words); });
}

void PublisherRun::reconnect_now() {
    control_.call([this] { publisher_->reconnect_now(); });
}

OutputStats PublisherRun::stats() { return publisher_->stats(); }

std::optional<PublisherRun::Change> PublisherRun::wait_for(OutputHealth health, int count, int seconds) {
    std::unique_lock lock(mutex_);
    std::optional<Change> found;
    changed_.wait_for(lock, std::chrono::seconds(seconds), [&] {
        int seen = 0;
        for (const Change& change : changes_)
            if (change.health == health && ++seen == count)
                found = change;
        return found.has_value();
    });
    return found;
}

std::vector<OutputHealth> PublisherRun::story() {
    std::lock_guard lock(mutex_);
    std::vector<OutputHealth> result;
    for (const Change& change : changes_)
        if (result.empty() || result.back() != change.health)
            result.push_back(change.health);
    return result;
}

std::string PublisherRun::words() {
    std::lock_guard lock(mutex_);
    return changes_.empty() ? "" : changes_.back().words;
}

} // namespace regie::pipelines::test
