#pragma once
// A recording on the disk, written as a show writes it.

#include "pipelines/outputs/recording_file.h"
#include "recorded_packets.h"

#include <condition_variable>

namespace regie::pipelines::test {

/// A fragmented MP4 of packets; still open until close() was called.
class RecordedFile {
  public:
    RecordedFile(const std::filesystem::path& file, const std::vector<Packet>& packets) {
        RecordingFileEvents events;
        events.closed = [this] {
            std::lock_guard lock(mutex_);
            closed_ = true;
            changed_.notify_all();
        };
        control_.call([&] { file_ = std::move(*RecordingFile::open(control_, file, std::move(events))); });
        for (const Packet& packet : packets)
            file_->push(packet);
    }
    ~RecordedFile() {
        control_.call([this] { file_.reset(); });
    }
    void close() {
        file_->end(Track::Picture);
        file_->end(Track::Sound);
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds(20), [this] { return closed_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool closed_ = false;
    ControlThread control_;
    std::unique_ptr<RecordingFile> file_;
};

} // namespace regie::pipelines::test
