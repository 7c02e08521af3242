#include "pipelines/sources/loop_time.h"

#include <cmath>

namespace regie::pipelines {

void LoopTime::start(std::int64_t offset_ns, std::int64_t loop_ns) {
    offset_ns_ = last_position_ns_ = offset_ns;
    loop_ns_ = loop_ns;
    loops_ = 0;
}

std::int64_t LoopTime::at(std::int64_t position_ns) {
    if (loop_ns_ > 0 && position_ns < last_position_ns_ - loop_ns_ / 2)
        ++loops_;
    last_position_ns_ = position_ns;
    return loops_ * loop_ns_ + position_ns - offset_ns_;
}

std::int64_t loop_length_ns(std::int64_t duration_ns, int fps_numerator, int fps_denominator) {
    if (fps_numerator <= 0 || fps_denominator <= 0)
        return duration_ns;
    const double picture_ns = 1e9 * fps_denominator / fps_numerator;
    // A tenth of a picture of tolerance: containers round their durations to milliseconds.
    const double pictures = std::floor(static_cast<double>(duration_ns) / picture_ns + 0.1);
    return pictures < 1 ? duration_ns : std::llround(pictures * picture_ns);
}

} // namespace regie::pipelines
