#pragma once
// The recording: what was broadcast, on the disk, for as long as the disk takes it. Crash-proof while it
// runs; on a full disk it closes its file, and goes on in a new one as soon as there is room.

#include "pipelines/outputs/output.h"
#include "pipelines/outputs/recording_file.h"
#include "pipelines/outputs/recording_room.h"
#include "show/recorded.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace regie::pipelines {

/// Bytes free for us on the disk of `folder`; the most there can be when it does not say: writing will tell.
std::int64_t free_bytes_on_disk(const std::filesystem::path& folder);

struct RecordingSettings {
    std::string id = kRecordingOutput;
    std::filesystem::path file; ///< the first one; after an interruption NAME-2.mp4, NAME-3.mp4 … beside it
    bool goes_on = false;       ///< the show is on air: without a first file it begins Lost, and tries again
    int kbps = 4500;            ///< picture and sound, as long as nothing was measured
    RoomSettings room{};
    std::function<std::int64_t()> free_bytes{}; ///< asked on a thread of its own; the file's disk when empty
    std::chrono::milliseconds look_every{500};
    std::chrono::milliseconds retry_after{5000}; ///< after the disk refused a file or a write
};

/// Control thread.
struct RecordingEvents {
    /// As OutputEvents::changed. Running is said for each file that begins, with the show time of its first
    /// picture, and again for the same file when the words change. `file` is the one that is written, or was
    /// last.
    std::function<void(OutputHealth, const std::string& words, std::int64_t first_pts_ns,
                       const std::filesystem::path& file)>
        changed;
};

/// Running while a file is written; Lost while the disk takes none; Ended when the show is over and every
/// file is closed. Never Failed: it goes on trying.
class Recording : public Output {
  public:
    /// Fails when the first file cannot be created, unless the show goes on. On a disk that is full from the
    /// start it begins Lost.
    static Result<std::unique_ptr<Recording>> open(ControlThread& control, RecordingSettings settings,
                                                   RecordingEvents events);
    ~Recording() override;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    void push(const Packet& packet) override;
    void end(Track track) override;
    void reconnect_now() override; ///< looks at the disk again at once
    OutputStats stats() const override;

  private:
    using Clock = std::chrono::steady_clock;

    Recording(ControlThread& control, RecordingSettings settings, RecordingEvents events);
    Result<void> open_file(const std::filesystem::path& file);
    std::int64_t ask_disk();
    void watch_disk();
    void on_look(std::int64_t free_bytes);
    void measure();
    void on_began(const std::filesystem::path& file, std::int64_t first_pts_ns);
    void on_failed(const std::string& why);
    void close_for_room();
    void resume();
    void begin_again(const std::filesystem::path& file);
    void settle();
    void retire();
    void forget_retired();
    void end_if_over();
    void tell(OutputHealth health, const std::string& words);
    std::int64_t bytes_a_second() const;
    std::string where_it_is() const;
    bool over() const;

    ControlThread& control_;
    const RecordingSettings settings_;

    // Control thread.
    RecordingEvents events_;
    RecordingRoom room_;
    Room seen_ = Room::Plenty; ///< what the operator was last told
    OutputHealth health_ = OutputHealth::Connecting;
    std::filesystem::path path_; ///< of the file that is written, or was last
    std::int64_t first_pts_ns_ = 0;
    std::string words_;              ///< the last ones
    std::vector<std::string> files_; ///< names of those that hold something
    std::unique_ptr<RecordingFile> retired_;
    std::future<void> trying_; ///< whether the disk takes the next file
    Clock::time_point retry_at_;
    std::deque<std::pair<Clock::time_point, std::int64_t>> written_; ///< bytes in all, at each look

    mutable std::mutex mutex_;            ///< guards the five below
    std::unique_ptr<RecordingFile> file_; ///< changed on the control thread; empty while Lost
    bool pictures_ended_ = false, sounds_ended_ = false;
    std::int64_t pictures_ = 0;                             ///< given to us
    std::int64_t earlier_pictures_ = 0, earlier_bytes_ = 0; ///< in the files before this one

    std::atomic<int> kbps_ = 0;
    std::atomic<std::int64_t> free_bytes_ = 0;  ///< as last asked
    std::atomic<Clock::rep> running_since_ = 0; ///< 0: it is not

    std::mutex look_mutex_;
    std::condition_variable look_changed_;
    bool stopping_ = false, look_now_ = false; ///< guarded by look_mutex_
    std::thread looker_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
