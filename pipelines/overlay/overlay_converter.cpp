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
    explicit Weights(Matrix matrix)
        : y(component_weights(matrix)[0]), u(component_weights(matrix)[1]), v(component_weights(matrix)[2]) {}
};

/// One row of a tile, unpacked. Colours are held to alpha: more would not be premultiplied, and would wrap.
struct Row {
    std::array<std::uint16_t, kColumns> r, g, b, a;
};

struct Area {
    int x, y, width, height;
};

#define REGIE_INLINE inline __attribute__((always_inline))

REGIE_INLINE void unpack_row(const ArgbView& picture, const Area& area, int y, Row& row) {
    const auto* line =
        reinterpret_cast<const std::uint32_t*>(reinterpret_cast<const std::byte*>(picture.pixels) +
                                               std::min(y, picture.height - 1) * picture.stride_bytes);
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

REGIE_INLINE void convert_luma(const Row& row, const FixedWeights& w, std::uint8_t* y,
                               std::uint8_t* inverse_alpha) {
    for (int x = 0; x < kTileWidth; ++x) {
        const int i = x + 1;
        y[x] = static_cast<std::uint8_t>(
            (w.r * row.r[i] + w.g * row.g[i] + w.b * row.b[i] + w.offset * row.a[i] + 32768) >> 16);
        inverse_alpha[x] = static_cast<std::uint8_t>(255 - row.a[i]);
    }
}

/// H.264's default chroma position is level with the even columns and between the rows: 1-2-1 across, 1-1
/// down. Eight times the mean, for each even column; written in steps that GCC turns into vector code.
REGIE_INLINE void filter_chroma(const std::array<std::uint16_t, kColumns>& top,
                                const std::array<std::uint16_t, kColumns>& bottom,
                                std::array<std::uint32_t, kTileWidth / 2>& out) {
    std::array<std::uint16_t, kColumns> sum;
    for (int i = 0; i < kColumns; ++i)
        sum[i] = static_cast<std::uint16_t>(top[i] + bottom[i]);
    std::array<std::uint16_t, kTileWidth> filtered;
    for (int i = 0; i < kTileWidth; ++i)
        filtered[i] = static_cast<std::uint16_t>(sum[i] + 2 * sum[i + 1] + sum[i + 2]);
    static_assert(std::endian::native == std::endian::little && sizeof(filtered) == sizeof(out));
    std::memcpy(out.data(), filtered.data(), sizeof(out));
    for (auto& pair : out)
        pair &= 0xFFFF;
}

REGIE_INLINE void convert_chroma(const Row& top, const Row& bottom, const Weights& w, std::uint8_t* u,
                                 std::uint8_t* v, std::uint8_t* inverse_alpha) {
    std::array<std::uint32_t, kTileWidth / 2> r, g, b, a;
    filter_chroma(top.r, bottom.r, r);
    filter_chroma(top.g, bottom.g, g);
    filter_chroma(top.b, bottom.b, b);
    filter_chroma(top.a, bottom.a, a);
    constexpr int kHalf = 1 << 18;
    const auto component = [&](const FixedWeights& c, int x) {
        return static_cast<std::uint8_t>((c.r * static_cast<int>(r[x]) + c.g * static_cast<int>(g[x]) +
                                          c.b * static_cast<int>(b[x]) + c.offset * static_cast<int>(a[x]) +
                                          kHalf) >>
                                         19);
    };
    for (int x = 0; x < kTileWidth / 2; ++x) {
        u[x] = component(w.u, x);
        v[x] = component(w.v, x);
        inverse_alpha[x] = static_cast<std::uint8_t>(255 - ((a[x] + 4) >> 3));
    }
}

REGIE_INLINE void convert_area(const ArgbView& picture, const Area& area, const Weights& weights,
                               Tile& tile) {
    Row top, bottom;
    for (int y = 0; y < area.height; y += 2) {
        unpack_row(picture, area, area.y + y, top);
        unpack_row(picture, area, area.y + y + 1, bottom);
        const auto luma = static_cast<std::size_t>(y) * kTileWidth;
        convert_luma(top, weights.y, &tile.y[luma], &tile.inverse_alpha[luma]);
        convert_luma(bottom, weights.y, &tile.y[luma + kTileWidth], &tile.inverse_alpha[luma + kTileWidth]);
        const auto chroma = luma / 4;
        convert_chroma(top, bottom, weights, &tile.u[chroma], &tile.v[chroma],
                       &tile.chroma_inverse_alpha[chroma]);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void convert_area_avx2(const ArgbView& picture, const Area& area,
                                                       const Weights& weights, Tile& tile) {
    convert_area(picture, area, weights, tile);
}
#endif

void convert_tile(const ArgbView& picture, const Area& area, const Weights& weights, Tile& tile) {
#if defined(__x86_64__)
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx2)
        return convert_area_avx2(picture, area, weights, tile);
#endif
    convert_area(picture, area, weights, tile);
}

enum class Cover { Transparent, Opaque, Mixed };
struct Look {
    Cover cover = Cover::Transparent;
    std::optional<std::uint32_t> flat; ///< the one colour of all its pixels
};

/// The chroma of a tile also depends on the column to its left.
Look look_of(const ArgbView& picture, const Area& area) {
    std::uint32_t any = 0, all = ~0U;
    for (int y = area.y; y < area.y + area.height; ++y) {
        const auto* line = reinterpret_cast<const std::uint32_t*>(
            reinterpret_cast<const std::byte*>(picture.pixels) + y * picture.stride_bytes);
        for (int x = std::max(0, area.x - 1); x < area.x + area.width; ++x) {
            any |= line[x];
            all &= line[x];
        }
    }
    Look look;
    look.cover = any >> 24 == 0 ? Cover::Transparent : all >> 24 == 255 ? Cover::Opaque : Cover::Mixed;
    if (any == all)
        look.flat = any;
    return look;
}

} // namespace

struct OverlayConverter::State {
    explicit State(const Weights& colour_weights) : weights(colour_weights) {}
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
    const Look look = look_of(picture, area);
    if (look.cover == Cover::Transparent)
        return nullptr;
    if (look.flat && flat_tile && *look.flat == flat_colour)
        return flat_tile;
    auto tile = std::make_shared<Tile>();
    tile->opaque = look.cover == Cover::Opaque;
    convert_tile(picture, area, weights, *tile);
    if (look.flat && area.width == kTileWidth && area.height == kTileHeight) {
        flat_colour = *look.flat;
        flat_tile = tile;
    }
    return tile;
}

OverlayConverter::OverlayConverter(int width, int height)
    : state_(std::make_unique<State>(Weights(matrix_for(height)))) {
    TileGrid grid;
    grid.width = width;
    grid.height = height;
    grid.columns = (width + kTileWidth - 1) / kTileWidth;
    grid.rows = (height + kTileHeight - 1) / kTileHeight;
    grid.tiles.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    state_->grid = std::make_shared<const TileGrid>(std::move(grid));
}

OverlayConverter::~OverlayConverter() = default;

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
        const int right = std::min(last.width, rect.x + rect.width + 1),
                  bottom = std::min(last.height, rect.y + rect.height);
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
