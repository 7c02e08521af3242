#pragma once
// What the schema cannot say of a rundown: templates and fields that must be known, and texts that must be
// what their field takes.

#include "show/result.h"
#include "show/templates.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace regie {

/// The first fault in a show file's "rundown", which fits the schema; its `where` begins with "/rundown".
std::optional<Error> check_rundown_meaning(const nlohmann::json& rundown, const Templates& templates);

/// The same for one graphic: {"graphic": …, "fields": {…}}; places begin with `where`.
std::optional<Error> check_graphic_meaning(const nlohmann::json& graphic, const std::string& where,
                                           const Templates& templates);

} // namespace regie
