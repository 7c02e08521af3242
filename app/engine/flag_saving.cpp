#include "engine/flag_saving.h"

#include "engine/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace regie {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view kKey = "\"flags\"";
constexpr int kIndent = 2;

struct Range {
    std::size_t from, to;
};

/// The end of the string that begins at `at`.
std::size_t behind_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at)
        at += text[at] == '\\' ? 1 : 0;
    return at + 1;
}

/// The value of the outermost object's "flags". `text` is valid JSON.
std::optional<Range> flags_in(std::string_view text) {
    int depth = 0;
    std::optional<std::size_t> from;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            const auto end = behind_string(text, at);
            const auto colon = text.find_first_not_of(" \t\r\n", end);
            if (depth == 1 && !from && text.substr(at, end - at) == kKey && colon != text.npos &&
                text[colon] == ':')
                from = text.find_first_not_of(" \t\r\n", colon + 1);
            at = from && *from > at ? *from : end;
            continue;
        }
        ++at;
        depth += c == '{' || c == '[' ? 1 : 0;
        if (c != '}' && c != ']')
            continue;
        --depth;
        if (from && depth == 1)
            return Range{*from, at};
    }
    return {};
}

/// As a member of the outermost object is written: its further lines begin under it.
std::string written(const FlagSettings& flags) {
    std::string lines;
    for (const char c : ordered_json(nlohmann::json(flags)).dump(kIndent)) {
        lines += c;
        if (c == '\n')
            lines.append(kIndent, ' ');
    }
    return lines;
}

} // namespace

Result<std::string> with_flags(const std::string& text, const FlagSettings& flags) {
    const auto refuse = [] {
        return failure("the show file is not what it was when the show began", "",
                       "Write the rules into it by hand: the log has them.");
    };
    auto wanted = ordered_json::parse(text, nullptr, false);
    if (!wanted.is_object())
        return refuse();
    std::string changed = text;
    const auto range = flags_in(text);
    if (!range && wanted.contains("flags"))
        return refuse();
    if (range)
        changed.replace(range->from, range->to - range->from, written(flags));
    else
        changed.insert(text.find_last_of("}"),
                       fmt::format("{}  {}: {}\n", wanted.empty() ? "\n" : ",\n", kKey, written(flags)));
    wanted["flags"] = nlohmann::json(flags);
    // What was not written as expected is no reason to spoil somebody's file.
    if (ordered_json::parse(changed, nullptr, false) != wanted)
        return refuse();
    return changed;
}

Result<void> save_flags(const std::filesystem::path& show_file, const FlagSettings& flags) {
    const auto text = read_file(show_file);
    if (!text)
        return tl::unexpected(text.error());
    const auto changed = with_flags(*text, flags);
    if (!changed)
        return failure(changed.error().what, show_file.string(), changed.error().remedy);
    if (auto kept = write_file(show_file.string() + ".bak", *text); !kept)
        return kept;
    return write_file(show_file, *changed);
}

} // namespace regie
