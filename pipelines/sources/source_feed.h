#pragma once
// What the tick takes from a source: its pictures and its sound, in order, as they are delivered.

#include "pipelines/gst_ptr.h"

#include <cstdint>
#include <optional>

namespace regie::pipelines {

/// A picture on the canvas or a piece of sound in the programme's format. `time_ns` is source time: 0 where
/// the source started, rising without a jump across loops.
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
    virtual std::optional<Delivery> next_sound() = 0;
};

} // namespace regie::pipelines
