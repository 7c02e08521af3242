#pragma once
// JSON from outside: a platform, a desk, a file. It is weighed before it is parsed, because what nests deep
// ends a program as soon as it is copied or written again, and short text can fill the memory.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <limits>
#include <string_view>

namespace regie {

inline constexpr int kMaxJsonDepth = 32; ///< PITFALLS 26; a page of Graph comments is 5 deep
/// Of what is read, as weighed. A page of 5,000 Graph comments of 150 characters weighs 8 MB.
inline constexpr std::size_t kMaxJsonBytes = 16'000'000;

/// Whether a text stays within the bounds, whatever it is. The error's `what` is a clause: "sent JSON nested
/// too deep".
Result<void> weigh_json(std::string_view text, std::size_t most_bytes = kMaxJsonBytes);

/// What one comment can break in it is repaired (repaired_json()). The error's `what` is a clause: "sent
/// something that is not JSON".
Result<nlohmann::json> parse_bounded_json(std::string_view text, std::size_t most_bytes = kMaxJsonBytes);

inline bool nested_too_deep(std::string_view text) {
    return !weigh_json(text, std::numeric_limits<std::size_t>::max());
}

/// For what is bounded in size already: discarded when it is no JSON, or nested too deep.
template<typename Json = nlohmann::json>
Json parse_shallow_json(std::string_view text) {
    return nested_too_deep(text) ? Json(nlohmann::detail::value_t::discarded)
                                 : Json::parse(text, nullptr, false);
}

} // namespace regie
