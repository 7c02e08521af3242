#pragma once
// Whether the other side still takes what it is sent: pure, told the time, so that tests drive it under a
// clock of their own.

#include "pipelines/outputs/connection.h"

#include <cstdint>

namespace regie::pipelines {

/// Two signs of silence. Nobody confirms bytes: the line is cut. Or they are confirmed and nobody reads them:
/// the other machine's kernel goes on for as long as its buffer has room, but the room it offers moves on by
/// less than it confirmed. With few bits a second the first sign alone would take the time that buffer needs
/// to fill. What stands between (a balancer that goes on reading) hides the second sign.
class PeerPulse {
  public:
    /// With what the network takes before it is full, 5 s.
    static constexpr std::int64_t kMostUnconfirmedNs = 3'000'000'000;
    /// Both are held against each other over so long, and so many bytes, because the room is told in steps.
    static constexpr std::int64_t kComparedNs = 500'000'000;
    static constexpr std::int64_t kComparedBytes = 8 * 1024;
    /// Who reads, slowly too, makes room for all of it. When nobody does it moves by 20 to 50 %, because the
    /// kernel finds room elsewhere (measured).
    static constexpr double kReadPart = 0.75;
    /// So often in a row: 2 s. Linux 6 offers the same room for 70 KB after nobody reads, which is 2.5 s of
    /// 228 kb/s.
    static constexpr int kMostUnread = 4;

    void restart(std::int64_t now_ns, const LineState& line);
    /// `all_taken`: nothing waits on this side either. Several times a second. Answers whether it is silent.
    bool silent(std::int64_t now_ns, const LineState& line, bool all_taken);

  private:
    void compare(std::int64_t now_ns, const LineState& line);

    std::int64_t acked_bytes_ = 0, acked_ns_ = 0; ///< when bytes were last confirmed, or none waited
    int unread_ = 0; ///< times in a row that the room did not move on as it should
    std::int64_t compared_ns_ = 0, compared_acked_ = 0, compared_room_ = 0; ///< last time
};

} // namespace regie::pipelines
