#include "show/rundown.h"

#include "show/clock.h"
#include "show/show_file_checks.h"
#include "show/show_schema.h"
#include "show/templates.h"
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

std::vector<Error> texts_without_room(const Rundown& rundown) {
    std::vector<Error> found;
    for (std::size_t i = 0; i < rundown.size(); ++i)
        for (const auto& field : find_template(rundown[i].graphic)->fields) {
            const auto text = rundown[i].fields.find(field.name);
            const auto length = text == rundown[i].fields.end() ? 0 : count_graphemes(text->second);
            if (field.most > 0 && length > field.most)
                found.push_back(
                    {fmt::format("a text of {} characters, where {} have room", length, field.most),
                     fmt::format("/rundown/{}/fields/{}", i, field.name),
                     "Shorten it; on air it ends with “…”."});
        }
    return found;
}

json rundown_to_json(const Rundown& rundown) {
    auto list = json::array();
    for (const auto& item : rundown) {
        list.push_back({{"id", item.id}, {"graphic", item.graphic}, {"fields", item.fields}});
        if (item.seconds > 0)
            list.back()["seconds"] = item.seconds;
        if (!item.note.empty())
            list.back()["note"] = item.note;
        if (!item.scene.empty())
            list.back()["scene"] = item.scene;
        if (item.at_ms >= 0)
            list.back()["at"] = format_show_time(item.at_ms);
    }
    return list;
}

Result<Rundown> rundown_from_json(const json& rundown) {
    if (auto wrong = check_rundown_schema(rundown))
        return tl::unexpected(std::move(*wrong));
    if (auto wrong = check_rundown_meaning(rundown))
        return tl::unexpected(std::move(*wrong));
    Rundown items;
    for (const auto& item : rundown) {
        Fields fields;
        for (const auto& [name, text] : item.at("fields").items())
            fields[name] = clean_text(text.get<std::string>(), kMaxFieldGraphemes);
        items.push_back({item.at("id"), item.at("graphic"), std::move(fields),
                         item.value("seconds", std::int64_t{0}),
                         clean_text(item.value("note", ""), kMaxFieldGraphemes), item.value("scene", "")});
        if (item.contains("at"))
            items.back().at_ms = *parse_show_time_ms(item["at"].get<std::string>()); // checked above
    }
    return items;
}

} // namespace regie
