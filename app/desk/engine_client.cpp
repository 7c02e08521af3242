#include "desk/engine_client.h"

#include "desk/engine_words.h"
#include "show/json_values.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QWebSocket>

namespace regie::desk {

using nlohmann::json;

namespace {

// A whole evening's log comes in pieces well under this.
constexpr quint64 kMaxMessageBytes = 16 * 1024 * 1024;
constexpr std::size_t kMaxMessageWeight =
    16 * kMaxMessageBytes; // what such a message weighs at most, honestly

} // namespace

EngineClient::EngineClient(QUrl url, QString name, Patience patience, const QString& config)
    : url_(std::move(url)), name_(std::move(name)), patience_(patience),
      engines_(config.isEmpty() ? PairedEngines::usual_folder() : config) {
    retry_.setSingleShot(true);
    silence_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &EngineClient::connectNow);
    connect(&silence_, &QTimer::timeout, this, [this] { break_line(Line::Lost, {}); });
}

EngineClient::~EngineClient() { drop_socket(); }

void EngineClient::connectNow() {
    if (line_ == Line::Connected)
        return;
    retry_.stop();
    drop_socket();
    if (line_ == Line::Refused || line_ == Line::Unpaired)
        set_line(Line::Connecting, {});
    socket_ =
        std::make_unique<QWebSocket>(); // without an origin: the engine refuses browsers, which send one
    if (url_.scheme() == "wss") {
        // Nobody has signed an engine's certificate: it is known by its fingerprint, before anything is said.
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        socket_->setSslConfiguration(tls);
    }
    socket_->setProxy(QNetworkProxy::NoProxy);
    socket_->setMaxAllowedIncomingMessageSize(kMaxMessageBytes);
    connect(socket_.get(), &QWebSocket::connected, this, &EngineClient::say_hello);
    connect(socket_.get(), &QWebSocket::textMessageReceived, this, &EngineClient::on_text);
    connect(socket_.get(), &QWebSocket::binaryMessageReceived, this, &EngineClient::on_binary);
    connect(socket_.get(), &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            break_line(Line::Lost, {});
    });
    silence_.start(patience_.silence_ms);
    socket_->open(url_);
}

void EngineClient::say_hello() {
    hello_id_ = std::to_string(next_id_++);
    protocol::Request hello{
        hello_id_, protocol::method::kHello, {{"name", name_.toStdString()}, {"since", last_seq_}}};
    if (introduce(hello.params))
        socket_->sendTextMessage(QString::fromStdString(protocol::encode(hello)));
}

// False: the line is given up, and why is said.
bool EngineClient::introduce(json& hello) {
    if (url_.scheme() != "wss") {
        hello["token"] = engines_.local_token(url_.port());
        return true;
    }
    const auto fingerprint = socket_->sslConfiguration()
                                 .peerCertificate()
                                 .digest(QCryptographicHash::Sha256)
                                 .toHex()
                                 .toStdString();
    if (!pairing_.code.empty()) {
        pairing_.line = {fingerprint, protocol::new_token()};
        hello["nonce"] = pairing_.line.nonce;
        hello["proof"] = protocol::proof_of_desk(pairing_.code, pairing_.line);
        return true;
    }
    const auto engine = engines_.find(url_);
    if (engine && protocol::same_secret(engine->fingerprint, fingerprint)) {
        hello["token"] = engine->token;
        return true;
    }
    unpaired(engine
                 ? tr("At %1 answers another engine than the one this desk was paired with. If it was set up "
                      "anew, pair them again; if not, somebody may be listening in.")
                       .arg(url_.toString())
                 : tr("The engine at %1 does not know this desk yet.").arg(url_.toString()));
    return false;
}

/// Whether a welcome to a desk that was paired comes from who knows the code; what it gives is kept.
bool EngineClient::prove(const json& welcome) {
    const auto pairing = std::exchange(pairing_, {});
    if (pairing.code.empty())
        return true;
    if (!protocol::same_secret(text_of(welcome, "proof"),
                               protocol::proof_of_engine(pairing.code, pairing.line))) {
        unpaired(tr("What answers at %1 does not know the code: somebody may be listening in.")
                     .arg(url_.toString()));
        return false;
    }
    engines_.keep(url_, {text_of(welcome, "token"), pairing.line.fingerprint});
    return true;
}

void EngineClient::unpaired(const QString& words) {
    pairing_ = {};
    break_line(Line::Unpaired, words);
}

void EngineClient::pair(const QString& code) {
    pairing_.code = protocol::plain_code(code.toStdString());
    connectNow();
}

void EngineClient::call(const char* method, json params, Answer answer) {
    ask(method, std::move(params), [answer = std::move(answer)](const Result<json>& result) {
        answer(result.map([](const json& done) {
            return done.is_object() ? done.value("seq", std::uint64_t{0}) : std::uint64_t{0};
        }));
    });
}

void EngineClient::ask(const char* method, json params, std::function<void(const Result<json>&)> answer) {
    if (line_ != Line::Connected) {
        answer(failure("the engine does not answer", "", "Wait until the line is back, then do it again."));
        return;
    }
    const auto id = std::to_string(next_id_++);
    const auto message = protocol::encode(protocol::Request{id, method, std::move(params)});
    if (message.size() > protocol::kMaxRequestBytes) {
        answer(failure("this is too much for the line to the engine", "",
                       "Shorten the lists, or write them into the show file."));
        return;
    }
    calls_.emplace(id, std::move(answer));
    socket_->sendTextMessage(QString::fromStdString(message));
}

void EngineClient::on_text(const QString& text) {
    silence_.start(patience_.silence_ms);
    const auto message = protocol::decode(text.toStdString(), kMaxMessageWeight);
    if (!message)
        return break_line(Line::Refused,
                          tr("What answers at %1 does not speak Régie's language.").arg(url_.toString()));
    if (const auto* request = std::get_if<protocol::Request>(&*message))
        on_request(*request);
    else
        on_response(std::get<protocol::Response>(*message));
}

void EngineClient::on_binary(const QByteArray& message) {
    silence_.start(patience_.silence_ms);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(message.constData());
    const auto monitor = protocol::decode_monitor({bytes, static_cast<std::size_t>(message.size())});
    if (!monitor)
        return;
    const auto jpeg = message.last(static_cast<qsizetype>(monitor->jpeg.size()));
    pictures_.insert(monitor->source, jpeg);
    emit picture_came(monitor->source, jpeg);
}

void EngineClient::on_request(const protocol::Request& request) {
    try {
        if (request.method == protocol::method::kEvents)
            take_events(request.params.at("events"));
        else if (request.method == protocol::method::kStatus)
            emit status_came(request.params.get<protocol::Status>());
        else if (request.method == protocol::method::kPresence)
            emit presence_came(request.params.at("desks").get<std::vector<protocol::Present>>());
        else if (request.method == protocol::method::kNeeds)
            emit needs_came(request.params.at("needs").get<std::map<std::string, double>>());
    } catch (const json::exception&) {
        break_line(Line::Refused,
                   tr("The engine at %1 says something this desk cannot read: they are of different "
                      "versions.")
                       .arg(url_.toString()));
    }
}

void EngineClient::on_response(const protocol::Response& response) {
    if (response.id == hello_id_)
        return on_welcome(response);
    auto call = calls_.extract(response.id);
    if (!call)
        return;
    if (response.error)
        call.mapped()(tl::unexpected(*response.error));
    else
        call.mapped()(response.result);
}

void EngineClient::on_welcome(const protocol::Response& response) {
    if (response.error && response.error->where == protocol::kTokenPlace && url_.scheme() == "wss")
        return unpaired(tr("The engine at %1 does not know this desk. %2")
                            .arg(url_.toString(), engine_words(response.error->remedy)));
    if (!response.error && !prove(response.result))
        return;
    if (response.error)
        return break_line(Line::Refused,
                          tr("The engine refuses this desk: %1").arg(engine_words(response.error->line())));
    protocol::Welcome welcome;
    try {
        welcome = response.result.get<protocol::Welcome>();
    } catch (const json::exception&) {
        welcome.version = 0;
    }
    if (welcome.version != protocol::kVersion)
        return break_line(Line::Refused,
                          tr("The engine is of another version than this desk. Start the desk that came "
                             "with it."));
    // Another session, or one whose log is shorter than what we hold: its events must be asked for from the
    // first.
    const bool other = !session_.empty() && session_ != welcome.session;
    if (other || welcome.head < last_seq_) {
        session_ = welcome.session;
        last_seq_ = 0;
        emit session_changed();
        drop_socket();
        return connectNow();
    }
    session_ = welcome.session;
    emit welcomed(welcome);
    set_line(Line::Connected, {});
}

void EngineClient::take_events(const json& events) {
    std::vector<Event> fresh;
    for (const auto& item : events) {
        auto event = event_from_json(item);
        if (!event)
            return break_line(Line::Refused, tr("The engine's log holds something this desk cannot read: %1")
                                                 .arg(QString::fromStdString(event.error().line())));
        if (event->seq <= last_seq_)
            continue;
        if (event->seq != last_seq_ + 1) { // a hole: ask again from where we stand
            break_line(Line::Lost, {});
            break;
        }
        last_seq_ = event->seq;
        fresh.push_back(std::move(*event));
    }
    if (!fresh.empty())
        emit events_came(fresh);
}

void EngineClient::break_line(Line line, const QString& words) {
    drop_socket();
    if (line == Line::Lost)
        retry_.start(patience_.retry_ms);
    set_line(line, words);
    fail_calls();
}

void EngineClient::drop_socket() {
    silence_.stop();
    if (!socket_)
        return;
    socket_->disconnect(this);
    socket_->abort();
    socket_.release()->deleteLater(); // may be what called us
}

void EngineClient::fail_calls() {
    auto calls = std::exchange(calls_, {});
    for (auto& [id, answer] : calls)
        answer(failure("the line broke before the engine answered", "",
                       "What the log has of it shows when it is back."));
}

// In the language of now: it may be another than when the line changed.
QString EngineClient::words() const {
    if (line_ == Line::Connecting)
        return tr("Connecting to the engine at %1.").arg(url_.toString());
    if (line_ == Line::Lost)
        return tr("The engine does not answer; trying again. The broadcast does not depend on this desk, and "
                  "an engine that stopped is replaced within seconds.");
    return words_;
}

void EngineClient::set_line(Line line, const QString& words) {
    if (line_ == line && words_ == words)
        return;
    line_ = line;
    words_ = words;
    emit lineChanged();
}

} // namespace regie::desk
