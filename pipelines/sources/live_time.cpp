#include "pipelines/sources/live_time.h"

#include <algorithm>

namespace regie::pipelines {

std::int64_t LiveTime::show_ns(Track track, std::int64_t due_ns, std::int64_t latency_ns,
                               std::int64_t now_ns) {
    if (!window_end_ns_) {
        window_end_ns_ = now_ns + kWindowNs;
        const std::int64_t late_ns = now_ns - due_ns;
        if (late_ns > 0 || late_ns < -latency_ns - kBurstNs)
            shift_ns_ = late_ns + kReserveNs;
    }
    const std::int64_t late_ns = now_ns - due_ns - shift_ns_;
    auto& lateness = lateness_[static_cast<std::size_t>(track)];
    if (!lateness)
        lateness = late_ns;
    else
        lateness = track == Track::Sound ? std::max(*lateness, late_ns) : std::min(*lateness, late_ns);
    if (now_ns >= *window_end_ns_) {
        close_window(latency_ns);
        window_end_ns_ = now_ns + kWindowNs;
    }
    return due_ns + shift_ns_;
}

void LiveTime::close_window(std::int64_t latency_ns) {
    // At least one of them is there: the window closes with a piece. None counts as less than any.
    const std::int64_t late_ns = *std::max(lateness_[0], lateness_[1]);
    if (late_ns > 0)
        shift_ns_ += late_ns + kReserveNs;
    else if (late_ns < -latency_ns - kBurstNs)
        shift_ns_ += late_ns + latency_ns + kReserveNs;
    else if (late_ns < -latency_ns - kIdleNs)
        shift_ns_ -= kStepNs;
    lateness_ = {};
}

} // namespace regie::pipelines
