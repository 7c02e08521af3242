#include "pipelines/sources/movie_boxes.h"

#include <algorithm>
#include <array>

namespace regie::pipelines {

std::optional<MovieBox> find_box(std::ifstream& file, std::string_view name, std::uint64_t from) {
    constexpr int kMostBoxes = 64;
    for (int i = 0; i < kMostBoxes; ++i) {
        std::array<unsigned char, 16> head{};
        file.clear();
        file.seekg(static_cast<std::streamoff>(from));
        if (!file.read(reinterpret_cast<char*>(head.data()), head.size()))
            return {};
        const auto number = [&head](std::size_t at, std::size_t bytes) {
            std::uint64_t value = 0;
            for (std::size_t k = 0; k < bytes; ++k)
                value = value << 8 | head.at(at + k);
            return value;
        };
        const bool is_long = number(0, 4) == 1; // its length is behind its name
        const std::uint64_t size = is_long ? number(8, 8) : number(0, 4);
        if (size < (is_long ? 16 : 8) || from + size < from)
            return {};
        if (std::equal(name.begin(), name.end(), head.begin() + 4))
            return MovieBox{from + (is_long ? 16 : 8), from + size};
        from += size;
    }
    return {};
}

} // namespace regie::pipelines
