#include "standin/speed.h"

#include <fmt/format.h>

#include <charconv>

namespace regie::standin {

Result<Speed> parse_speed(std::string_view text) {
    if (text == "max")
        return Speed{1, true};
    Speed speed;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), speed.factor);
    if (problem != std::errc{} || end != text.data() + text.size() ||
        !(speed.factor >= 0.01 && speed.factor <= 1000))
        return failure(fmt::format("\"{}\" is not a speed", text), {},
                       "Give 1, another factor up to 1000, or max.");
    return speed;
}

} // namespace regie::standin
