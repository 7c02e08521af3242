#pragma once
// How much of something a peer may use: so much at once, and so much a second from then on. Pure; times in ms
// of any steady clock.

#include <algorithm>
#include <cstdint>

namespace regie {

class Allowance {
  public:
    /// `most` is what it begins with, too.
    Allowance(double a_second, double most) : a_second_(a_second), most_(most), left_(most) {}

    /// Whether anything was left. What is spent beyond that has to come back before there is again: one large
    /// thing is let through, and paid for.
    bool spend(double amount, std::int64_t now_ms) {
        if (!has_any(now_ms))
            return false;
        left_ -= amount;
        return true;
    }
    bool has_any(std::int64_t now_ms) {
        left_ = left(now_ms);
        at_ms_ = now_ms;
        return left_ > 0;
    }
    bool is_full(std::int64_t now_ms) const { return left(now_ms) >= most_; }

  private:
    double left(std::int64_t now_ms) const {
        return std::min(most_, left_ + a_second_ * static_cast<double>(now_ms - at_ms_) / 1000);
    }

    double a_second_, most_, left_;
    std::int64_t at_ms_ = 0;
};

} // namespace regie
