#include "show/templates.h"

#include "show/bounded_json.h"
#include "show/qr_code.h"
#include "show/text.h"
#include "show/zoned_time.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;
using Type = TemplateField::Type;

constexpr const char* kDescriptions =
#include "templates.json.inc"
    ;

std::optional<Type> type_of(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, Type>, 8> kTypes{{{"text", Type::Text},
                                                                       {"lines", Type::Lines},
                                                                       {"picture", Type::Picture},
                                                                       {"pictures", Type::Pictures},
                                                                       {"choice", Type::Choice},
                                                                       {"time", Type::Time},
                                                                       {"number", Type::Number},
                                                                       {"code", Type::Code}}};
    const auto at =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& type) { return type.first == name; });
    return at == kTypes.end() ? std::nullopt : std::optional(at->second);
}

// Throws what nlohmann/json throws where a member is missing or another type.
Template described(const std::string& component, const json& description) {
    Template made;
    made.name = description.at("name");
    made.component = component;
    made.label = description.value("label", made.name);
    made.about = description.value("about", "");
    made.place = description.at("place");
    made.layer = description.value("layer", made.name);
    made.seconds = description.value("seconds", 0);
    made.shapes = description.value("shapes", std::vector<std::string>{"16:9", "9:16", "1:1"});
    made.safe_area = description.value("safe_area", true);
    for (const auto& field : description.at("fields")) {
        const auto type = type_of(field.at("type"));
        if (!type)
            throw std::invalid_argument(
                fmt::format("there is no type \"{}\"", field["type"].get<std::string>()));
        made.fields.push_back(
            {field.at("name"), *type, field.value("required", false), field.value("live", false),
             field.value("most", std::size_t{0}), field.value("most_lines", std::size_t{1}),
             field.value("choices", std::vector<std::string>()), field.value("whole", false)});
    }
    return made;
}

const std::shared_ptr<const std::vector<Template>>& all_built_in() {
    static const auto all = [] {
        auto made = std::make_shared<std::vector<Template>>();
        const auto descriptions = json::parse(kDescriptions);
        for (const auto& [component, description] : descriptions.items())
            made->push_back(described(component, description));
        return std::shared_ptr<const std::vector<Template>>(std::move(made));
    }();
    return all;
}

std::string cleaned(std::string_view text, std::size_t most) {
    return bind_punctuation(clean_text(text, most));
}

TemplateValue value_of(const TemplateField& field, const std::string& text, std::size_t most) {
    if (field.type == Type::Picture)
        return text;
    if (field.type == Type::Number) {
        int number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return std::clamp(number, 0, static_cast<int>(field.most));
    }
    if (field.type == Type::Code)
        return qr_rows(text);
    if (!field.list())
        return cleaned(text, most);
    auto lines = lines_of(text);
    if (!field.live)
        lines.resize(std::min(lines.size(), field.most_lines));
    if (field.type == Type::Lines)
        for (auto& line : lines)
            line = cleaned(line, most);
    return lines;
}

} // namespace

const TemplateField* Template::field(std::string_view wanted) const {
    const auto at =
        std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == wanted; });
    return at == fields.end() ? nullptr : &*at;
}

Templates::Templates() : all_(all_built_in()) {}

Templates::Templates(std::vector<Template> crew) : Templates() {
    if (crew.empty())
        return;
    auto all = std::make_shared<std::vector<Template>>(*all_);
    std::move(crew.begin(), crew.end(), std::back_inserter(*all));
    all_ = std::move(all);
}

const Template* Templates::find(std::string_view name) const {
    const auto at = std::find_if(begin(), end(), [&](const Template& kind) { return kind.name == name; });
    return at == end() ? nullptr : &*at;
}

const Template& Templates::built_in(std::string_view name) {
    const auto* kind = Templates().find(name);
    assert(kind);
    return *kind;
}

Result<Template> parse_template(std::string_view description, const std::string& component,
                                const std::string& file) {
    constexpr const char* kRemedy = "Describe it as qml/overlays/LowerThird.json does.";
    if (nested_too_deep(description))
        return failure("it is not described: it is nested too deep", "", kRemedy);
    try {
        auto made = described(component, json::parse(description));
        made.file = file;
        made.description = description;
        const auto name_fits = [](const std::string& name) {
            return !name.empty() && name.size() <= 40 &&
                   name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        };
        if (!name_fits(made.name))
            return failure("its name is none", "/name", "Give 1 to 40 of a–z, digits and \"-\".");
        return made;
    } catch (const json::exception& error) {
        const std::string words = error.what(); // "[json.exception.…] what"
        return failure("it is not described: " + clean_text(words.substr(words.find("] ") + 2), 120), "",
                       kRemedy);
    } catch (const std::invalid_argument& error) {
        return failure(error.what(), "/fields", kRemedy);
    }
}

std::map<std::string, TemplateValue> template_values(const Template& kind, const Fields& fields,
                                                     const Fields& live, std::size_t most) {
    std::map<std::string, TemplateValue> values;
    for (const auto& field : kind.fields) {
        const auto& from = field.live ? live : fields;
        const auto given = from.find(field.name);
        values[field.name] = value_of(field, given == from.end() ? std::string() : given->second,
                                      field.whole ? std::max(most, field.most) : most);
    }
    return values;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    return fmt::format("{}", fmt::join(lines, "\n"));
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

bool is_time(std::string_view text) {
    constexpr std::size_t kDate = 10;
    if (text.size() > kDate && text[kDate] == ' ' && parse_date(text.substr(0, kDate)))
        text.remove_prefix(kDate + 1);
    return minutes_of_day(text) >= 0;
}

} // namespace regie
