#pragma once
// How many in the last 60 s, to the second.

#include <array>
#include <cstdint>
#include <numeric>

namespace regie::intake {

class PerMinute {
  public:
    void add(std::int64_t now_ms, int count) {
        move_to(now_ms / 1000);
        seconds_[index(now_)] += count;
    }
    int total(std::int64_t now_ms) {
        move_to(now_ms / 1000);
        return std::accumulate(seconds_.begin(), seconds_.end(), 0);
    }

  private:
    static constexpr std::int64_t kSeconds = 60;

    static std::size_t index(std::int64_t second) { return static_cast<std::size_t>(second % kSeconds); }
    void move_to(std::int64_t second) {
        if (second - now_ >= kSeconds)
            seconds_.fill(0);
        else
            for (auto gone = now_ + 1; gone <= second; ++gone)
                seconds_[index(gone)] = 0;
        now_ = second;
    }

    std::array<int, kSeconds> seconds_{};
    std::int64_t now_ = 0;
};

} // namespace regie::intake
