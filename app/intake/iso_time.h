#pragma once
// Times as platforms write them: ISO 8601 in the profiles of RFC 3339 (YouTube, Owncast) and of Facebook.

#include <cstdint>
#include <optional>
#include <string_view>

namespace regie::intake {

/// "2022-08-31T09:09:39Z", "… +0000", "… +01:00", with a fraction of up to nine digits or without, a space
/// for the T: Unix milliseconds, what is finer is cut off. Without a zone it is taken as UTC.
std::optional<std::int64_t> parse_iso_time_ms(std::string_view text);

} // namespace regie::intake
