#pragma once
// What connectors read of platforms' JSON, besides show/json_values.h: bounds, and what an id may be.

#include "show/json_values.h"

#include <cstddef>
#include <string_view>

namespace regie::intake {

inline constexpr std::size_t kMaxName = 80;           ///< graphemes; longer ones are no names
inline constexpr std::size_t kMaxCursorLength = 4096; ///< bytes

/// An id becomes part of a path or a query when a decision is carried out, so it must not be able to steer
/// one: letters, digits and -._~ only, no dot in front, 256 of them at most.
bool is_id(std::string_view id);

} // namespace regie::intake
