#pragma once
// What an MP4 or QuickTime file says of its length, which qtdemux (1.22) makes too much of.

#include "pipelines/sources/file_correction.h"

#include <cstdint>
#include <optional>
#include <string>

namespace regie::pipelines {

struct MovieLength {
    std::uint64_t at = 0, bytes = 0; ///< where in the file it stands
    std::int64_t ns = 0;
};

/// Nothing when the file at `path` is none of those. Reads the file, as the next one does.
std::optional<MovieLength> movie_length(const std::string& path);

/// Whether its edit list begins a second or more into what a track holds: it was cut without being encoded
/// anew.
bool begins_inside(const std::string& path);

/// The movie has no length then. By it qtdemux ends tracks that begin inside what they hold too early, and
/// takes one of less than a fifth of it for a preview, which it leaves out.
FileCorrection without(const MovieLength& length);

} // namespace regie::pipelines
