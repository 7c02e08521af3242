#pragma once
// WebVTT and SubRip files, with what is wrong in them. Pure.

#include "show/captions.h"

#include <vector>

namespace regie {

struct CaptionFile {
    std::vector<Caption> captions; ///< by their times, one at a time
    std::vector<Error> left_out;   ///< those that cannot be shown; each place is a line
};

/// As parse_captions() does, and says what it left out.
Result<CaptionFile> read_caption_file(std::string_view text);

} // namespace regie
