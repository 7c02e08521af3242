#include "desk/comment_model.h"

#include "desk/comment_words.h"

#include <algorithm>

namespace regie::desk {

namespace {

// Long enough to see the platform's confirmation and to take it back.
constexpr std::int64_t kLingerMs = 20'000;

// Of a feed that does not run: a session looked at afterwards.
constexpr Capabilities kCanHide{.can_hide = true};

QString id_of(const CommentEntry& entry) { return QString::fromStdString(entry.comment.id); }

/// The comments an event may have changed. Taking back is told by what was taken back.
struct TouchedBy {
    using Ids = std::vector<std::string>;
    const ShowState& state;

    Ids operator()(const CommentCame& body) const { return {body.comment.id}; }
    Ids operator()(const CommentFlagged& body) const { return {body.comment}; }
    Ids operator()(const CommentRemoved& body) const { return {body.comment}; }
    Ids operator()(const CommentHidden& body) const { return {body.comment}; }
    Ids operator()(const CommentApproved& body) const { return {body.comment}; }
    Ids operator()(const CommentEdited& body) const { return {body.comment}; }
    Ids operator()(const CommentDeleted& body) const { return {body.comment}; }
    Ids operator()(const CommentAnswered& body) const { return {body.comment}; }
    Ids operator()(const AuthorBanned& body) const { return {body.comment}; }
    Ids operator()(const RaidHidden& body) const { return body.comments; }
    Ids operator()(const PlatformAnswered& body) const { return {body.comment}; }
    Ids operator()(const GraphicTaken& body) const { return {body.graphic.comment}; }
    Ids operator()(const TakenBack& body) const {
        const auto* decided = state.decision(body.of);
        return decided ? std::visit(*this, decided->body) : Ids{};
    }
    template<typename Other>
    Ids operator()(const Other&) const {
        return {};
    }
};

} // namespace

CommentModel::CommentModel(const ShowState& state) : state_(state) {}

int CommentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QHash<int, QByteArray> CommentModel::roleNames() const {
    return {{IdRole, "commentId"},        {AuthorRole, "author"},
            {InitialsRole, "initials"},   {HueRole, "hue"},
            {TextRole, "said"},           {TimeRole, "time"},
            {FlagsRole, "flags"},         {MarksRole, "marks"},
            {StandingRole, "standing"},   {ToneRole, "tone"},
            {NoteRole, "note"},           {DimmedRole, "dimmed"},
            {PendingRole, "pending"},     {HiddenRole, "hidden"},
            {CanHideRole, "canHide"},     {CanApproveRole, "canApprove"},
            {CanPinRole, "canPin"},       {CanDeleteRole, "canDelete"},
            {CanBanRole, "canBan"},       {CanReplyRole, "canReply"},
            {HideWordsRole, "hideWords"}, {SelectedRole, "selected"}};
}

QVariant CommentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& entry = state_.comments()[rows_[static_cast<std::size_t>(index.row())]];
    const auto name = QString::fromStdString(entry.comment.author.name);
    switch (role) {
    case IdRole:
        return id_of(entry);
    case AuthorRole:
        return name.isEmpty() ? tr("Somebody") : name;
    case InitialsRole:
        return initials_of(name);
    case HueRole:
        return hue_of(entry.comment.author);
    case TextRole:
        return QString::fromStdString(entry.comment.text);
    case TimeRole: {
        const bool first = entry.earlier_by_author == 0 && !entry.comment.author.id.empty();
        return first ? tr("%1 · first comment").arg(show_clock(entry.show_ms)) : show_clock(entry.show_ms);
    }
    case FlagsRole:
        return flags_of(entry);
    case MarksRole:
        return marks_of(entry);
    case PendingRole:
        return pending_.value(id_of(entry));
    case SelectedRole:
        return id_of(entry) == selected_;
    case HiddenRole:
        return entry.taken_down();
    default:
        break;
    }
    const auto can = can_.find(entry.comment.feed);
    const auto standing =
        standing_of(entry, is_on_air(entry), me_, can == can_.end() ? kCanHide : can->second,
                    state_.reply(entry.comment.id), state_.ban(entry.comment.feed, entry.comment.author.id));
    switch (role) {
    case StandingRole:
        return standing.words;
    case ToneRole:
        return QVariant::fromValue(standing.tone);
    case NoteRole:
        return standing.note;
    case DimmedRole:
        return standing.dimmed;
    case CanApproveRole:
        return standing.can_approve;
    case CanHideRole:
        return standing.can_hide;
    case CanPinRole:
        return standing.can_pin;
    case CanDeleteRole:
        return standing.can_delete;
    case CanBanRole:
        return standing.can_ban;
    case CanReplyRole:
        return standing.can_reply;
    case HideWordsRole:
        return standing.hide_words;
    default:
        return {};
    }
}

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

bool CommentModel::is_on_air(const CommentEntry& entry) const {
    return !on_air_.empty() && entry.comment.id == on_air_;
}

bool CommentModel::put_on_air(const CommentEntry& entry) const { return pinned_.contains(entry.comment.id); }

bool CommentModel::matches(Index index, Filter filter) const {
    const auto& entry = state_.comments()[index];
    const bool undecided = entry.decision == Decision::None && !entry.removed;
    switch (filter) {
    case ToDecide:
        return undecided && !put_on_air(entry);
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

void CommentModel::refresh_pins() {
    pinned_.clear();
    for (const auto& decided : state_.decisions())
        if (const auto* taken = std::get_if<GraphicTaken>(&decided.body);
            taken && !decided.taken_back && !taken->graphic.comment.empty())
            pinned_.insert(taken->graphic.comment);
}

void CommentModel::refresh_on_air() {
    const auto pin = state_.on_air().find(kPinKey);
    on_air_ = pin == state_.on_air().end() ? std::string() : pin->second.comment;
}

void CommentModel::after(const Event& event) {
    const auto was_on_air = on_air_;
    now_ms_ = std::max(now_ms_, event.show_ms);
    // Only these change it, and most events are comments: they cost no walk over all decisions.
    if (std::holds_alternative<GraphicTaken>(event.body) || std::holds_alternative<TakenBack>(event.body))
        refresh_pins();
    refresh_on_air();
    for (const auto& id : std::visit(TouchedBy{state_}, event.body))
        touch(id);
    if (on_air_ != was_on_air) {
        touch(was_on_air);
        touch(on_air_);
    }
    emit countsChanged();
}

void CommentModel::touch(const std::string& id) {
    if (const auto index = state_.index_of(id))
        touch(*index);
}

void CommentModel::touch(Index index) {
    count(index);
    const int row = row_of(index);
    if (row >= 0) {
        if (wanted(index))
            leaving_.erase(index);
        else
            leaving_.try_emplace(index, now_ms_);
        emit dataChanged(this->index(row), this->index(row));
        return;
    }
    if (!wanted(index))
        return;
    const auto at = place_of(index);
    const auto place = static_cast<int>(at - rows_.begin());
    if (place == 0)
        new_.insert(index);
    beginInsertRows({}, place, place);
    rows_.insert(at, index);
    endInsertRows();
    if (!selected_.isEmpty())
        emit selectedRowChanged();
}

void CommentModel::rebuild() {
    beginResetModel();
    refresh_pins();
    refresh_on_air();
    if (state_.comments().size() < needs_.size()) { // another session
        needs_.clear();
        ranks_.clear();
    }
    counts_ = {};
    memberships_.assign(state_.comments().size(), 0);
    rows_.clear();
    leaving_.clear();
    new_.clear();
    for (Index i = state_.comments().size(); i-- > 0;) {
        count(i);
        if (wanted(i))
            rows_.push_back(i);
    }
    if (order_ == UrgentFirst)
        std::stable_sort(rows_.begin(), rows_.end(), [this](Index a, Index b) { return rank(a) > rank(b); });
    const bool lost = !selected_.isEmpty() && row_of(selected_) < 0;
    if (lost)
        selected_.clear();
    endResetModel();
    emit countsChanged();
    emit selectedRowChanged();
    if (lost)
        emit selectedIdChanged();
}

void CommentModel::tick(std::int64_t show_ms) {
    now_ms_ = show_ms;
    take_up_needs();
    for (auto it = leaving_.begin(); it != leaving_.end();) {
        const int row = row_of(it->first);
        if (show_ms - it->second < kLingerMs || (row >= 0 && row == selected_row())) {
            ++it;
            continue;
        }
        it = leaving_.erase(it);
        if (row >= 0)
            remove_row(row);
    }
}

void CommentModel::remove_row(int row) {
    const auto at = rows_.begin() + row;
    if (new_.erase(*at))
        emit countsChanged();
    beginRemoveRows({}, row, row);
    rows_.erase(at);
    endRemoveRows();
    if (!selected_.isEmpty())
        emit selectedRowChanged();
}

int CommentModel::row_of(Index index) const {
    const auto at = place_of(index);
    return at != rows_.end() && *at == index ? static_cast<int>(at - rows_.begin()) : -1;
}

int CommentModel::row_of(const QString& id) const {
    const auto index = state_.index_of(id.toStdString());
    return index ? row_of(*index) : -1;
}

int CommentModel::selected_row() const { return selected_.isEmpty() ? -1 : row_of(selected_); }

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

void CommentModel::set_pending(const QString& id, const QString& words) {
    if (words.isEmpty())
        pending_.remove(id);
    else
        pending_.insert(id, words);
    changed(id);
}

} // namespace regie::desk
