#include "show/json_values.h"

namespace regie {

using nlohmann::json;

const json& member(const json& object, const char* key) {
    static const json nothing;
    if (!object.is_object())
        return nothing;
    const auto at = object.find(key);
    return at != object.end() ? *at : nothing;
}

std::string text_of(const json& object, const char* key) {
    const auto& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t integer_of(const json& object, const char* key, std::int64_t otherwise) {
    const auto& value = member(object, key);
    return value.is_number_integer() ? value.get<std::int64_t>() : otherwise;
}

bool is_true(const json& object, const char* key) { return member(object, key) == true; }

} // namespace regie
