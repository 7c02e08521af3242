// In which order the moderator's list stands: the newest first, or what most wants a look.

#include "desk/comment_model.h"

#include <algorithm>

namespace regie::desk {

namespace {

constexpr float kUnknown = -1; // how soon a comment wants a look is not told yet

} // namespace

void CommentModel::set_order(Order order) {
    if (order_ == order)
        return;
    order_ = order;
    ranks_ = needs_;
    list_rows();
    emit filterChanged();
}

// Of two that want a look equally soon, the newer first.
float CommentModel::rank(Index index) const {
    return order_ == UrgentFirst && index < ranks_.size() ? std::max(ranks_[index], 0.0F) : 0;
}

bool CommentModel::stands_before(Index a, Index b) const {
    const auto of_a = rank(a), of_b = rank(b);
    return of_a != of_b ? of_a > of_b : a > b;
}

std::vector<CommentModel::Index>::const_iterator CommentModel::place_of(Index index) const {
    return std::lower_bound(rows_.begin(), rows_.end(), index,
                            [this](Index a, Index b) { return stands_before(a, b); });
}

void CommentModel::set_needs(const std::map<std::string, double>& needs) {
    for (const auto& [id, need] : needs)
        if (const auto index = state_.index_of(id)) {
            needs_.resize(std::max(needs_.size(), *index + 1), kUnknown);
            ranks_.resize(needs_.size(), kUnknown);
            needs_[*index] = static_cast<float>(need);
            if (ranks_[*index] == kUnknown)
                rank_first(*index);
            else
                ranks_old_ = true;
        }
}

// A comment that has just come has no place of its own yet: it takes it at once.
void CommentModel::rank_first(Index comment) {
    const int from = order_ == UrgentFirst ? row_of(comment) : -1;
    if (from >= 0)
        rows_.erase(rows_.begin() + from);
    ranks_[comment] = needs_[comment];
    if (from < 0)
        return;
    const auto to = static_cast<int>(place_of(comment) - rows_.begin());
    rows_.insert(rows_.begin() + from, comment); // as it was, until the views are told
    if (to == from)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    rows_.erase(rows_.begin() + from);
    rows_.insert(rows_.begin() + to, comment);
    endMoveRows();
    if (!selected_.isEmpty())
        emit selectedRowChanged();
}

void CommentModel::take_up_needs() {
    if (!ranks_old_ || order_ != UrgentFirst || held_ || !selected_.isEmpty())
        return;
    ranks_old_ = false;
    ranks_ = needs_;
    sort_rows();
}

void CommentModel::sort_rows() {
    auto sorted = rows_;
    std::sort(sorted.begin(), sorted.end(), [this](Index a, Index b) { return stands_before(a, b); });
    if (sorted == rows_)
        return;
    emit layoutAboutToBeChanged();
    QModelIndexList before = persistentIndexList(), after;
    for (const auto& old : before) {
        const auto comment = rows_[static_cast<std::size_t>(old.row())];
        after.append(
            index(static_cast<int>(std::find(sorted.begin(), sorted.end(), comment) - sorted.begin())));
    }
    rows_ = std::move(sorted);
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

} // namespace regie::desk
