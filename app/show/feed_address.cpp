// What a comment feed's address says before anything is asked there.

#include "show/show_file.h"

#include <algorithm>

namespace regie {

namespace {

constexpr std::string_view kHttps = "https://", kHttp = "http://";

/// "host:port" of the address behind its scheme.
std::string_view authority_of(std::string_view url, std::string_view scheme) {
    const auto rest = url.substr(scheme.size());
    return rest.substr(0, rest.find_first_of("/?#"));
}

bool is_plain(std::string_view url) {
    return std::all_of(url.begin(), url.end(),
                       [](unsigned char c) { return c > ' ' && c < 0x7F && c != '"'; });
}

} // namespace

bool leads_to_this_machine(std::string_view url) {
    if (!url.starts_with(kHttp))
        return false;
    const auto authority = authority_of(url, kHttp);
    const auto host = authority.substr(0, authority.find(':'));
    return (host == "127.0.0.1" || host == "localhost") && authority.find('@') == std::string_view::npos;
}

bool is_feed_address(std::string_view url) {
    if (!is_plain(url))
        return false;
    const auto authority = url.starts_with(kHttps) ? authority_of(url, kHttps) : std::string_view();
    return leads_to_this_machine(url) ||
           (!authority.empty() && authority.find('@') == std::string_view::npos && authority.front() != ':');
}

} // namespace regie
