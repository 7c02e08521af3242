#include "pipelines/sources/movie_length.h"

#include "pipelines/sources/movie_boxes.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace regie::pipelines {

namespace {

std::uint64_t number_at(std::ifstream& file, std::uint64_t at, std::size_t bytes) {
    std::array<unsigned char, 8> read{};
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(reinterpret_cast<char*>(read.data()), static_cast<std::streamsize>(bytes));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value = value << 8 | read.at(i);
    return value;
}

} // namespace

std::optional<MovieLength> movie_length(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const auto movie = find_box(file, "moov", 0);
    const auto header = movie ? find_box(file, "mvhd", movie->inside) : std::nullopt;
    if (!header)
        return {};
    // Behind version and flags two dates, a scale and the length; dates and length of 4 bytes or, in version
    // 1, 8.
    const bool is_long = number_at(file, header->inside, 1) == 1;
    const std::uint64_t scale = number_at(file, header->inside + (is_long ? 20 : 12), 4);
    MovieLength length{header->inside + (is_long ? 24 : 16), is_long ? 8U : 4U};
    if (scale > 0)
        length.ns = static_cast<std::int64_t>(
            gst_util_uint64_scale(number_at(file, length.at, length.bytes), GST_SECOND, scale));
    return length;
}

bool begins_inside(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const auto inside = [&file](const std::optional<MovieBox>& box, std::string_view name) {
        return box ? find_box(file, name, box->inside) : std::nullopt;
    };
    const auto movie = find_box(file, "moov", 0);
    for (auto track = inside(movie, "trak"); track && track->end <= movie->end;
         track = find_box(file, "trak", track->end)) {
        const auto edits = inside(inside(track, "edts"), "elst"),
                   media = inside(inside(track, "mdia"), "mdhd");
        if (!edits || !media)
            continue;
        // Behind version, flags and the number of entries a length, then where it begins.
        const bool is_long = number_at(file, edits->inside, 1) == 1;
        const auto begin = number_at(file, edits->inside + (is_long ? 16 : 12), is_long ? 8 : 4);
        const auto scale =
            number_at(file, media->inside + (number_at(file, media->inside, 1) == 1 ? 20 : 12), 4);
        const std::uint64_t none = is_long ? ~std::uint64_t{0} : 0xFFFFFFFF; // nothing is shown for so long
        if (begin != none && scale > 0 && begin >= scale)
            return true;
    }
    return false;
}

FileCorrection without(const MovieLength& length) { return {length.at, std::string(length.bytes, '\0')}; }

} // namespace regie::pipelines
