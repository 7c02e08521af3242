#include "pipelines/sources/source_address.h"

#include <algorithm>

namespace regie::pipelines {

namespace {

std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' && i + 2 < text.size()
                              ? number_of<unsigned>(text.substr(i + 1, 2), 16)
                              : std::nullopt;
        result += byte ? static_cast<char>(*byte) : text[i];
        i += byte ? 2 : 0;
    }
    return result;
}

} // namespace

Parameters parameters_of(std::string_view query) {
    Parameters result;
    while (!query.empty()) {
        const std::string_view one = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), one.size() + 1));
        const auto equals = one.find('=');
        result.emplace_back(decoded(one.substr(0, equals)),
                            equals == std::string_view::npos ? "" : decoded(one.substr(equals + 1)));
    }
    return result;
}

std::string value_of(const Parameters& parameters, std::string_view name) {
    for (const auto& [key, value] : parameters)
        if (key == name)
            return value;
    return {};
}

std::optional<SourceAddress> address_of(std::string_view rest) {
    if (rest.substr(0, 2) != "//")
        return {};
    rest.remove_prefix(2);
    SourceAddress address;
    if (const auto query = rest.find('?'); query != std::string_view::npos) {
        address.parameters = parameters_of(rest.substr(query + 1));
        rest = rest.substr(0, query);
    }
    const std::string_view authority = rest.substr(0, rest.find('/'));
    address.path = rest.substr(authority.size());
    std::string_view host = authority.substr(authority.rfind('@') + 1); // npos + 1 is 0: all of it
    const auto colon = host.rfind(':');
    if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
        const auto port = number_of<int>(host.substr(colon + 1));
        if (!port || *port < 1 || *port > 65535)
            return {};
        address.port = *port;
        host = host.substr(0, colon);
    }
    address.host = host;
    return address;
}

} // namespace regie::pipelines
