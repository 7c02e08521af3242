#include "pipelines/overlay/colour.h"
#include "pipelines/overlay/tiles.h"
#include "pipelines/overlay_frame.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <optional>
#include <utility>

namespace regie::pipelines {

namespace {

constexpr int kColumns = kTileWidth + 2; ///< with one neighbour on each side, for the chroma filter

/// ComponentWeights in 16-bit fixed point.
struct FixedWeights {
    int r = 0, g = 0, b = 0, offset = 0;
    explicit FixedWeights(ComponentWeights w)
        : r(fixed(w.r)), g(fixed(w.g)), b(fixed(w.b)), offset(fixed(w.offset)) {}
    static int fixed(double weight) { return static_cast<int>(std::lround(weight * 65536)); }
};

struct Weights {
    FixedWeights y, u, v;
    explicit Weights(const std::array<ComponentWeights, 3>& w) : y(w[0]), u(w[1]), v(w[2]) {}
    explicit Weights(const PictureFormat& format)
        : Weights(component_weights(format.matrix, format.range, format.bits())) {}
};

/// One row of a tile, unpacked. Colours are held to alpha: more would not be premultiplied, and would wrap.
struct Row {
    std::array<std::uint16_t, kColumns> r, g, b, a;
};

struct Area {
    int x, y, width, height;
};

#define REGIE_INLINE inline __attribute__((always_inline))

/// Rows and columns beyond the picture's edges are those at the edge.
REGIE_INLINE void unpack_row(const ArgbView& picture, const Area& area, int y, Row& row) {
    const auto* line =
        reinterpret_cast<const std::uint32_t*>(reinterpret_cast<const std::byte*>(picture.pixels) +
                                               std::clamp(y, 0, picture.height - 1) * picture.stride_bytes);
    std::array<std::uint32_t, kColumns> argb;
    const int right = area.x + area.width;
    argb[0] = line[std::max(0, area.x - 1)];
    std::copy(line + area.x, line + right, argb.begin() + 1);
    std::fill(argb.begin() + 1 + area.width, argb.end(), line[std::min(right, picture.width - 1)]);
    for (int i = 0; i < kColumns; ++i) {
        const std::uint32_t a = argb[i] >> 24;
        row.a[i] = static_cast<std::uint16_t>(a);
        row.r[i] = static_cast<std::uint16_t>(std::min(argb[i] >> 16 & 255, a));
        row.g[i] = static_cast<std::uint16_t>(std::min(argb[i] >> 8 & 255, a));
        row.b[i] = static_cast<std::uint16_t>(std::min(argb[i] & 255, a));
    }
}

/// What the blend multiplies the picture by, from alpha 0..255 that was added up `kSum` times.
template<typename Sample, int kSum>
REGIE_INLINE Sample inverse_of(std::uint32_t alpha) {
    constexpr std::uint32_t kOpaque = sizeof(Sample) == 1 ? 255 : 65535;
    constexpr std::uint32_t kStep = kOpaque / 255;
    return static_cast<Sample>(kOpaque - (alpha * kStep + kSum / 2) / kSum);
}

template<typename Sample>
REGIE_INLINE void convert_luma(const Row& row, const FixedWeights& w, Sample* y, Sample* inverse_alpha) {
    for (int x = 0; x < kTileWidth; ++x) {
        const int i = x + 1;
        y[x] = static_cast<Sample>(
            (w.r * row.r[i] + w.g * row.g[i] + w.b * row.b[i] + w.offset * row.a[i] + 32768) >> 16);
        inverse_alpha[x] = inverse_of<Sample, 1>(row.a[i]);
    }
}

/// The rows that reach into a row of chroma.
struct ChromaRows {
    const Row &above, &top, &bottom; ///< `above` only where chroma is level with the first row
};
using ChromaSums = std::array<std::uint32_t, kTileWidth / 2>;
constexpr int kChromaSum = 16; ///< the filter's weights together

/// The highest value under so much alpha, as kChromaSum adds it up: in full range the purest colours round to
/// one code more than there is.
template<typename Sample>
REGIE_INLINE int highest_under(std::uint32_t alpha) {
    if constexpr (sizeof(Sample) == 1)
        return static_cast<int>((alpha + kChromaSum / 2) / kChromaSum);
    else
        return static_cast<int>((alpha * 16432 + 32768) >> 16); // 1023 ÷ (255 × 16)
}

/// Level with the first of two: 1-2-1 around it; midway between them: 1-1. For each even column; written in
/// steps that GCC turns into vector code.
REGIE_INLINE void filter_chroma(const PictureFormat& format, const ChromaRows& rows,
                                std::array<std::uint16_t, kColumns> Row::*colour, ChromaSums& out) {
    const auto &above = rows.above.*colour, &top = rows.top.*colour, &bottom = rows.bottom.*colour;
    std::array<std::uint16_t, kColumns> sum;
    if (format.down == Siting::First)
        for (int i = 0; i < kColumns; ++i)
            sum[i] = static_cast<std::uint16_t>(above[i] + 2 * top[i] + bottom[i]);
    else
        for (int i = 0; i < kColumns; ++i)
            sum[i] = static_cast<std::uint16_t>(2 * (top[i] + bottom[i]));
    std::array<std::uint16_t, kTileWidth> filtered;
    if (format.across == Siting::First)
        for (int i = 0; i < kTileWidth; ++i)
            filtered[i] = static_cast<std::uint16_t>(sum[i] + 2 * sum[i + 1] + sum[i + 2]);
    else
        for (int i = 0; i < kTileWidth; ++i)
            filtered[i] = static_cast<std::uint16_t>(2 * (sum[i + 1] + sum[i + 2]));
    static_assert(std::endian::native == std::endian::little && sizeof(filtered) == sizeof(out));
    std::memcpy(out.data(), filtered.data(), sizeof(out));
    for (auto& pair : out)
        pair &= 0xFFFF;
}

template<typename Sample, bool kInterleaved>
REGIE_INLINE void convert_chroma(const PictureFormat& format, const ChromaRows& rows, const Weights& w,
                                 Sample* chroma, Sample* inverse_alpha) {
    ChromaSums r, g, b, a;
    filter_chroma(format, rows, &Row::r, r);
    filter_chroma(format, rows, &Row::g, g);
    filter_chroma(format, rows, &Row::b, b);
    filter_chroma(format, rows, &Row::a, a);
    constexpr int kShift = 16 + std::countr_zero(unsigned{kChromaSum});
    const auto component = [&](const FixedWeights& c, int x) {
        const int sum = c.r * static_cast<int>(r[x]) + c.g * static_cast<int>(g[x]) +
                        c.b * static_cast<int>(b[x]) + c.offset * static_cast<int>(a[x]);
        return static_cast<Sample>(
            std::min((sum + (1 << (kShift - 1))) >> kShift, highest_under<Sample>(a[x])));
    };
    for (int x = 0; x < kTileWidth / 2; ++x) {
        const Sample u = component(w.u, x), v = component(w.v, x);
        const Sample inverse = inverse_of<Sample, kChromaSum>(a[x]);
        if constexpr (kInterleaved) {
            chroma[2 * x] = u;
            chroma[2 * x + 1] = v;
            inverse_alpha[2 * x] = inverse_alpha[2 * x + 1] = inverse;
        } else {
            chroma[x] = u;
            chroma[x + kTilePixels / 4] = v;
            inverse_alpha[x] = inverse;
        }
    }
}

template<typename Sample, bool kInterleaved>
REGIE_INLINE void convert_area(const ArgbView& picture, const Area& area, const PictureFormat& format,
                               const Weights& weights, TileOf<Sample>& tile) {
    Row above, top, bottom;
    constexpr std::size_t kChromaWidth = kInterleaved ? kTileWidth : kTileWidth / 2;
    for (int y = 0; y < area.height; y += 2) {
        if (format.down == Siting::First)
            unpack_row(picture, area, area.y + y - 1, above);
        unpack_row(picture, area, area.y + y, top);
        unpack_row(picture, area, area.y + y + 1, bottom);
        const auto luma = static_cast<std::size_t>(y) * kTileWidth;
        convert_luma(top, weights.y, &tile.luma[luma], &tile.inverse_alpha[luma]);
        convert_luma(bottom, weights.y, &tile.luma[luma + kTileWidth],
                     &tile.inverse_alpha[luma + kTileWidth]);
        const auto chroma = static_cast<std::size_t>(y / 2) * kChromaWidth;
        convert_chroma<Sample, kInterleaved>(format, {above, top, bottom}, weights, &tile.chroma[chroma],
                                             &tile.chroma_inverse_alpha[chroma]);
    }
}

template<typename Sample, bool kInterleaved>
REGIE_INLINE std::shared_ptr<Tile> make_tile(const ArgbView& picture, const Area& area,
                                             const PictureFormat& format, const Weights& weights) {
    auto tile = std::make_shared<TileOf<Sample>>();
    convert_area<Sample, kInterleaved>(picture, area, format, weights, *tile);
    return tile;
}

REGIE_INLINE std::shared_ptr<Tile> convert_any(const ArgbView& picture, const Area& area,
                                               const PictureFormat& format, const Weights& weights) {
    switch (format.layout) {
    case PixelLayout::I420:
        return make_tile<std::uint8_t, false>(picture, area, format, weights);
    case PixelLayout::Nv12:
        return make_tile<std::uint8_t, true>(picture, area, format, weights);
    case PixelLayout::I420Ten:
        return make_tile<std::uint16_t, false>(picture, area, format, weights);
    }
    return nullptr;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) std::shared_ptr<Tile>
convert_avx2(const ArgbView& picture, const Area& area, const PictureFormat& format, const Weights& weights) {
    return convert_any(picture, area, format, weights);
}
#endif

std::shared_ptr<Tile> convert_tile(const ArgbView& picture, const Area& area, const PictureFormat& format,
                                   const Weights& weights) {
#if defined(__x86_64__)
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx2)
        return convert_avx2(picture, area, format, weights);
#endif
    return convert_any(picture, area, format, weights);
}

struct Look {
    bool transparent = false;
    Cover cover = Cover::Mixed;
    std::optional<std::uint32_t> flat; ///< the one colour of all its pixels
};

/// The chroma of a tile also depends on the column to its left, and on the row above where it is level with
/// the first.
Look look_of(const ArgbView& picture, const Area& area, Siting down) {
    std::uint32_t any = 0, all = ~0U;
    const int top = down == Siting::First ? std::max(0, area.y - 1) : area.y;
    for (int y = top; y < area.y + area.height; ++y) {
        const auto* line = reinterpret_cast<const std::uint32_t*>(
            reinterpret_cast<const std::byte*>(picture.pixels) + y * picture.stride_bytes);
        for (int x = std::max(0, area.x - 1); x < area.x + area.width; ++x) {
            any |= line[x];
            all &= line[x];
        }
    }
    Look look;
    look.transparent = any >> 24 == 0;
    if (all >> 24 == 255)
        look.cover = Cover::Opaque;
    else if (any >> 24 == all >> 24)
        look.cover = Cover::Even;
    if (any == all)
        look.flat = any;
    return look;
}

} // namespace

struct OverlayConverter::State {
    explicit State(const PictureFormat& format) : weights(format) {}
    Weights weights;
    std::shared_ptr<const TileGrid> grid; ///< as last published
    bool first = true;
    std::uint32_t flat_colour = 0;
    std::shared_ptr<const Tile> flat_tile = nullptr;

    std::shared_ptr<const Tile> tile_of(const ArgbView& picture, const Area& area);
};

/// Panels are large and of one colour: their tiles are one tile, converted once, and in the cache when it is
/// blended.
std::shared_ptr<const Tile> OverlayConverter::State::tile_of(const ArgbView& picture, const Area& area) {
    const Look look = look_of(picture, area, grid->format.down);
    if (look.transparent)
        return nullptr;
    if (look.flat && flat_tile && *look.flat == flat_colour)
        return flat_tile;
    auto tile = convert_tile(picture, area, grid->format, weights);
    tile->cover = look.cover;
    if (look.flat && area.width == kTileWidth && area.height == kTileHeight) {
        flat_colour = *look.flat;
        flat_tile = tile;
    }
    return tile;
}

OverlayConverter::OverlayConverter(int width, int height)
    : OverlayConverter(width, height, canvas_format(height)) {}

OverlayConverter::OverlayConverter(int width, int height, const PictureFormat& format)
    : state_(std::make_unique<State>(format)) {
    TileGrid grid;
    grid.format = format;
    grid.width = width;
    grid.height = height;
    grid.columns = (width + kTileWidth - 1) / kTileWidth;
    grid.rows = (height + kTileHeight - 1) / kTileHeight;
    grid.tiles.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    state_->grid = std::make_shared<const TileGrid>(std::move(grid));
}

OverlayConverter::OverlayConverter(OverlayConverter&&) noexcept = default;
OverlayConverter& OverlayConverter::operator=(OverlayConverter&&) noexcept = default;
OverlayConverter::~OverlayConverter() = default;

const PictureFormat& OverlayConverter::format() const { return state_->grid->format; }

std::shared_ptr<const OverlayFrame>
OverlayConverter::convert(const ArgbView& picture, std::span<const Rect> repainted, std::int64_t frame) {
    const TileGrid& last = *state_->grid;
    assert(picture.width == last.width && picture.height == last.height);
    const Rect everything{0, 0, last.width, last.height};
    if (std::exchange(state_->first, false))
        repainted = {&everything, 1};
    if (repainted.empty())
        return std::make_shared<const OverlayFrame>(state_->grid, frame);

    auto grid = std::make_shared<TileGrid>(last);
    std::vector<bool> converted(grid->tiles.size());
    for (const Rect& rect : repainted) {
        const int left = std::max(0, rect.x), top = std::max(0, rect.y);
        // One column more: it reaches into the chroma of the tile to the right.
        const int right = std::min(last.width, rect.x + rect.width + 1);
        const int below = last.format.down == Siting::First ? 1 : 0; // likewise
        const int bottom = std::min(last.height, rect.y + rect.height + below);
        for (int y = top / kTileHeight * kTileHeight; y < bottom && left < right; y += kTileHeight)
            for (int x = left / kTileWidth * kTileWidth; x < right; x += kTileWidth) {
                const auto index = static_cast<std::size_t>(y / kTileHeight) * grid->columns + x / kTileWidth;
                if (converted[index])
                    continue;
                converted[index] = true;
                const Area area{x, y, std::min(kTileWidth, last.width - x),
                                std::min(kTileHeight, last.height - y)};
                grid->tiles[index] = state_->tile_of(picture, area);
            }
    }
    grid->empty = std::all_of(grid->tiles.begin(), grid->tiles.end(), [](const auto& tile) { return !tile; });
    state_->grid = std::move(grid);
    return std::make_shared<const OverlayFrame>(state_->grid, frame);
}

} // namespace regie::pipelines
