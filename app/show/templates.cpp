#include "show/templates.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;

constexpr const char* kDescriptions =
#include "templates.json.inc"
    ;

TemplateField::Type type_of(const std::string& name) {
    using Type = TemplateField::Type;
    constexpr std::array<std::pair<std::string_view, Type>, 4> kTypes{
        {{"text", Type::Text}, {"picture", Type::Picture}, {"choice", Type::Choice}, {"time", Type::Time}}};
    return std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& type) { return type.first == name; })
        ->second;
}

Template described(const std::string& component, const json& description) {
    Template made{description.at("name"),  component, description.at("label"), description.at("about"),
                  description.at("place"), {}};
    for (const auto& field : description.at("fields"))
        made.fields.push_back({field.at("name"), type_of(field.at("type")), field.value("required", false),
                               field.value("most", std::size_t{0}),
                               field.value("choices", std::vector<std::string>())});
    return made;
}

} // namespace

const std::vector<Template>& templates() {
    static const auto all = [] {
        std::vector<Template> made;
        const auto descriptions = json::parse(kDescriptions);
        for (const auto& [component, description] : descriptions.items())
            made.push_back(described(component, description));
        return made;
    }();
    return all;
}

const Template* find_template(std::string_view name) {
    const auto& all = templates();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Template& t) { return t.name == name; });
    return at == all.end() ? nullptr : &*at;
}

int minutes_of_day(std::string_view time) {
    const auto colon = time.find(':');
    int hours = -1, minutes = -1;
    if (colon == std::string_view::npos || colon > 2 || time.size() != colon + 3)
        return -1;
    const auto* end = time.data() + time.size();
    const bool read = std::from_chars(time.data(), time.data() + colon, hours).ptr == time.data() + colon &&
                      std::from_chars(time.data() + colon + 1, end, minutes).ptr == end;
    return read && hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 ? hours * 60 + minutes : -1;
}

} // namespace regie
