#pragma once
// A flag's severity in JSON: "info", "notice", "severe".

#include "show/comment.h"

#include <nlohmann/json.hpp>

namespace regie {

NLOHMANN_JSON_SERIALIZE_ENUM(Severity, {{Severity::Info, "info"},
                                        {Severity::Notice, "notice"},
                                        {Severity::Severe, "severe"}})

} // namespace regie
