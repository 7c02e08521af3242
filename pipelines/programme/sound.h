#pragma once
// Sound by sample number: what a source delivered, read at the programme's pace, silence where nothing is.

#include "pipelines/programme/levels.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace regie::pipelines {

/// Samples (of all channels) before programme frame `frame`: exact for every rate, also where fps does not
/// divide it.
std::int64_t samples_before_frame(std::int64_t frame, int fps);

/// A source's sound on its own sample count. One thread.
class SoundQueue {
  public:
    /// Appends interleaved samples that start at `first_sample`. A start within 1 ms of the end of what is
    /// there counts as its continuation (timestamps are rounded); beyond that a gap is silence, an overlap
    /// keeps what came first.
    void append(std::int64_t first_sample, std::span<const float> interleaved);

    /// Fills `out` from `first_sample` on, silence where nothing is there, and forgets everything before its
    /// end.
    void read(std::int64_t first_sample, std::span<float> out);

    std::int64_t end() const { return end_; } ///< the sample after the last one there

  private:
    struct Piece {
        std::int64_t first = 0;
        std::vector<float> samples;
        std::int64_t end() const;
    };
    std::deque<Piece> pieces_; ///< in order, not overlapping
    std::int64_t end_ = 0;
};

class LevelMeter {
  public:
    explicit LevelMeter(int fps);
    SoundLevel measure(std::span<const float> samples_of_one_frame);

  private:
    struct Measured {
        float peak = 0;
        double power = 0; ///< mean square
    };
    std::vector<Measured> frames_; ///< of the last 100 ms, in turn
    std::size_t next_ = 0;
};

} // namespace regie::pipelines
