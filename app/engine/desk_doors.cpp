#include "engine/desk_doors.h"

#include "engine/desk_certificate.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>
#include <QWebSocketServer>
#include <fmt/format.h>

namespace regie {

namespace {

constexpr int kHandshakeMs = 10'000; // who says nothing for so long is no desk

std::vector<std::string> addresses_at(quint16 port) {
    std::vector<std::string> addresses;
    const auto add = [&](const QString& host) {
        addresses.push_back(fmt::format("wss://{}:{}", host.toStdString(), port));
    };
    for (const auto& address : QNetworkInterface::allAddresses())
        if (!address.isLoopback() && !address.isLinkLocal())
            add(address.protocol() == QAbstractSocket::IPv6Protocol ? "[" + address.toString() + "]"
                                                                    : address.toString());
    if (addresses.empty()) // no network yet: what is plugged in later is listened on all the same
        add("localhost");
    return addresses;
}

} // namespace

DeskDoors::DeskDoors() = default;
DeskDoors::~DeskDoors() = default;

void DeskDoors::watch(QWebSocketServer* server, bool remote) {
    server->setHandshakeTimeout(kHandshakeMs);
    connect(server, &QWebSocketServer::originAuthenticationRequired, this,
            [this](QWebSocketCorsAuthenticator* asked) {
                asked->setAllowed(asked->origin().isEmpty());
                if (!asked->allowed())
                    emit foreign_origin();
            });
    connect(server, &QWebSocketServer::newConnection, this, [this, server, remote] {
        while (auto* socket = server->nextPendingConnection())
            emit came(socket, remote);
    });
}

Result<quint16> DeskDoors::open_local(quint16 port) {
    local_ = std::make_unique<QWebSocketServer>("regie", QWebSocketServer::NonSecureMode);
    watch(local_.get(), false);
    if (!local_->listen(QHostAddress::LocalHost, port) && !local_->listen(QHostAddress::LocalHost, 0))
        return failure("no port for desks is free: " + local_->errorString().toStdString(), "127.0.0.1");
    return local_->serverPort();
}

Result<DeskDoors::Remote> DeskDoors::open_remote(quint16 port, const std::filesystem::path& folder) {
    auto certificate = desk_certificate(folder / "regie/desks/engine.pem");
    if (!certificate)
        return tl::unexpected(certificate.error());
    if (!remote_) {
        auto server = std::make_unique<QWebSocketServer>("regie", QWebSocketServer::SecureMode);
        server->setSslConfiguration(certificate->tls);
        watch(server.get(), true);
        if (!server->listen(QHostAddress::Any, port) && !server->listen(QHostAddress::Any, 0))
            return failure("no port for remote desks is free: " + server->errorString().toStdString());
        remote_ = std::move(server);
    }
    return Remote{remote_->serverPort(), addresses_at(remote_->serverPort()), certificate->fingerprint};
}

void DeskDoors::close_remote() { remote_.reset(); }

} // namespace regie
