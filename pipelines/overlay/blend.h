#pragma once
// The blend itself: tiles over a picture, in place.

#include "pipelines/overlay/tiles.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace regie::pipelines {

/// A picture to blend into: of the grid's size and format, any strides (bytes). NV12 has two planes. Samples
/// of ten bits lie at even addresses.
struct PictureView {
    std::array<std::uint8_t*, 3> planes{};
    std::array<std::ptrdiff_t, 3> strides{};
};

/// Uses AVX2 where the machine has it; the result is the same to the bit without.
void blend(const TileGrid& overlay, const PictureView& picture);

/// The same without AVX2, for machines that lack it and for tests.
void blend_portable(const TileGrid& overlay, const PictureView& picture);

} // namespace regie::pipelines
