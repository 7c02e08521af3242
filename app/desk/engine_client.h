#pragma once
// A desk's line to its engine: says hello with the last event it has, hands on what comes, in order and each
// event once, carries commands, and comes back by itself when the line breaks. GUI thread.

#include "desk/paired_engines.h"
#include "protocol/messages.h"
#include "protocol/pairing.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QWebSocket;

namespace regie::desk {

/// How patient the line is, in milliseconds.
struct Patience {
    int retry_ms = 1000;   ///< from a broken line to the next attempt
    int silence_ms = 5000; ///< the engine speaks twice a second: after this long without a word it hangs
};

class EngineClient : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(regie::desk::EngineClient::Line line READ line NOTIFY lineChanged)
    Q_PROPERTY(QString words READ words NOTIFY lineChanged)

  public:
    /// Unpaired: the engine is on another machine and wants a code first.
    enum class Line { Connecting, Connected, Lost, Refused, Unpaired };
    Q_ENUM(Line)

    /// Called once, with the number of the event the command became, or why it did not.
    using Answer = std::function<void(const Result<std::uint64_t>& seq)>;

    /// `config`: the user's configuration folder; empty: the usual one.
    EngineClient(QUrl url, QString name, Patience patience = {}, const QString& config = {});
    ~EngineClient() override;

    /// Connects; while the line is broken it means "try now".
    Q_INVOKABLE void connectNow();
    /// The code that the engine shows, as a person typed it; connects with it.
    Q_INVOKABLE void pair(const QString& code);
    void call(const char* method, nlohmann::json params, Answer answer);
    /// The same for what is answered by something else than an event's number.
    void ask(const char* method, nlohmann::json params,
             std::function<void(const Result<nlohmann::json>&)> answer);

    /// The last one that came, as picture_came() tells; empty: none did.
    QByteArray last_picture(int source) const { return pictures_.value(source); }

    /// Files that the engine names lie here.
    bool on_engines_machine() const { return url_.scheme() == QLatin1String("ws"); }

    Line line() const { return line_; }
    /// What is the matter with the line and what happens now; empty while connected.
    QString words() const;
    void say_again() { emit lineChanged(); } ///< the language has changed

  signals:
    void lineChanged();
    /// The engine runs another session than before: everything known is void. Comes before welcomed().
    void session_changed();
    void welcomed(const regie::protocol::Welcome& welcome);
    void events_came(const std::vector<regie::Event>& events);
    /// How soon undecided comments want a look, 0..1, by id: those that changed.
    void needs_came(const std::map<std::string, double>& needs);
    void presence_came(const std::vector<regie::protocol::Present>& present);
    void status_came(const regie::protocol::Status& status);
    /// Of the programme (`source` -1), or of Welcome::sources' so-and-so-many-th.
    void picture_came(int source, const QByteArray& jpeg);

  private:
    void set_line(Line line, const QString& words);
    void say_hello();
    bool introduce(nlohmann::json& hello);
    bool prove(const nlohmann::json& welcome);
    void unpaired(const QString& words);
    void on_welcome(const protocol::Response& response);
    void on_text(const QString& text);
    void on_binary(const QByteArray& message);
    void on_request(const protocol::Request& request);
    void on_response(const protocol::Response& response);
    void take_events(const nlohmann::json& events);
    void break_line(Line line, const QString& words);
    void drop_socket();
    void fail_calls();

    QUrl url_;
    QString name_;
    Patience patience_;
    PairedEngines engines_;
    struct Pairing {
        std::string code;    ///< typed, and not used yet
        protocol::Line line; ///< it is used on
    } pairing_;
    std::unique_ptr<QWebSocket> socket_;
    QTimer retry_, silence_;
    Line line_ = Line::Connecting;
    QString words_; ///< what only this time is the matter; empty: see words()
    std::string session_;
    std::uint64_t last_seq_ = 0;
    std::uint64_t next_id_ = 1;
    std::string hello_id_;
    std::map<std::string, std::function<void(const Result<nlohmann::json>&)>> calls_;
    QHash<int, QByteArray> pictures_;
};

} // namespace regie::desk
