#pragma once
// What the tick takes from a source: its pictures and its sound, in order, as they are delivered.

#include "pipelines/gst_ptr.h"

#include <cstdint>
#include <optional>

namespace regie::pipelines {

/// A picture on the canvas or a piece of sound in the programme's format. `time_ns` is source time: of a
/// recording 0 where it started, rising without a jump across loops; of a live source when it is to be shown,
/// on the system clock (every pipeline's).
struct Delivery {
    GstPtr<GstBuffer> buffer;
    std::int64_t time_ns = 0;
};

/// Called by the tick thread only. Live it never blocks: nothing there yet is an empty answer. Offline it
/// waits for what comes next; an empty answer is the end.
class SourceFeed {
  public:
    virtual ~SourceFeed() = default;
    virtual std::optional<Delivery> next_picture() = 0;
    /// Of a live source without gaps, overlaps or drift against the system clock: it is resampled for that.
    virtual std::optional<Delivery> next_sound() = 0;

    virtual bool live() const { return false; }
    /// There is no next picture, and the last one stands at source time `time_ns`: it was given for so long,
    /// or the sound goes on without another. Asked for each frame at which there is none.
    virtual bool lasts(std::int64_t /*time_ns*/) { return false; }
    /// It gives nothing on purpose (a still, a paused recording): its last picture stays. What comes after it
    /// begins anew, at whatever source time.
    virtual bool holds() const { return false; }
};

} // namespace regie::pipelines
