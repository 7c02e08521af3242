#include "show/show_file_checks.h"

#include "show/clock.h"
#include "show/event.h"
#include "show/feed_checks.h"
#include "show/recorded.h"
#include "show/rundown_checks.h"
#include "show/scene.h"
#include "show/show_file.h"
#include "show/theme.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace regie {

namespace {

using nlohmann::json;
using Fault = std::optional<Error>;

const json& list(const json& show, const char* name) {
    static const json none = json::array();
    const auto found = show.find(name);
    return found == show.end() ? none : *found;
}

std::string place(const char* name, std::size_t index, const std::string& member = {}) {
    return fmt::format("/{}/{}{}{}", name, index, member.empty() ? "" : "/", member);
}

Fault missing(const std::string& where, const std::string& member, std::string remedy) {
    return Error{fmt::format("\"{}\" is missing", member), where, std::move(remedy)};
}

// `id_of` gives an entry's id; two entries of one list must not share it.
template<typename IdOf>
Fault check_unique(const json& show, const char* name, IdOf id_of) {
    std::set<std::string> seen;
    const auto& entries = list(show, name);
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (const std::string id = id_of(entries[i]); !seen.insert(id).second)
            return Error{fmt::format("there is another \"{}\" before it", id), place(name, i, "id"),
                         "Give each an \"id\" of its own."};
    return {};
}

Fault check_sources(const json& show) {
    const auto& sources = list(show, "sources");
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (has_open_secret(sources[i]["uri"].get<std::string>()))
            return Error{"a secret must not stand here itself", place("sources", i, "uri"),
                         "Write {secret:NAME} in its place, and give the secret with `regie secret NAME`."};
        std::int64_t in_ms = 0;
        for (const std::string member : {"in", "out"}) {
            if (!sources[i].contains(member))
                continue;
            const auto time_ms = parse_show_time_ms(sources[i][member].get<std::string>());
            if (!time_ms)
                return Error{time_ms.error().what, place("sources", i, member), time_ms.error().remedy};
            if (member == "out" && *time_ms <= in_ms)
                return Error{"it ends before it starts", place("sources", i, member), "Give a later time."};
            in_ms = *time_ms;
        }
    }
    return {};
}

Fault check_scenes(const json& show) {
    std::set<std::string> known;
    for (const auto& source : list(show, "sources"))
        known.insert(source["id"]);
    const auto& scenes = list(show, "scenes");
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        const auto unknown = [&](const std::string& id, const std::string& member) -> Fault {
            if (known.contains(id))
                return {};
            return Error{fmt::format("there is no source \"{}\"", id), place("scenes", i, member),
                         fmt::format("The show has {}.", fmt::join(known, ", "))};
        };
        for (const std::string id : scenes[i]["sources"])
            if (auto fault = unknown(id, "sources"))
                return fault;
        if (scenes[i].contains("interpreter"))
            if (auto fault = unknown(scenes[i]["interpreter"], "interpreter"))
                return fault;
        const std::string layout = scenes[i]["layout"];
        const auto boxes = static_cast<std::size_t>(find_layout(layout)->boxes);
        if (scenes[i]["sources"].size() != boxes)
            return Error{fmt::format("\"{}\" shows {} source{}", layout, boxes, boxes == 1 ? "" : "s"),
                         place("scenes", i, "sources"), fmt::format("Name {}.", boxes)};
        if (scenes[i]["id"] == kSlateScene)
            return Error{"\"slate\" is a scene of every show already", place("scenes", i, "id"),
                         "Give it another id."};
    }
    return check_unique(show, "scenes", [](const json& scene) { return scene["id"]; });
}

Fault check_outputs(const json& show) {
    const auto& outputs = list(show, "outputs");
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string kind = outputs[i]["kind"];
        if (kind == "recording")
            continue;
        if (is_file(outputs[i].value("id", "")))
            return Error{"recordings are called that", place("outputs", i, "id"), "Give it another id."};
        if (!outputs[i].contains("url"))
            return missing(place("outputs", i), "url",
                           "Say where to send the programme: \"rtmps://HOST:443/rtmp\".");
        const std::string url = outputs[i]["url"];
        const auto scheme = url.substr(0, url.find("://"));
        if (kind == "srt" ? scheme != "srt" : scheme != "rtmp" && scheme != "rtmps")
            return Error{fmt::format("an output of kind \"{}\" does not go to \"{}\"", kind, scheme),
                         place("outputs", i, "url"),
                         kind == "srt" ? "Give \"srt://HOST:PORT\"." : "Give \"rtmps://HOST:443/rtmp\"."};
        if (scheme == "rtmps" && !outputs[i].contains("key"))
            return missing(place("outputs", i), "key", "Write \"secret:NAME\", the name of the stream key.");
    }
    return {};
}

Fault check_feeds(const json& show) {
    const auto& feeds = list(show, "comments");
    for (std::size_t i = 0; i < feeds.size(); ++i)
        if (auto fault = check_feed(feeds[i])) {
            fault->where = place("comments", i) + fault->where;
            return fault;
        }
    return {};
}

std::set<std::string> scenes_of(const json& show) {
    std::set<std::string> scenes{kSlateScene};
    for (const auto& scene : list(show, show.contains("scenes") ? "scenes" : "sources"))
        scenes.insert(scene["id"]);
    return scenes;
}

Fault check_scene(const std::set<std::string>& scenes, const std::string& id, const std::string& where) {
    if (scenes.contains(id))
        return {};
    return Error{fmt::format("there is no scene \"{}\"", id), where,
                 fmt::format("The show has {}.", fmt::join(scenes, ", "))};
}

std::set<std::string> outputs_of(const json& show) {
    std::set<std::string> outputs;
    for (const auto& output : list(show, "outputs")) {
        const std::string kind = output["kind"];
        auto id = output.value("id", kind);
        for (int n = 2; !output.contains("id") && outputs.contains(id); ++n)
            id = fmt::format("{}-{}", kind, n);
        outputs.insert(id);
    }
    return outputs;
}

Fault check_taken_with_items(const json& show) {
    const auto scenes = scenes_of(show);
    const auto outputs = outputs_of(show);
    const auto& rundown = list(show, "rundown");
    for (std::size_t i = 0; i < rundown.size(); ++i) {
        if (rundown[i].contains("scene"))
            if (auto fault = check_scene(scenes, rundown[i]["scene"], place("rundown", i, "scene")))
                return fault;
        const auto actions = rundown[i].value("outputs", json::object());
        for (const auto& [action, ids] : actions.items())
            for (const std::string id : ids)
                if (!outputs.contains(id))
                    return Error{fmt::format("there is no output \"{}\"", id),
                                 place("rundown", i, "outputs/" + action),
                                 outputs.empty() ? "Give the show outputs."
                                                 : fmt::format("The show has {}.", fmt::join(outputs, ", "))};
    }
    return {};
}

Fault check_cues(const json& show) {
    std::set<std::string> items;
    const auto scenes = scenes_of(show);
    for (const auto& item : list(show, "rundown"))
        items.insert(item["id"]);
    const auto& cues = list(show, "cues");
    for (std::size_t i = 0; i < cues.size(); ++i) {
        if (auto at = parse_show_time_ms(cues[i]["at"].get<std::string>()); !at)
            return Error{at.error().what, place("cues", i, "at"), at.error().remedy};
        for (const std::string action : {"take", "release"}) {
            const auto id = cues[i].value(action, "");
            const bool pin = action == "release" && id == kPinKey;
            if (cues[i].contains(action) && !items.contains(id) && !pin)
                return Error{fmt::format("the rundown has no \"{}\"", id), place("cues", i, action),
                             items.empty() ? "Give the show a rundown."
                                           : fmt::format("It has {}.", fmt::join(items, ", "))};
        }
        for (const std::string action : {"scene", "mix"})
            if (cues[i].contains(action))
                if (auto fault = check_scene(scenes, cues[i][action], place("cues", i, action)))
                    return fault;
    }
    return {};
}

} // namespace

std::optional<Error> check_show_meaning(const json& show, const Templates& templates) {
    if (const auto theme = show.value("theme", "city");
        !is_theme_file(theme) && !built_in_themes().contains(theme))
        return Error{fmt::format("there is no theme \"{}\"", theme), "/theme",
                     "Use \"city\" or \"neutral\", or give a theme file: \"our-city.json\"."};
    if (show.contains("ends"))
        if (const auto ends = parse_show_time_ms(show["ends"].get<std::string>()); !ends)
            return Error{ends.error().what, "/ends", ends.error().remedy};
    const auto source_id = [](const json& source) { return source["id"]; };
    if (auto fault = check_unique(show, "sources", source_id))
        return fault;
    if (auto fault = check_sources(show))
        return fault;
    if (auto fault = check_scenes(show))
        return fault;
    if (auto fault = check_outputs(show))
        return fault;
    if (auto fault = check_feeds(show))
        return fault;
    if (auto fault = check_unique(show, "comments", feed_id))
        return fault;
    if (auto fault = check_rundown_meaning(list(show, "rundown"), templates))
        return fault;
    if (auto fault = check_taken_with_items(show))
        return fault;
    return check_cues(show);
}

} // namespace regie
