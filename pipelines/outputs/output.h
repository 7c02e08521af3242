#pragma once
// What takes the packets of the one encode: a recording, a platform's ingest, the replay buffer. Each is a
// pipeline of its own, so that what goes wrong in it costs the programme and the others nothing.

#include "pipelines/playout.h"
#include "pipelines/programme/packet.h"

#include <cstdint>
#include <functional>
#include <string>

namespace regie::pipelines {

/// Control thread.
struct OutputEvents {
    /// Every change of state, with a sentence for the operator: what happens now, and what they can do.
    /// `first_pts_ns` is the show time of the first picture since it became Running.
    std::function<void(OutputHealth, const std::string& words, std::int64_t first_pts_ns)> changed;
};

/// Made, told and destroyed on the control thread, except where it says otherwise.
class Output {
  public:
    virtual ~Output() = default;

    /// Streaming threads; returns at once whatever the network or the disk does. An output begins at a
    /// keyframe.
    virtual void push(const Packet& packet) = 0;
    /// The track's last packet was pushed: close properly, then say Ended (or Failed). Streaming threads.
    virtual void end(Track track) = 0;

    /// Tries now what it would try later by itself, also after it Failed or was Stopped.
    virtual void reconnect_now() {}
    /// Closes properly and stays away until reconnect_now(); `words`: why. Some never stop.
    virtual void stop(const std::string& words) { static_cast<void>(words); }

    virtual OutputStats stats() const = 0; ///< any thread
};

} // namespace regie::pipelines
