#pragma once
// JSON from a platform, with bounds on its depth and on the memory it takes: what goes beyond them is an
// attack or a mistake.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string_view>

namespace regie::intake {

inline constexpr int kMaxJsonDepth = 32; ///< PITFALLS 26; a page of Graph comments is 5 deep
/// Of what is read, as weighed. A page of 5,000 Graph comments of 150 characters weighs 8 MB.
inline constexpr std::size_t kMaxJsonBytes = 16'000'000;

/// What one comment can break in it is repaired (repaired_json()). Stops at the first level too deep and the
/// first value too many. The error's `what` is a clause: "sent something that is not JSON".
Result<nlohmann::json> parse_bounded_json(std::string_view text);

} // namespace regie::intake
