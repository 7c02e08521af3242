#pragma once
// A picture of the show's on the disk, a still or a logo: opened in one way for the programme, the graphics
// and `regie check`, so that what one takes all take.

#include "show/result.h"
#include "show/show_file.h"

#include <QImage>
#include <QSize>

#include <cstdint>
#include <string>
#include <vector>

namespace regie::overlay {

/// What is larger is refused before it is decoded. A logo is decoded between two frames: 0.3 s at most.
inline constexpr std::int64_t kMostLogoPixels = 4096LL * 4096;
inline constexpr std::int64_t kMostStillPixels = 8192LL * 8192;

/// By what is in the file, whatever its name says; upright, as its camera says; in sRGB, premultiplied. In
/// its own shape no larger than `within` (empty: as it is); drawings are as large as fits, others never
/// larger than they are. The error names the file, says what it is and what to do. Blocks on the disk; any
/// thread, beside a QGuiApplication, whose fonts drawings use.
Result<QImage> read_picture(const std::string& file, QSize within, std::int64_t most_pixels);

/// The same as large as the canvas, in the middle and over black: rows of premultiplied ARGB.
Result<std::vector<std::uint32_t>> read_still(const std::string& file, const Canvas& canvas);

} // namespace regie::overlay
