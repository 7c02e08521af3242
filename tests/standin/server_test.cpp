// The server over real sockets, asked by a socket client as plain as can be.
#include "standin/standin.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <catch2/catch.hpp>

using namespace regie::standin;

namespace {

QCoreApplication& application() {
    static int argc = 0;
    static QCoreApplication app(argc, nullptr);
    return app;
}

Options options_with_chat(std::uint16_t port = 0) {
    Options options;
    options.chat = parse_chat(
        "{\"at_ms\":0,\"id\":\"c1\",\"author\":{\"id\":\"u1\",\"name\":\"Ana\"},\"text\":\"été\"}", "chat");
    options.platform.token = "right";
    options.port = port;
    return options;
}

std::string exchange(std::uint16_t port, const std::string& head, const std::string& body = {},
                     int wait_ms = 5000) {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    REQUIRE(socket.waitForConnected(5000));
    socket.write(QByteArray::fromStdString(
        head + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer right\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body));
    QByteArray answer;
    const auto complete = [&] {
        const auto head_end = answer.indexOf("\r\n\r\n");
        const auto at = answer.indexOf("Content-Length: ");
        return head_end >= 0 && at >= 0 &&
               answer.size() - head_end - 4 >= answer.mid(at + 16).split('\r')[0].toInt();
    };
    while (!complete() && socket.waitForReadyRead(wait_ms))
        answer += socket.readAll();
    return answer.toStdString();
}

} // namespace

TEST_CASE("the server speaks for the interface, keeps a ledger and fails on demand") {
    application();
    Standin standin(options_with_chat());
    const auto port = standin.start().value();
    CHECK_THAT(exchange(port, "GET /v26.0/1234/comments?fields=message"),
               Catch::Contains("200 OK") && Catch::Contains("été"));
    CHECK_THAT(exchange(port, "POST /v26.0/1234_1?is_hidden=true"), Catch::Contains("{\"success\":true}"));
    CHECK_THAT(exchange(port, "POST /v26.0/1234_1", "is_hidden=false"),
               Catch::Contains("{\"success\":true}"));
    CHECK_THAT(exchange(port, "GET /_standin/ledger"),
               Catch::Contains("\"hides\":[{\"chat_id\":\"c1\",\"id\":\"1234_1\""));

    CHECK_THAT(exchange(port, "POST /_standin/fault", R"({"kind":"500"})"), Catch::Contains("success"));
    CHECK_THAT(exchange(port, "GET /v26.0/1234/comments"), Catch::StartsWith("HTTP/1.1 500"));
    exchange(port, "POST /_standin/fault", R"({"kind":"garbage"})");
    CHECK_THAT(exchange(port, "GET /v26.0/1234/comments"),
               Catch::Contains("200 OK") && Catch::Contains("<html>"));
    exchange(port, "POST /_standin/fault", R"({"kind":"silence"})");
    CHECK(exchange(port, "GET /v26.0/1234/comments", {}, 100).empty());
    exchange(port, "POST /_standin/fault", R"({"kind":"none"})");
    CHECK_THAT(exchange(port, "GET /v26.0/1234/comments"), Catch::Contains("200 OK"));
    CHECK_THAT(exchange(port, "POST /_standin/fault", "[]"), Catch::StartsWith("HTTP/1.1 400"));
}

TEST_CASE("a bad token is answered as Facebook answers it") {
    application();
    auto options = options_with_chat();
    options.platform.token = "another";
    Standin standin(std::move(options));
    CHECK_THAT(exchange(standin.start().value(), "GET /v26.0/1234/comments"),
               Catch::StartsWith("HTTP/1.1 400") && Catch::Contains("WWW-Authenticate: OAuth") &&
                   Catch::Contains("190"));
}

TEST_CASE("a port that is taken is not waited for") {
    application();
    QTcpServer other;
    REQUIRE(other.listen(QHostAddress::LocalHost));
    Standin standin(options_with_chat(other.serverPort()));
    const auto port = standin.start().value();
    CHECK(port != other.serverPort());
    CHECK_THAT(exchange(port, "GET /_standin/ledger"), Catch::Contains("polls"));
}

TEST_CASE("starting and stopping, over and over") {
    application();
    for (int i = 0; i < 100; ++i) {
        Standin standin(options_with_chat());
        REQUIRE(standin.start());
        if (i % 2 == 0)
            standin.stop();
    }
}
