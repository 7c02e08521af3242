#pragma once
// The slate: the plain dark picture that stands in for a source that has nothing.

#include "pipelines/gst_ptr.h"
#include "show/show_file.h"

#include <cstdint>
#include <span>

namespace regie::pipelines {

/// One canvas of one colour (0xRRGGBB) in the programme's format. Share it, as the slate.
GstPtr<GstBuffer> make_flat_picture(const Canvas& canvas, std::uint32_t rgb);

/// One canvas of #0F1216 in the programme's format, with `picture` (premultiplied ARGB of the canvas's size,
/// or empty) on it. Share it: copies of the buffer need no copy of the pixels.
GstPtr<GstBuffer> make_slate(const Canvas& canvas, std::span<const std::uint32_t> picture = {});

/// One canvas with a still on it (as a slate's picture), over black. Share it.
GstPtr<GstBuffer> make_still(const Canvas& canvas, std::span<const std::uint32_t> picture);

/// The colour of a slate's corner all over: what lies beneath boxes that leave some of the canvas free.
GstPtr<GstBuffer> make_ground(const Canvas& canvas, const GstPtr<GstBuffer>& slate);

} // namespace regie::pipelines
