#pragma once
// The programme's heartbeat: at every frame time one picture and the sound that belongs to it, whatever the
// sources do.

#include "pipelines/programme/mixer.h"
#include "pipelines/programme/tick_clock.h"
#include "show/show_file.h"

#include <atomic>
#include <functional>
#include <optional>

namespace regie::pipelines {

/// Where the tick's frames go. Called by the tick thread; must not block.
class TickOutput {
  public:
    virtual ~TickOutput() = default;
    /// `buffer` has its timestamps (show time) and the frame number as its offset.
    virtual void push_picture(GstPtr<GstBuffer> buffer) = 0;
    virtual void push_sound(GstPtr<GstBuffer> buffer) = 0;
    /// The last frame was pushed.
    virtual void end() = 0;
};

struct TickSettings {
    Canvas canvas;
    std::int64_t first_frame = 0;
    std::optional<std::int64_t> end_frame;
    std::int64_t due_ns = 0; ///< the clock's time of `first_frame`, which never comes earlier; 0: now
    bool goes_on =
        false; ///< late, the tick begins with the frame that is due by then, not with `first_frame`
};

/// Called by the tick thread; must return at once.
struct TickEvents {
    std::function<void(std::int64_t frame)> overlay_wanted;
};

class ProgrammeTick {
  public:
    /// An overlay is asked for this many frames before it is blended: the renderer has two frame times.
    static constexpr std::int64_t kOverlayLeadFrames = 2;
    /// Sound follows the picture by this much, so that a source that delivers in bursts has delivered it.
    static constexpr std::int64_t kSoundLagFrames = 3;
    /// Behind by more than this (the machine was suspended), the tick goes on at the frame that is due now.
    static constexpr std::int64_t kSkipNs = 2'000'000'000;

    ProgrammeTick(TickSettings settings, TickClock& clock, Mixer& mixer, TickOutput& output,
                  TickEvents events);

    /// The tick thread: returns after end_frame, or when the clock was interrupted.
    void run();

    struct Counters {
        std::atomic<std::int64_t> frames = 0, late_frames = 0, slate_frames = 0, skipped_frames = 0;
    };
    const Counters& counters() const { return counters_; }

  private:
    std::int64_t wait_for(std::int64_t frame);
    void want_overlays(std::int64_t frame);
    void push_picture(std::int64_t frame);
    void push_sound_before(std::int64_t frame);

    const TickSettings settings_;
    const FrameRate rate_;
    TickClock& clock_;
    Mixer& mixer_;
    TickOutput& output_;
    const TickEvents events_;

    std::int64_t base_ns_ = 0; ///< clock time of frame 0
    std::int64_t last_push_ns_ = 0;
    std::int64_t next_wanted_ = 0; ///< the first frame whose overlay was not asked for yet
    std::int64_t next_sound_ = 0;  ///< the first frame whose sound was not pushed yet
    Counters counters_;
};

} // namespace regie::pipelines
