#pragma once
// Reading JSON from outside without trusting any of it: a missing member or one of another type is empty.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace regie {

/// The member, or null: what is read from null is empty.
const nlohmann::json& member(const nlohmann::json& object, const char* key);
std::string text_of(const nlohmann::json& object, const char* key);
std::int64_t integer_of(const nlohmann::json& object, const char* key, std::int64_t otherwise = 0);
bool is_true(const nlohmann::json& object, const char* key);

} // namespace regie
