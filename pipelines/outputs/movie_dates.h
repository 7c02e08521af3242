#pragma once
// When an MP4 was made, which stands in it five times.

#include <filesystem>

namespace regie::pipelines {

/// Nowhere in the file, which is finished, stands when it was made: two that are made of the same are the
/// same bytes. What cannot be written stays.
void leave_out_dates(const std::filesystem::path& file);

} // namespace regie::pipelines
