#pragma once
// Google counts what a project may ask of it by the day in California: quotas are whole again at midnight
// there (developers.google.com/youtube/v3/getting-started, "Quota usage").

#include <cstdint>

namespace regie::intake {

/// Milliseconds from `unix_ms` until it is midnight in Los Angeles the next time: 1 to 25 hours' worth.
/// Summer time as the USA have it since 2007.
std::int64_t until_pacific_midnight_ms(std::int64_t unix_ms);

} // namespace regie::intake
