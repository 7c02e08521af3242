#include "standin/youtube_request.h"

#include "standin/numbers.h"

#include <fmt/format.h>

#include <utility>

namespace regie::standin {

using nlohmann::json;

Response google_error(int status, const std::string& reason, const std::string& message,
                      const std::string& domain) {
    const json one = {{"domain", domain}, {"reason", reason}, {"message", message}};
    return {status, {{"error", {{"code", status}, {"message", message}, {"errors", json::array({one})}}}}};
}

Response google_bad_parameter(const std::string& name, const std::string& message) {
    auto response = google_error(400, "invalidParameter", message, "global");
    auto& one = response.body["error"]["errors"][0];
    one["location"] = name;
    one["locationType"] = "parameter";
    return response;
}

Response google_bad_token() {
    auto response = google_error(401, "authError", "Invalid Credentials", "global");
    response.body["error"]["status"] = "UNAUTHENTICATED";
    response.headers.emplace_back("WWW-Authenticate",
                                  R"(Bearer realm="https://accounts.google.com/", error="invalid_token")");
    return response;
}

YoutubeParts parts_of(const Request& request) {
    YoutubeParts parts;
    std::string part;
    for (const char c : request.param("part") + ",") {
        if (c != ',')
            part += c;
        else if (!part.empty())
            parts.insert(std::exchange(part, {}));
    }
    return parts;
}

std::optional<Response> bad_parts(const Request& request, const YoutubeParts& known) {
    const auto parts = parts_of(request);
    if (parts.empty())
        return google_error(400, "missingRequiredParameter", "No filter selected. Required parameter: part",
                            "youtube.part");
    for (const auto& part : parts)
        if (!known.contains(part))
            return google_error(400, "unknownPart", fmt::format("'{}'", part), "youtube.part");
    return {};
}

std::optional<std::int64_t> number_in(const json& object, const char* name) {
    const auto at = object.find(name);
    if (at == object.end())
        return {};
    return at->is_number_integer() ? std::optional(at->get<std::int64_t>())
           : at->is_string()       ? parse_number<std::int64_t>(at->get<std::string>())
                                   : std::nullopt;
}

std::string text_in(const json& object, const char* path) {
    const json::json_pointer pointer(path);
    return object.contains(pointer) && object.at(pointer).is_string() ? object.at(pointer).get<std::string>()
                                                                      : std::string();
}

std::optional<Response> out_of_range(const Request& request, const char* name, std::int64_t least,
                                     std::int64_t most) {
    const auto text = request.param(name);
    const auto number = parse_number<std::int64_t>(text);
    if (text.empty() || (number && *number >= least && *number <= most))
        return {};
    return google_bad_parameter(
        name,
        fmt::format("Invalid value '{}'. Values must be within the range: [{}, {}]", text, least, most));
}

} // namespace regie::standin
