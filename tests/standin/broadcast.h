#pragma once
// The broadcast that tests of the interfaces ask about: when they ask, and where its comments are.

#include "standin/platform.h"

#include <cstdint>
#include <string>
#include <utility>

namespace regie::standin {

inline constexpr std::int64_t kNow = 1'800'000'000'000; // 2027-01-15T08:00:00Z, midnight in California
inline constexpr auto kComments = "/v26.0/1234/comments";

/// A platform whose chat has been said when it is asked first.
inline PlatformOptions everything_said(std::string token = {}) {
    PlatformOptions options;
    options.speed.everything_said = true;
    options.token = std::move(token);
    return options;
}

} // namespace regie::standin
