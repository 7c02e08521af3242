// Of ShowCore: what the clock does by itself.

#include "engine/show_core.h"
#include "show/actors.h"

#include <algorithm>
#include <utility>

namespace regie {

void ShowCore::release_what_is_over(std::int64_t due) {
    std::vector<std::pair<std::int64_t, std::string>> over;
    for (const auto& [key, graphic] : state_.on_air())
        if (graphic.until_ms >= 0 && graphic.until_ms <= due)
            over.emplace_back(graphic.until_ms, key);
    for (const auto& [at_ms, key] : over) {
        append(actor::kClock, GraphicReleased{key}, at_ms);
        const auto* next = item_after(rundown(), key);
        if (next && next->start == RundownItem::Start::Follow)
            (void)take_at(actor::kClock, next->id, at_ms); // without a place for it, it waits for a person
    }
}

// Each once, when its time comes: one that a person took before is not taken again.
void ShowCore::take_timed_items(std::int64_t due) {
    std::vector<std::pair<std::int64_t, std::string>> now;
    for (const auto& item : rundown())
        if (item.start == RundownItem::Start::Timed && item.at_ms > due_ && item.at_ms <= due &&
            !state_.was_taken(item.id))
            now.emplace_back(item.at_ms, item.id);
    std::sort(now.begin(), now.end());
    for (const auto& [at_ms, id] : now)
        (void)take_at(actor::kClock, id, at_ms);
}

// The file's, each in the place of what stands: only what is typed rolls. And the end of what has had its
// time.
void ShowCore::say_captions(std::int64_t due) {
    const auto first = std::find_if(show_.captions.begin(), show_.captions.end(),
                                    [&](const Caption& caption) { return caption.from_ms > due_; });
    const auto clear = [&](std::int64_t at_ms) {
        if (!state_.caption_lines().empty())
            append(actor::kClock, CaptionSaid{}, std::min(at_ms, state_.captions().back().to_ms));
    };
    for (auto caption = first; caption != show_.captions.end() && caption->from_ms <= due; ++caption) {
        clear(caption->from_ms);
        append(actor::kCaptions, CaptionSaid{caption->text, caption->to_ms - caption->from_ms},
               caption->from_ms);
    }
    if (!state_.captions().empty() && state_.captions().back().to_ms <= due)
        clear(due);
}

void ShowCore::advance(std::int64_t show_ms) {
    show_ms_ = std::max(show_ms_, show_ms);
    const auto due = show_ms + kLookaheadMs;
    release_what_is_over(due);
    take_timed_items(due);
    say_captions(due);
    fill_gap(due);
    due_ = std::max(due_, due);
    for (std::size_t i = 0; i < show_.cues.size(); ++i)
        if (show_.cues[i].at_ms <= due && !state_.cue_ran(static_cast<int>(i)))
            run_cue(static_cast<int>(i), show_.cues[i]);
    propose_some(kProposedAFrame);
    flush();
}

} // namespace regie
