#include "show/clock.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace regie {

Result<std::int64_t> parse_show_time_ms(std::string_view text) {
    const auto refuse = [&] {
        return failure(fmt::format("\"{}\" is not a show time", text), {},
                       "Write it as 00:12, 1:02:03 or 00:12.5.");
    };
    double seconds = 0;
    int parts = 0;
    for (auto rest = text; parts < 3; ++parts) {
        const auto colon = rest.find(':');
        const auto part = rest.substr(0, colon);
        double value = 0;
        const auto [end, error] =
            std::from_chars(part.data(), part.data() + part.size(), value, std::chars_format::fixed);
        const bool last = colon == std::string_view::npos;
        const bool is_number =
            error == std::errc{} && end == part.data() + part.size() && !part.starts_with('-');
        const bool in_range =
            value >= 0 && (parts == 0 ? value <= 1e6 : value < 60); // false for "nan" and "inf" too
        if (!is_number || !in_range || (!last && value != static_cast<int>(value)))
            return refuse();
        seconds = seconds * 60 + value;
        if (last)
            return std::llround(seconds * 1000);
        rest.remove_prefix(colon + 1);
    }
    return refuse();
}

std::string format_show_time(std::int64_t show_time_ms) {
    const auto seconds = show_time_ms / 1000;
    if (seconds >= 3600)
        return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return fmt::format("{:02}:{:02}", seconds / 60, seconds % 60);
}

} // namespace regie
