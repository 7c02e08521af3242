#pragma once
// Desks' way in: a WebSocket server on loopback that speaks app/protocol. Lives on the show thread, all of
// it.

#include "protocol/messages.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QWebSocket;
class QWebSocketServer;

namespace regie {

/// Carries out what a desk asks: the number of the event that answers it. Called on the show thread.
using CommandHandler = std::function<Result<std::uint64_t>(const std::string& by, const std::string& method,
                                                           const nlohmann::json& params)>;

class DeskServer : public QObject {
    Q_OBJECT
  public:
    /// `welcome` is filled in for each desk (name, head). `history` are the events published so far.
    DeskServer(protocol::Welcome welcome, std::vector<Event> history, CommandHandler handler);
    ~DeskServer() override;

    /// Welcome::feeds, once they are known: before the event loop runs.
    void set_feeds(nlohmann::json feeds) { welcome_.feeds = std::move(feeds); }
    /// Listens on 127.0.0.1 at `port`; when that is taken, at another. The port it got.
    Result<quint16> listen(quint16 port);

    /// Events that hold now: every desk gets them, and commands that waited for them are answered.
    void publish(const std::vector<Event>& events);
    void send_status(const protocol::Status& status);
    /// Desks that cannot keep up are left out; nothing waits for them.
    void send_monitor(std::int64_t frame, const std::vector<std::uint8_t>& jpeg);

    int desks() const;

  signals:
    void desks_changed(int desks);

  private:
    struct Desk;
    void accept();
    void handle(Desk& desk, const QString& text);
    void greet(Desk& desk, const protocol::Request& request);
    void drop(QWebSocket* socket);
    std::string unique_name(const std::string& wanted) const;

    protocol::Welcome welcome_;
    std::vector<Event> published_;
    CommandHandler handler_;
    std::unique_ptr<QWebSocketServer> server_;
    std::vector<std::unique_ptr<Desk>> desks_;
};

} // namespace regie
