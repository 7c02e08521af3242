#pragma once
// How fast a recorded chat's time runs.

#include "show/result.h"

#include <string_view>

namespace regie::standin {

struct Speed {
    double factor = 1; ///< chat seconds a second, 0.01..1000
    bool everything_said =
        false; ///< "max": all comments are there from the start; removals still come at their times
};

/// "1", "50", "0.5" or "max".
Result<Speed> parse_speed(std::string_view text);

} // namespace regie::standin
