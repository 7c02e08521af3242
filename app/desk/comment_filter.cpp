// Which comments the moderator's list shows, and how many each filter finds.

#include "desk/comment_model.h"
#include "desk/comment_words.h"

#include <algorithm>

namespace regie::desk {

void CommentModel::set_filter(Filter filter) {
    if (filter_ == filter && search_.isEmpty())
        return;
    filter_ = filter;
    search_.clear();
    search_key_.clear();
    rebuild();
    emit filterChanged();
}

void CommentModel::set_search(const QString& search) {
    if (search_ == search)
        return;
    search_ = search;
    search_key_ = search_key(search.trimmed());
    rebuild();
    emit filterChanged();
}

bool CommentModel::put_on_air(const CommentEntry& entry) const { return pinned_.contains(entry.comment.id); }

bool CommentModel::matches(Index index, Filter filter) const {
    const auto& entry = state_.comments()[index];
    const bool undecided = entry.decision == Decision::None && !entry.removed;
    switch (filter) {
    case ToDecide:
        return undecided && !put_on_air(entry) && !state_.queued(entry.comment.id);
    case Questions:
        return entry.flagged("question") && !entry.taken_down() && !entry.removed;
    case Flagged:
        return undecided && entry.worst() >= Severity::Notice;
    case Hidden:
        return entry.taken_down();
    case All:
        return true;
    }
    return false;
}

bool CommentModel::wanted(Index index) const {
    if (search_key_.isEmpty())
        return matches(index, filter_);
    const auto& comment = state_.comments()[index].comment;
    return search_key(QString::fromStdString(comment.text)).contains(search_key_) ||
           search_key(QString::fromStdString(comment.author.name)).contains(search_key_);
}

void CommentModel::count(Index index) {
    memberships_.resize(std::max(memberships_.size(), index + 1));
    for (int filter = 0; filter < kFilters; ++filter) {
        const unsigned bit = 1u << filter;
        const bool is = matches(index, static_cast<Filter>(filter));
        counts_[static_cast<std::size_t>(filter)] += int(is) - int((memberships_[index] & bit) != 0);
        memberships_[index] = is ? memberships_[index] | bit : memberships_[index] & ~bit;
    }
}

} // namespace regie::desk
