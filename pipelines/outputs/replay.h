#pragma once
// The replay buffer: the last minute of what was broadcast, in memory, ready to be saved while the show runs.
// The packets of the one encode are kept as they are; nothing is encoded a second time.

#include "pipelines/control_thread.h"
#include "pipelines/outputs/output.h"

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace regie::pipelines {

struct ReplaySettings {
    std::int64_t keep_ms = 60'000;
    /// A minute at 8 Mb/s takes 60 MB. Beyond this the buffer holds less than keep_ms.
    std::int64_t most_bytes = 128LL << 20;
};

struct SavedReplay {
    std::filesystem::path file;
    std::int64_t first_pts_ns = 0; ///< show time of its first picture
    std::int64_t duration_ms = 0;
};

/// Running from the first keyframe on, Ended when both tracks are. Never fails.
class Replay : public Output {
  public:
    Replay(ControlThread& control, ReplaySettings settings, OutputEvents events);
    ~Replay() override; ///< waits for a replay that is being saved

    void push(const Packet& packet) override;
    void end(Track track) override; ///< what is in memory can still be saved
    OutputStats stats() const override;

    /// Writes what was broadcast in the last `last_ms`, from the keyframe at or before that, as a fast-start
    /// MP4 that replaces a file of that name. Returns at once; `done` is called on the control thread. One is
    /// saved at a time: the next waits. Control thread.
    void save(const std::filesystem::path& file, std::int64_t last_ms,
              std::function<void(Result<SavedReplay>)> done);

  private:
    std::vector<Packet> last(std::int64_t ms) const;
    void drop_old();
    void tell(OutputHealth health, const char* words);

    ControlThread& control_;
    const ReplaySettings settings_;
    OutputEvents events_; ///< control thread

    mutable std::mutex mutex_;   ///< guards what follows
    std::deque<Packet> packets_; ///< as they came; begins with a keyframe
    std::int64_t bytes_ = 0;     ///< of packets_
    std::int64_t newest_ns_ = 0; ///< end of the last picture
    std::int64_t taken_bytes_ = 0, taken_pictures_ = 0;
    std::chrono::steady_clock::time_point began_;
    int tracks_ended_ = 0;
    bool began_once_ = false;

    std::thread saver_; ///< control thread
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
