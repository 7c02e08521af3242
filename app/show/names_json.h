#pragma once
// How authors are named on air, in show files and in the protocol.

#include "show/show_file.h"

#include <nlohmann/json.hpp>

namespace regie {

NLOHMANN_JSON_SERIALIZE_ENUM(NamePolicy, {{NamePolicy::FirstNameInitial, "first-name-initial"},
                                          {NamePolicy::FirstName, "first-name"},
                                          {NamePolicy::Initials, "initials"},
                                          {NamePolicy::Full, "full"}})

} // namespace regie
