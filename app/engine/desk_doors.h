#pragma once
// The doors desks come through: WebSocket on this machine alone, and, once switched on, WebSocket over TLS
// for other machines. Browsers, which always send an origin, are turned away at both. Who has come and not
// said hello has few places, of each door's own, and little time; nobody who has is kept out by them. Show
// thread.

#include "show/result.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

class QWebSocket;

namespace regie {

class DeskLine;
struct DeskCertificate;

class DeskDoors : public QObject {
    Q_OBJECT
  public:
    DeskDoors();
    ~DeskDoors() override;

    /// Listens on 127.0.0.1 at `port`; when that is taken, at another. The port it got.
    Result<quint16> open_local(quint16 port);

    struct Remote {
        quint16 port = 0;
        std::vector<std::string> addresses; ///< wss://…, one for each of this machine's networks
        std::string fingerprint;            ///< of the certificate
    };
    /// Listens on all of this machine's networks at `port`; when that is taken, at another.
    Result<Remote> open_remote(quint16 port, const DeskCertificate& certificate);
    void close_remote();

    /// Peers that have not said hello, at either door: the one that waits longest makes room, of the address
    /// that has most of them here.
    static constexpr std::size_t kMostWaiting = 24;
    /// From coming to the hello; then the line is cut.
    static constexpr int kHelloMs = 10'000;

  signals:
    /// `line` is the socket's and goes with it; it waits until DeskLine::greeted().
    void came(QWebSocket* socket, DeskLine* line, bool remote);
    void foreign_origin();
    /// Somebody was turned away, or has made room for others.
    void crowded();

  private:
    class Door;
    std::unique_ptr<Door> local_, remote_;
};

} // namespace regie
