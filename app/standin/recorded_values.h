#pragma once
// What recorded chats need besides show/json_values.h.

#include "show/json_values.h"

#include <optional>

namespace regie::standin::recorded {

/// A number, or a text that is one; finite.
std::optional<double> number(const nlohmann::json& object, const char* key);

} // namespace regie::standin::recorded
