#include "canned_server.h"
#include "intake/http_client.h"

#include <catch2/catch.hpp>

#include <optional>

using namespace regie;
using namespace regie::intake;

namespace {

std::string ok_bytes(const std::string& body, const std::string& headers = {}) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

HttpRequest get(const std::string& url, Reach reach = Reach::Loopback) {
    HttpRequest request;
    request.url = url;
    request.reach = reach;
    return request;
}

Result<HttpResponse> exchange(HttpRequest request) {
    HttpClient client;
    std::optional<Result<HttpResponse>> result;
    client.send(std::move(request), [&](Result<HttpResponse> response) { result = std::move(response); });
    while (!result)
        client.run_once(1000);
    return *result;
}

// 4 MiB of zeros as gzip: `head -c 4194304 /dev/zero | gzip -9n` has a 10-byte head, then long runs of one
// block.
std::string gzip_of_zeros();

} // namespace

TEST_CASE("a request carries the token in a header and nowhere else") {
    CannedServer server(
        ok_bytes("{}", "Retry-After: 7\r\nX-App-Usage: {\"call_count\":1}\r\nSet-Cookie: a=b\r\n"));
    auto request = get(server.url() + "/v26.0/1/comments?limit=100");
    request.authorization = bearer("EAAB-secret");
    const auto response = exchange(request);
    REQUIRE(response);
    CHECK(response->status == 200);
    CHECK(response->body == "{}");
    CHECK(response->headers ==
          std::map<std::string, std::string>{{"retry-after", "7"}, {"x-app-usage", "{\"call_count\":1}"}});
    CHECK_THAT(server.request(), Catch::StartsWith("GET /v26.0/1/comments?limit=100 HTTP/1.1\r\n") &&
                                     Catch::Contains("Authorization: Bearer EAAB-secret\r\n") &&
                                     Catch::Contains("User-Agent: Regie/"));

    request.method = HttpMethod::Post;
    request.body = "is_hidden=true";
    REQUIRE(exchange(request));
    CHECK_THAT(server.request(), Catch::StartsWith("POST ") && Catch::Contains("Content-Length: 14\r\n") &&
                                     Catch::Contains("application/x-www-form-urlencoded"));
    request.method = HttpMethod::Delete;
    REQUIRE(exchange(request));
    CHECK_THAT(server.request(), Catch::StartsWith("DELETE "));
}

TEST_CASE("a body over 2 MiB is refused, announced or not") {
    const auto announce = GENERATE(false, true);
    const std::string body(3 * 1024 * 1024, 'x');
    CannedServer server(
        ok_bytes(body, announce ? "Content-Length: " + std::to_string(body.size()) + "\r\n" : ""));
    const auto response = exchange(get(server.url()));
    REQUIRE_FALSE(response);
    CHECK(response.error().what == "sent more than 2048 KiB");
    CHECK(response.error().where == server.url());
}

TEST_CASE("a body of exactly 2 MiB is not") {
    CannedServer server(ok_bytes(std::string(2 * 1024 * 1024, 'x')));
    CHECK(exchange(get(server.url()))->body.size() == 2 * 1024 * 1024);
}

TEST_CASE("a small answer that unpacks to much is refused") {
    CannedServer server(ok_bytes(gzip_of_zeros(), "Content-Encoding: gzip\r\n"));
    const auto response = exchange(get(server.url()));
    REQUIRE_FALSE(response);
    CHECK(response.error().what == "sent more than 2048 KiB");
}

TEST_CASE("redirects are not followed") {
    CannedServer other(ok_bytes("stolen"));
    CannedServer server("HTTP/1.1 302 Found\r\nLocation: " + other.url() + "/\r\nConnection: close\r\n\r\n");
    CHECK(exchange(get(server.url()))->status == 302);
    CHECK(other.connections() == 0);
}

TEST_CASE("without a rehearsal neither http nor an address of the house is asked") {
    CannedServer server(ok_bytes("{}"));
    CHECK(exchange(get(server.url(), Reach::Public)).error().what == "is not asked over https");
    auto https = server.url();
    https.replace(0, 4, "https");
    CHECK(exchange(get(https, Reach::Public)).error().what == "is at a private address, which is refused");
    CHECK(exchange(get("https://localhost:" + https.substr(https.rfind(':') + 1), Reach::Public))
              .error()
              .what == "is at a private address, which is refused");
    CHECK(exchange(get("https://192.168.7.7/", Reach::Public)).error().what ==
          "is at a private address, which is refused");
    CHECK(exchange(get("https://[fd00::1]/", Reach::Public)).error().what ==
          "is at a private address, which is refused");
    CHECK(server.connections() == 0);
}

TEST_CASE("a rehearsal asks nobody but this machine") {
    CHECK(exchange(get("http://192.0.2.1/")).error().what ==
          "is not on this machine, as a rehearsal's must be");
    CHECK(exchange(get("https://127.0.0.1/")).error().what == "is not asked over http");
    CHECK(exchange(get("file:///etc/passwd")).error().what == "is not asked over http");
}

TEST_CASE("a server that is silent or not there") {
    CannedServer silent("");
    auto request = get(silent.url());
    request.timeout_ms = 200;
    CHECK(exchange(request).error().what.starts_with("did not answer within 0.2"));
    CHECK(exchange(get("http://127.0.0.1:1/")).error().what == "cannot be reached");
    CannedServer rude("nonsense\r\n\r\n");
    CHECK_THAT(exchange(get(rude.url())).error().what, Catch::StartsWith("broke off: "));
}

TEST_CASE("a token with a line break cannot smuggle headers") {
    CannedServer server(ok_bytes("{}"));
    auto request = get(server.url());
    request.authorization = bearer("x\r\nHost: evil");
    const auto response = exchange(request);
    REQUIRE_FALSE(response);
    CHECK(response.error().line().find("evil") == std::string::npos);
    CHECK(server.connections() == 0);
}

TEST_CASE("a client that goes away in the middle calls nobody") {
    CannedServer silent("");
    bool called = false;
    {
        HttpClient client;
        client.send(get(silent.url()), [&](const auto&) { called = true; });
        for (int i = 0; i < 3; ++i)
            client.run_once(5);
    }
    CHECK_FALSE(called);
}

TEST_CASE("what stands in a URL") {
    CHECK(percent_encoded("Az09-._~") == "Az09-._~");
    CHECK(percent_encoded("a/b?c&d=é ") == "a%2Fb%3Fc%26d%3D%C3%A9%20");
}

namespace {

// Deflate by hand, so that no compressor is needed: one fixed-Huffman block of a literal zero and matches of
// length 258 at distance 1, 12 bits of "length 258" and distance code 0 = 13 bits each.
std::string gzip_of_zeros() {
    std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", 10);
    unsigned buffer = 0;
    int bits = 0;
    const auto put = [&](unsigned value, int count) { // least significant bit first
        for (int i = 0; i < count; ++i) {
            buffer |= (value >> i & 1U) << bits;
            if (++bits == 8) {
                out += static_cast<char>(buffer);
                buffer = 0;
                bits = 0;
            }
        }
    };
    const auto put_code = [&](unsigned code, int count) { // Huffman codes: most significant bit first
        for (int i = count - 1; i >= 0; --i)
            put(code >> i & 1U, 1);
    };
    put(1, 1);         // last block
    put(1, 2);         // fixed Huffman codes
    put_code(0x30, 8); // literal 0
    for (int i = 0; i < 4 * 1024 * 1024 / 258; ++i) {
        put_code(0xC5, 8); // length 258
        put_code(0, 5);    // distance 1
    }
    put_code(0, 7); // end of block
    put(0, 7);      // fill the last byte
    return out;     // without the checksum: nobody gets that far
}

} // namespace
