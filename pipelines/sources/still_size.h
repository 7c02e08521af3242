#pragma once
// How large a still says it is, for the formats whose size GStreamer (1.22) learns only by decoding them.

#include <cstdint>
#include <string_view>

namespace regie::pipelines {

/// Pixels, from the beginning of a WebP or SVG file; 0: it is another format, or does not say. Pure.
std::int64_t still_pixels(std::string_view beginning);

} // namespace regie::pipelines
