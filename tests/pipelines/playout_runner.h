#pragma once
// A playout with its callbacks collected, for tests.

#include "pipelines/playout.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace regie::pipelines::test {

class PlayoutRun {
  public:
    /// `before`: what is done with it before it is started.
    explicit PlayoutRun(PlayoutConfig config, const std::function<void(Playout&)>& before = {});

    bool wait_for_end();
    /// Waits until `condition` holds for the collected callbacks; false after 30 s.
    template<typename Condition>
    bool wait_for(Condition condition) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(30), condition);
    }
    PlayoutStats stats() const { return playout_->stats(); }
    Playout& playout() { return *playout_; }
    void destroy() { playout_.reset(); }

    std::vector<SourceHealth> source_story() const;
    std::vector<OutputHealth> output_story() const;
    std::string source_words() const; ///< the last ones
    std::string output_words() const;

    Result<void> started;

    // Guarded by the lock that wait_for() holds.
    std::vector<std::pair<SourceHealth, std::string>> source_changes;
    std::vector<std::pair<OutputHealth, std::string>> output_changes;
    std::vector<std::int64_t> first_frames;
    std::vector<std::int64_t> wanted;
    std::vector<MonitorFrame> monitor_frames, thumbnails; ///< of the programme, and of sources
    int ended = 0;

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::unique_ptr<Playout> playout_; ///< last: its callbacks end before the rest goes
};

} // namespace regie::pipelines::test
