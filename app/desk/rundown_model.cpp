#include "desk/rundown_model.h"

#include "desk/comment_words.h"
#include "desk/flag_words.h"
#include "show/clock.h"
#include "show/templates.h"
#include "show/text.h"

#include <algorithm>
#include <set>

namespace regie::desk {

namespace {

QString minutes(std::int64_t seconds) {
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar('0'));
}

} // namespace

RundownModel::RundownModel(const ShowState& state) : state_(state) {}

int RundownModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QHash<int, QByteArray> RundownModel::roleNames() const {
    return {{IdRole, "itemId"}, {NumberRole, "number"},  {TitleRole, "title"}, {LabelRole, "label"},
            {TimeRole, "time"}, {OnAirRole, "onAir"},    {NextRole, "next"},   {PendingRole, "pending"},
            {CueRole, "cue"},   {PlannedRole, "planned"}};
}

QVariant RundownModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& item = items_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return QString::fromStdString(item.id);
    case NumberRole:
        return index.row() + 1;
    case TitleRole:
        return item.title;
    case LabelRole:
        return template_words(item.label);
    case TimeRole:
        return time_of(item);
    case OnAirRole:
        return state_.on_air().contains(item.id);
    case NextRole:
        return index.row() == next_row();
    case PendingRole:
        return pending_.value(QString::fromStdString(item.id));
    case CueRole:
        return QString::fromStdString(item.note);
    case PlannedRole:
        return item.at_ms < 0 ? QString() : QString::fromStdString(format_show_time(item.at_ms));
    default:
        return {};
    }
}

QString RundownModel::time_of(const Item& item) const {
    const auto on_air = state_.on_air().find(item.id);
    if (on_air == state_.on_air().end())
        return item.seconds > 0 ? minutes(item.seconds) : tr("stays");
    if (on_air->second.until_ms < 0)
        return tr("on air");
    return tr("%1 left").arg(
        minutes(std::max<std::int64_t>(0, (on_air->second.until_ms - show_ms_ + 999) / 1000)));
}

void RundownModel::set_plan(const nlohmann::json& rundown) {
    beginResetModel();
    items_.clear();
    const auto text = [](const nlohmann::json& object, const char* key) {
        const auto at = object.find(key);
        return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    for (const auto& planned : rundown) {
        if (!planned.is_object() || text(planned, "id").empty())
            continue;
        Item item;
        item.id = text(planned, "id");
        item.title = QString::fromStdString(text(planned, "title"));
        item.label = text(planned, "label");
        item.graphic = text(planned, "graphic");
        item.note = text(planned, "note");
        item.scene = text(planned, "scene");
        item.at_ms = parse_show_time_ms(text(planned, "at")).value_or(-1);
        if (const auto at = planned.find("fields"); at != planned.end() && at->is_object())
            for (const auto& [name, value] : at->items())
                if (value.is_string())
                    item.fields[name] = value.get<std::string>();
        if (const auto title = item.fields.find("title"); item.title.isEmpty() && title != item.fields.end())
            item.title = QString::fromStdString(title->second);
        if (item.title.isEmpty())
            item.title = QString::fromStdString(item.id);
        if (const auto* kind = find_template(item.graphic); kind && item.label.empty())
            item.label = kind->label;
        if (const auto at = planned.find("seconds"); at != planned.end() && at->is_number())
            item.seconds = at->get<std::int64_t>();
        items_.push_back(std::move(item));
    }
    endResetModel();
    emit changed();
}

const RundownModel::Item* RundownModel::item(const std::string& id) const {
    const auto at =
        std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.id == id; });
    return at == items_.end() ? nullptr : &*at;
}

QString RundownModel::title_of(const std::string& id) const {
    const auto* found = item(id);
    return found ? found->title : QString();
}

QString RundownModel::label_of(const std::string& id) const {
    const auto* found = item(id);
    return found ? template_words(found->label) : QString();
}

int RundownModel::next_row() const {
    const auto row_of = [this](const std::string& id) {
        const auto* found = item(id);
        return found ? static_cast<int>(found - items_.data()) : -1;
    };
    if (const int chosen = row_of(chosen_); chosen >= 0)
        return chosen;
    for (auto it = state_.decisions().rbegin(); it != state_.decisions().rend(); ++it) {
        const auto* taken = std::get_if<GraphicTaken>(&it->body);
        if (!taken || it->taken_back)
            continue;
        if (const int row = row_of(taken->graphic.key); row >= 0)
            return row + 1 < rowCount() ? row + 1 : -1;
    }
    return items_.empty() ? -1 : 0;
}

const RundownModel::Item* RundownModel::next_item() const {
    const int row = next_row();
    return row < 0 ? nullptr : &items_[static_cast<std::size_t>(row)];
}

QString RundownModel::next_id() const {
    const auto* next = next_item();
    return next ? QString::fromStdString(next->id) : QString();
}

QString RundownModel::next_title() const {
    const auto* next = next_item();
    return next ? next->title : QString();
}

QString RundownModel::next_scene() const {
    const auto* next = next_item();
    return next ? QString::fromStdString(next->scene) : QString();
}

QVariantMap RundownModel::next_graphic() const {
    const auto* next = next_item();
    const auto* kind = next ? find_template(next->graphic) : nullptr;
    if (!kind || kind->between()) // its place is the scene's to give
        return {};
    QVariantMap fields;
    for (const auto& field : kind->fields) {
        if (field.type == TemplateField::Type::Picture) // pictures lie on the engine's machine
            continue;
        const auto given = next->fields.find(field.name);
        fields[QString::fromStdString(field.name)] =
            given == next->fields.end() ? QString()
                                        : QString::fromStdString(bind_punctuation(clean_text(given->second)));
    }
    return {{"component", QString::fromStdString(kind->component)}, {"fields", fields}};
}

QString RundownModel::summary() const {
    std::set<std::string> taken;
    for (const auto& decided : state_.decisions())
        if (const auto* graphic = std::get_if<GraphicTaken>(&decided.body);
            graphic && !decided.taken_back && item(graphic->graphic.key))
            taken.insert(graphic->graphic.key);
    return tr("%1 of %2 taken").arg(taken.size()).arg(items_.size());
}

/// Measured at the next one that has a time.
std::optional<std::int64_t> RundownModel::behind_ms() const {
    for (int row = next_row(); row >= 0 && row < rowCount(); ++row)
        if (const auto at_ms = items_[static_cast<std::size_t>(row)].at_ms; at_ms >= 0)
            return show_ms_ - at_ms;
    return {};
}

QString RundownModel::timing() const {
    const auto behind = behind_ms();
    if (!behind)
        return {};
    return late() ? tr("%1 late").arg(minutes(*behind / 1000))
                  : tr("planned in %1").arg(minutes((999 - *behind) / 1000));
}

void RundownModel::chooseNext(const QString& id) {
    chosen_ = id.toStdString();
    refresh_rows();
}

void RundownModel::choose_row(int row) {
    if (row >= 0 && row < rowCount())
        chooseNext(QString::fromStdString(items_[static_cast<std::size_t>(row)].id));
}

void RundownModel::chooseBelow() { choose_row(next_row() + 1); }
void RundownModel::chooseAbove() { choose_row((next_row() < 0 ? rowCount() : next_row()) - 1); }

void RundownModel::set_pending(const QString& id, const QString& words) {
    if (words.isEmpty())
        pending_.remove(id);
    else
        pending_.insert(id, words);
    refresh_rows();
}

void RundownModel::was_taken(const std::string& id) {
    if (chosen_ == id)
        chosen_.clear();
}

void RundownModel::refresh(std::int64_t show_ms) {
    show_ms_ = show_ms;
    refresh_rows();
}

void RundownModel::refresh_rows() {
    if (!items_.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit changed();
}

} // namespace regie::desk
