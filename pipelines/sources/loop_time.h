#pragma once
// How long one loop of a file is.

#include <cstdint>

namespace regie::pipelines {

/// Its duration, down to whole pictures (its sound often ends a little later, which is not worth a repeated
/// picture), so that each loop has its pictures at the same frames; one picture at least. fps 0/1 is unknown.
std::int64_t loop_length_ns(std::int64_t duration_ns, int fps_numerator, int fps_denominator);

} // namespace regie::pipelines
