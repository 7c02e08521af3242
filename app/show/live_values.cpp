#include "show/live_values.h"

#include "show/campaign.h"
#include "show/pinned.h"

#include <algorithm>

namespace regie {

namespace {

constexpr std::size_t kQueueShown = 3;

Fields votes_of(const ShowState& state, const std::string& key) {
    std::vector<std::string> counts;
    for (const auto count : state.votes(key))
        counts.push_back(std::to_string(count));
    return {{"votes", joined(counts)}};
}

/// What is severe and nobody has approved waits for somebody to be asked about it.
bool may_be_seen(const ShowState& state, const Queued& queued) {
    const auto* entry = state.comment(queued.comment);
    return entry && (entry->worst() != Severity::Severe || entry->decision == Decision::Approved);
}

Fields queue_of(const ShowState& state, NamePolicy names) {
    std::vector<std::string> authors, texts, platforms;
    for (const auto& queued : state.air_queue()) {
        if (!may_be_seen(state, queued) || texts.size() == kQueueShown)
            continue;
        const auto* entry = state.comment(queued.comment);
        const auto fields = pinned_fields(entry->comment, queued.text, names);
        authors.push_back(fields.at("author"));
        texts.push_back(fields.at("text"));
        platforms.push_back(fields.at("platform"));
    }
    return {{"authors", joined(authors)}, {"texts", joined(texts)}, {"platforms", joined(platforms)}};
}

std::map<std::string, Graphic> with_live(std::map<std::string, Graphic> on_air, const ShowState& state,
                                         NamePolicy names) {
    for (auto& [key, graphic] : on_air) {
        if (graphic.graphic == "poll")
            graphic.live = votes_of(state, key);
        else if (graphic.graphic == "comment-queue")
            graphic.live = queue_of(state, names);
        else if (graphic.graphic == "captions")
            graphic.live = {{"said", joined(state.caption_lines())}};
    }
    return on_air;
}

} // namespace

bool any_queued_to_see(const ShowState& state) {
    const auto& queue = state.air_queue();
    return std::any_of(queue.begin(), queue.end(),
                       [&](const Queued& queued) { return may_be_seen(state, queued); });
}

std::map<std::string, Graphic> on_air_now(const ShowState& state, NamePolicy names) {
    return with_live(state.on_air(), state, names);
}

std::map<std::string, Graphic> on_air_after(const ShowState& state, NamePolicy names, Graphic taken,
                                            const Templates& templates) {
    auto on_air = state.on_air();
    const auto place_of = [&](const Graphic& graphic) {
        const auto* kind = templates.find(graphic.graphic);
        return kind ? kind->place : std::string();
    };
    std::erase_if(on_air, [&](const auto& shown) {
        return shown.first.starts_with(kCampaignKey) && place_of(shown.second) == place_of(taken);
    });
    if (on_air.erase(taken.key) == 0 && !taken.layer.empty())
        std::erase_if(on_air, [&](const auto& shown) { return shown.second.layer == taken.layer; });
    on_air[taken.key] = std::move(taken);
    return with_live(std::move(on_air), state, names);
}

} // namespace regie
