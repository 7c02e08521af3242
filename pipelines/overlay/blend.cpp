#include "pipelines/overlay/blend.h"

#include <algorithm>
#include <cstring>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace regie::pipelines {

namespace {

#define REGIE_INLINE inline __attribute__((always_inline))
#define REGIE_AVX2 __attribute__((target("avx2")))

/// picture × inverse alpha ÷ 255, rounded: the factor as 15 bits, so that one instruction (pmulhrsw) does it.
/// The converter keeps value + inverse alpha within 255, so the sum cannot wrap.
REGIE_INLINE std::uint8_t blended(std::uint8_t picture, std::uint8_t value, std::uint8_t inverse_alpha) {
    const auto factor = static_cast<std::uint32_t>(inverse_alpha * 257U >> 1);
    return static_cast<std::uint8_t>(value + ((picture * factor + 16384U) >> 15));
}

/// Ten bits: inverse alpha is scaled to 65535, which leaves a picture under nothing exactly as it is.
REGIE_INLINE std::uint16_t blended(std::uint16_t picture, std::uint16_t value, std::uint16_t inverse_alpha) {
    return static_cast<std::uint16_t>(value +
                                      ((static_cast<std::uint32_t>(picture) * inverse_alpha + 32768U) >> 16));
}

/// A part of one of the picture's planes, and of the tile above it, whose rows are `tile_width` apart.
template<typename Sample>
struct Strip {
    std::uint8_t* plane;
    std::ptrdiff_t stride; ///< bytes
    const Sample* value;
    const Sample* inverse_alpha;
    int tile_width;
    int width, height; ///< samples; less than the tile's at the canvas's edges
};

/// Calls `row(picture, value, inverse alpha)` for each row.
template<typename Sample, typename Row>
REGIE_INLINE void for_each_row(const Strip<Sample>& strip, Row row) {
    auto [plane, stride, value, inverse_alpha, tile_width, width, height] = strip;
    for (int y = 0; y < height; ++y, plane += stride, value += tile_width, inverse_alpha += tile_width)
        row(reinterpret_cast<Sample*>(plane), value, inverse_alpha);
}

/// Under an even tile its alpha is read once, which is a third less memory to go through.
template<typename Sample>
REGIE_INLINE void blend_row(Sample* __restrict picture, const Sample* __restrict value,
                            const Sample* __restrict inverse_alpha, Cover cover, int from, int width) {
    if (cover == Cover::Even) {
        const Sample inverse = inverse_alpha[0];
        for (int x = from; x < width; ++x)
            picture[x] = blended(picture[x], value[x], inverse);
    } else {
        for (int x = from; x < width; ++x)
            picture[x] = blended(picture[x], value[x], inverse_alpha[x]);
    }
}

template<typename Sample>
REGIE_INLINE void blend_strip_plainly(const Strip<Sample>& strip, Cover cover) {
    for_each_row(strip, [&](Sample* picture, const Sample* value, const Sample* inverse_alpha) {
        if (strip.width == kTileWidth) // a constant count: no remainder loop
            blend_row(picture, value, inverse_alpha, cover, 0, kTileWidth);
        else
            blend_row(picture, value, inverse_alpha, cover, 0, strip.width);
    });
}

template<typename Sample>
void blend_strip(const Strip<Sample>& strip, Cover cover) {
    blend_strip_plainly(strip, cover);
}

#if defined(__x86_64__)
/// 32 samples, as blended() does them. The halves of each lane are unpacked and packed alike, so that nothing
/// crosses lanes; GCC's own code for blended() does, and takes half as long again.
REGIE_AVX2 REGIE_INLINE void blend_32(std::uint8_t* picture, const std::uint8_t* value, __m256i factor_low,
                                      __m256i factor_high) {
    const __m256i zero = _mm256_setzero_si256();
    const __m256i below = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(picture));
    const __m256i low = _mm256_mulhrs_epi16(_mm256_unpacklo_epi8(below, zero), factor_low);
    const __m256i high = _mm256_mulhrs_epi16(_mm256_unpackhi_epi8(below, zero), factor_high);
    const __m256i above = _mm256_load_si256(reinterpret_cast<const __m256i*>(value));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(picture),
                        _mm256_add_epi8(above, _mm256_packus_epi16(low, high)));
}

REGIE_AVX2 void blend_strip_avx2(const Strip<std::uint8_t>& strip, Cover cover) {
    auto [plane, stride, value, inverse_alpha, tile_width, width, height] = strip;
    const int whole = width / 32 * 32;
    const __m256i even = _mm256_set1_epi16(static_cast<short>(inverse_alpha[0] * 257U >> 1));
    for (int y = 0; y < height; ++y, plane += stride, value += tile_width, inverse_alpha += tile_width) {
        // The picture is read a line of each tile at a time, which no hardware foresees.
        __builtin_prefetch(plane + 3 * tile_width, 1);
        if (cover == Cover::Even) {
            for (int x = 0; x < whole; x += 32)
                blend_32(plane + x, value + x, even, even);
        } else {
            for (int x = 0; x < whole; x += 32) {
                // A byte beside itself is 257 times it.
                const auto inverse = _mm256_load_si256(reinterpret_cast<const __m256i*>(inverse_alpha + x));
                blend_32(plane + x, value + x, _mm256_srli_epi16(_mm256_unpacklo_epi8(inverse, inverse), 1),
                         _mm256_srli_epi16(_mm256_unpackhi_epi8(inverse, inverse), 1));
            }
        }
        blend_row(plane, value, inverse_alpha, cover, whole, width);
    }
}

REGIE_AVX2 void blend_strip_avx2(const Strip<std::uint16_t>& strip, Cover cover) {
    blend_strip_plainly(strip, cover);
}
#endif

template<typename Sample>
using BlendStrip = void (*)(const Strip<Sample>&, Cover);

template<typename Sample>
void blend_or_copy(const Strip<Sample>& strip, Cover cover, BlendStrip<Sample> blend_strip) {
    if (cover != Cover::Opaque)
        return blend_strip(strip, cover);
    const auto bytes = static_cast<std::size_t>(strip.width) * sizeof(Sample);
    for_each_row(strip, [&](Sample* picture, const Sample* value, const Sample*) {
        std::memcpy(picture, value, bytes);
    });
}

template<typename Sample>
void blend_tile(const TileOf<Sample>& tile, bool interleaved, const PictureView& picture, int x, int y,
                int width, int height, BlendStrip<Sample> blend_strip) {
    const auto at = [&](std::size_t plane, int column, int row) {
        return picture.planes[plane] + row * picture.strides[plane] +
               column * static_cast<std::ptrdiff_t>(sizeof(Sample));
    };
    blend_or_copy<Sample>({at(0, x, y), picture.strides[0], tile.luma.data(), tile.inverse_alpha.data(),
                           kTileWidth, width, height},
                          tile.cover, blend_strip);
    const int pairs = (width + 1) / 2, chroma_height = (height + 1) / 2;
    const Sample* inverse = tile.chroma_inverse_alpha.data();
    if (interleaved)
        return blend_or_copy<Sample>({at(1, x, y / 2), picture.strides[1], tile.chroma.data(), inverse,
                                      kTileWidth, 2 * pairs, chroma_height},
                                     tile.cover, blend_strip);
    for (std::size_t plane = 1; plane <= 2; ++plane)
        blend_or_copy<Sample>({at(plane, x / 2, y / 2), picture.strides[plane],
                               tile.chroma.data() + (plane - 1) * kTilePixels / 4, inverse, kTileWidth / 2,
                               pairs, chroma_height},
                              tile.cover, blend_strip);
}

template<typename Sample>
void blend_grid(const TileGrid& overlay, const PictureView& picture, BlendStrip<Sample> blend_strip) {
    for (int row = 0; row < overlay.rows; ++row) {
        const int y = row * kTileHeight;
        const int height = std::min(kTileHeight, overlay.height - y);
        for (int column = 0; column < overlay.columns; ++column) {
            const Tile* tile = overlay.tiles[static_cast<std::size_t>(row) * overlay.columns + column].get();
            if (!tile)
                continue;
            const int x = column * kTileWidth;
            blend_tile(static_cast<const TileOf<Sample>&>(*tile), overlay.format.layout == PixelLayout::Nv12,
                       picture, x, y, std::min(kTileWidth, overlay.width - x), height, blend_strip);
        }
    }
}

void blend_with(const TileGrid& overlay, const PictureView& picture, BlendStrip<std::uint8_t> eight,
                BlendStrip<std::uint16_t> ten) {
    if (overlay.format.bits() == 8)
        blend_grid(overlay, picture, eight);
    else
        blend_grid(overlay, picture, ten);
}

} // namespace

void blend_portable(const TileGrid& overlay, const PictureView& picture) {
    blend_with(overlay, picture, blend_strip<std::uint8_t>, blend_strip<std::uint16_t>);
}

void blend(const TileGrid& overlay, const PictureView& picture) {
#if defined(__x86_64__)
    // Chosen here and not by target_clones: its ifunc resolvers run before the sanitizers are ready.
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx2)
        return blend_with(overlay, picture, blend_strip_avx2, blend_strip_avx2);
#endif
    blend_portable(overlay, picture);
}

} // namespace regie::pipelines
