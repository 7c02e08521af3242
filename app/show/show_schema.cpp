#include "show/show_schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regie {

namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

constexpr std::string_view kSchemaText =
#include "show.schema.json.inc"
    ;

struct ShowSchema {
    json text;
    valijson::Schema compiled;

    explicit ShowSchema(json schema) : text(std::move(schema)) {
        valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(text), compiled);
    }
};

const ShowSchema& show_schema() {
    static const ShowSchema schema(json::parse(kSchemaText));
    return schema;
}

ShowSchema schema_of_member(const char* name) {
    const auto& show = show_schema().text;
    auto schema = show.at("properties").at(name);
    schema["definitions"] = show.at("definitions");
    return ShowSchema(std::move(schema));
}

// valijson names a place {"<root>", "[cues]", "[0]"}.
std::vector<std::string> path_of(const std::vector<std::string>& context) {
    std::vector<std::string> path;
    for (std::size_t i = 1; i < context.size(); ++i)
        path.push_back(context[i].substr(1, context[i].size() - 2));
    return path;
}

const json& resolved(const json& schema) {
    const auto ref = schema.find("$ref");
    return ref == schema.end() ? schema
                               : show_schema().text.at(json::json_pointer(ref->get<std::string>().substr(1)));
}

// What the schema says of one member of an object or array: null for a member it does not know.
const json& schema_of_member(const json& schema, const json& parent, const std::string& name) {
    static const json unknown;
    if (parent.is_array())
        return resolved(schema.at("items"));
    if (const auto properties = schema.find("properties");
        properties != schema.end() && properties->contains(name))
        return resolved(properties->at(name));
    const auto others = schema.find("additionalProperties");
    return others != schema.end() && others->is_object() ? *others : unknown;
}

bool has_type(const json& value, const json& types) {
    if (types.is_array())
        return std::any_of(types.begin(), types.end(),
                           [&](const json& type) { return has_type(value, type); });
    const std::string type = types;
    // valijson takes 30.0 for an integer, as the standard says.
    return type == "integer"  ? value.is_number_integer() || value.is_number_float()
           : type == "number" ? value.is_number()
                              : value.type_name() == type;
}

const char* name_of_type(const std::string& type) {
    static const std::map<std::string, const char*> names = {
        {"integer", "a whole number"}, {"number", "a number"}, {"string", "a text in quotes"},
        {"boolean", "true or false"},  {"array", "a list"},    {"object", "an object in braces"}};
    return names.at(type);
}

std::vector<std::string> keys_of(const json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        if (!key.starts_with('$')) // $schema is for editors
            keys.push_back(fmt::format("\"{}\"", key));
    return keys;
}

// Says in our words why `value` does not fit its part of the schema. That part's "description" is the remedy;
// where it has a "fault" (a keyword of ours, which validators skip) that says what is wrong.
Error explain(const json& schema, const json& value) {
    const std::string description = schema.at("description");
    if (const auto& type = schema.at("type"); !has_type(value, type))
        return {fmt::format("this must be {}", name_of_type(type.is_array() ? type.front() : type)),
                {},
                description};
    if (schema.contains("enum")) {
        std::vector<std::string> known;
        for (const auto& one : schema["enum"])
            known.push_back(one.dump());
        return {"this value is not known", {}, fmt::format("Known are {}.", fmt::join(known, ", "))};
    }
    if (value.is_object()) {
        for (const std::string name : schema.value("required", json::array()))
            if (!value.contains(name))
                return {fmt::format("\"{}\" is missing", name),
                        {},
                        schema_of_member(schema, value, name).at("description")};
        for (const auto& [name, member] : value.items())
            if (schema_of_member(schema, value, name).is_null())
                return {fmt::format("\"{}\" is not known here", name),
                        {},
                        fmt::format("Known are {}.", fmt::join(keys_of(schema.at("properties")), ", "))};
    }
    return {schema.value("fault", "this does not fit"), {}, description};
}

std::optional<Error> first_error(const ShowSchema& wanted, const json& root) {
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(wanted.compiled, NlohmannJsonAdapter(root), &results))
        return {};
    // The first error is the innermost one; what follows is its way up to the root.
    valijson::ValidationResults::Error first;
    results.popError(first);
    const json* schema = &wanted.text;
    const json* value = &root;
    json::json_pointer place;
    for (const auto& name : path_of(first.context)) {
        schema = &schema_of_member(*schema, *value, name);
        value = value->is_array() ? &value->at(std::stoul(name)) : &value->at(name);
        place /= name;
    }
    auto error = explain(*schema, *value);
    error.where = place.to_string();
    return error;
}

std::optional<Error> check_member(const char* name, const ShowSchema& schema, const json& value) {
    auto error = first_error(schema, value);
    if (error)
        error->where = std::string("/") + name + error->where;
    return error;
}

} // namespace

std::optional<Error> check_show_schema(const json& show) { return first_error(show_schema(), show); }

std::optional<Error> check_flags_schema(const json& flags) {
    static const auto schema = schema_of_member("flags");
    return check_member("flags", schema, flags);
}
std::optional<Error> check_rundown_schema(const json& rundown) {
    static const auto schema = schema_of_member("rundown");
    return check_member("rundown", schema, rundown);
}
std::optional<Error> check_answers_schema(const json& answers) {
    static const auto schema = schema_of_member("answers");
    return check_member("answers", schema, answers);
}

} // namespace regie
