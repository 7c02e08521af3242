#pragma once
// The slate: the plain dark picture that stands in for a source that has nothing.

#include "pipelines/gst_ptr.h"
#include "show/show_file.h"

namespace regie::pipelines {

/// One canvas of #0F1216 in the programme's format. Share it: copies of the buffer need no copy of the
/// pixels.
GstPtr<GstBuffer> make_slate(const Canvas& canvas);

} // namespace regie::pipelines
