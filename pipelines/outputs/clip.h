#pragma once
// Clips cut from a recording, also from one that is still being written.

#include "show/result.h"

#include <cstdint>
#include <filesystem>

namespace regie::pipelines {

enum class Exact {
    No,  ///< the packets as they are: begins at the keyframe at or before, up to 2 s early; takes no time
    Yes, ///< exactly from picture to picture, sound to the sample: encoded again, at the recording's rate
};

struct CutClip {
    std::int64_t from_ms = 0; ///< what it holds, in the recording's time
    std::int64_t to_ms = 0;
};

/// The pictures shown from `from_ms` up to, not including, `to_ms` since the recording's first picture, with
/// their sound, as a fast-start MP4 that replaces a file of that name. What the recording does not reach yet
/// is left out. Fails when there is no such place, or a file cannot be read or written; nothing is left
/// behind then. Blocks; any thread.
Result<CutClip> cut_clip(const std::filesystem::path& recording, std::int64_t from_ms, std::int64_t to_ms,
                         Exact exact, const std::filesystem::path& out);

} // namespace regie::pipelines
