#pragma once
// Pictures of pixels that GStreamer has no name for: libav's decoders (GStreamer 1.22) end the process on
// them.

#include <gst/gst.h>

namespace regie::pipelines {

/// Of `decoder`, which is libav's or anything else, before it has data: before it sees a picture, libav is
/// asked what its pixels are. Others than those with a name are an error in words, and go no further.
void refuse_unnamed_pixels(GstElement* decoder);

} // namespace regie::pipelines
