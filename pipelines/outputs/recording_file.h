#pragma once
// One file of a recording: a fragmented MP4 that can be played at any moment, also after the process was
// killed.

#include "pipelines/control_thread.h"
#include "pipelines/outputs/disk_sync.h"
#include "pipelines/programme/packet.h"
#include "show/result.h"

#include <gst/app/gstappsrc.h>

#include <atomic>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace regie::pipelines {

/// Control thread.
struct RecordingFileEvents {
    std::function<void(std::int64_t first_pts_ns)> began; ///< show time of its first picture
    /// Ended, and everything is in it. Nothing is when it never began.
    std::function<void()> closed;
    /// It takes nothing more; what is in it can be played. `why` completes "the recording stopped: …".
    std::function<void(const std::string& why)> failed;
};

/// A pipeline of its own: what goes wrong here costs the programme nothing. Made and destroyed on the control
/// thread.
class RecordingFile {
  public:
    /// Overwrites a file of that name. Fails when it cannot be created.
    static Result<std::unique_ptr<RecordingFile>>
    open(ControlThread& control, const std::filesystem::path& file, RecordingFileEvents events);
    /// Waits until the disk has let go of the file: ask let_go() first where that must not take long.
    ~RecordingFile();
    RecordingFile(const RecordingFile&) = delete;
    RecordingFile& operator=(const RecordingFile&) = delete;

    /// Streaming threads. The file starts at the first keyframe given; sound before it is dropped.
    void push(const Packet& packet);
    /// What is written reaches the disk within a second.
    void keep_on_disk() { sync_.emplace(file_); }
    /// The track's last packet was pushed. Any thread.
    void end(Track track);

    const std::filesystem::path& path() const { return file_; }
    std::int64_t bytes() const { return bytes_; }             ///< written; any thread
    std::int64_t pictures() const { return pictures_taken_; } ///< taken; any thread
    /// Show time of its first picture; -1: none yet. Any thread.
    std::int64_t start_ns() const { return start_ns_; }
    /// It closed or failed, and the disk has answered since. Any thread.
    bool let_go() const { return let_go_; }

  private:
    RecordingFile(ControlThread& control, std::filesystem::path file, RecordingFileEvents events);
    Result<void> build();
    Result<void> open_file();
    void count_bytes(GstElement* sink);
    void write(const Packet& packet);
    void on_message(GstMessage* message);
    void close();
    void fail(const std::string& why);
    void shut();

    ControlThread& control_;
    const std::filesystem::path file_;
    RecordingFileEvents events_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_, sounds_;
    ControlThread::BusWatch watch_;
    std::future<void> shut_; ///< a disk that hangs must not hold up the control thread
    std::atomic<bool> let_go_ = false;
    std::optional<DiskSync> sync_;
    std::atomic<std::int64_t> bytes_ = 0, pictures_taken_ = 0;
    std::atomic<bool> closed_ = false; ///< failed or finished: takes no more packets

    std::mutex mutex_; ///< guards the three below: pictures and sound come from two threads
    std::atomic<std::int64_t> start_ns_ = -1; ///< written with the lock held
    bool pictures_ended_ = false, sounds_ended_ = false;
    std::deque<Packet> early_sound_; ///< come before the first picture
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
