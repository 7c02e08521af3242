#pragma once
// When each caption of a file stands, so that every word of it is seen. Pure.

#include "show/captions.h"

#include <vector>

namespace regie {

/// So many lines of a caption stand on air.
inline constexpr std::size_t kCaptionLines = 2;

/// `captions`, by their beginnings, as they stand one after the other: while several overlap, all of them,
/// the earlier first, so that none vanishes under another. What has more than two lines of kCaptionColumns
/// stands in parts, each for its share of the words.
std::vector<Caption> one_at_a_time(const std::vector<Caption>& captions);

} // namespace regie
