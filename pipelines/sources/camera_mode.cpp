#include "pipelines/sources/camera_mode.h"

#include <algorithm>
#include <tuple>

namespace regie::pipelines {

namespace {

/// How well a mode suits, as a tuple that is greater for the better one.
auto rank(const CameraMode& mode, const Canvas& canvas) {
    // 29.97 serves 30: one frame in a thousand is shown twice.
    constexpr double kNearly = 0.995;
    const double width = static_cast<double>(mode.width) / canvas.width;
    const double height = static_cast<double>(mode.height) / canvas.height;
    const double rate = mode.fps() / canvas.rate.fps;
    const bool suffices = width >= 1 && height >= 1 && rate >= kNearly;
    const double covers = std::min(1.0, width) * std::min(1.0, height);
    const double smooth = rate >= kNearly ? 1.0 : rate * rate;
    return std::tuple(suffices, suffices ? 1.0 : covers * smooth, mode.is_raw(), -width * height, -rate);
}

} // namespace

std::optional<CameraMode> choose_mode(std::span<const CameraMode> modes, const Canvas& canvas) {
    const auto best =
        std::max_element(modes.begin(), modes.end(), [&](const CameraMode& a, const CameraMode& b) {
            return rank(a, canvas) < rank(b, canvas);
        });
    return best == modes.end() ? std::nullopt : std::optional(*best);
}

} // namespace regie::pipelines
