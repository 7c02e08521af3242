#pragma once
// The Graph API's small formats, as the stand-in reads and writes them: field lists, times, cursors. Written
// without a look at intake's side, so that one mistake is not made twice.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie::standin {

/// "id,from{id,name},message" → id, from, message.
std::vector<std::string> field_names(std::string_view fields);

/// 1661936979000 → "2022-08-31T09:09:39+0000".
std::string graph_time(std::int64_t unix_ms);

/// Unix seconds, "2022-08-31", "2022-08-31T09:09:39" with or without "+0000" or "Z"; as Unix milliseconds.
std::optional<std::int64_t> parse_since_ms(std::string_view text);

/// Opaque to whoever gets it; stands for one comment.
std::string encode_cursor(std::size_t position);
std::optional<std::size_t> decode_cursor(std::string_view cursor);

/// As a value in a URL's query.
std::string query_encoded(std::string_view text);

} // namespace regie::standin
