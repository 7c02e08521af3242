#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>

namespace regie::standin {

/// The whole of `text` as a number; nothing when it is another or does not fit.
template<std::integral Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The same of what follows `prefix`; nothing when that is not what it begins with.
template<std::integral Number>
std::optional<Number> parse_number_after(std::string_view prefix, std::string_view text) {
    return text.starts_with(prefix) ? parse_number<Number>(text.substr(prefix.size())) : std::nullopt;
}

} // namespace regie::standin
