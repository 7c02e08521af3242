#pragma once
// Which pictures of a recording a clip holds.

#include "show/result.h"

#include <cstdint>

namespace regie::pipelines {

class Mp4Reader;

/// Times in the pictures' time base, where not said otherwise.
struct ClipRange {
    std::int64_t keyframe = 0;                            ///< at or before `first`
    std::int64_t first = 0;                               ///< the picture shown at the start
    std::int64_t end = 0;                                 ///< the first picture that is not in it any more
    std::int64_t one = 1;                                 ///< how long the recording's last picture is shown
    std::int64_t picture_bytes = 0;                       ///< what its pictures take in the recording
    std::int64_t from_ms = 0, keyframe_ms = 0, to_ms = 0; ///< of first, keyframe and end
};

/// After reader.read_index(). Fails when the recording has nothing there.
Result<ClipRange> find_range(Mp4Reader& reader, std::int64_t from_ms, std::int64_t to_ms);

} // namespace regie::pipelines
