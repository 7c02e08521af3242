// What a source's address says before anything is opened.

#include "show/show_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace regie {

namespace {

constexpr std::string_view kOpen = "{secret:", kClose = "}";

/// Where a placeholder begins and ends, from `at` on; npos when there is none.
struct Placeholder {
    std::size_t begin = std::string_view::npos, end = 0;
    std::string name;
};
Placeholder next_placeholder(std::string_view uri, std::size_t at) {
    const auto begin = uri.find(kOpen, at);
    const auto close = begin == std::string_view::npos ? begin : uri.find(kClose, begin);
    if (close == std::string_view::npos)
        return {};
    const auto from = begin + kOpen.size();
    return {begin, close + kClose.size(), std::string(uri.substr(from, close - from))};
}

/// Whatever a secret holds, it stays one part of the address (RFC 3986's unreserved characters remain).
std::string encoded(const std::string& secret) {
    std::string text;
    for (const unsigned char c : secret)
        text += std::isalnum(c) != 0 ||
                        std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos
                    ? std::string(1, static_cast<char>(c))
                    : fmt::format("%{:02X}", c);
    return text;
}

} // namespace

std::string_view scheme_of(std::string_view uri) {
    const auto scheme = uri.substr(0, std::min(uri.size(), uri.find(':')));
    const bool valid = scheme.size() < uri.size() && scheme.size() > 1 &&
                       std::all_of(scheme.begin(), scheme.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-';
                       });
    return valid ? scheme : std::string_view();
}

bool is_recording(std::string_view uri) { return scheme_of(uri).empty() || scheme_of(uri) == "file"; }

bool has_picture(std::string_view uri) { return scheme_of(uri) != "pulse" && scheme_of(uri) != "alsa"; }

std::vector<std::string> secrets_in(std::string_view uri) {
    std::vector<std::string> names;
    for (auto found = next_placeholder(uri, 0); found.begin != std::string_view::npos;
         found = next_placeholder(uri, found.end))
        names.push_back(found.name);
    return names;
}

std::string with_secrets(std::string uri, const std::function<std::string(const std::string&)>& secret_of) {
    for (auto found = next_placeholder(uri, 0); found.begin != std::string_view::npos;) {
        const auto secret = encoded(secret_of(found.name));
        if (!secret.empty())
            uri.replace(found.begin, found.end - found.begin, secret);
        found = next_placeholder(uri, secret.empty() ? found.end : found.begin + secret.size());
    }
    return uri;
}

bool has_open_secret(std::string_view uri) {
    if (is_recording(uri))
        return false;
    const auto is_open = [](std::string_view value) {
        return !value.empty() && value.find(kOpen) != 0 && value.find('&') != 0;
    };
    if (const auto passphrase = uri.find("passphrase="); passphrase != std::string_view::npos)
        if (is_open(uri.substr(passphrase + std::string_view("passphrase=").size())))
            return true;
    const auto authority = uri.find("//");
    if (authority == std::string_view::npos)
        return false;
    const auto user = uri.substr(authority + 2, uri.find('/', authority + 2) - authority - 2);
    const auto colon = user.find(':'), at = user.rfind('@');
    return at != std::string_view::npos && colon < at && is_open(user.substr(colon + 1, at - colon - 1));
}

} // namespace regie
