#pragma once
// Whether an SRT line takes what it is given. Pure.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace regie::pipelines {

/// SRT sends at the encode's rate whatever the network does: what does not fit queues in the network, which
/// the round trip shows, and is then lost. What comes later than the latency is thrown away by the receiver,
/// sound and pictures alike, so that the queue has to be noticed while it is short.
class SrtCongestion {
  public:
    /// A round trip so much longer than the shortest, of the latency; and at least so much, in milliseconds.
    static constexpr double kLatencyPart = 1.0 / 3, kLeastMs = 30;
    /// Lost, of a second's packets. A bad radio link loses less, and what it loses is repaired.
    static constexpr double kLostPart = 0.1;
    /// The shortest round trip is that of one to two times so many looks: routes change.
    static constexpr int kLooksKept = 200;
    static constexpr std::size_t kLooksCompared = 10; ///< a second

    explicit SrtCongestion(int latency_ms) : latency_ms_(latency_ms) {}

    /// Ten times a second, with libsrt's counts since the connection began. Answers whether it is congested.
    bool tell(double round_trip_ms, std::int64_t sent_packets, std::int64_t lost_packets);
    double shortest_round_trip_ms() const;

  private:
    static constexpr double kUnknown = 1e9;

    const int latency_ms_;
    int looks_ = 0;
    std::array<double, 2> shortest_{kUnknown, kUnknown}; ///< of the looks now, and of those before
    struct Count {
        std::int64_t sent, lost;
    };
    std::deque<Count> counts_;
};

} // namespace regie::pipelines
