#include "engine/desk_doors.h"

#include "engine/allowance.h"
#include "engine/desk_certificate.h"
#include "engine/desk_line.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>
#include <QWebSocketServer>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace regie {

namespace {

// Connections of one address: a crew behind one router comes back all at once after a takeover, and then
// tries once a second. A TLS handshake costs this thread 3 ms, one without TLS 0.5.
constexpr double kRemoteComingsASecond = 40, kMostRemoteComings = 120;
constexpr double kLocalComingsASecond = 100, kMostLocalComings = 300;
constexpr std::size_t kMostAddresses = 1'000; // that are remembered

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

/// Of one household: an IPv4 address, or the first half of an IPv6 one.
QString household(const QHostAddress& address) {
    bool is_v4 = false;
    const QHostAddress v4(address.toIPv4Address(&is_v4));
    if (is_v4)
        return v4.toString();
    auto half = address.toIPv6Address();
    std::fill(std::begin(half.c) + 8, std::end(half.c), quint8{0});
    return QHostAddress(half).toString();
}

/// Before anything is made of it.
QString peer_of(qintptr descriptor) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (getpeername(static_cast<int>(descriptor), reinterpret_cast<sockaddr*>(&peer), &size) != 0)
        return {};
    return household(QHostAddress(reinterpret_cast<const sockaddr*>(&peer)));
}

} // namespace

class DeskDoors::Door : public QTcpServer {
  public:
    Door(DeskDoors& doors, std::optional<QSslConfiguration> tls)
        : doors_(doors), tls_(std::move(tls)),
          handshakes_("regie", tls_ ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode),
          comings_of_one_(tls_ ? Allowance(kRemoteComingsASecond, kMostRemoteComings)
                               : Allowance(kLocalComingsASecond, kMostLocalComings)) {
        clock_.start();
        connect(&handshakes_, &QWebSocketServer::originAuthenticationRequired, this,
                [this](QWebSocketCorsAuthenticator* asked) {
                    asked->setAllowed(asked->origin().isEmpty());
                    if (!asked->allowed())
                        emit doors_.foreign_origin();
                });
        connect(&handshakes_, &QWebSocketServer::newConnection, this, [this] {
            while (auto* socket = handshakes_.nextPendingConnection())
                hand_over(socket);
        });
    }

  protected:
    void incomingConnection(qintptr descriptor) override {
        const auto address = peer_of(descriptor);
        if (!may_come(address)) {
            ::close(static_cast<int>(descriptor));
            emit doors_.crowded();
            return;
        }
        make_room();
        auto* line = new DeskLine;
        line->setParent(this);
        connect(line, &QAbstractSocket::disconnected, this, [this, line] {
            if (line->parent() == this)
                line->deleteLater();
        });
        QTimer::singleShot(kHelloMs, line, [line] {
            if (!line->is_greeted())
                line->abort();
        });
        if (!line->setSocketDescriptor(descriptor))
            return line->deleteLater();
        waiting_.push_back({line, address});
        if (!tls_)
            return handshakes_.handleConnection(line);
        connect(line, &QSslSocket::encrypted, this, [this, line] { handshakes_.handleConnection(line); });
        line->setSslConfiguration(*tls_);
        line->startServerEncryption();
    }

  private:
    bool may_come(const QString& address);
    void make_room();
    void hand_over(QWebSocket* socket);

    DeskDoors& doors_;
    std::optional<QSslConfiguration> tls_; ///< none: for desks on this machine
    QWebSocketServer handshakes_;          // listens nowhere
    struct Waiting {
        QPointer<DeskLine> line;
        QString address;
    };
    std::vector<Waiting> waiting_; // who has come and not said hello, in the order they came
    const Allowance comings_of_one_;
    std::map<QString, Allowance> comings_; // by address
    QElapsedTimer clock_;
};

bool DeskDoors::Door::may_come(const QString& address) {
    const auto now_ms = clock_.elapsed();
    if (comings_.size() >= kMostAddresses)
        std::erase_if(comings_, [&](auto& known) { return known.second.is_full(now_ms); });
    const auto known = comings_.size() < kMostAddresses ? comings_.try_emplace(address, comings_of_one_).first
                                                        : comings_.find(address);
    return known != comings_.end() && known->second.spend(1, now_ms);
}

void DeskDoors::Door::make_room() {
    std::erase_if(waiting_, [](const Waiting& one) {
        return !one.line || one.line->is_greeted() || one.line->state() == QAbstractSocket::UnconnectedState;
    });
    if (waiting_.size() < kMostWaiting)
        return;
    std::map<QString, int> here;
    for (const auto& one : waiting_)
        ++here[one.address];
    const auto most = std::max_element(here.begin(), here.end(), [](const auto& one, const auto& other) {
                          return one.second < other.second;
                      })->second;
    const auto first = std::find_if(waiting_.begin(), waiting_.end(),
                                    [&](const Waiting& one) { return here[one.address] == most; });
    emit doors_.crowded();
    first->line->abort();
}

void DeskDoors::Door::hand_over(QWebSocket* socket) {
    const auto its = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& one) {
        return one.line && one.line->peerPort() == socket->peerPort() &&
               one.line->peerAddress() == socket->peerAddress();
    });
    socket->setParent(nullptr);
    if (its == waiting_.end()) { // it has gone meanwhile
        socket->abort();
        return socket->deleteLater();
    }
    its->line->setParent(socket);
    its->line->upgraded();
    emit doors_.came(socket, its->line, tls_.has_value());
}

DeskDoors::DeskDoors() = default;
DeskDoors::~DeskDoors() = default;

Result<quint16> DeskDoors::open_local(quint16 port) {
    local_ = std::make_unique<Door>(*this, std::nullopt);
    if (!local_->listen(QHostAddress::LocalHost, port) && !local_->listen(QHostAddress::LocalHost, 0))
        return failure("no port for desks is free: " + local_->errorString().toStdString(), "127.0.0.1");
    return local_->serverPort();
}

Result<DeskDoors::Remote> DeskDoors::open_remote(quint16 port, const DeskCertificate& certificate) {
    if (!remote_) {
        auto door = std::make_unique<Door>(*this, certificate.tls);
        if (!door->listen(QHostAddress::Any, port) && !door->listen(QHostAddress::Any, 0))
            return failure("no port for remote desks is free: " + door->errorString().toStdString());
        remote_ = std::move(door);
    }
    return Remote{remote_->serverPort(), addresses_at(remote_->serverPort()), certificate.fingerprint};
}

void DeskDoors::close_remote() { remote_.reset(); }

} // namespace regie
