#include "pipelines/outputs/movie_dates.h"

#include "pipelines/sources/movie_boxes.h"

#include <fstream>
#include <string>
#include <vector>

namespace regie::pipelines {

void leave_out_dates(const std::filesystem::path& file) {
    std::ifstream movie(file, std::ios::binary);
    std::vector<MovieBox> headers;
    const auto inside = [&movie](const std::optional<MovieBox>& box, std::string_view name) {
        return box ? find_box(movie, name, box->inside) : std::nullopt;
    };
    const auto add = [&](const std::optional<MovieBox>& header) {
        if (header)
            headers.push_back(*header);
    };
    const auto whole = find_box(movie, "moov", 0);
    add(inside(whole, "mvhd"));
    for (auto track = inside(whole, "trak"); track && track->end <= whole->end;
         track = find_box(movie, "trak", track->end)) {
        add(inside(track, "tkhd"));
        add(inside(inside(track, "mdia"), "mdhd"));
    }
    std::fstream written(file, std::ios::in | std::ios::out | std::ios::binary);
    for (const auto& header : headers) {
        // Version and flags, then when it was made and when it was changed: 4 bytes each, in version 1 8.
        written.seekg(static_cast<std::streamoff>(header.inside));
        const std::string none(written.get() == 1 ? 16 : 8, '\0');
        written.seekp(static_cast<std::streamoff>(header.inside + 4));
        written.write(none.data(), static_cast<std::streamsize>(none.size()));
    }
}

} // namespace regie::pipelines
