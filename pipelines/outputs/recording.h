#pragma once
// The recording: a fragmented MP4 that can be played at any moment, also after the power went.

#include "pipelines/control_thread.h"
#include "pipelines/outputs/output.h"

#include <gst/app/gstappsrc.h>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace regie::pipelines {

/// A pipeline of its own: what goes wrong here costs the programme nothing. Made and destroyed on the control
/// thread.
class Recording : public Output {
  public:
    /// Fails when the file cannot be created.
    static Result<std::unique_ptr<Recording>> open(ControlThread& control, const std::filesystem::path& file,
                                                   OutputEvents events);
    ~Recording() override;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    /// Streaming threads. The file starts at the first keyframe given; sound before it is dropped.
    void push(const Packet& packet) override;
    /// The track's last packet was pushed. Streaming threads.
    void end(Track track) override;

    OutputStats stats() const override {
        OutputStats stats;
        stats.id = "recording";
        stats.sent_bytes = bytes_;
        return stats;
    }

  private:
    Recording(ControlThread& control, std::filesystem::path file, OutputEvents events);
    Result<void> build();
    void write(const Packet& packet);
    void on_message(GstMessage* message);
    void finish(OutputHealth health, const std::string& words);

    ControlThread& control_;
    const std::filesystem::path file_;
    OutputEvents events_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_, sounds_;
    ControlThread::BusWatch watch_;
    std::atomic<std::int64_t> bytes_ = 0;
    std::atomic<bool> closed_ = false; ///< failed or finished: takes no more packets

    std::mutex mutex_;           ///< guards the three below: pictures and sound come from two threads
    std::int64_t start_ns_ = -1; ///< show time of the file's first picture; -1: none yet
    bool pictures_ended_ = false, sounds_ended_ = false;
    std::deque<Packet> early_sound_; ///< come before the first picture
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
