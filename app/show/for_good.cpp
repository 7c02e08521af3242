#include "show/for_good.h"

#include <algorithm>

namespace regie {

bool hides_for_good(const Capabilities& can) { return can.can_delete && !can.can_hide; }

bool is_for_good(const CommentEntry& entry, const std::map<std::string, Capabilities>& can, bool waiting) {
    if (entry.for_good)
        return true;
    const auto at = can.find(entry.comment.feed());
    const bool deletes = entry.decision == Decision::Deleted ||
                         (entry.taken_down() && at != can.end() && hides_for_good(at->second));
    return deletes &&
           (entry.delivery == Delivery::Confirmed || (waiting && entry.delivery == Delivery::Waiting));
}

namespace {

bool deletes_or_hides(const EventBody& body) {
    const auto* several = std::get_if<CommentsDecided>(&body);
    return std::holds_alternative<CommentDeleted>(body) || std::holds_alternative<CommentHidden>(body) ||
           std::holds_alternative<RaidHidden>(body) || (several && several->what == kHidden);
}

} // namespace

std::vector<std::string> deleted_for_good(const ShowState& state, const Decided& decided,
                                          const std::map<std::string, Capabilities>& can, bool waiting) {
    auto comments = deletes_or_hides(decided.body) ? comments_of(decided.body) : std::vector<std::string>();
    std::erase_if(comments, [&](const std::string& id) {
        const auto* entry = state.comment(id);
        return !entry || !is_for_good(*entry, can, waiting);
    });
    return comments;
}

bool is_for_good(const ShowState& state, const Decided& decided,
                 const std::map<std::string, Capabilities>& can, bool waiting) {
    const auto gone = deleted_for_good(state, decided, can, waiting);
    return !gone.empty() && gone.size() == comments_of(decided.body).size();
}

} // namespace regie
