#pragma once
// JSON as text: what people wrote is read forgivingly, and written whatever it is. Pure.

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace regie {

/// On one line, or on many with `indent` spaces a level. What is no UTF-8 in it becomes U+FFFD, where dump()
/// would throw: names of files and words of libraries hold any bytes.
std::string json_text(const nlohmann::json& json, int indent = -1);
std::string json_text(const nlohmann::ordered_json& json, int indent = -1);

/// `text` without what one person's words can break in it: half an emoji (a lone surrogate, escaped), broken
/// UTF-8, an escape that is none and control characters within a string. JSON stays as it is.
std::string repaired_json(std::string_view text);

/// Reads `text`, repaired where it has to be; is_discarded() when it is no JSON even so, or nested too deep.
nlohmann::json parse_forgiving(std::string_view text);

} // namespace regie
