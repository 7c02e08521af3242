#include "intake/http_client.h"

#include "intake/address.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <sys/socket.h>
#include <vector>

namespace regie::intake {
namespace {

constexpr long kConnectTimeoutMs = 5'000; // PITFALLS 26: curl's own default is 300 s
constexpr std::array kKeptHeaders = {"retry-after", "x-app-usage", "x-business-use-case-usage",
                                     "www-authenticate"};

// curl wants this once in a process, before any other thread uses it.
void init_curl() {
    static const auto done = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(done);
}

struct EasyCleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct SlistCleanup {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Transfer {
    HttpRequest request;
    HttpDone done;
    std::string body;
    bool too_long = false;
    bool address_refused = false;
    std::array<char, CURL_ERROR_SIZE> error{};
    std::unique_ptr<curl_slist, SlistCleanup> headers;
    std::unique_ptr<CURL, EasyCleanup> easy;
};

bool is_success(const Transfer& transfer) {
    long status = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return status >= 200 && status <= 299;
}

// Decoded bytes arrive here, so a small gzip that unpacks to much is bounded too.
std::size_t on_body(const char* data, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const auto bytes = size * count;
    if (transfer.request.on_data && is_success(transfer)) {
        transfer.request.on_data({data, bytes});
        return bytes;
    }
    if (transfer.body.size() + bytes > transfer.request.max_body_bytes) {
        transfer.too_long = true;
        return 0;
    }
    transfer.body.append(data, bytes);
    return bytes;
}

curl_socket_t on_open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!may_connect(address->addr, transfer.request.reach)) {
        transfer.address_refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

const char* scheme_of(Reach reach) { return reach == Reach::Loopback ? "http" : "https"; }

std::string origin_of(const std::string& url) {
    const auto scheme = url.find("://");
    return url.substr(0, url.find('/', scheme == std::string::npos ? 0 : scheme + 3));
}

double seconds_taken(const Transfer& transfer) {
    double seconds = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_TOTAL_TIME, &seconds);
    return seconds;
}

// What the user can make of curl's code, as a clause that follows the other side's name.
std::string clause(const Transfer& transfer, CURLcode code) {
    const auto* words = transfer.error[0] != '\0' ? transfer.error.data() : curl_easy_strerror(code);
    if (transfer.too_long)
        return fmt::format("{} {} KiB", kTooLong, transfer.request.max_body_bytes / 1024);
    if (transfer.address_refused)
        return transfer.request.reach == Reach::Loopback ? "is not on this machine, as a rehearsal's must be"
                                                         : "is at a private address, which is refused";
    if (const auto* scheme = scheme_of(transfer.request.reach);
        !transfer.request.url.starts_with(std::string(scheme) + ":"))
        return fmt::format("is not asked over {}", scheme);
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return fmt::format("did not answer within {:.2g} s",
                           seconds_taken(transfer)); // connecting has its own bound
    case CURLE_COULDNT_RESOLVE_HOST:
        return "cannot be found: its name does not resolve";
    case CURLE_COULDNT_CONNECT:
        return "cannot be reached";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
        return fmt::format("has no connection to be trusted: {}", words);
    default:
        return fmt::format("broke off: {}", words);
    }
}

bool has_control_characters(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void set_up(Transfer& transfer) {
    auto* easy = transfer.easy.get();
    const auto& request = transfer.request;
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, scheme_of(request.reach));
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); // a platform's API does not redirect
    curl_easy_setopt(easy, CURLOPT_PROXY, "");          // the address check has to see where it really goes
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    if (request.on_data) { // without an end: only silence ends it
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, std::max(1L, request.timeout_ms / 1000L));
    } else {
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout_ms));
    }
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Regie/" REGIE_VERSION);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error.data());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    if (request.method == HttpMethod::Post) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
    } else if (request.method == HttpMethod::Delete) {
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, "DELETE");
    }
    curl_slist* headers = nullptr;
    if (!request.authorization.empty())
        headers = curl_slist_append(headers, request.authorization.c_str());
    if (request.method == HttpMethod::Post)
        headers = curl_slist_append(headers, ("Content-Type: " + request.content_type).c_str());
    transfer.headers.reset(headers);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

Result<HttpResponse> result_of(Transfer& transfer, CURLcode code) {
    if (code != CURLE_OK)
        return failure(clause(transfer, code), origin_of(transfer.request.url));
    HttpResponse response;
    long status = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
    response.body = std::move(transfer.body);
    for (const auto* name : kKeptHeaders) {
        curl_header* header = nullptr;
        if (curl_easy_header(transfer.easy.get(), name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK)
            response.headers.emplace(name, header->value);
    }
    return response;
}

} // namespace

struct HttpClient::Impl {
    CURLM* multi = nullptr;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers;
    std::vector<std::pair<HttpDone, Error>> stillborn; // refused before curl saw them

    bool reap(); // true when it called somebody
};

HttpClient::HttpClient() : impl_(std::make_unique<Impl>()) {
    init_curl();
    impl_->multi = curl_multi_init();
}

HttpClient::~HttpClient() {
    for (const auto& [easy, transfer] : impl_->transfers)
        curl_multi_remove_handle(impl_->multi, easy);
    impl_->transfers.clear();
    curl_multi_cleanup(impl_->multi);
}

void HttpClient::send(HttpRequest request, HttpDone done) {
    if (has_control_characters(request.authorization) || has_control_characters(request.url)) {
        impl_->stillborn.emplace_back(std::move(done),
                                      Error{"cannot be asked: the token or the address holds line breaks or "
                                            "control characters",
                                            {},
                                            "Set it again without them."});
        return;
    }
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->done = std::move(done);
    transfer->easy.reset(curl_easy_init());
    set_up(*transfer);
    auto* easy = transfer->easy.get();
    curl_multi_add_handle(impl_->multi, easy);
    impl_->transfers.emplace(easy, std::move(transfer));
}

void HttpClient::run_once(int timeout_ms) {
    const auto refused = std::exchange(impl_->stillborn, {});
    for (const auto& [done, error] : refused)
        done(tl::unexpected(error));
    int running = 0;
    curl_multi_perform(impl_->multi, &running);
    if (impl_->reap() || !refused.empty())
        return; // whoever was called may have work that is due before the timeout
    curl_multi_poll(impl_->multi, nullptr, 0, std::max(timeout_ms, 0), nullptr);
    curl_multi_perform(impl_->multi, &running);
    impl_->reap();
}

bool HttpClient::Impl::reap() {
    bool called = false;
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        auto* easy = message->easy_handle;
        const auto code = message->data.result;
        curl_multi_remove_handle(multi, easy); // `message` is gone from here on
        const auto node = transfers.extract(easy);
        auto& transfer = *node.mapped();
        transfer.done(result_of(transfer, code));
        called = true;
    }
    return called;
}

Result<HttpResponse> ask_and_wait(HttpRequest request) {
    HttpClient client;
    std::optional<Result<HttpResponse>> response;
    client.send(std::move(request), [&](Result<HttpResponse> result) { response = std::move(result); });
    while (!response)
        client.run_once(1000);
    return std::move(*response);
}

void HttpClient::wake() { curl_multi_wakeup(impl_->multi); }

} // namespace regie::intake
