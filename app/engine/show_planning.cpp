// Of ShowCore: the plan as a crew changes it while the show runs.

#include "engine/show_core.h"
#include "show/templates.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie {

Result<void> ShowCore::may_plan(const Rundown& wanted) const {
    for (const auto& planned : rundown()) {
        const auto* stays = find_item(wanted, planned.id);
        if (state_.on_air().contains(planned.id) && (!stays || !(*stays == planned)))
            return failure(fmt::format("\"{}\" is on air", planned.id), {},
                           "Change it when it is off the air.");
        for (const auto& cue : show_.cues)
            if (const auto* take = std::get_if<TakeCue>(&cue.action);
                take && take->item == planned.id && !stays && cue.at_ms > show_ms_)
                return failure(
                    fmt::format("a cue takes \"{}\" at {}", planned.id, format_show_time(cue.at_ms)), {},
                    "Keep it in the rundown.");
    }
    for (const auto& item : wanted)
        if (!item.scene.empty() && !show_.scene(item.scene))
            return failure(fmt::format("there is no scene \"{}\"", shorten(clean_text(item.scene), 40)), {},
                           "Choose one of the show's.");
    // A picture is a file of this machine: desks choose none.
    for (const auto& item : wanted)
        for (const auto& field : find_template(item.graphic)->fields) {
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
