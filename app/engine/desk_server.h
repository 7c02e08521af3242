#pragma once
// Desks' way in: a WebSocket server on loopback that speaks app/protocol. Lives on the show thread, all of
// it.

#include "engine/claims.h"
#include "protocol/messages.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
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

/// The events behind number `after` that are on the disk, in order, `limit` of them at most. Show thread.
using ReadEvents = std::function<Result<std::vector<Event>>(std::uint64_t after, std::size_t limit)>;

class DeskServer : public QObject {
    Q_OBJECT
  public:
    /// Answers a desk that may have gone meanwhile. Show thread.
    using Answer = std::function<void(const Result<nlohmann::json>&)>;
    /// Takes a desk's question, to be answered now or later; false: it is a command.
    using QuestionHandler = std::function<bool(const std::string& by, const std::string& method,
                                               const nlohmann::json& params, const Answer& answer)>;

    /// `welcome` is filled in for each desk (name, head). `head`: the newest event published so far; what a
    /// desk lacks is read from the log, but for the newest few thousand.
    DeskServer(protocol::Welcome welcome, std::uint64_t head, ReadEvents read, CommandHandler handler,
               QuestionHandler questions = {});
    ~DeskServer() override;

    /// Welcome::feeds, once they are known: before the event loop runs.
    void set_feeds(nlohmann::json feeds) { welcome_.feeds = std::move(feeds); }
    /// Listens on 127.0.0.1 at `port`; when that is taken, at another. The port it got.
    Result<quint16> listen(quint16 port);

    /// Events that hold now: every desk gets them, and commands that waited for them are answered.
    /// `on_disk`: false while the log cannot be written, so that they cannot be read from it.
    void publish(const std::vector<Event>& events, bool on_disk);
    void send_status(const protocol::Status& status);
    void send_needs(const std::vector<std::pair<std::string, double>>& needs);
    /// Desks that cannot keep up are left out; nothing waits for them.
    void send_monitor(std::int64_t frame, const std::vector<std::uint8_t>& jpeg);

    int desks() const;

  signals:
    void desks_changed(int desks);

  private:
    struct Desk;
    void accept();
    void handle(Desk& desk, const QString& text);
    bool ask(Desk& desk, const protocol::Request& request);
    void claim(Desk& desk, const protocol::Request& request);
    void send_presence();
    void send_all(const std::string& text);
    void greet(Desk& desk, const protocol::Request& request);
    void drop(QWebSocket* socket);
    void catch_up(Desk& desk);
    std::string unique_name(const std::string& wanted) const;

    protocol::Welcome welcome_;
    ReadEvents read_;
    std::uint64_t head_;       // the newest event that was published
    std::deque<Event> newest_; // that were published; the others are in the log
    CommandHandler handler_;
    QuestionHandler questions_;
    std::unique_ptr<QWebSocketServer> server_;
    std::vector<std::unique_ptr<Desk>> desks_;
    Claims claims_;
    QElapsedTimer clock_;
};

} // namespace regie
