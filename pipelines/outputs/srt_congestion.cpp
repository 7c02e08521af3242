#include "pipelines/outputs/srt_congestion.h"

#include <algorithm>

namespace regie::pipelines {

bool SrtCongestion::tell(double round_trip_ms, std::int64_t sent_packets, std::int64_t lost_packets) {
    if (++looks_ % kLooksKept == 0) {
        shortest_[1] = shortest_[0];
        shortest_[0] = kUnknown;
    }
    shortest_[0] = std::min(shortest_[0], round_trip_ms);
    counts_.push_back({sent_packets, lost_packets});
    if (counts_.size() > kLooksCompared + 1)
        counts_.pop_front();
    const double queued_ms = round_trip_ms - shortest_round_trip_ms();
    const auto sent = static_cast<double>(sent_packets - counts_.front().sent);
    const auto lost = static_cast<double>(lost_packets - counts_.front().lost);
    return queued_ms > std::max(kLeastMs, kLatencyPart * latency_ms_) ||
           (counts_.size() > kLooksCompared && lost > kLostPart * sent);
}

double SrtCongestion::shortest_round_trip_ms() const { return std::min(shortest_[0], shortest_[1]); }

} // namespace regie::pipelines
