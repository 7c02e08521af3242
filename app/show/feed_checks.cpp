#include "show/feed_checks.h"

#include "show/show_file.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;
using Fault = std::optional<Error>;

Fault lacking(const char* member, std::string remedy) {
    return Error{fmt::format("\"{}\" is missing", member), {}, std::move(remedy)};
}

Fault check_live_video(const json& feed) {
    const auto id = feed.value("live_video", "");
    if (id.empty())
        return lacking("live_video", "Give the live video's id at the platform.");
    if (id.find_first_of("/:?") != std::string::npos)
        return Error{"this is an address, not an id", "/live_video",
                     feed["kind"] == "youtube" ? "Give what stands behind \"v=\" in it: 11 characters."
                                               : "Give the number of the live video in it."};
    return {};
}

Fault check_url(const json& feed) {
    const auto url = feed.value("url", "");
    if (has_open_secret(url) || url.find('@') != std::string::npos)
        return Error{"a secret must not stand here itself", "/url",
                     "Give its name as \"token\": \"secret:NAME\"."};
    if (!is_feed_address(url))
        return Error{"no feed can be read from this address", "/url",
                     "Give \"https://HOST/…\", or \"http://127.0.0.1:PORT\" for a stand-in."};
    return {};
}

/// RFC 6901: "" or "/a/0/b", with "~0" and "~1" for "~" and "/" in a name.
bool is_json_pointer(std::string_view text) {
    if (!text.empty() && text.front() != '/')
        return false;
    for (auto at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1))
        if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1'))
            return false;
    return true;
}

Fault check_pointers(const json& feed) {
    if (!feed.contains("pointers"))
        return lacking("pointers", "Say where comments stand in the answer: "
                                   "{\"items\": \"/comments\", \"id\": \"/id\", \"text\": \"/body\"}.");
    const auto& pointers = feed["pointers"];
    for (const auto& [name, text] : pointers.items())
        if (text.is_string() && name != "cursor_param" && !is_json_pointer(text.get<std::string>()))
            return Error{"this is no JSON Pointer", "/pointers/" + name,
                         "Begin each step with \"/\": \"/data/comments\"."};
    if (pointers.contains("cursor") != pointers.contains("cursor_param"))
        return Error{"\"cursor\" and \"cursor_param\" go together", "/pointers",
                     "Say where the cursor stands, and which query parameter takes it."};
    return {};
}

} // namespace

Fault check_feed(const json& feed) {
    const std::string kind = feed["kind"];
    if (kind == "recorded")
        return feed.contains("file")
                   ? Fault()
                   : lacking("file", "Name the recorded chat beside the show file: \"chat.jsonl\".");
    const bool by_video = kind == "facebook" || kind == "youtube";
    if (by_video)
        if (auto fault = check_live_video(feed))
            return fault;
    if (!by_video && !feed.contains("url"))
        return lacking("url", kind == "json"
                                  ? "Give the address that answers with comments: \"https://HOST/…\"."
                                  : "Give the server's address: \"https://HOST\".");
    if (feed.contains("url"))
        if (auto fault = check_url(feed))
            return fault;
    if (kind != "json" && !feed.contains("token"))
        return lacking("token", "Write \"secret:NAME\", the name of the secret that opens the platform.");
    return kind == "json" ? check_pointers(feed) : Fault();
}

std::string feed_id(const json& feed) {
    const std::string kind = feed["kind"];
    return feed.value("id", kind == "recorded" ? feed.value("platform", "facebook") : kind);
}

} // namespace regie
