#pragma once
// Captions inside the picture's stream: which words go with which picture, as CEA-608.

#include "show/cea608.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace regie::pipelines {

/// Any thread.
class CaptionTrack {
  public:
    explicit CaptionTrack(int fps) : every_(fps > 30 ? 2 : 1) {}

    /// From programme frame `frame` on (at once when that is past) these words come; empty: nothing is shown
    /// any more.
    void say(std::int64_t frame, const std::string& text);

    /// What goes with the picture of `frame`; none before anything was said. Each frame once, in order.
    std::optional<Cea608Pair> next(std::int64_t frame);

  private:
    const int every_; ///< frames a pair: line 21 has at most 30 a second
    std::mutex mutex_;
    struct Said {
        std::int64_t frame;
        std::string text;
    };
    std::deque<Said> said_;
    Cea608 encoder_;
    bool used_ = false;
};

} // namespace regie::pipelines
