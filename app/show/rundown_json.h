#pragma once
// How a rundown item starts, in JSON: in one place for show files and the log.

#include "show/rundown.h"

namespace regie {

NLOHMANN_JSON_SERIALIZE_ENUM(RundownItem::Start, {{RundownItem::Start::Manual, "manual"},
                                                  {RundownItem::Start::Timed, "timed"},
                                                  {RundownItem::Start::Follow, "follow"}})

} // namespace regie
