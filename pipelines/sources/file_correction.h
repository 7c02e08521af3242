#pragma once
// Bytes of a file that its demuxer is to find otherwise.

#include "pipelines/gst_ptr.h"

#include <cstdint>
#include <string>

namespace regie::pipelines {

struct FileCorrection {
    std::uint64_t at = 0; ///< in the file
    std::string bytes;    ///< in place of as many
};

/// Whatever reads through `source`, a reader of files (before it starts), finds that.
void correct_file(GstElement* source, const FileCorrection& correction);

} // namespace regie::pipelines
