#pragma once
// Source time across loops, from positions in the file.

#include <cstdint>

namespace regie::pipelines {

/// Follows one track. The demuxer's own running times overlap or drift a little with every loop (a few
/// milliseconds of the last sound packet); counting loops of one fixed length keeps picture, sound and show
/// clock together for ever.
class LoopTime {
  public:
    /// The file is entered at `offset_ns`. `loop_ns`: how long one pass is; 0: the file is played once.
    void start(std::int64_t offset_ns, std::int64_t loop_ns);

    /// Source time of the piece at `position_ns` in the file. A jump back by more than half a loop is a new
    /// loop.
    std::int64_t at(std::int64_t position_ns);

  private:
    std::int64_t offset_ns_ = 0;
    std::int64_t loop_ns_ = 0;
    std::int64_t last_position_ns_ = 0;
    std::int64_t loops_ = 0;
};

/// How long one loop of a file is: its duration, down to whole pictures (a container often counts the end of
/// its last sound packet, which is not worth a repeated picture). fps 0/1 is unknown.
std::int64_t loop_length_ns(std::int64_t duration_ns, int fps_numerator, int fps_denominator);

} // namespace regie::pipelines
