#include "show/json_text.h"

#include "show/bounded_json.h"
#include "show/text.h"

#include <charconv>
#include <optional>

namespace regie {

namespace {

constexpr std::size_t kEscapeLength = 6; // \uXXXX

/// The UTF-16 unit that is escaped at `at`; none: no such escape stands there.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
    if (at + kEscapeLength > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return {};
    unsigned unit = 0;
    const auto* const end = text.data() + at + kEscapeLength;
    const auto read = std::from_chars(end - 4, end, unit, 16);
    return read.ec == std::errc() && read.ptr == end ? std::optional(unit) : std::nullopt;
}

bool is_first_half(unsigned unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_second_half(unsigned unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// Adds the escape that begins at `at`, or what takes its place; how long it was.
std::size_t add_escape(std::string& repaired, std::string_view text, std::size_t at) {
    constexpr std::string_view kShort = "\"\\/bfnrt";
    if (at + 1 < text.size() && kShort.find(text[at + 1]) != std::string_view::npos) {
        repaired += text.substr(at, 2);
        return 2;
    }
    const auto unit = escaped_unit(text, at);
    if (!unit) {
        repaired += "\\\\";
        return 1;
    }
    const auto next = escaped_unit(text, at + kEscapeLength);
    if (is_first_half(*unit) && next && is_second_half(*next)) {
        repaired += text.substr(at, 2 * kEscapeLength);
        return 2 * kEscapeLength;
    }
    const bool half = is_first_half(*unit) || is_second_half(*unit);
    repaired += half ? std::string_view("\\ufffd") : text.substr(at, kEscapeLength);
    return kEscapeLength;
}

} // namespace

std::string json_text(const nlohmann::json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_text(const nlohmann::ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string repaired_json(std::string_view text) {
    const auto valid = valid_utf8(text);
    std::string repaired;
    repaired.reserve(valid.size());
    bool in_string = false;
    for (std::size_t at = 0; at < valid.size();) {
        const char c = valid[at];
        if (in_string && c == '\\') {
            at += add_escape(repaired, valid, at);
            continue;
        }
        if (c == '"')
            in_string = !in_string;
        repaired += in_string && static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        ++at;
    }
    return repaired;
}

nlohmann::json parse_forgiving(std::string_view text) {
    auto json = parse_shallow_json(text);
    return json.is_discarded() ? parse_shallow_json(repaired_json(text)) : json;
}

} // namespace regie
