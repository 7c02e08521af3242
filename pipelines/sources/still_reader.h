#pragma once
// How a picture on the disk is opened: not by GStreamer, but by whatever draws the graphics, so that a still
// and a logo are taken alike.

#include "show/result.h"
#include "show/show_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace regie::pipelines {

/// The picture as it lies on the canvas, rows of premultiplied ARGB, sRGB; or why it cannot be shown, with
/// the file's name. Called on any thread, may block on the disk.
using StillReader =
    std::function<Result<std::vector<std::uint32_t>>(const std::string& file, const Canvas& canvas)>;

} // namespace regie::pipelines
