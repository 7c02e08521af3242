#include "pipelines/overlay/blend.h"

#include <algorithm>
#include <cstring>

namespace regie::pipelines {

namespace {

#define REGIE_INLINE inline __attribute__((always_inline))

/// Plain arithmetic that GCC turns into 16-bit vector code: x ÷ 255 rounded is exactly (x + 128) × 257 ÷
/// 65536 for x up to 255². The converter keeps value + inverse alpha within 255, so the sum cannot wrap.
REGIE_INLINE void blend_row(std::uint8_t* __restrict picture, const std::uint8_t* __restrict value,
                            const std::uint8_t* __restrict inverse_alpha, int width) {
    for (int x = 0; x < width; ++x) {
        const auto t = static_cast<std::uint16_t>(picture[x] * inverse_alpha[x] + 128);
        const auto kept = static_cast<std::uint16_t>(t * 257U >> 16);
        picture[x] = static_cast<std::uint8_t>(value[x] + kept);
    }
}

template<int kFullWidth>
REGIE_INLINE void blend_plane(std::uint8_t* picture, std::ptrdiff_t stride, const std::uint8_t* value,
                              const std::uint8_t* inverse_alpha, bool opaque, int width, int height) {
    for (int y = 0; y < height; ++y, picture += stride, value += kFullWidth, inverse_alpha += kFullWidth) {
        if (opaque)
            std::memcpy(picture, value, static_cast<std::size_t>(width));
        else if (width == kFullWidth) // a constant count: no remainder loop
            blend_row(picture, value, inverse_alpha, kFullWidth);
        else
            blend_row(picture, value, inverse_alpha, width);
    }
}

REGIE_INLINE void blend_grid(const TileGrid& overlay, const I420View& picture) {
    for (int row = 0; row < overlay.rows; ++row) {
        const int y = row * kTileHeight;
        const int height = std::min(kTileHeight, overlay.height - y);
        for (int column = 0; column < overlay.columns; ++column) {
            const Tile* tile = overlay.tiles[static_cast<std::size_t>(row) * overlay.columns + column].get();
            if (!tile)
                continue;
            const int x = column * kTileWidth;
            const int width = std::min(kTileWidth, overlay.width - x);
            const auto& [luma, cb, cr] = picture.planes;
            blend_plane<kTileWidth>(luma + y * picture.strides[0] + x, picture.strides[0], tile->y.data(),
                                    tile->inverse_alpha.data(), tile->opaque, width, height);
            const int chroma_width = (width + 1) / 2, chroma_height = (height + 1) / 2;
            const int cx = x / 2, cy = y / 2;
            const std::uint8_t* chroma_inverse = tile->chroma_inverse_alpha.data();
            blend_plane<kTileWidth / 2>(cb + cy * picture.strides[1] + cx, picture.strides[1], tile->u.data(),
                                        chroma_inverse, tile->opaque, chroma_width, chroma_height);
            blend_plane<kTileWidth / 2>(cr + cy * picture.strides[2] + cx, picture.strides[2], tile->v.data(),
                                        chroma_inverse, tile->opaque, chroma_width, chroma_height);
        }
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void blend_avx2(const TileGrid& overlay, const I420View& picture) {
    blend_grid(overlay, picture);
}
#endif

} // namespace

void blend_portable(const TileGrid& overlay, const I420View& picture) { blend_grid(overlay, picture); }

void blend(const TileGrid& overlay, const I420View& picture) {
#if defined(__x86_64__)
    // Chosen here and not by target_clones: its ifunc resolvers run before the sanitizers are ready.
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx2)
        return blend_avx2(overlay, picture);
#endif
    blend_portable(overlay, picture);
}

} // namespace regie::pipelines
