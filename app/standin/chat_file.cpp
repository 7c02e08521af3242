#include "standin/chat_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <unordered_set>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::int64_t kLongestMs = 7LL * 24 * 3600 * 1000; // a week: later ones are a mistake in the unit

std::optional<std::int64_t> time_of(const json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end() || !at->is_number_integer())
        return {};
    const auto ms = at->get<std::int64_t>();
    return ms >= 0 && ms <= kLongestMs ? std::optional(ms) : std::nullopt;
}

std::string text_of(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// Errors are clauses that follow "the line".
Result<ChatLine> parse_line(std::string_view text) {
    const auto object = json::parse(text, nullptr, false);
    if (!object.is_object())
        return failure("is not a JSON object");
    ChatLine line;
    const auto at_ms = time_of(object, "at_ms");
    if (!at_ms)
        return failure("has no \"at_ms\": milliseconds from the broadcast's start, a week at most");
    line.at_ms = *at_ms;
    line.id = text_of(object, "id");
    if (line.id.empty())
        return failure("has no \"id\"");
    if (const auto words = object.find("text"); words == object.end() || !words->is_string())
        return failure("has no \"text\"");
    line.text = text_of(object, "text");
    if (const auto author = object.find("author"); author != object.end() && author->is_object())
        line.author = Author{text_of(*author, "id"), text_of(*author, "name")};
    if (object.contains("removed_at_ms")) {
        line.removed_at_ms = time_of(object, "removed_at_ms");
        if (!line.removed_at_ms || *line.removed_at_ms < line.at_ms)
            return failure("has a \"removed_at_ms\" that is no time after its \"at_ms\"");
    }
    return line;
}

} // namespace

Chat parse_chat(std::string_view text, const std::string& file) {
    Chat chat;
    std::unordered_set<std::string> ids;
    int number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const auto skip = [&](std::string why) {
            chat.skipped.push_back(
                {"the line " + std::move(why), fmt::format("{}:{}", file, number), "It is left out."});
        };
        auto parsed = parse_line(line);
        if (!parsed)
            skip(parsed.error().what);
        else if (!ids.insert(parsed->id).second)
            skip(fmt::format("has the id \"{}\" of an earlier one", parsed->id));
        else
            chat.lines.push_back(std::move(*parsed));
    }
    std::stable_sort(chat.lines.begin(), chat.lines.end(),
                     [](const ChatLine& a, const ChatLine& b) { return a.at_ms < b.at_ms; });
    return chat;
}

Result<Chat> read_chat(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    if (!in || !(text << in.rdbuf()))
        return failure("the recorded chat cannot be read or is empty", file.string(),
                       "Give a file of JSON lines.");
    auto chat = parse_chat(text.str(), file.string());
    if (chat.lines.empty())
        return failure(
            "the recorded chat holds no comment", file.string(),
            R"(Give one a line: {"at_ms":0,"id":"c1","author":{"id":"u1","name":"…"},"text":"…"}.)");
    return chat;
}

} // namespace regie::standin
