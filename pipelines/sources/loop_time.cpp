#include "pipelines/sources/loop_time.h"

#include <algorithm>
#include <cmath>

namespace regie::pipelines {

std::int64_t loop_length_ns(std::int64_t duration_ns, int fps_numerator, int fps_denominator) {
    if (fps_numerator <= 0 || fps_denominator <= 0)
        return duration_ns;
    const double picture_ns = 1e9 * fps_denominator / fps_numerator;
    // A tenth of a picture of tolerance: containers round their durations to milliseconds.
    const double pictures = std::floor(static_cast<double>(duration_ns) / picture_ns + 0.1);
    return std::llround(std::max(pictures, 1.0) * picture_ns);
}

} // namespace regie::pipelines
