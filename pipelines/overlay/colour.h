#pragma once
// From RGB to the programme's Y'CbCr, limited range. Numbers: ITU-R BT.709-6 and BT.601-7, part "signal
// format".

#include <array>
#include <cmath>
#include <cstdint>

namespace regie::pipelines {

/// Weights of red and blue in luma; green has the rest.
struct Matrix {
    double kr = 0, kb = 0;
};
inline constexpr Matrix kBt709{0.2126, 0.0722};
inline constexpr Matrix kBt601{0.299, 0.114};

/// HD canvases are BT.709, smaller ones BT.601.
constexpr Matrix matrix_for(int canvas_height) { return canvas_height >= 720 ? kBt709 : kBt601; }

/// One of Y', Cb, Cr as a weighted sum of R, G, B (0..255) and alpha (0..255, which carries the offset).
struct ComponentWeights {
    double r = 0, g = 0, b = 0, offset = 0; ///< offset / 255 for each step of alpha
};
constexpr std::array<ComponentWeights, 3> component_weights(Matrix m) {
    const double kg = 1 - m.kr - m.kb;
    constexpr double kLuma = 219.0 / 255, kChroma = 224.0 / 255;
    const double cb = kChroma / (2 * (1 - m.kb)), cr = kChroma / (2 * (1 - m.kr));
    return {{{m.kr * kLuma, kg * kLuma, m.kb * kLuma, 16.0 / 255},
             {-m.kr * cb, -kg * cb, (1 - m.kb) * cb, 128.0 / 255},
             {(1 - m.kr) * cr, -kg * cr, -m.kb * cr, 128.0 / 255}}};
}

/// An opaque colour 0xRRGGBB as Y', Cb, Cr.
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
