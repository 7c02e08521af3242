// What the moderator has open, and what is chosen for one act on all of it.

#include "desk/comment_model.h"
#include "desk/comment_words.h"

#include <utility>

namespace regie::desk {

int CommentModel::selected_row() const { return selected_.isEmpty() ? -1 : row_of(selected_); }

QVariantMap CommentModel::open() const {
    QVariantMap all;
    if (const int row = selected_row(); row >= 0)
        for (const auto names = roleNames(); const auto& [role, name] : names.asKeyValueRange())
            all.insert(QString::fromLatin1(name), data(index(row), role));
    return all;
}

void CommentModel::set_capabilities(std::map<std::string, Capabilities> can) {
    can_ = std::move(can);
    emit openChanged();
}

void CommentModel::changed(const QString& id) {
    if (const int row = row_of(id); row >= 0)
        emit dataChanged(index(row), index(row));
}

void CommentModel::select(const QString& id) {
    if (id == selected_ || (!id.isEmpty() && row_of(id) < 0))
        return;
    const auto before = std::exchange(selected_, id);
    changed(before);
    changed(selected_);
    emit selectedRowChanged();
    emit selectedIdChanged();
}

void CommentModel::selectNext() {
    const auto row = static_cast<std::size_t>(selected_row()) + 1;
    if (row < rows_.size())
        select(id_of(state_.comments()[rows_[row]]));
}

void CommentModel::selectPrevious() {
    if (selected_.isEmpty())
        return selectFirst();
    if (const int row = selected_row() - 1; row >= 0)
        select(id_of(state_.comments()[rows_[static_cast<std::size_t>(row)]]));
}

void CommentModel::selectFirst() {
    if (!rows_.empty())
        select(id_of(state_.comments()[rows_.front()]));
}

void CommentModel::sawTop() {
    if (!new_.empty()) {
        new_.clear();
        emit countsChanged();
    }
}

void CommentModel::toggleChosen() {
    const int row = selected_row();
    if (row < 0)
        return;
    const auto comment = rows_[static_cast<std::size_t>(row)];
    if (chosen_.erase(comment) == 0 && chosen_.size() < kMostChosen)
        chosen_.insert(comment);
    emit dataChanged(index(row), index(row));
    emit chosenChanged();
}

void CommentModel::chooseNext() {
    const int row = selected_row();
    if (row >= 0 && !chosen_.contains(rows_[static_cast<std::size_t>(row)]))
        toggleChosen();
    selectNext();
    if (selected_row() != row)
        toggleChosen();
}

void CommentModel::chooseAll() {
    for (const auto comment : rows_)
        if (chosen_.size() < kMostChosen)
            chosen_.insert(comment);
    if (!rows_.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit chosenChanged();
}

void CommentModel::chooseNone() {
    if (chosen_.empty())
        return;
    for (const auto comment : std::exchange(chosen_, {}))
        touch(comment);
    emit chosenChanged();
}

QStringList CommentModel::chosen_ids() const {
    QStringList ids;
    for (const auto comment : chosen_)
        ids.append(id_of(state_.comments()[comment]));
    return ids;
}

} // namespace regie::desk
