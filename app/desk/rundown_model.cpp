#include "desk/rundown_model.h"

#include "desk/comment_words.h"
#include "desk/flag_words.h"
#include "show/clock.h"
#include "show/json_values.h"
#include "show/rundown_json.h"

#include <algorithm>
#include <set>

namespace regie::desk {

namespace {

QString minutes(std::int64_t seconds) {
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar('0'));
}

QString planned_words(const RundownItem& item) {
    if (item.start == RundownItem::Start::Follow)
        return RundownModel::tr("follows");
    if (item.at_ms < 0)
        return {};
    const auto at = QString::fromStdString(format_show_time(item.at_ms));
    return item.start == RundownItem::Start::Timed ? RundownModel::tr("by itself at %1").arg(at) : at;
}

QVariant variant_of(const TemplateValue& value) {
    if (const auto* number = std::get_if<int>(&value))
        return *number;
    if (const auto* text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    QStringList lines;
    for (const auto& line : std::get<std::vector<std::string>>(value))
        lines.append(QString::fromStdString(line));
    return lines;
}

} // namespace

QString graphic_title(const Templates& templates, const std::string& graphic, const Fields& fields,
                      const std::string& otherwise) {
    const auto text = [&](const std::string& field) {
        const auto at = fields.find(field);
        return at == fields.end() ? QString() : QString::fromStdString(at->second).section('\n', 0, 0);
    };
    auto title = text("title");
    const auto* kind = templates.find(graphic);
    for (std::size_t i = 0; kind && title.isEmpty() && i < kind->fields.size(); ++i)
        if (!kind->fields[i].picture())
            title = text(kind->fields[i].name);
    return title.isEmpty() ? QString::fromStdString(otherwise) : title;
}

RundownModel::RundownModel(const ShowState& state) : state_(state) {}

int RundownModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QHash<int, QByteArray> RundownModel::roleNames() const {
    return {{IdRole, "itemId"}, {NumberRole, "number"},   {TitleRole, "title"}, {LabelRole, "label"},
            {TimeRole, "time"}, {OnAirRole, "onAir"},     {NextRole, "next"},   {PendingRole, "pending"},
            {CueRole, "cue"},   {PlannedRole, "planned"}, {GroupRole, "group"}};
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
        return planned_words(item);
    case GroupRole:
        return QString::fromStdString(item.group);
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
        item.group = text(planned, "group");
        item.layer = text(planned, "layer");
        item.start = member(planned, "start"); // what it does not know is manual
        item.speech = is_true(planned, "speech");
        for (const auto& [action, ids] : {std::pair{"start", &item.starts}, {"stop", &item.stops}})
            for (const auto& id : member(member(planned, "outputs"), action))
                if (id.is_string())
                    ids->push_back(id.get<std::string>());
        if (const auto& fields = member(planned, "fields"); fields.is_object())
            item.fields = fields_from_json(fields);
        if (item.title.isEmpty())
            item.title = graphic_title(templates_, item.graphic, item.fields, item.id);
        if (const auto* kind = templates_.find(item.graphic); kind && item.label.empty())
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
    const auto* kind = next ? templates_.find(next->graphic) : nullptr;
    if (!kind || kind->between() ||
        !kind->file.empty()) // the scene gives its place; a crew's own lies elsewhere
        return {};
    const auto values = template_values(*kind, next->fields, {}, kMaxFieldGraphemes);
    QVariantMap fields;
    for (const auto& field : kind->fields) {
        if (!field.picture()) // pictures lie on the engine's machine
            fields[QString::fromStdString(field.name)] = variant_of(values.at(field.name));
    }
    return {{"component", QString::fromStdString(kind->component)}, {"fields", fields}};
}

std::optional<Graphic> RundownModel::graphic_of(const std::string& id) const {
    const auto* planned = item(id);
    const auto* kind = planned ? templates_.find(planned->graphic) : nullptr;
    if (!kind)
        return {};
    Graphic graphic{id, planned->graphic, planned->fields, -1, {}, layer_of(*planned, *kind)};
    graphic.since_ms = show_ms_;
    return graphic;
}

QString RundownModel::summary() const {
    std::set<std::string> taken;
    for (const auto& decided : state_.decisions())
        if (const auto* graphic = std::get_if<GraphicTaken>(&decided.body);
            graphic && !decided.taken_back && item(graphic->graphic.key))
            taken.insert(graphic->graphic.key);
    return tr("%n of %1 taken", "", static_cast<int>(taken.size())).arg(items_.size());
}

/// Measured at the next one that has a time.
std::optional<std::int64_t> RundownModel::behind_ms() const {
    for (int row = next_row(); row >= 0 && row < rowCount(); ++row)
        if (const auto at_ms = items_[static_cast<std::size_t>(row)].at_ms; at_ms >= 0)
            return show_ms_ - at_ms;
    return {};
}

// Against the planned end: what is still to come, and the time that is left for it.
QString RundownModel::end_timing() const {
    if (ends_ms_ < 0)
        return {};
    std::int64_t to_come_ms = 0;
    for (int row = next_row(); row >= 0 && row < rowCount(); ++row)
        to_come_ms += items_[static_cast<std::size_t>(row)].seconds * 1000;
    const auto over_ms = show_ms_ + to_come_ms - ends_ms_;
    if (show_ms_ > ends_ms_)
        return tr("%1 over time").arg(minutes((show_ms_ - ends_ms_) / 1000));
    return over_ms > 0 ? tr("%1 too much planned").arg(minutes(over_ms / 1000))
                       : tr("ends in %1").arg(minutes((ends_ms_ - show_ms_) / 1000));
}

QString RundownModel::timing() const {
    QStringList words;
    if (const auto behind = behind_ms())
        words += late() ? tr("%1 late").arg(minutes(*behind / 1000))
                        : tr("planned in %1").arg(minutes((999 - *behind) / 1000));
    if (const auto end = end_timing(); !end.isEmpty())
        words += end;
    return words.join(QStringLiteral(" · "));
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
