#include "pipelines/sources/still_size.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace regie::pipelines {

namespace {

std::int64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::int64_t value = 0;
    for (std::size_t i = count; i > 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

/// RFC 9649; of the plain format the key frame's header, RFC 6386.
std::int64_t webp_pixels(std::string_view file) {
    const std::string_view chunk = file.substr(12, 4);
    if (chunk == "VP8X")
        return (little_endian(file, 24, 3) + 1) * (little_endian(file, 27, 3) + 1);
    constexpr std::int64_t kFourteenBits = 0x3FFF;
    if (chunk == "VP8L") {
        const auto sizes = little_endian(file, 21, 4);
        return ((sizes & kFourteenBits) + 1) * ((sizes >> 14 & kFourteenBits) + 1);
    }
    return (little_endian(file, 26, 2) & kFourteenBits) * (little_endian(file, 28, 2) & kFourteenBits);
}

/// Of a length as CSS writes it, at 96 px an inch; 0: of something else's.
double css_pixels(const std::string& length) {
    constexpr std::array<std::pair<const char*, double>, 8> kUnits{{{"px", 1},
                                                                    {"in", 96},
                                                                    {"cm", 96 / 2.54},
                                                                    {"mm", 96 / 25.4},
                                                                    {"pt", 96 / 72.0},
                                                                    {"pc", 16},
                                                                    {"em", 16},
                                                                    {"ex", 8}}};
    char* end = nullptr;
    const double number = std::strtod(length.c_str(), &end);
    const std::string unit = end;
    if (unit.empty())
        return number;
    const auto at =
        std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& known) { return unit == known.first; });
    return at == kUnits.end() ? 0 : number * at->second;
}

/// Of an element's beginning, with its quotes taken off.
std::string attribute(std::string_view element, std::string_view name) {
    for (auto at = element.find(name); at != std::string_view::npos; at = element.find(name, at + 1)) {
        const auto before = element[at - 1];
        auto rest = element.substr(at + name.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
        if (rest.substr(0, 1) != "=" || (before != ' ' && before != '\n' && before != '\t' && before != '\r'))
            continue;
        const auto quote = rest.find_first_of("\"'");
        if (quote != std::string_view::npos)
            return std::string(rest.substr(quote + 1, rest.find(rest[quote], quote + 1) - quote - 1));
    }
    return {};
}

std::int64_t svg_pixels(std::string_view element) {
    double width = css_pixels(attribute(element, "width")), height = css_pixels(attribute(element, "height"));
    if (const auto box = attribute(element, "viewBox"); !box.empty()) {
        std::array<double, 4> sizes{};
        const char* from = box.c_str();
        for (double& size : sizes) {
            char* end = nullptr;
            size = std::strtod(from, &end);
            from = end + (*end == ',' ? 1 : 0);
        }
        width = width > 0 ? width : sizes[2];
        height = height > 0 ? height : sizes[3];
    }
    constexpr double kMost = 1e15;
    return static_cast<std::int64_t>(std::clamp(width * height, 0.0, kMost));
}

} // namespace

std::int64_t still_pixels(std::string_view beginning) {
    constexpr std::size_t kWebpHeader = 30;
    if (beginning.size() >= kWebpHeader && beginning.substr(0, 4) == "RIFF" &&
        beginning.substr(8, 4) == "WEBP")
        return webp_pixels(beginning);
    const auto svg = beginning.find("<svg");
    return svg == std::string_view::npos ? 0
                                         : svg_pixels(beginning.substr(svg, beginning.find('>', svg) - svg));
}

} // namespace regie::pipelines
