#pragma once
// Who is at which comment, so that two moderators do not decide the same one. Soft: a claim forbids nothing,
// is in no log, and ends by itself when nobody touches the desk. Pure; times in ms of any steady clock.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace regie {

class Claims {
  public:
    static constexpr std::int64_t kHoldMs = 60'000;
    static constexpr std::size_t kMostKept = 20; ///< of one desk

    /// `desk` is at `comment` and at no other, but for those it keeps; "" is none. Said again, it goes on.
    void at(const std::string& desk, const std::string& comment, std::int64_t now_ms);
    /// `desk` wants `comment` for itself also when it moves on; said again before the time is over: no
    /// longer.
    void keep(const std::string& desk, const std::string& comment, std::int64_t now_ms);
    void left(const std::string& desk) { desks_.erase(desk); }
    /// Lets go of what has had its time; whether there was anything.
    bool expire(std::int64_t now_ms);

    /// In the order they were claimed, the one it is at first.
    std::vector<std::string> of(const std::string& desk) const;

  private:
    struct Claim {
        std::string comment;
        std::int64_t until_ms = 0;
    };
    struct Desk {
        Claim at;
        std::vector<Claim> kept;
    };
    std::map<std::string, Desk> desks_;
};

} // namespace regie
