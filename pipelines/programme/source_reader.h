#pragma once
// Reads a source at the programme's pace: for each frame the newest picture that is due, for each frame's
// samples the sound that belongs to them.

#include "pipelines/programme/sound.h"
#include "pipelines/sources/source_feed.h"
#include "show/clock.h"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace regie::pipelines {

/// put_on_air() and set_delays() from any thread, the rest from the tick's.
class SourceReader {
  public:
    /// A source's last picture is on the programme for no longer than this; then the slate is.
    static constexpr std::int64_t kPatienceNs = 300'000'000;
    /// But one that gives fewer pictures than that is late only so long after its next one was due.
    static constexpr std::int64_t kLateNs = 100'000'000;
    /// As long as its pictures come at least so often.
    static constexpr std::int64_t kMostIntervalNs = 2'000'000'000;

    explicit SourceReader(FrameRate rate) : rate_(rate) {}

    /// From the next frame on this source is read. A recording's time 0 is anchored to the frame at which its
    /// first picture is there. Null: there is nothing.
    void put_on_air(std::shared_ptr<SourceFeed> feed);
    /// Pictures are shown, sound is heard so much later than they came. Not negative.
    void set_delays(std::int64_t picture_ns, std::int64_t sound_ns);

    /// The system clock's time of frame 0: what the times of live sources are held against. Before the first
    /// frame is read.
    void start(std::int64_t base_ns) { base_ns_ = base_ns; }

    /// The newest picture due at `frame` (nearly half a frame of tolerance, so that equal rates map one to
    /// one). Empty when the source has had no new one for kPatienceNs, counted in frames of the programme,
    /// and the last one does not stand for longer; or has never had any. The caller becomes the only owner
    /// when the picture will not be shown again.
    GstPtr<GstBuffer> picture(std::int64_t frame);

    /// Fills `out` with the sound of `frame`, silence where the source has none.
    void sound(std::int64_t frame, std::span<float> out);

  private:
    void take_up_new_feed();
    std::int64_t tolerance_ns() const;
    GstPtr<GstBuffer> recorded_picture(std::int64_t frame);
    GstPtr<GstBuffer> live_picture(std::int64_t frame);
    void show(Delivery& picture, std::int64_t frame);
    bool is_overdue(std::int64_t frame) const;
    bool due(const Delivery& delivery, std::int64_t frame) const;
    std::int64_t source_ns(std::int64_t frame) const; ///< of a recording, at that frame

    const FrameRate rate_;
    std::int64_t base_ns_ = 0;

    std::mutex mutex_;
    std::shared_ptr<SourceFeed> put_on_air_; ///< guarded by mutex_
    bool feed_changed_ = false;              ///< guarded by mutex_
    std::atomic<std::int64_t> picture_delay_ns_ = 0, sound_delay_ns_ = 0;

    std::shared_ptr<SourceFeed> feed_;
    std::int64_t anchor_frame_ =
        -1;                      ///< of a recording: the programme frame of `anchor_ns_`; -1: no picture yet
    std::int64_t anchor_ns_ = 0; ///< in source time
    bool holding_ = false;       ///< it keeps its last picture on purpose
    GstPtr<GstBuffer> current_;
    std::int64_t shown_frame_ = 0; ///< at which current_ came, or was last kept on purpose
    std::int64_t shown_ns_ = 0;    ///< its source time
    /// Between the last three pictures, in source time: the smaller is how often they come.
    std::int64_t interval_ns_ = 0, interval_before_ns_ = 0;
    std::optional<Delivery> next_; ///< of a recording
    std::deque<Delivery> waiting_; ///< of a live source: not due yet
    SoundQueue sound_;
};

} // namespace regie::pipelines
