#pragma once
// A publisher with its events collected, fed in real time, for tests.

#include "packet_player.h"
#include "pipelines/control_thread.h"
#include "pipelines/outputs/publisher.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace regie::pipelines::test {

class PublisherRun {
  public:
    explicit PublisherRun(PublisherSettings settings);
    ~PublisherRun();

    /// test_packets() from now on, their times moved by `start_ns`.
    void feed(std::int64_t start_ns = 0);
    void end(); ///< no packet comes any more
    void reconnect_now();
    void stop(const std::string& words);
    OutputStats stats();
    int pictures_given() const { return player_ ? player_->pictures.load() : 0; }

    struct Change {
        OutputHealth health;
        std::string words;
        std::int64_t first_pts_ns;
        std::chrono::steady_clock::time_point when;
    };
    /// Waits for the `count`th change to `health` and gives it; none when it does not come in time.
    std::optional<Change> wait_for(OutputHealth health, int count = 1, int seconds = 15);
    std::vector<OutputHealth> story();
    std::string words(); ///< the last ones

    std::string error; ///< why it could not be made

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Change> changes_;
    ControlThread control_;
    std::unique_ptr<Publisher> publisher_;
    std::optional<PacketPlayer> player_;
};

} // namespace regie::pipelines::test
