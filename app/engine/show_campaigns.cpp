// Of ShowCore: campaigns fill the gaps that the crew leaves.

#include "engine/show_core.h"
#include "show/actors.h"

#include <algorithm>

namespace regie {

namespace {

bool is_campaign(const std::string& key) { return key.starts_with(kCampaignKey); }

/// What stands there for the whole evening leaves room beside it.
bool stands_by(const Template& kind) {
    return kind.layer == "logo" || kind.layer == "clock" || kind.layer == "captions";
}

} // namespace

bool ShowCore::in_speech() const {
    const auto* item = find_item(rundown(), state_.last_item());
    return item && item->speech;
}

// Its layer is free, and so is its part of the picture.
bool ShowCore::has_room(const Template& wanted) const {
    return std::none_of(state_.on_air().begin(), state_.on_air().end(), [&](const auto& shown) {
        const auto* kind = show_.templates.find(shown.second.graphic);
        return kind && !stands_by(*kind) &&
               (shown.second.layer == wanted.layer || kind->place == wanted.place ||
                kind->place == "whole canvas");
    });
}

void ShowCore::fill_gap(std::int64_t due) {
    const auto show_ms = std::max(due_, quiet_since_ms_ + show_.campaign_gap_s * 1000);
    if (show_.campaigns.empty() || state_.campaigns_held() || !state_.session() || in_speech() ||
        show_ms > due)
        return;
    const auto now = zone_.local(state_.session()->epoch_ms + show_ms);
    const auto* campaign = next_campaign(show_.campaigns, now, state_.airtime());
    if (!campaign || state_.on_air().contains(campaign_key(*campaign)))
        return;
    const auto& message = next_message(*campaign, state_.airtime());
    const auto* kind = show_.templates.find(message.graphic);
    if (!kind || !has_room(*kind) || (kind->between() && !place_between(scene_now())))
        return;
    append(actor::kCampaign,
           GraphicTaken{{campaign_key(*campaign),
                         message.graphic,
                         message.fields,
                         show_ms + message.seconds * 1000,
                         {},
                         kind->layer}},
           show_ms);
}

Result<std::uint64_t> ShowCore::hold_campaigns(const std::string& by, bool held) {
    if (show_.campaigns.empty())
        return failure("the show has no campaigns", {}, "Give its file some.");
    if (held == state_.campaigns_held())
        return failure(held ? "campaigns are held already" : "campaigns run already");
    const auto seq = append(by, CampaignsHeld{held});
    release_campaigns([](const Template&) { return true; }, show_ms_);
    flush();
    return seq;
}

void ShowCore::make_room_for(const RundownItem& item, const Template& wanted, std::int64_t show_ms) {
    release_campaigns([&](const Template& kind) { return item.speech || kind.place == wanted.place; },
                      show_ms);
}

void ShowCore::release_campaigns(const std::function<bool(const Template&)>& which, std::int64_t show_ms) {
    std::vector<std::string> leave;
    for (const auto& [key, graphic] : state_.on_air())
        if (const auto* kind = show_.templates.find(graphic.graphic);
            is_campaign(key) && kind && which(*kind))
            leave.push_back(key);
    for (const auto& key : leave)
        append(actor::kCampaign, GraphicReleased{key}, show_ms);
}

} // namespace regie
