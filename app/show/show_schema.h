#pragma once
// Checks a show file's shape against assets/show.schema.json, which is compiled in.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace regie {

/// The first place where `show` breaks the schema; its `where` is the JSON pointer alone, "" for the whole
/// file. Never quotes a value: it may be a secret.
std::optional<Error> check_show_schema(const nlohmann::json& show);

/// The same for the "flags" of a show file alone; places begin with "/flags".
std::optional<Error> check_flags_schema(const nlohmann::json& flags);
/// And for its "rundown" or its "answers" alone.
std::optional<Error> check_rundown_schema(const nlohmann::json& rundown);
std::optional<Error> check_answers_schema(const nlohmann::json& answers);

} // namespace regie
