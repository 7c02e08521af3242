// What a show's cues do when their time has come.

#include "engine/show_core.h"
#include "show/actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie {

namespace {

std::string words_for(const Result<std::uint64_t>& done, std::string words) {
    return done ? std::move(words) : done.error().line();
}

} // namespace

void ShowCore::run_cue(int index, const Cue& cue) {
    const auto by = actor::of_cue(index);
    const auto said = std::visit([&](const auto& action) { return run(action, by, cue.at_ms); }, cue.action);
    append(by, CueRan{index, said}, cue.at_ms);
}

std::string ShowCore::run(const TakeCue& cue, const std::string& by, std::int64_t show_ms) {
    return words_for(take_at(by, cue.item, show_ms), "took " + cue.item);
}

std::string ShowCore::run(const ReleaseCue& cue, const std::string& by, std::int64_t show_ms) {
    return words_for(release_at(by, cue.item, show_ms), "released " + cue.item);
}

std::string ShowCore::run(const PinFirstCue& cue, const std::string& by, std::int64_t show_ms) {
    const auto& all = state_.comments();
    const auto first = std::find_if(all.begin(), all.end(), [&](const CommentEntry& entry) {
        return entry.undecided() && entry.worst() == Severity::Info &&
               (cue.rule.empty() ? entry.flags.empty() : entry.flagged(cue.rule));
    });
    if (first == all.end())
        return "no comment to pin yet";
    const std::string id = first->comment.id();
    return words_for(pin_at(by, id, show_ms), "pinned " + id);
}

std::string ShowCore::run(const SceneCue& cue, const std::string& by, std::int64_t show_ms) {
    return words_for(scene_at(by, cue.scene, cue.transition, show_ms), "took scene " + cue.scene);
}

std::string ShowCore::run(const MarkCue& cue, const std::string& by, std::int64_t show_ms) {
    append(by, MarkSet{cue.name}, show_ms);
    return "marked " + cue.name;
}

std::string ShowCore::run(const HideFlaggedCue& cue, const std::string& by, std::int64_t show_ms) {
    std::vector<std::string> ids;
    for (const auto& entry : state_.comments())
        if (entry.undecided() &&
            (cue.rule == "any" ? entry.worst() == Severity::Severe : entry.flagged(cue.rule)))
            ids.push_back(entry.comment.id());
    for (const auto& id : ids)
        append(by, CommentHidden{id}, show_ms);
    return fmt::format("hid {} comment{}", ids.size(), ids.size() == 1 ? "" : "s");
}

} // namespace regie
