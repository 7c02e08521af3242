// Of RundownModel: the plan as it would be with a change, which the engine then takes or not.

#include "desk/flag_words.h"
#include "desk/rundown_model.h"
#include "show/clock.h"
#include "show/rundown_json.h"

#include <algorithm>

namespace regie::desk {

nlohmann::json RundownModel::plan(const std::vector<Item>& items) const {
    return rundown_to_json(Rundown(items.begin(), items.end()), templates_); // what a show file has of them
}

nlohmann::json RundownModel::with_changed(const std::string& id, const QVariantMap& changes) const {
    const auto fields = changes["fields"].toMap();
    const auto change = [&](const char* key, std::string& value) {
        if (changes.contains(key))
            value = changes[key].toString().trimmed().toStdString();
    };
    auto items = items_;
    for (auto& item : items) {
        if (item.id != id)
            continue;
        item.seconds = changes.value("seconds", static_cast<qlonglong>(item.seconds)).toLongLong();
        change("note", item.note);
        change("scene", item.scene);
        change("group", item.group);
        if (changes.contains("start"))
            item.start = nlohmann::json(changes["start"].toString().toStdString());
        if (changes.contains("at"))
            item.at_ms = parse_show_time_ms(changes["at"].toString().trimmed().toStdString()).value_or(-1);
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            const auto text = field.value().toString().trimmed().toStdString();
            if (text.empty())
                item.fields.erase(field.key().toStdString());
            else
                item.fields[field.key().toStdString()] = text;
        }
    }
    return plan(items);
}

nlohmann::json RundownModel::with_moved(const std::string& id, int to) const {
    auto items = items_;
    const auto from =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    if (from == items.end())
        return {};
    auto moved = std::move(*from);
    items.erase(from);
    items.insert(items.begin() + std::clamp(to, 0, static_cast<int>(items.size())), std::move(moved));
    return plan(items);
}

nlohmann::json RundownModel::with_double(const std::string& id) const {
    const auto* original = item(id);
    if (!original)
        return {};
    auto copy = *original;
    for (int n = 2; item(copy.id); ++n)
        copy.id = id + "-" + std::to_string(n);
    auto items = items_;
    items.insert(items.begin() + (original - items_.data()) + 1, std::move(copy));
    return plan(items);
}

nlohmann::json RundownModel::without(const std::string& id) const {
    auto items = items_;
    std::erase_if(items, [&](const Item& item) { return item.id == id; });
    return plan(items);
}

QVariantList RundownModel::fieldsOf(const QString& id) const {
    QVariantList list;
    const auto* planned = item(id.toStdString());
    const auto* kind = planned ? templates_.find(planned->graphic) : nullptr;
    if (!kind)
        return list;
    for (const auto& field : kind->fields) {
        if (field.picture() || field.live) // pictures lie on the engine's machine
            continue;
        QStringList choices, names;
        for (const auto& choice : field.choices) {
            choices.append(QString::fromStdString(choice));
            names.append(choice_words(choice));
        }
        const auto given = planned->fields.find(field.name);
        list.append(QVariantMap{
            {"name", QString::fromStdString(field.name)},
            {"words", field_words(field.name)},
            {"text", given == planned->fields.end() ? QString() : QString::fromStdString(given->second)},
            {"required", field.required},
            {"lines", field.list()},
            {"choices", choices},
            {"choiceNames", names}});
    }
    return list;
}

QVariantMap RundownModel::planOf(const QString& id) const {
    const auto* planned = item(id.toStdString());
    if (!planned)
        return {};
    return {
        {"seconds", static_cast<int>(planned->seconds)},
        {"note", QString::fromStdString(planned->note)},
        {"scene", QString::fromStdString(planned->scene)},
        {"group", QString::fromStdString(planned->group)},
        {"start", QString::fromStdString(nlohmann::json(planned->start).get<std::string>())},
        {"at", planned->at_ms < 0 ? QString() : QString::fromStdString(format_show_time(planned->at_ms))}};
}

bool RundownModel::isOnAir(const QString& id) const { return state_.on_air().contains(id.toStdString()); }

} // namespace regie::desk
