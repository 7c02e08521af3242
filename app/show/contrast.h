#pragma once
// How well one colour can be read on another. Pure.

#include <cstdint>

namespace regie {

/// 0xAARRGGBB, not premultiplied.
using Argb = std::uint32_t;

/// WCAG 2.1's relative luminance of an opaque colour, 0 to 1.
double luminance(Argb colour);
/// WCAG 2.1's contrast ratio of two opaque colours, 1 to 21.
double contrast_ratio(Argb one, Argb other);
/// What lies over an opaque colour, as an opaque one.
Argb colour_over(Argb above, Argb below);

/// What WCAG 2.1 (1.4.3) wants at least of words, and of large ones.
inline constexpr double kContrast = 4.5, kLargeContrast = 3;

} // namespace regie
