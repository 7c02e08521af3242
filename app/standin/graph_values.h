#pragma once
// The Graph API's small formats, as the stand-in reads and writes them: field lists, times, cursors, errors.
// Written without a look at intake's side, so that one mistake is not made twice.

#include "standin/http_message.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie::standin {

/// One of a field list: "reactions.limit(0).summary(total_count)" → reactions,
/// ".limit(0).summary(total_count)".
struct GraphField {
    std::string name;
    std::string rest; ///< what follows the name, as asked
};

/// "id,from{id,name},message" → id, from, message.
std::vector<GraphField> parse_fields(std::string_view fields);
std::vector<std::string> field_names(std::string_view fields);

/// 1661936979000 → "2022-08-31T09:09:39+0000".
std::string graph_time(std::int64_t unix_ms);

/// Unix seconds, "2022-08-31", "2022-08-31T09:09:39" with or without "+0000" or "Z"; as Unix milliseconds.
std::optional<std::int64_t> parse_since_ms(std::string_view text);

/// Opaque to whoever gets it; stands for one comment.
std::string encode_cursor(std::size_t position);
std::optional<std::size_t> decode_cursor(std::string_view cursor);

/// The request's own URL, with its token as Graph has it, without its cursors; ends with "?" or "&".
std::string graph_page_url(const Request& request);

/// As a value in a URL's query.
std::string query_encoded(std::string_view text);

/// A list parameter: `["1","2"]`, `1,2` or `1`.
std::vector<std::string> list_of(const std::string& text);

/// "true", "1", "false", "0".
std::optional<bool> parse_flag(std::string_view text);

/// Graph's error object, with HTTP status 400.
Response graph_error(int code, std::string message, int subcode = 0);
Response graph_no_field(const std::string& field, const char* node);
Response graph_no_object(const std::string& method, const std::string& id);
Response graph_success();
/// A token that is missing, wrong or has expired, with its WWW-Authenticate header.
Response graph_bad_token(std::string message, int subcode = 0);
/// "Error validating access token: Session has expired on Monday, 23-Nov-15 14:00:00 PST. The current time is
/// …"
std::string graph_expired_words(std::int64_t expired_ms, std::int64_t wall_ms);

} // namespace regie::standin
