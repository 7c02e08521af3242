#include "show/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regie {

double luminance(Argb colour) {
    static const auto linear = [] {
        std::array<double, 256> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double c = static_cast<double>(i) / 255;
            values[i] = c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        }
        return values;
    }();
    return 0.2126 * linear[(colour >> 16) & 0xFF] + 0.7152 * linear[(colour >> 8) & 0xFF] +
           0.0722 * linear[colour & 0xFF];
}

double contrast_ratio(Argb one, Argb other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

Argb colour_over(Argb above, Argb below) {
    const auto alpha = above >> 24;
    const auto channel = [&](int shift) {
        const auto top = (above >> shift) & 0xFF, bottom = (below >> shift) & 0xFF;
        return ((top * alpha + bottom * (255 - alpha) + 127) / 255) << shift;
    };
    return 0xFF000000 | channel(16) | channel(8) | channel(0);
}

} // namespace regie
