#include "pipelines/sources/container_index.h"

#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/movie_boxes.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace regie::pipelines {

namespace {

constexpr std::size_t kCuesBytes = 64 << 10; // a Matroska file's cues, or where they lie, are named there

/// Cues, or where they lie: before the first cluster, where a writer puts its table of contents at the end.
bool has_cues(const std::string& beginning) {
    constexpr std::string_view kCues("\x1C\x53\xBB\x6B", 4), kCluster("\x1F\x43\xB6\x75", 4);
    return std::string_view(beginning).substr(0, beginning.find(kCluster)).find(kCues) !=
           std::string_view::npos;
}

/// In fragments: the table at the top does not know them.
bool is_fragmented(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return find_box(file, "moof", 0).has_value();
}

} // namespace

Index index_of(std::string_view demuxer, const std::string& path) {
    if (demuxer == "qtdemux")
        return is_fragmented(path) ? Index::Some : Index::Whole;
    if (demuxer == "matroskademux")
        return has_cues(beginning_of(path, kCuesBytes)) ? Index::Whole : Index::None;
    constexpr std::array<std::string_view, 4> kTried{"avidemux", "asfdemux", "mxfdemux", "oggdemux"};
    return std::find(kTried.begin(), kTried.end(), demuxer) != kTried.end() ? Index::Some : Index::None;
}

} // namespace regie::pipelines
