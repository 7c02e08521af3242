#include "engine/show_saving.h"

#include "engine/files.h"
#include "engine/session_show.h"
#include "show/bounded_json.h"

#include <QDateTime>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace regie {

namespace fs = std::filesystem;

namespace {

using nlohmann::ordered_json;

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

/// The value of the outermost object's `key`, which is given in its quotes. `text` is valid JSON.
std::optional<Range> value_in(std::string_view text, std::string_view key) {
    int depth = 0;
    std::optional<std::size_t> from;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            const auto end = behind_string(text, at);
            const auto colon = text.find_first_not_of(" \t\r\n", end);
            if (depth == 1 && !from && text.substr(at, end - at) == key && colon != text.npos &&
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
std::string written(const nlohmann::json& value) {
    std::string lines;
    for (const char c : ordered_json(value).dump(kIndent)) {
        lines += c;
        if (c == '\n')
            lines.append(kIndent, ' ');
    }
    return lines;
}

/// The oldest go.
void keep_newest(const fs::path& versions) {
    std::error_code error;
    std::vector<fs::path> all;
    for (const auto& version : fs::directory_iterator(versions, error))
        all.push_back(version.path());
    std::sort(all.begin(), all.end()); // by their names, which are times
    for (std::size_t i = 0; i + kVersions < all.size(); ++i)
        fs::remove(all[i], error);
}

} // namespace

fs::path versions_folder(const fs::path& show_file) { return show_file.string() + ".versions"; }

Result<std::string> with_member(const std::string& text, const std::string& key,
                                const nlohmann::json& value) {
    const auto refuse = [&] {
        return failure("the show file is not what it was when the show began", "",
                       fmt::format("Write the {} into it by hand: the log has them.", key));
    };
    const auto quoted = fmt::format("\"{}\"", key);
    auto wanted = parse_shallow_json<ordered_json>(text);
    if (!wanted.is_object())
        return refuse();
    std::string changed = text;
    const auto range = value_in(text, quoted);
    if (!range && wanted.contains(key))
        return refuse();
    if (range)
        changed.replace(range->from, range->to - range->from, written(value));
    else
        changed.insert(text.find_last_of('}'),
                       fmt::format("{}  {}: {}\n", wanted.empty() ? "\n" : ",\n", quoted, written(value)));
    wanted[key] = value;
    // What was not written as expected is no reason to spoil somebody's file.
    if (parse_shallow_json<ordered_json>(changed) != wanted)
        return refuse();
    return changed;
}

Result<std::string> save_member(const fs::path& show_file, const std::string& key,
                                const nlohmann::json& value) {
    const auto text = read_file(show_file);
    if (!text)
        return tl::unexpected(text.error());
    const auto changed = with_member(*text, key, value);
    if (!changed)
        return failure(changed.error().what, show_file.string(), changed.error().remedy);
    if (const auto loads = check_show(*changed, show_file); !loads)
        return failure(fmt::format("the {} cannot be saved, as the show file would not load any more: {}",
                                   key, loads.error().what),
                       loads.error().where, loads.error().remedy);
    const auto stamp = QDateTime::currentDateTime().toString(kVersionStamp).toStdString();
    const auto versions = versions_folder(show_file);
    std::error_code error;
    fs::create_directories(versions, error);
    if (auto kept = write_file(versions / (stamp + ".json"), *text); !kept)
        return tl::unexpected(kept.error());
    if (auto saved = write_file(show_file, *changed); !saved)
        return tl::unexpected(saved.error());
    keep_newest(versions);
    return versions.filename().string() + "/" + stamp + ".json";
}

nlohmann::json rundown_for(const fs::path& folder, const fs::path& session, const Rundown& rundown,
                           const Templates& templates) {
    auto moved = rundown;
    const auto inside = folder.string() + "/";
    for (auto& item : moved) {
        const auto* kind = templates.find(item.graphic);
        if (!kind)
            continue;
        for (const auto& field : kind->fields)
            if (const auto at = item.fields.find(field.name); field.picture() && at != item.fields.end()) {
                auto files = lines_of(at->second);
                for (auto& file : files) {
                    file = original_of(session, file).string();
                    if (file.starts_with(inside))
                        file.erase(0, inside.size());
                }
                at->second = joined(files);
            }
    }
    return rundown_to_json(moved, templates);
}

} // namespace regie
