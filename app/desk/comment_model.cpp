#include "desk/comment_model.h"

#include "desk/comment_words.h"

#include <algorithm>
#include <cmath>

namespace regie::desk {

namespace {

// Long enough to see the platform's confirmation and to take it back.
constexpr std::int64_t kLingerMs = 20'000;

constexpr int kIndexEveryMs = 15, kIndexMs = 4; // of each, so that nobody waits for it
constexpr int kIndexSearchMs = 5;               // of a search, for what came last

// Of a feed that does not run: a session looked at afterwards.
constexpr Capabilities kCanHide{.can_hide = true};

/// The comments an event may have changed.
std::vector<std::string> touched_by(const Event& event, const ShowState& state) {
    const auto* back = std::get_if<TakenBack>(&event.body);
    const auto* decided = back ? state.decision(back->of) : nullptr;
    return comments_of(decided ? decided->body : event.body);
}

} // namespace

CommentModel::CommentModel(const ShowState& state) : state_(state) {
    connect(&indexing_, &QTimer::timeout, this, [this] {
        const bool lacked = indexed_.from > 0;
        index_words(kIndexMs);
        if (lacked && indexed_.from == 0 && !search_words_.isEmpty())
            list_rows(); // what is searched for has older ones
    });
    connect(this, &CommentModel::selectedIdChanged, this, &CommentModel::openChanged);
    connect(this, &CommentModel::modelReset, this, &CommentModel::openChanged);
    connect(this, &CommentModel::dataChanged, this, [this](const QModelIndex& from, const QModelIndex& to) {
        if (const int row = selected_row(); from.row() <= row && row <= to.row())
            emit openChanged();
    });
}

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
            {CannotRole, "cannot"},       {HideWordsRole, "hideWords"},
            {SelectedRole, "selected"},   {ChosenRole, "chosen"},
            {ClaimedByRole, "claimedBy"}, {NotedRole, "noted"},
            {ProposedRole, "proposed"}};
}

QVariant CommentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& entry = state_.comments()[rows_[static_cast<std::size_t>(index.row())]];
    const auto name = QString::fromStdString(entry.comment.author().name);
    switch (role) {
    case IdRole:
        return id_of(entry);
    case AuthorRole:
        return name.isEmpty() ? tr("Somebody") : name;
    case InitialsRole:
        return initials_of(name);
    case HueRole:
        return hue_of(entry.comment.author());
    case TextRole:
        return QString::fromStdString(entry.comment.text());
    case TimeRole: {
        const bool first = entry.earlier_by_author == 0 && !entry.comment.author().id.empty();
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
    case ChosenRole:
        return chosen_.contains(rows_[static_cast<std::size_t>(index.row())]);
    case ClaimedByRole:
        return claimed_.value(id_of(entry));
    case NotedRole: {
        const auto* note = state_.note(entry.comment.id());
        return note ? QString::fromStdString(note->text) : QString();
    }
    case ProposedRole: {
        const auto* proposed = state_.proposed(entry.comment.id());
        if (!proposed || state_.reply(entry.comment.id()))
            return QVariantMap();
        return QVariantMap{{"text", QString::fromStdString(proposed->text)},
                           {"sure", tr("%1 % sure").arg(std::lround(100 * proposed->sure))}};
    }
    default:
        break;
    }
    const auto can = can_.find(entry.comment.feed());
    const auto& id = entry.comment.id();
    const Around around{is_on_air(entry), state_.reply(id),
                        state_.ban(entry.comment.feed(), entry.comment.author().id), state_.queued(id),
                        state_.note(id)};
    const auto& here = can == can_.end() ? kCanHide : can->second;
    if (role == CannotRole) {
        const auto cannot = cannot_of(entry, around, here);
        return QVariantMap{{"approve", cannot.approve}, {"hide", cannot.hide},   {"pin", cannot.pin},
                           {"queue", cannot.queue},     {"reply", cannot.reply}, {"erase", cannot.erase},
                           {"ban", cannot.ban}};
    }
    const auto standing = standing_of(entry, around, me_, here);
    switch (role) {
    case StandingRole:
        return standing.words;
    case ToneRole:
        return QVariant::fromValue(standing.tone);
    case NoteRole:
        return standing.note;
    case DimmedRole:
        return standing.dimmed;
    case HideWordsRole:
        return standing.hide_words;
    default:
        return {};
    }
}

bool CommentModel::is_on_air(const CommentEntry& entry) const {
    return !on_air_.empty() && on_air_.contains(entry.comment.id());
}

void CommentModel::refresh_pins() {
    pinned_.clear();
    for (const auto& decided : state_.decisions())
        if (const auto* taken = std::get_if<GraphicTaken>(&decided.body);
            taken && !decided.taken_back && !taken->graphic.comment.empty())
            pinned_.insert(taken->graphic.comment);
}

void CommentModel::refresh_on_air() {
    on_air_.clear();
    for (const auto& [key, graphic] : state_.on_air())
        if (!graphic.comment.empty())
            on_air_.insert(graphic.comment);
}

void CommentModel::after(const Event& event) {
    const auto was_on_air = on_air_;
    now_ms_ = std::max(now_ms_, event.show_ms);
    // Only these change it, and most events are comments: they cost no walk over all decisions.
    if (std::holds_alternative<GraphicTaken>(event.body) || std::holds_alternative<TakenBack>(event.body))
        refresh_pins();
    refresh_on_air();
    for (const auto& id : touched_by(event, state_))
        touch(id);
    if (const auto* edited = std::get_if<CommentEdited>(&event.body))
        if (const auto index = state_.index_of(edited->comment); index && is_indexed(*index))
            said_.put(*index, state_.comments()[*index].comment);
    if (on_air_ != was_on_air) {
        for (const auto& id : was_on_air)
            touch(id);
        for (const auto& id : on_air_)
            touch(id);
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
    refresh_pins();
    refresh_on_air();
    if (state_.comments().size() < std::max<std::size_t>(needs_.size(), indexed_.to)) { // another session
        needs_.clear();
        ranks_.clear();
        said_.clear();
        indexed_ = {};
    }
    counts_ = {};
    memberships_.assign(state_.comments().size(), 0);
    for (Index i = 0; i < state_.comments().size(); ++i)
        count(i);
    emit countsChanged();
    list_rows();
}

// What the filter or the search wants, whatever was there before.
void CommentModel::list_rows() {
    beginResetModel();
    leaving_.clear();
    new_.clear();
    rows_ = wanted_rows();
    if (order_ == UrgentFirst)
        std::stable_sort(rows_.begin(), rows_.end(), [this](Index a, Index b) { return rank(a) > rank(b); });
    std::erase_if(chosen_,
                  [this](Index comment) { return comment >= state_.comments().size() || !wanted(comment); });
    const bool lost = !selected_.isEmpty() && row_of(selected_) < 0;
    if (lost)
        selected_.clear();
    endResetModel();
    emit chosenChanged();
    emit selectedRowChanged();
    if (lost)
        emit selectedIdChanged();
}

// The newest first.
std::vector<CommentModel::Index> CommentModel::wanted_rows() {
    if (!search_words_.isEmpty()) {
        index_words(kIndexSearchMs);
        return said_.find(search_words_);
    }
    std::vector<Index> rows;
    const bool counted = search_key_.isEmpty() && narrowing_key_.empty();
    if (counted)
        rows.reserve(static_cast<std::size_t>(counts_[filter_]));
    for (auto i = static_cast<Index>(state_.comments().size()); i-- > 0;)
        if (counted ? is_counted(i) : wanted(i))
            rows.push_back(i);
    return rows;
}

void CommentModel::tick(std::int64_t show_ms) {
    now_ms_ = show_ms;
    if (!indexing_.isActive())
        indexing_.start(kIndexEveryMs);
    take_up_needs();
    for (auto it = leaving_.begin(); it != leaving_.end();) {
        const int row = row_of(it->first);
        if (show_ms - it->second < kLingerMs ||
            (row >= 0 && (row == selected_row() || chosen_.contains(it->first)))) {
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
    if (chosen_.erase(*at))
        emit chosenChanged();
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

void CommentModel::say_again() {
    if (!rows_.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit filterChanged();
}

void CommentModel::set_claims(const QHash<QString, QString>& claims) {
    const auto before = std::exchange(claimed_, claims);
    for (auto it = before.begin(); it != before.end(); ++it)
        if (claimed_.value(it.key()) != it.value())
            changed(it.key());
    for (auto it = claimed_.begin(); it != claimed_.end(); ++it)
        if (!before.contains(it.key()))
            changed(it.key());
}

void CommentModel::set_pending(const QString& id, const QString& words) {
    if (words.isEmpty())
        pending_.remove(id);
    else
        pending_.insert(id, words);
    changed(id);
}

} // namespace regie::desk
