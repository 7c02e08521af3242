#pragma once
// The inside of an OverlayFrame: a grid of tiles, each immutable once published.

#include "pipelines/overlay_frame.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace regie::pipelines {

inline constexpr int kTileWidth = 64; ///< pixels; even, and two AVX2 registers of luma
inline constexpr int kTileHeight = 32;
inline constexpr int kTilePixels = kTileWidth * kTileHeight;

/// What is alike all over a tile, and saves the blend work: panels have one alpha, whatever their colours.
enum class Cover {
    Mixed,
    Even,   ///< one alpha
    Opaque, ///< nothing shows through: it can be copied
};

/// A piece of overlay as the blend wants it; what it holds is a TileOf the format's sample.
struct Tile {
    Cover cover = Cover::Mixed;
};

/// Programme = value + programme × inverse alpha ÷ the alpha of Opaque. Luma rows are kTileWidth apart.
/// Chroma is stored as the pictures have it: Cb and then Cr with rows of half that, or pairs of both. Tiles
/// at the canvas's right and bottom edges use only a part.
template<typename Sample>
struct TileOf : Tile {
    alignas(64) std::array<Sample, kTilePixels> luma;
    alignas(64) std::array<Sample, kTilePixels> inverse_alpha;
    alignas(64) std::array<Sample, kTilePixels / 2> chroma;
    alignas(
        64) std::array<Sample, kTilePixels / 2> chroma_inverse_alpha; ///< planar: the first half, for both
};
using Tile8 = TileOf<std::uint8_t>;
/// Inverse alpha fills its 16 bits (257 for each of 255 steps), so that the blend is one multiplication.
using Tile10 = TileOf<std::uint16_t>;

/// Row by row; a null tile is fully transparent.
struct TileGrid {
    PictureFormat format;      ///< which says what the tiles are
    int width = 0, height = 0; ///< canvas, pixels
    int columns = 0, rows = 0; ///< tiles
    std::vector<std::shared_ptr<const Tile>> tiles;
    bool empty = true; ///< no tile at all: nothing is on air
};

/// The overlay of one programme frame.
class OverlayFrame {
  public:
    OverlayFrame(std::shared_ptr<const TileGrid> grid, std::int64_t frame)
        : grid_(std::move(grid)), frame_(frame) {}
    const TileGrid& grid() const { return *grid_; }
    std::int64_t frame() const { return frame_; }

  private:
    std::shared_ptr<const TileGrid> grid_;
    std::int64_t frame_;
};

} // namespace regie::pipelines
