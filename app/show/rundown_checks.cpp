#include "show/rundown_checks.h"

#include "show/campaign.h"
#include "show/clock.h"
#include "show/event.h"
#include "show/qr_code.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace regie {

namespace {

using nlohmann::json;
using Fault = std::optional<Error>;
using Type = TemplateField::Type;

// "lower-third", "event-card": the names of templates.
std::string names_of(const Templates& all) {
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const auto& one : all)
        names.push_back(fmt::format("\"{}\"", one.name));
    return fmt::format("Known are {}.", fmt::join(names, ", "));
}

// Those that a show file gives.
std::string fields_of(const Template& kind) {
    std::vector<std::string> names;
    for (const auto& field : kind.fields)
        if (!field.live)
            names.push_back(fmt::format("\"{}\"", field.name));
    return names.empty() ? "It has no fields." : fmt::format("Its fields are {}.", fmt::join(names, ", "));
}

bool is_number(const std::string& text, std::size_t most) {
    return text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos &&
           std::stoul(text) <= most;
}

Fault check_field(const TemplateField& field, const json& value, const std::string& where) {
    if (value.is_array() && !field.list())
        return Error{"this must be one text, not a list", fmt::format("{}/{}", where, field.name),
                     "Give a text in quotes."};
    const std::string text = value.is_array() || value.is_null() ? "" : value.get<std::string>();
    if (text.empty())
        return {};
    if (field.type == Type::Time && !is_time(text))
        return Error{fmt::format("\"{}\" is no time of day", text), where,
                     fmt::format("Give \"{}\" as \"19:30\", or as \"2026-11-28 19:30\".", field.name)};
    if (field.type == Type::Number && !is_number(text, field.most))
        return Error{fmt::format("\"{}\" is no whole number up to {}", text, field.most), where,
                     fmt::format("Give \"{}\" as \"5\".", field.name)};
    if (field.type == Type::Code && qr_rows(text).empty())
        return Error{"no code can hold this", where, "Give a shorter address."};
    if (field.choices.empty() ||
        std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end())
        return {};
    return Error{fmt::format("\"{}\" is none of what \"{}\" can be", text, field.name), where,
                 fmt::format("Known are \"{}\".", fmt::join(field.choices, "\", \""))};
}

bool is_empty(const json& value) {
    const auto says_nothing = [](const json& text) {
        return text.is_string() && text.get_ref<const std::string&>().empty();
    };
    return value.is_null() || says_nothing(value) ||
           (value.is_array() && std::all_of(value.begin(), value.end(), says_nothing));
}

const json& field_value_of(const json& fields, const std::string& name) {
    static const json none;
    const auto at = fields.find(name);
    return at == fields.end() ? none : *at;
}

Fault check_item(const json& item, const std::string& where, const Templates& templates) {
    const std::string id = item["id"];
    if (id == kPinKey || id == kAnswerKey || id.starts_with(kCampaignKey))
        return Error{fmt::format("\"{}\" is on air what is not planned here", id), where + "/id",
                     "Choose another."};
    if (auto fault = check_graphic_meaning(item, where, templates))
        return fault;
    if (item.contains("at"))
        if (const auto at_ms = parse_show_time_ms(item["at"].get<std::string>()); !at_ms)
            return Error{at_ms.error().what, where + "/at", at_ms.error().remedy};
    if (item.value("start", "") == "timed" && !item.contains("at"))
        return Error{"it is timed, but has no time", where + "/start",
                     "Give \"at\", the show time it starts at."};
    return {};
}

} // namespace

Fault check_graphic_meaning(const json& graphic, const std::string& where, const Templates& templates) {
    const std::string name = graphic["graphic"];
    const auto* known = templates.find(name);
    if (!known)
        return Error{fmt::format("there is no template \"{}\"", name), where + "/graphic",
                     names_of(templates)};
    const auto& fields = graphic["fields"];
    for (const auto& field : known->fields) {
        const auto& value = field_value_of(fields, field.name);
        if (field.required && is_empty(value))
            return Error{fmt::format("\"{}\" needs a text for \"{}\"", name, field.name), where + "/fields",
                         fields_of(*known)};
        if (auto fault = check_field(field, value, where + "/fields"))
            return fault;
    }
    for (const auto& [member, value] : fields.items())
        if (const auto* field = known->field(member); !field || field->live)
            return Error{fmt::format("\"{}\" has no field \"{}\"", name, member), where + "/fields",
                         fields_of(*known)};
    return {};
}

Fault check_rundown_meaning(const json& rundown, const Templates& templates) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < rundown.size(); ++i) {
        const auto where = fmt::format("/rundown/{}", i);
        if (auto fault = check_item(rundown[i], where, templates))
            return fault;
        if (const std::string id = rundown[i]["id"]; !seen.insert(id).second)
            return Error{fmt::format("there is another \"{}\" before it", id), where + "/id",
                         "Give each an \"id\" of its own."};
    }
    return {};
}

} // namespace regie
