#pragma once
// How long to wait before trying again: 1, 2, 4 … seconds up to a cap.

#include <algorithm>
#include <cstdint>

namespace regie::intake {

class Backoff {
  public:
    explicit Backoff(std::int64_t cap_ms) : cap_ms_(cap_ms) {}

    /// The next wait. `at_least_ms` is the platform's own wish, which no cap shortens.
    std::int64_t next_ms(std::int64_t at_least_ms = 0) {
        const auto wait = std::max(wait_ms_, at_least_ms);
        wait_ms_ = std::min(wait_ms_ * 2, cap_ms_);
        return wait;
    }
    void reset() { wait_ms_ = kFirstMs; }

    /// Up to a fifth earlier, so that many clients that failed together do not come back together. `random`:
    /// 0..1. Not for a platform's own wish.
    static std::int64_t jittered_ms(std::int64_t wait_ms, double random) {
        return wait_ms - static_cast<std::int64_t>(static_cast<double>(wait_ms) * 0.2 * random);
    }

  private:
    static constexpr std::int64_t kFirstMs = 1'000;

    std::int64_t cap_ms_;
    std::int64_t wait_ms_ = kFirstMs;
};

} // namespace regie::intake
