#pragma once
// Reading a recorded chat without trusting any of it: what is missing or of another type is empty.

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace regie::standin::recorded {

/// The member, or null.
const nlohmann::json& member(const nlohmann::json& object, const char* key);
std::string text(const nlohmann::json& object, const char* key);
/// A number, or a text that is one; finite.
std::optional<double> number(const nlohmann::json& object, const char* key);

} // namespace regie::standin::recorded
