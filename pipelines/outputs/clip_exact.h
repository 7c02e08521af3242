#pragma once
// A clip encoded again, because it does not begin at a keyframe.

#include "pipelines/outputs/clip_range.h"
#include "pipelines/outputs/mp4_file.h"

namespace regie::pipelines {

/// Decodes from the keyframe on, which `reader` has been sought to, and encodes the pictures of the range and
/// the sound beside them, to the sample.
Result<void> encode_exactly(Mp4Reader& reader, const ClipRange& range, Mp4Writer& writer);

} // namespace regie::pipelines
