#pragma once
// A server for desks, and desks that talk to it.

#include "application.h"
#include "engine/desk_server.h"
#include "engine/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QWebSocket>
#include <catch2/catch.hpp>

namespace regie::test {

using namespace regie::protocol;

inline std::filesystem::path config() {
    static const QTemporaryDir folder;
    return folder.path().toStdString();
}

/// Where desks on other machines come in.
inline QUrl url_of(const RemoteDesks& desks) {
    return "wss://127.0.0.1:" + QString::fromStdString(desks.addresses.at(0)).section(':', -1);
}

struct Client {
    QWebSocket socket;
    std::vector<Message> messages;
    int pictures = 0;
    bool connected = false, closed = false;

    explicit Client(quint16 port, const QString& origin = {})
        : Client(QUrl(QString("ws://127.0.0.1:%1").arg(port)), origin) {}
    explicit Client(const QUrl& url, const QString& origin = {}) : socket(origin) {
        application();
        QObject::connect(&socket, &QWebSocket::textMessageReceived,
                         [this](const QString& text) { messages.push_back(*decode(text.toStdString())); });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, [this] { ++pictures; });
        QObject::connect(&socket, &QWebSocket::disconnected, [this] { closed = true; });
        QObject::connect(&socket, &QWebSocket::connected, [this] { connected = true; });
        QObject::connect(&socket, &QWebSocket::sslErrors, [this] { socket.ignoreSslErrors(); });
        socket.open(url);
    }
    /// As a desk on this machine says it.
    void hello(const std::string& id, const std::string& desk_name, std::uint64_t since = 0) {
        send({id,
              method::kHello,
              {{"name", desk_name},
               {"since", since},
               {"token", *read_file(config() / token_file(socket.requestUrl().port()))}}});
    }
    /// Of the engine's certificate, as this line has it.
    std::string fingerprint() const {
        return socket.sslConfiguration()
            .peerCertificate()
            .digest(QCryptographicHash::Sha256)
            .toHex()
            .toStdString();
    }
    void send(const Request& request) { socket.sendTextMessage(QString::fromStdString(encode(request))); }
    bool was_told(const std::string& method) const {
        return std::any_of(messages.begin(), messages.end(), [&](const Message& message) {
            const auto* request = std::get_if<Request>(&message);
            return request && request->method == method;
        });
    }
    std::vector<std::uint64_t> event_numbers() const {
        std::vector<std::uint64_t> numbers;
        for (const auto& message : messages)
            if (const auto* request = std::get_if<Request>(&message);
                request && request->method == method::kEvents)
                for (const auto& event : request->params["events"])
                    numbers.push_back(event["seq"]);
        return numbers;
    }
    const Response* answer(const std::string& id) const {
        for (const auto& message : messages)
            if (const auto* response = std::get_if<Response>(&message); response && response->id == id)
                return response;
        return nullptr;
    }
};

inline std::vector<Event> events(std::uint64_t from, std::uint64_t to) {
    std::vector<Event> list;
    for (auto seq = from; seq <= to; ++seq)
        list.push_back({seq, 0, 0, "engine", GraphicReleased{"x"}});
    return list;
}

struct DeskRig {
    QCoreApplication& app = application();
    std::vector<std::string> commands;
    std::uint64_t next = 0;
    /// A log of 1,200 events.
    static Result<std::vector<Event>> read(std::uint64_t after, std::size_t limit) {
        return events(after + 1, std::min<std::uint64_t>(after + limit, 1200));
    }
    DeskServer server{config(), Welcome{}, 1200, read,
                      [this](const Caller& by, const auto& method, const auto&) {
                          commands.push_back(by.name + " " + method);
                          return next ? Result<std::uint64_t>(next) : failure("no", "", "Try another.");
                      }};
    quint16 port = *server.listen(0);

    std::unique_ptr<Client> desk(const std::string& desk_name, std::uint64_t since = 0) {
        auto client = std::make_unique<Client>(port);
        REQUIRE(wait([&] { return client->connected; }));
        client->hello("hello", desk_name, since);
        REQUIRE(wait([&] { return client->answer("hello"); }));
        return client;
    }
};

} // namespace regie::test
