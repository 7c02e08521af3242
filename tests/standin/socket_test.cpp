// What a client sees on the wire: faults, event streams, connections that are kept.
#include "raw_client.h"
#include "standin/standin.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <malloc.h>

using namespace regie;
using namespace regie::standin;
using Catch::Contains;
using End = RawClient::End;

namespace {

constexpr auto kListing = "GET /v26.0/1234/comments";

struct Running {
    Running() : standin(options()) {
        static int argc = 0;
        static const QCoreApplication application(argc, nullptr);
        port = standin.start().value();
    }
    static Options options() {
        Options options;
        options.chat.lines.push_back({0, "c1", Author{"u1", "Ana"}, "bonjour", {}});
        options.graph.ping_ms = 100;
        return options;
    }
    std::string steer(const char* what, const std::string& body) const {
        RawClient client(port);
        client.send(fmt::format("POST /_standin/{}", what), body);
        return client.read_until("}");
    }
    void fault(const std::string& body) const { REQUIRE_THAT(steer("fault", body), Contains("success")); }

    Standin standin;
    std::uint16_t port = 0;
};

// Not what is resident: sanitizers keep what was freed.
std::int64_t allocated() {
    const auto info = ::mallinfo2();
    return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
}

} // namespace

TEST_CASE("a connection is kept for the next request") {
    const Running running;
    RawClient client(running.port);
    for (int i = 0; i < 3; ++i) {
        client.send(kListing);
        CHECK_THAT(client.read_until("cursors"), Contains("200 OK") && Contains("bonjour"));
    }
}

TEST_CASE("connections end as the fault wants them to") {
    const Running running;
    RawClient client(running.port);
    running.fault(R"({"kind":"reset"})");
    client.send(kListing);
    CHECK_THAT(client.read_until("cursors"), Contains("Content-Length") && !Contains("cursors"));
    CHECK(client.end() == End::Reset);

    RawClient truncated(running.port);
    running.fault(R"({"kind":"truncated"})");
    truncated.send(kListing);
    CHECK_THAT(truncated.read_until("cursors"), Contains("Content-Length") && !Contains("cursors"));
    CHECK(truncated.end() == End::Closed);

    RawClient silent(running.port);
    running.fault(R"({"kind":"hang"})");
    silent.send(kListing);
    CHECK(silent.read(100).empty());
    CHECK(silent.end() == End::Silent);
    running.fault(R"({"kind":"none"})");
    RawClient well(running.port);
    well.send(kListing);
    CHECK_THAT(well.read_until("cursors"), Contains("bonjour"));
}

TEST_CASE("a trickle comes byte by byte, at its rate") {
    const Running running;
    running.fault(R"({"kind":"trickle","bytes_a_second":2000})");
    RawClient client(running.port);
    const auto start = std::chrono::steady_clock::now();
    client.send(kListing);
    CHECK(client.read().size() <= 80);
    const auto rest = client.read_until("cursors");
    const auto took = std::chrono::steady_clock::now() - start;
    CHECK_THAT(rest, Contains("bonjour"));
    CHECK(took >= std::chrono::milliseconds(100)); // some 300 bytes
}

TEST_CASE("a huge body takes no memory here") {
    const Running running;
    running.fault(R"({"kind":"huge","bytes":268435456})");
    RawClient client(running.port);
    const auto before = allocated();
    client.send(kListing);
    std::int64_t bytes = 0, most = 0;
    for (auto piece = client.read(); !piece.empty(); piece = client.read()) {
        bytes += static_cast<std::int64_t>(piece.size());
        most = std::max(most, allocated() - before);
        if (bytes > 268'435'456)
            break;
    }
    CHECK(bytes > 268'435'456);
    CHECK(most < 4'000'000);

    RawClient leaver(running.port); // one that does not read it to its end harms nobody
    leaver.send(kListing);
    CHECK_FALSE(leaver.read().empty());
    CHECK(allocated() - before < 4'000'000);
}

TEST_CASE("comments come as server-sent events, with a line to keep the connection alive") {
    const Running running;
    const auto path = GENERATE("/1234/live_comments", "/v26.0/1234/live_comments");
    RawClient client(running.port);
    client.send(fmt::format(
        "GET {}?access_token=t&comment_rate=one_hundred_per_second&fields=from{{name,id}},message", path));
    CHECK_THAT(client.read_until(": ping\n\n"),
               Contains("Content-Type: text/event-stream") && !Contains("data:"));
    running.steer("say", R"({"text":"ligne\nune","author":{"id":"u2","name":"Léa"},"id":"x"})");
    CHECK_THAT(
        client.read_until("\"}\n\n"),
        Contains(
            "data: "
            "{\"from\":{\"id\":\"u2\",\"name\":\"Léa\"},\"id\":\"1234_2\",\"message\":\"ligne\\nune\"}\n\n"));
    CHECK_THAT(client.read_until(": ping"), Contains(": ping"));
}

TEST_CASE("an event stream leaves out what comes faster than it was asked for") {
    const Running running;
    RawClient slow(running.port);
    slow.send("GET /1234/live_comments?comment_rate=one_per_two_seconds");
    slow.read_until(": ping");
    for (int i = 0; i < 5; ++i)
        running.steer("say", R"({"text":"one of five"})");
    std::string all;
    for (int pings = 0; pings < 3; ++pings)
        all += slow.read_until(": ping");
    CHECK_THAT(all, Contains("one of five"));
    CHECK(all.find("one of five") == all.rfind("one of five"));
}

TEST_CASE("an event stream that cannot be had is an error as any") {
    const Running running;
    for (const auto* query : {"/99/live_comments", "/1234/live_comments?comment_rate=all",
                              "/1234/live_comments?fields=nonsense"}) {
        CAPTURE(query);
        RawClient client(running.port);
        client.send(fmt::format("GET {}", query));
        CHECK_THAT(client.read_until("}}"), Contains("400 Bad Request") && Contains("\"code\":100"));
    }
    running.steer("settings", R"({"graph_streams":false})");
    RawClient none(running.port);
    none.send("GET /1234/live_comments");
    CHECK_THAT(none.read_until("}}"), Contains("400 Bad Request") && Contains("\"code\":100"));
    running.fault(R"({"kind":"500"})");
    RawClient client(running.port);
    client.send("GET /1234/live_comments");
    CHECK_THAT(client.read_until("Error"), Contains("500"));
}

TEST_CASE("callers are known by what HTTP has for it") {
    auto options = Running::options();
    options.platform.token = "right";
    Standin standin(std::move(options));
    const auto port = standin.start().value();
    const auto status = [&](const std::string& line, const std::string& headers = {}) {
        RawClient client(port);
        client.send(line + " HTTP/1.1\r\n" + headers + "X-Rest:"); // the rest of the line ends up in a header
        return client.read_until("\r\n").substr(9, 3);
    };
    CHECK(status("GET /v26.0/1234/comments") == "400");
    CHECK(status("GET /v26.0/1234/comments?access_token=right") == "200");
    CHECK(status("GET /v26.0/1234/comments", "authorization: Bearer right\r\n") == "200");
    const std::string list = "GET /youtube/v3/liveChat/messages?liveChatId=Cg0KCzEyMzQ&part=id&part=snippet";
    CHECK(status(list) == "403");
    CHECK(status(list + "&key=right") == "200");
    CHECK(status(list, "X-Goog-Api-Key: right\r\n") == "200");
    CHECK(status("GET /api/admin/chat/messages", "Authorization: Basic YWRtaW46cmlnaHQ=\r\n") == "200");
    CHECK(status("GET /api/admin/chat/messages", "Authorization: Basic YWRtaW46d3Jvbmc=\r\n") == "401");
}

TEST_CASE("a form and JSON say the same") {
    const Running running;
    for (const auto* body : {"message=Merci+bien%21&x=1", R"({"message":"Merci bien!"})"}) {
        RawClient client(running.port);
        client.send(kListing);
        client.read_until("cursors");
        client.send("POST /v26.0/1234_1/comments", body);
        CHECK_THAT(client.read_until("}"), Contains("200 OK"));
    }
    RawClient client(running.port);
    client.send("GET /v26.0/1234_1/comments?fields=message&since=2020-01-01T00:00:00+0000");
    const auto replies = client.read_until("cursors");
    CHECK(replies.find("Merci bien!") != replies.rfind("Merci bien!"));
}
