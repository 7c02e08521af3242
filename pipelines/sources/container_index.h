#pragma once
// Whether a container says where its pictures lie.

#include <string>
#include <string_view>

namespace regie::pipelines {

enum class Index {
    None,  ///< it can only be read through
    Some,  ///< it can be sought, and what it says of its length may be wrong
    Whole, ///< it can be sought, and its length is what it says
};

/// Of the file that the demuxer of that name reads: by what its beginning says, and by what was tried with
/// GStreamer 1.22. A transport stream is sought to times that are off by seconds, and so is Matroska without
/// cues; with those an engine would rather read through.
Index index_of(std::string_view demuxer, const std::string& path);

} // namespace regie::pipelines
