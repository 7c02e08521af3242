#pragma once
// An engine without video, for the desk's tests and for drawing the desk: serves a scripted log over the real
// protocol and answers commands as the engine does. GUI thread.

#include "protocol/messages.h"
#include "show/show_state.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QWebSocket;
class QWebSocketServer;

namespace regie::test {

class FakeEngine : public QObject {
  public:
    explicit FakeEngine(protocol::Welcome welcome);
    ~FakeEngine() override;

    /// Listens on loopback; the second time at the port it had before.
    QUrl listen();
    /// Cuts every line and stops listening.
    void die();
    /// Cuts every line and goes on listening.
    void cut_lines();

    /// Logs an event `show_ms` into the show and tells the desks.
    std::uint64_t append(const std::string& by, EventBody body);
    void send_status(const protocol::Status& status);
    void send_presence(const std::vector<protocol::Present>& desks);
    void send_picture(const QByteArray& jpeg, int source = -1);
    /// Sends events as they are, whatever the log says: doubles, holes.
    void send_raw(const std::vector<Event>& events);
    void send_text(const QString& text);

    int lines() const { return static_cast<int>(sockets_.size()); }
    const ShowState& state() const { return state_; }
    const std::vector<Event>& log() const { return log_; }

    std::int64_t show_ms = 0;
    bool silent = false;         ///< accepts, and never says a word
    bool hold_answers = false;   ///< takes commands and leaves them unanswered until release_answers()
    std::optional<Error> refuse; ///< the answer to every command
    std::optional<Error> refuse_hello;
    std::uint64_t unread = 0; ///< events of the show so far that are still on their way after a welcome
    std::vector<std::string> spares; ///< comments that no take-back brings back
    protocol::Welcome welcome;
    std::map<std::string, nlohmann::json> answers; ///< to questions, by method
    std::vector<std::string> commands;             ///< what was asked, in order: "hide c12"
    std::vector<std::string> claims;               ///< the comments it was at, in order
    std::vector<std::uint64_t> hellos;             ///< the `since` of each
    bool origin_seen = false;                      ///< a desk said where it comes from, as browsers do

    void release_answers();

  private:
    void accept();
    void on_text(QWebSocket& socket, const QString& text);
    void greet(QWebSocket& socket, const protocol::Request& request);
    void run(QWebSocket& socket, const protocol::Request& request);
    Result<std::uint64_t> carry_out(const protocol::Request& request);
    void send_events(QWebSocket& socket, std::uint64_t since);
    void send(QWebSocket& socket, const std::string& message);

    struct Held {
        QWebSocket* socket;
        protocol::Request request;
    };

    std::unique_ptr<QWebSocketServer> server_;
    quint16 port_ = 0;
    std::vector<std::unique_ptr<QWebSocket>> sockets_;
    std::vector<Event> log_;
    ShowState state_;
    std::vector<Held> held_;
};

} // namespace regie::test
