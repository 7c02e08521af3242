#pragma once
// WebVTT and SubRip files, with what is wrong in them. Pure.

#include "show/captions.h"
#include "show/result.h"

#include <string_view>
#include <vector>

namespace regie {

struct CaptionFile {
    std::vector<Caption> captions; ///< by their times, one at a time
    std::vector<Caption> written;  ///< the same as the file has them: they may be long, and overlap
    std::vector<Error> left_out;   ///< those that cannot be shown; each place is a line
};

/// Of the file's text. In the order of their times; markup and notes are left out. The error names the line.
Result<CaptionFile> read_caption_file(std::string_view text);

} // namespace regie
