#include "show/rundown.h"

#include "show/clock.h"
#include "show/rundown_checks.h"
#include "show/rundown_json.h"
#include "show/show_schema.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie {

using nlohmann::json;

const RundownItem* find_item(const Rundown& rundown, std::string_view id) {
    const auto at =
        std::find_if(rundown.begin(), rundown.end(), [&](const RundownItem& item) { return item.id == id; });
    return at == rundown.end() ? nullptr : &*at;
}

const RundownItem* item_after(const Rundown& rundown, std::string_view id) {
    const auto* item = find_item(rundown, id);
    return item && item != &rundown.back() ? item + 1 : nullptr;
}

const std::string& layer_of(const RundownItem& item, const Template& kind) {
    return item.layer.empty() ? kind.layer : item.layer;
}

std::vector<Error> texts_without_room(const Rundown& rundown, const Templates& templates) {
    std::vector<Error> found;
    for (std::size_t i = 0; i < rundown.size(); ++i) {
        const auto* kind = templates.find(rundown[i].graphic);
        if (!kind)
            continue;
        for (const auto& field : kind->fields) {
            const auto text = rundown[i].fields.find(field.name);
            if (text == rundown[i].fields.end())
                continue;
            const auto place = fmt::format("/rundown/{}/fields/{}", i, field.name);
            const auto lines = field.list() ? lines_of(text->second) : std::vector{text->second};
            const bool code = field.type == TemplateField::Type::Code;
            const bool told = code || !kind->file.empty(); // the built-in ones tell when they are drawn
            for (const auto& line : lines)
                if (const auto length = count_graphemes(line); told && field.most > 0 &&
                                                               length > field.most &&
                                                               field.type != TemplateField::Type::Number)
                    found.push_back(
                        {fmt::format("a text of {} characters, where {} have room", length, field.most),
                         place, code ? "Give a shorter address." : "Shorten it."});
            if (lines.size() > field.most_lines)
                found.push_back({fmt::format("{} lines, where {} have room", lines.size(), field.most_lines),
                                 place, "Leave some out; the last ones are not shown."});
        }
    }
    return found;
}

json fields_to_json(const Template* kind, const Fields& fields) {
    auto all = json::object();
    for (const auto& [name, text] : fields) {
        const auto* field = kind ? kind->field(name) : nullptr;
        if (field && field->list())
            all[name] = lines_of(text);
        else
            all[name] = text;
    }
    return all;
}

Fields fields_from_json(const json& fields) {
    Fields texts;
    for (const auto& [name, value] : fields.items()) {
        if (value.is_string()) {
            texts[name] = clean_text(value.get<std::string>(), kMaxFieldGraphemes);
            continue;
        }
        std::vector<std::string> lines;
        for (const auto& line : value)
            if (line.is_string())
                lines.push_back(clean_text(line.get<std::string>(), kMaxFieldGraphemes));
        texts[name] = joined(lines);
    }
    return texts;
}

json rundown_to_json(const Rundown& rundown, const Templates& templates) {
    auto list = json::array();
    for (const auto& item : rundown) {
        list.push_back({{"id", item.id},
                        {"graphic", item.graphic},
                        {"fields", fields_to_json(templates.find(item.graphic), item.fields)}});
        auto& made = list.back();
        if (item.seconds > 0)
            made["seconds"] = item.seconds;
        for (const auto& [name, text] : {std::pair{"note", &item.note},
                                         {"scene", &item.scene},
                                         {"group", &item.group},
                                         {"layer", &item.layer}})
            if (!text->empty())
                made[name] = *text;
        if (item.at_ms >= 0)
            made["at"] = format_show_time(item.at_ms);
        if (item.start != RundownItem::Start::Manual)
            made["start"] = item.start;
        if (item.speech)
            made["speech"] = true;
        for (const auto& [name, ids] : {std::pair{"start", &item.starts}, {"stop", &item.stops}})
            if (!ids->empty())
                made["outputs"][name] = *ids;
    }
    return list;
}

Result<Rundown> rundown_from_json(const json& rundown, const Templates& templates) {
    if (auto wrong = check_rundown_schema(rundown))
        return tl::unexpected(std::move(*wrong));
    if (auto wrong = check_rundown_meaning(rundown, templates))
        return tl::unexpected(std::move(*wrong));
    Rundown items;
    for (const auto& item : rundown) {
        const auto text = [&](const char* member) {
            return clean_text(item.value(member, ""), kMaxFieldGraphemes);
        };
        items.push_back({item.at("id"), item.at("graphic"), fields_from_json(item.at("fields")),
                         item.value("seconds", std::int64_t{0}), text("note"), item.value("scene", "")});
        auto& made = items.back();
        if (item.contains("at"))
            made.at_ms = *parse_show_time_ms(item["at"].get<std::string>()); // checked above
        made.start = item.value("start", made.start);
        made.group = text("group");
        made.layer = text("layer");
        made.speech = item.value("speech", false);
        const auto outputs = item.value("outputs", json::object());
        made.starts = outputs.value("start", made.starts);
        made.stops = outputs.value("stop", made.stops);
    }
    return items;
}

} // namespace regie
