#include "intake/reach.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

namespace regie::intake {

Result<void> reach(const std::string& host, int port, bool tls, int most_ms) {
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    const bool v6 = host.find(':') != std::string::npos;
    const auto url =
        fmt::format("{}://{}{}{}:{}/", tls ? "https" : "http", v6 ? "[" : "", host, v6 ? "]" : "", port);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(most_ms));
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, ""); // the broadcast takes none either
    const auto code = curl_easy_perform(curl.get());
    switch (code) {
    case CURLE_OK:
        return {};
    case CURLE_COULDNT_RESOLVE_HOST:
        return failure(fmt::format("{} is not known to the network's name servers", host), {},
                       "Check the address, and that this machine is on the network.");
    case CURLE_PEER_FAILED_VERIFICATION:
        return failure(fmt::format("the certificate of {} does not hold", host), {},
                       "Check the address and this machine's date; a venue's network may stand in between.");
    case CURLE_SSL_CONNECT_ERROR:
        return failure(fmt::format("{} does not speak TLS at port {}", host, port), {},
                       "Check the port; a venue's network may stand in between.");
    case CURLE_OPERATION_TIMEDOUT:
        return failure(fmt::format("{} did not answer at port {} within {} s", host, port, most_ms / 1000),
                       {}, "Ask the venue whether its network lets this port through.");
    default:
        return failure(
            fmt::format("{} cannot be reached at port {}: {}", host, port, curl_easy_strerror(code)), {},
            "Ask the venue whether its network lets this port through.");
    }
}

} // namespace regie::intake
