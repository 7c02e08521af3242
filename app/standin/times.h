#pragma once
// Times as the platforms write them.

#include <cstdint>
#include <string>

namespace regie::standin {

/// 1661936979123 → "2022-08-31T09:09:39", UTC.
std::string utc_seconds(std::int64_t unix_ms);

/// 1661936979123 → "2022-08-31T09:09:39.123000Z".
std::string utc_micros(std::int64_t unix_ms);

} // namespace regie::standin
