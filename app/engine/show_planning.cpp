// Of ShowCore: the plan as a crew changes it while the show runs.

#include "engine/show_core.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie {

namespace {

/// What a cue takes or releases of the rundown; empty: nothing.
std::string item_of(const Cue& cue) {
    if (const auto* take = std::get_if<TakeCue>(&cue.action))
        return take->item;
    const auto* release = std::get_if<ReleaseCue>(&cue.action);
    return release ? release->item : std::string();
}

} // namespace

Result<void> ShowCore::may_plan(const Rundown& wanted) const {
    for (const auto& planned : rundown()) {
        const auto* stays = find_item(wanted, planned.id);
        if (state_.on_air().contains(planned.id) && (!stays || !(*stays == planned)))
            return failure(fmt::format("\"{}\" is on air", planned.id), {},
                           "Change it when it is off the air.");
        // Also of cues that are over: the show file is saved with it, and would not load any more.
        for (const auto& cue : show_.cues)
            if (!stays && item_of(cue) == planned.id)
                return failure(
                    fmt::format("a cue takes \"{}\" at {}", planned.id, format_show_time(cue.at_ms)), {},
                    "Keep it in the rundown.");
    }
    for (const auto& item : wanted) {
        if (!item.scene.empty() && !show_.scene(item.scene))
            return failure(fmt::format("there is no scene \"{}\"", shorten(clean_text(item.scene), 40)), {},
                           "Choose one of the show's.");
        if (!show_.templates.find(item.graphic))
            return no_template(item.graphic);
        for (const auto* outputs : {&item.starts, &item.stops})
            for (const auto& output : *outputs)
                if (std::none_of(show_.outputs.begin(), show_.outputs.end(),
                                 [&](const OutputSpec& spec) { return spec.id == output; }))
                    return failure(fmt::format("there is no output \"{}\"", shorten(clean_text(output), 40)),
                                   {}, "Choose one of the show's.");
    }
    // A picture is a file of this machine: desks choose none.
    for (const auto& item : wanted)
        for (const auto& field : show_.templates.find(item.graphic)->fields) {
            const auto file = field.picture() ? item.fields.find(field.name) : item.fields.end();
            if (file == item.fields.end() || file->second.empty())
                continue;
            const auto& all = show_.rundown;
            if (std::none_of(all.begin(), all.end(), [&](const auto& planned) {
                    const auto known = planned.fields.find(file->first);
                    return known != planned.fields.end() && known->second == file->second;
                }))
                return failure(
                    fmt::format("\"{}\" names a picture that the show file does not have", item.id), {},
                    "Write it into the show file.");
        }
    return {};
}

Result<std::uint64_t> ShowCore::set_rundown(const std::string& by, Rundown wanted) {
    if (auto may = may_plan(wanted); !may)
        return tl::unexpected(may.error());
    if (wanted == rundown())
        return failure("this is the rundown already");
    const auto seq = append(by, RundownChanged{std::move(wanted)});
    flush();
    return seq;
}

} // namespace regie
