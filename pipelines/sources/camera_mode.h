#pragma once
// Which of its formats a camera is asked for. Pure.

#include "show/show_file.h"

#include <optional>
#include <span>
#include <string>

namespace regie::pipelines {

struct CameraMode {
    int width = 0, height = 0;
    int fps_numerator = 0, fps_denominator = 1;
    std::string format; ///< "YUY2", … of raw pictures; kMjpeg for JPEGs, which cost a decode

    static constexpr const char* kMjpeg = "MJPEG";
    bool is_raw() const { return format != kMjpeg; }
    double fps() const { return static_cast<double>(fps_numerator) / fps_denominator; }
    bool operator==(const CameraMode&) const = default;
};

/// What suits the canvas best: at least its size at its rate, raw before MJPEG, no larger and no faster than
/// needed. When there is none, the best below, where rate counts more than size: a jerky picture is worse
/// than a soft one. Nothing when there are no modes.
std::optional<CameraMode> choose_mode(std::span<const CameraMode> modes, const Canvas& canvas);

} // namespace regie::pipelines
