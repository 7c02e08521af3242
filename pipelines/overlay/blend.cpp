#include "pipelines/overlay/blend.h"

#include <algorithm>
#include <cstring>

namespace regie::pipelines {

namespace {

#define REGIE_INLINE inline __attribute__((always_inline))

/// Plain arithmetic that GCC turns into 16-bit vector code: x ÷ 255 rounded is exactly (x + 128) × 257 ÷
/// 65536 for x up to 255². The converter keeps value + inverse alpha within 255, so the sum cannot wrap.
REGIE_INLINE std::uint8_t blended(std::uint8_t picture, std::uint8_t value, std::uint8_t inverse_alpha) {
    const auto t = static_cast<std::uint16_t>(picture * inverse_alpha + 128);
    return static_cast<std::uint8_t>(value + static_cast<std::uint16_t>(t * 257U >> 16));
}

/// Ten bits: inverse alpha is scaled to 65535, which leaves a picture under nothing exactly as it is.
REGIE_INLINE std::uint16_t blended(std::uint16_t picture, std::uint16_t value, std::uint16_t inverse_alpha) {
    return static_cast<std::uint16_t>(value +
                                      ((static_cast<std::uint32_t>(picture) * inverse_alpha + 32768U) >> 16));
}

template<typename Sample>
REGIE_INLINE void blend_row(Sample* __restrict picture, const Sample* __restrict value,
                            const Sample* __restrict inverse_alpha, int width) {
    for (int x = 0; x < width; ++x)
        picture[x] = blended(picture[x], value[x], inverse_alpha[x]);
}

template<typename Sample, int kFullWidth>
REGIE_INLINE void blend_plane(std::uint8_t* plane, std::ptrdiff_t stride, const Sample* value,
                              const Sample* inverse_alpha, bool opaque, int width, int height) {
    for (int y = 0; y < height; ++y, plane += stride, value += kFullWidth, inverse_alpha += kFullWidth) {
        auto* picture = reinterpret_cast<Sample*>(plane);
        if (opaque)
            std::memcpy(picture, value, static_cast<std::size_t>(width) * sizeof(Sample));
        else if (width == kFullWidth) // a constant count: no remainder loop
            blend_row(picture, value, inverse_alpha, kFullWidth);
        else
            blend_row(picture, value, inverse_alpha, width);
    }
}

template<typename Sample, bool kInterleaved>
REGIE_INLINE void blend_tile(const TileOf<Sample>& tile, const PictureView& picture, int x, int y, int width,
                             int height) {
    const auto at = [&](std::size_t plane, int column, int row) {
        return picture.planes[plane] + row * picture.strides[plane] +
               column * static_cast<std::ptrdiff_t>(sizeof(Sample));
    };
    blend_plane<Sample, kTileWidth>(at(0, x, y), picture.strides[0], tile.luma.data(),
                                    tile.inverse_alpha.data(), tile.opaque, width, height);
    const int pairs = (width + 1) / 2, chroma_height = (height + 1) / 2;
    const Sample* inverse = tile.chroma_inverse_alpha.data();
    if constexpr (kInterleaved) {
        blend_plane<Sample, kTileWidth>(at(1, x, y / 2), picture.strides[1], tile.chroma.data(), inverse,
                                        tile.opaque, 2 * pairs, chroma_height);
    } else {
        for (std::size_t plane = 1; plane <= 2; ++plane)
            blend_plane<Sample, kTileWidth / 2>(at(plane, x / 2, y / 2), picture.strides[plane],
                                                tile.chroma.data() + (plane - 1) * kTilePixels / 4, inverse,
                                                tile.opaque, pairs, chroma_height);
    }
}

template<typename Sample, bool kInterleaved>
REGIE_INLINE void blend_grid(const TileGrid& overlay, const PictureView& picture) {
    for (int row = 0; row < overlay.rows; ++row) {
        const int y = row * kTileHeight;
        const int height = std::min(kTileHeight, overlay.height - y);
        for (int column = 0; column < overlay.columns; ++column) {
            const Tile* tile = overlay.tiles[static_cast<std::size_t>(row) * overlay.columns + column].get();
            if (!tile)
                continue;
            const int x = column * kTileWidth;
            blend_tile<Sample, kInterleaved>(static_cast<const TileOf<Sample>&>(*tile), picture, x, y,
                                             std::min(kTileWidth, overlay.width - x), height);
        }
    }
}

REGIE_INLINE void blend_any(const TileGrid& overlay, const PictureView& picture) {
    switch (overlay.format.layout) {
    case Layout::I420:
        return blend_grid<std::uint8_t, false>(overlay, picture);
    case Layout::Nv12:
        return blend_grid<std::uint8_t, true>(overlay, picture);
    case Layout::I420Ten:
        return blend_grid<std::uint16_t, false>(overlay, picture);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void blend_avx2(const TileGrid& overlay, const PictureView& picture) {
    blend_any(overlay, picture);
}
#endif

} // namespace

void blend_portable(const TileGrid& overlay, const PictureView& picture) { blend_any(overlay, picture); }

void blend(const TileGrid& overlay, const PictureView& picture) {
#if defined(__x86_64__)
    // Chosen here and not by target_clones: its ifunc resolvers run before the sanitizers are ready.
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx2)
        return blend_avx2(overlay, picture);
#endif
    blend_portable(overlay, picture);
}

} // namespace regie::pipelines
