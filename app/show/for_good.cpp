#include "show/for_good.h"

#include <algorithm>

namespace regie {

bool hides_for_good(const Capabilities& can) { return can.can_delete && !can.can_hide; }

bool is_for_good(const ShowState& state, const Decided& decided,
                 const std::map<std::string, Capabilities>& can, bool waiting) {
    const bool deletes = std::holds_alternative<CommentDeleted>(decided.body);
    const auto* several = std::get_if<CommentsDecided>(&decided.body);
    const bool hides = std::holds_alternative<CommentHidden>(decided.body) ||
                       std::holds_alternative<RaidHidden>(decided.body) ||
                       (several && several->what == kHidden);
    if (!deletes && !hides)
        return false;
    const auto comments = comments_of(decided.body);
    const auto gone = [&](const std::string& id) {
        const auto* entry = state.comment(id);
        if (!entry || !entry->taken_down())
            return false;
        const auto at = can.find(entry->comment.feed());
        return (deletes || (at != can.end() && hides_for_good(at->second))) &&
               (entry->delivery == Delivery::Confirmed || (waiting && entry->delivery == Delivery::Waiting));
    };
    return !comments.empty() && std::all_of(comments.begin(), comments.end(), gone);
}

} // namespace regie
