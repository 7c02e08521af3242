#include "pipelines/outputs/output_address.h"

#include "pipelines/sources/source_address.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace regie::pipelines {

namespace {

constexpr int kRtmpPort = 1935, kRtmpsPort = 443; // IANA; Facebook and YouTube take RTMPS at 443
constexpr std::size_t kShortestPassphrase = 10, kLongestPassphrase = 79; // SRT, HAICRYPT_PWD_MAX_SZ
constexpr int kLongestLatencyMs = 10'000;

constexpr const char* kForms = "Write rtmps://HOST/APPLICATION, rtmp://HOST/APPLICATION or srt://HOST:PORT.";

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

bool to_number(std::string_view text, int least, int most, int& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= least && number <= most;
}

/// Takes what comes before the first of `ends` off `text`.
std::string_view take_until(std::string_view& text, std::string_view ends) {
    const auto taken = text.substr(0, text.find_first_of(ends));
    text.remove_prefix(taken.size());
    return taken;
}

Result<void> read_host(std::string_view authority, OutputAddress& address) {
    if (authority.find('@') != std::string_view::npos)
        return failure("the URL of an output holds a user or a password", {},
                       "Leave them out: what is secret belongs into the output's key.");
    std::string_view host;
    if (begins(authority, "[")) {
        host = authority.substr(1, authority.find(']') - 1);
        authority.remove_prefix(std::min(authority.size(), host.size() + 2));
    } else {
        host = take_until(authority, ":");
    }
    if (host.empty() || host.find_first_of(" \t\r\n[]") != std::string_view::npos)
        return failure("the URL of an output names no host", {}, kForms);
    address.host = host;
    if (authority.empty())
        return {};
    if (authority.front() != ':' || !to_number(authority.substr(1), 1, 65'535, address.port))
        return failure("the port in an output's URL is no number from 1 to 65535", address.host, kForms);
    return {};
}

Result<void> read_rtmp(std::string_view path, const std::string& key, OutputAddress& address) {
    while (begins(path, "/"))
        path.remove_prefix(1);
    while (!path.empty() && path.back() == '/')
        path.remove_suffix(1);
    address.stream = key;
    if (key.empty()) {
        const auto slash = path.rfind('/');
        if (slash == std::string_view::npos)
            return failure("the output has no stream key", address.host,
                           R"(Add "key": "secret:NAME" to the output in the show file.)");
        address.stream = path.substr(slash + 1);
        path = path.substr(0, slash);
    }
    address.application = path;
    if (path.empty())
        return failure("the URL of an RTMP output has no application after its host", address.host,
                       "Copy the whole server URL that the platform gives, e.g. rtmps://HOST:443/rtmp.");
    return {};
}

Result<void> read_srt_parameter(const std::string& name, const std::string& value, OutputAddress& address) {
    if (name == "streamid") {
        if (value.find('\0') != std::string::npos)
            return failure("the streamid in an SRT URL holds a zero byte", address.host);
        address.stream = value;
        return {};
    }
    if (name == "latency") {
        if (to_number(value, 20, kLongestLatencyMs, address.latency_ms))
            return {};
        return failure("the latency in an SRT URL is no number of milliseconds from 20 to 10000",
                       address.host);
    }
    if (name == "mode" && value == "caller")
        return {};
    if (name == "passphrase")
        return failure("the URL of an SRT output holds its passphrase", address.host,
                       R"(Leave it out and add "key": "secret:NAME" to the output in the show file.)");
    // What has no value may be a secret in the wrong place.
    return failure("the URL of an SRT output holds " + (value.empty() ? "something" : "\"" + name + "\"") +
                       ", which is neither latency nor streamid",
                   address.host,
                   "Régie is always the caller; what else SRT can be told is agreed when it connects.");
}

Result<void> read_srt(std::string_view rest, const std::string& key, OutputAddress& address) {
    if (address.port == 0)
        return failure("the URL of an SRT output has no port", address.host, kForms);
    if (!key.empty() && (key.size() < kShortestPassphrase || key.size() > kLongestPassphrase))
        return failure("an SRT passphrase has 10 to 79 characters, and this one has not", address.host,
                       "Agree on another one with whoever runs the receiver.");
    address.passphrase = key;
    take_until(rest, "?");
    for (const auto& [name, value] :
         pipelines::parameters_of(rest.substr(std::min<std::size_t>(rest.size(), 1))))
        if (auto read = read_srt_parameter(name, value, address); !read && !name.empty())
            return read;
    return {};
}

} // namespace

Result<OutputAddress> parse_output_address(const std::string& url, const std::string& key) {
    OutputAddress address;
    std::string_view rest = url;
    const auto scheme = rest.substr(0, rest.find("://"));
    if (scheme == "rtmp") {
        address.protocol = Protocol::Rtmp;
        address.port = kRtmpPort;
    } else if (scheme == "rtmps") {
        address.protocol = Protocol::Rtmps;
        address.port = kRtmpsPort;
    } else if (scheme == "srt") {
        address.protocol = Protocol::Srt;
    } else {
        return failure("the URL of an output is neither rtmp, rtmps nor srt", {}, kForms);
    }
    rest.remove_prefix(scheme.size() + 3);
    if (auto read = read_host(take_until(rest, "/?"), address); !read)
        return tl::unexpected(read.error());
    const auto read =
        address.protocol == Protocol::Srt ? read_srt(rest, key, address) : read_rtmp(rest, key, address);
    if (!read)
        return tl::unexpected(read.error());
    return address;
}

} // namespace regie::pipelines
