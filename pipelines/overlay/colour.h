#pragma once
// From RGB to the programme's Y'CbCr. Numbers: ITU-R BT.709-6 and BT.601-7, part "signal format"; full range
// as in JFIF 1.02.

#include <array>
#include <cmath>
#include <cstdint>

namespace regie::pipelines {

/// Weights of red and blue in luma; green has the rest.
struct Matrix {
    double kr = 0, kb = 0;
    bool operator==(const Matrix&) const = default;
};
inline constexpr Matrix kBt709{0.2126, 0.0722};
inline constexpr Matrix kBt601{0.299, 0.114};

/// HD canvases are BT.709, smaller ones BT.601.
constexpr Matrix matrix_for(int canvas_height) { return canvas_height >= 720 ? kBt709 : kBt601; }

/// Which codes are black and white: 16 and 235, or 0 and 255 (of eight bits).
enum class Range { Limited, Full };

/// One of Y', Cb, Cr as a weighted sum of R, G, B (0..255) and alpha (0..255, which carries the offset).
struct ComponentWeights {
    double r = 0, g = 0, b = 0, offset = 0; ///< offset / 255 for each step of alpha
};
constexpr std::array<ComponentWeights, 3> component_weights(Matrix m, Range range = Range::Limited,
                                                            int bits = 8) {
    const double kg = 1 - m.kr - m.kb;
    const double step = 1 << (bits - 8); // of an eight-bit code
    const double most = (1 << bits) - 1;
    const bool full = range == Range::Full;
    const double luma = (full ? most : 219 * step) / 255, chroma = (full ? most : 224 * step) / 255;
    const double black = full ? 0 : 16 * step / 255, grey = 128 * step / 255;
    const double cb = chroma / (2 * (1 - m.kb)), cr = chroma / (2 * (1 - m.kr));
    return {{{m.kr * luma, kg * luma, m.kb * luma, black},
             {-m.kr * cb, -kg * cb, (1 - m.kb) * cb, grey},
             {(1 - m.kr) * cr, -kg * cr, -m.kb * cr, grey}}};
}

/// An opaque colour 0xRRGGBB as Y', Cb, Cr of eight bits, limited range.
inline std::array<std::uint8_t, 3> yuv_of(std::uint32_t rgb, Matrix matrix) {
    std::array<std::uint8_t, 3> yuv{};
    const auto weights = component_weights(matrix);
    for (std::size_t i = 0; i < 3; ++i)
        yuv[i] = static_cast<std::uint8_t>(std::lround(weights[i].r * (rgb >> 16 & 255) +
                                                       weights[i].g * (rgb >> 8 & 255) +
                                                       weights[i].b * (rgb & 255) + weights[i].offset * 255));
    return yuv;
}

} // namespace regie::pipelines
