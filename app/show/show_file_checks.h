#pragma once
// What the schema cannot say of a show file: names that must be known, ids that must differ, what each kind
// needs.

#include "show/result.h"
#include "show/templates.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace regie {

/// The first fault in `show`, which fits the schema; its `where` is the JSON pointer alone.
std::optional<Error> check_show_meaning(const nlohmann::json& show, const Templates& templates);

} // namespace regie
