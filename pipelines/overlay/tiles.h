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

/// A piece of overlay as the blend wants it: programme = value + programme × inverse alpha ÷ 255. Rows are
/// kTileWidth apart in luma and half of it in chroma; tiles at the canvas's right and bottom edges use only a
/// part.
struct Tile {
    alignas(64) std::array<std::uint8_t, kTileWidth * kTileHeight> y;
    alignas(64) std::array<std::uint8_t, kTileWidth * kTileHeight> inverse_alpha;
    alignas(64) std::array<std::uint8_t, kTileWidth * kTileHeight / 4> u;
    alignas(64) std::array<std::uint8_t, kTileWidth * kTileHeight / 4> v;
    alignas(64) std::array<std::uint8_t, kTileWidth * kTileHeight / 4> chroma_inverse_alpha;
    bool opaque = false; ///< every inverse alpha is 0: it can be copied
};

/// Row by row; a null tile is fully transparent.
struct TileGrid {
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
