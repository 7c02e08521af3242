#pragma once
// The parts of a source's address. Pure.

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regie::pipelines {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// What follows the scheme of "rtsp://user:password@host:port/path?query".
struct SourceAddress {
    std::string host;      ///< "host" or "[::1]"
    int port = 0;          ///< 0: none is written
    std::string path;      ///< "/a/b"
    Parameters parameters; ///< of the query, decoded
};

/// Nothing when there is no "//", or a port that is none.
std::optional<SourceAddress> address_of(std::string_view after_scheme);

/// Of "a=1&b=2", %XX decoded.
Parameters parameters_of(std::string_view query);
/// Empty when it is not there.
std::string value_of(const Parameters& parameters, std::string_view name);

/// Of the whole text, or nothing.
template<typename Number>
std::optional<Number> number_of(std::string_view text, int base = 10) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace regie::pipelines
