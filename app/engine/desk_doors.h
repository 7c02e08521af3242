#pragma once
// The doors desks come through: WebSocket on this machine alone, and, once switched on, WebSocket over TLS
// for other machines. Browsers, which always send an origin, are turned away at both. Show thread.

#include "show/result.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class QWebSocket;
class QWebSocketServer;

namespace regie {

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
    /// Listens on all of this machine's networks at `port`; when that is taken, at another. `folder`: the
    /// user's configuration, where the certificate is kept.
    Result<Remote> open_remote(quint16 port, const std::filesystem::path& folder);
    void close_remote();

  signals:
    void came(QWebSocket* socket, bool remote);
    void foreign_origin();

  private:
    void watch(QWebSocketServer* server, bool remote);

    std::unique_ptr<QWebSocketServer> local_, remote_;
};

} // namespace regie
