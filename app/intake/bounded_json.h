#pragma once
// JSON from a platform, with a bound on its depth: what is nested deeper is an attack or a mistake.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace regie::intake {

inline constexpr int kMaxJsonDepth = 32; ///< PITFALLS 26; a page of Graph comments is 5 deep

/// Stops at the first level too deep. The error's `what` is a clause: "sent something that is not JSON".
Result<nlohmann::json> parse_bounded_json(std::string_view text);

} // namespace regie::intake
