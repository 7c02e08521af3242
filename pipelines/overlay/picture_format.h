#pragma once
// How programme pictures hold colour: what an overlay is converted to before it is blended into them.

#include "pipelines/overlay/colour.h"

namespace regie::pipelines {

/// 4:2:0 all of them: planes of eight bits, chroma interleaved in one plane, planes of ten bits in 16
/// (little-endian).
enum class PixelLayout { I420, Nv12, I420Ten };

/// Where a chroma sample lies between the luma samples of its two columns (rows): level with the first, or
/// midway.
enum class Siting { First, Midway };

struct PictureFormat {
    PixelLayout layout = PixelLayout::I420;
    Matrix matrix = kBt709;
    Range range = Range::Limited;
    Siting across = Siting::First; ///< H.264's default, as is `down`
    Siting down = Siting::Midway;
    bool operator==(const PictureFormat&) const = default;

    constexpr int bits() const { return layout == PixelLayout::I420Ten ? 10 : 8; }
};

/// Of a canvas so high, as Régie's own pipelines have it.
constexpr PictureFormat canvas_format(int canvas_height) { return {.matrix = matrix_for(canvas_height)}; }

} // namespace regie::pipelines
