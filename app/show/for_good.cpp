#include "show/for_good.h"

#include <algorithm>

namespace regie {

bool hides_for_good(const Capabilities& can) { return can.can_delete && !can.can_hide; }

std::vector<const CommentEntry*> deleted_by(const ShowState& state, const Decided& decided,
                                            const std::map<std::string, Capabilities>& can) {
    const bool deletes = std::holds_alternative<CommentDeleted>(decided.body);
    const auto* several = std::get_if<CommentsDecided>(&decided.body);
    const bool hides = std::holds_alternative<CommentHidden>(decided.body) ||
                       std::holds_alternative<RaidHidden>(decided.body) ||
                       (several && several->what == kHidden);
    std::vector<const CommentEntry*> gone;
    if (!deletes && !hides)
        return gone;
    for (const auto& id : comments_of(decided.body)) {
        const auto* entry = state.comment(id);
        if (!entry || !entry->taken_down() || entry->delivery == Delivery::Refused)
            continue;
        const auto at = can.find(entry->comment.feed());
        if (deletes || (at != can.end() && hides_for_good(at->second)))
            gone.push_back(entry);
    }
    return gone;
}

bool is_for_good(const ShowState& state, const Decided& decided,
                 const std::map<std::string, Capabilities>& can, bool waiting) {
    const auto gone = deleted_by(state, decided, can);
    return !gone.empty() && gone.size() == comments_of(decided.body).size() &&
           std::all_of(gone.begin(), gone.end(), [&](const CommentEntry* entry) {
               return entry->delivery == Delivery::Confirmed ||
                      (waiting && entry->delivery == Delivery::Waiting);
           });
}

} // namespace regie
