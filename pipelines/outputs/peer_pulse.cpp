#include "pipelines/outputs/peer_pulse.h"

namespace regie::pipelines {

void PeerPulse::restart(std::int64_t now_ns, const LineState& line) {
    acked_bytes_ = compared_acked_ = line.acked_bytes;
    compared_room_ = line.room_end_bytes.value_or(0);
    acked_ns_ = compared_ns_ = now_ns;
    unread_ = 0;
}

bool PeerPulse::silent(std::int64_t now_ns, const LineState& line, bool all_taken) {
    if (line.acked_bytes > acked_bytes_ || (line.waiting_bytes == 0 && all_taken))
        acked_ns_ = now_ns;
    acked_bytes_ = line.acked_bytes;
    if (line.room_end_bytes)
        compare(now_ns, line);
    return now_ns - acked_ns_ > kMostUnconfirmedNs || unread_ >= kMostUnread;
}

void PeerPulse::compare(std::int64_t now_ns, const LineState& line) {
    const std::int64_t confirmed = line.acked_bytes - compared_acked_;
    if (now_ns - compared_ns_ < kComparedNs || confirmed < kComparedBytes)
        return;
    const std::int64_t moved = *line.room_end_bytes - compared_room_;
    unread_ = static_cast<double>(moved) < kReadPart * static_cast<double>(confirmed) ? unread_ + 1 : 0;
    compared_ns_ = now_ns;
    compared_acked_ = line.acked_bytes;
    compared_room_ = *line.room_end_bytes;
}

} // namespace regie::pipelines
