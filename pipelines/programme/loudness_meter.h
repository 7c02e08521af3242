#pragma once
// How loud the programme is, by EBU R 128.

#include "pipelines/programme/levels.h"

#include <ebur128.h>
#include <span>

namespace regie::pipelines {

/// One thread at a time.
class LoudnessMeter {
  public:
    LoudnessMeter();
    ~LoudnessMeter();
    LoudnessMeter(const LoudnessMeter&) = delete;
    LoudnessMeter& operator=(const LoudnessMeter&) = delete;

    void add(std::span<const float> interleaved); ///< in the programme's sound format
    Loudness values() const;

  private:
    ebur128_state* state_;
};

} // namespace regie::pipelines
