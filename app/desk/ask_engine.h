#pragma once
// How the desk's panels ask the engine for what is not in the log.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace regie::desk {

/// Called on the GUI thread; so is the answer, once.
using AskEngine = std::function<void(const char* method, nlohmann::json params,
                                     std::function<void(const Result<nlohmann::json>&)>)>;

} // namespace regie::desk
