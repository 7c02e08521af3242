#pragma once
// The boxes that MP4 and QuickTime files are made of, as far as is looked at before a demuxer does.

#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>

namespace regie::pipelines {

struct MovieBox {
    std::uint64_t inside = 0; ///< where in the file what it holds begins
    std::uint64_t end = 0;
};

/// The first box of that name (four letters) among those from `from` on, one behind the other; nothing when
/// there is none among the first 64.
std::optional<MovieBox> find_box(std::ifstream& file, std::string_view name, std::uint64_t from);

} // namespace regie::pipelines
