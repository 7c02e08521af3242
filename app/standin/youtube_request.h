#pragma once
// What a request to YouTube asks for, and Google's error objects for what it should not have.

#include "standin/http_message.h"
#include "standin/youtube_items.h"

#include <cstdint>
#include <optional>
#include <string>

namespace regie::standin {

/// {"error": {"code": status, "message", "errors": [{"domain", "reason", "message"}]}}.
Response google_error(int status, const std::string& reason, const std::string& message,
                      const std::string& domain = "youtube.liveChat");
Response google_bad_parameter(const std::string& name, const std::string& message);
Response google_bad_token();

/// A number that JSON may hold as a string, as 64-bit ones are.
std::optional<std::int64_t> number_in(const nlohmann::json& object, const char* name);
/// A string at a JSON pointer; empty when there is none.
std::string text_in(const nlohmann::json& object, const char* pointer);

YoutubeParts parts_of(const Request& request);
/// The error when `part` is missing or holds another than these.
std::optional<Response> bad_parts(const Request& request, const YoutubeParts& known);
/// The error when the parameter is given and is no number from `least` to `most`.
std::optional<Response> out_of_range(const Request& request, const char* name, std::int64_t least,
                                     std::int64_t most);

} // namespace regie::standin
