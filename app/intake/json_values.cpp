#include "intake/json_values.h"

#include <algorithm>

namespace regie::intake {
namespace {
using nlohmann::json;
constexpr std::size_t kMaxIdLength = 256; // bytes; Facebook's have up to some 50, YouTube's 162 were seen
} // namespace

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

bool is_id(std::string_view id) {
    return !id.empty() && id.front() != '.' && id.size() <= kMaxIdLength &&
           std::all_of(id.begin(), id.end(), [](unsigned char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '_' || c == '-' || c == '.' || c == '~';
           });
}

} // namespace regie::intake
