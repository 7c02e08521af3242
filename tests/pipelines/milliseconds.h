#pragma once
// Times of tests, in words that can be read.

#include <cstdint>

namespace regie::pipelines::test {

inline constexpr std::int64_t kMs = 1'000'000; ///< in nanoseconds

} // namespace regie::pipelines::test
