#pragma once
// A place in a recording that people look for.

#include <cstdint>
#include <string>

namespace regie::pipelines {

struct Chapter {
    std::int64_t at_ms = 0; ///< since the first picture of the recording file
    std::string title;
};

} // namespace regie::pipelines
