#pragma once
// What a publisher's streaming threads see of it: pictures and sound come from two, hunger from a third.

#include "pipelines/outputs/connection.h"
#include "pipelines/outputs/send_queue.h"
#include "pipelines/playout.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

namespace regie::pipelines {

struct Sender {
    using Clock = std::chrono::steady_clock;

    std::mutex mutex; ///< guards everything; held for queueing only, never across the network
    SendQueue queue;
    std::unique_ptr<Connection> connection; ///< changed by the control thread only, under the lock
    bool accepted = false;                  ///< the connection may be given packets
    bool started = false;                   ///< the first keyframe came
    std::int64_t first_pts_ns = -1;         ///< of the first picture that this connection was given
    int ended_tracks = 0;
    OutputStats stats; ///< what the control thread found
    bool running = false;
    Clock::time_point running_since;

    /// Gives the connection what it takes. With the lock.
    void pump() {
        while (accepted && connection && connection->hungry()) {
            const auto packet = queue.take();
            if (!packet)
                return;
            if (first_pts_ns < 0 && packet->track == Track::Picture)
                first_pts_ns = packet->pts_ns;
            connection->send(*packet);
        }
    }

    /// Without the lock.
    bool has_started() {
        std::lock_guard lock(mutex);
        return started;
    }

    /// Ends the connection, if there is one. Control thread, without the lock.
    void leave() {
        std::unique_ptr<Connection> gone; // destroyed when the lock is free again
        std::lock_guard lock(mutex);
        gone = std::move(connection);
        queue.rewind();
        accepted = false;
        stats.kbps = 0;
        stats.round_trip_ms.reset();
    }

    /// With the lock.
    OutputStats all_stats() const {
        OutputStats all = stats;
        all.sent_frames = queue.sent_pictures();
        all.dropped_frames = queue.dropped_pictures();
        all.running_ms = running ? (Clock::now() - running_since) / std::chrono::milliseconds(1) : 0;
        return all;
    }
};

} // namespace regie::pipelines
