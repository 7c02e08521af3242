#include "engine/desk_server.h"

#include "show/text.h"

#include <QHostAddress>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>
#include <QWebSocketServer>
#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace regie {

namespace {

// About eight pictures: a desk that has more waiting is slow and gets no new ones.
constexpr qint64 kMonitorBacklogBytes = 256 * 1024;
// A desk with more waiting is cut off and catches up when it comes back.
constexpr qint64 kEventBacklogBytes = 32 * 1024 * 1024;
constexpr std::size_t kEventsAMessage = 500;
constexpr std::size_t kNameGraphemes = 40;

std::string events_message(const std::vector<Event>& events, std::size_t from, std::size_t to) {
    protocol::Request message{{}, protocol::method::kEvents, {{"events", nlohmann::json::array()}}};
    for (auto i = from; i < to; ++i)
        message.params["events"].push_back(to_json(events[i]));
    return protocol::encode(message);
}

} // namespace

struct DeskServer::Desk {
    QWebSocket* socket = nullptr;
    std::string name; // empty until it said hello
    struct Waiting {
        std::string id;
        std::uint64_t seq;
    };
    std::deque<Waiting> waiting; // commands whose event is not on the disk yet

    void send(const std::string& text) { socket->sendTextMessage(QString::fromStdString(text)); }
    void answer(const protocol::Response& response) { send(protocol::encode(response)); }
    void answer_up_to(std::uint64_t seq) {
        while (!waiting.empty() && waiting.front().seq <= seq) {
            answer({waiting.front().id, {{"seq", waiting.front().seq}}, {}});
            waiting.pop_front();
        }
    }
};

DeskServer::DeskServer(protocol::Welcome welcome, std::vector<Event> history, CommandHandler handler)
    : welcome_(std::move(welcome)), published_(std::move(history)), handler_(std::move(handler)) {}

DeskServer::~DeskServer() {
    for (auto& desk : desks_) {
        desk->socket->disconnect(this);
        desk->socket->close(QWebSocketProtocol::CloseCodeGoingAway);
        delete desk->socket;
    }
}

Result<quint16> DeskServer::listen(quint16 port) {
    server_ = std::make_unique<QWebSocketServer>("regie", QWebSocketServer::NonSecureMode);
    // Browsers always send an Origin: a web page must never get at the desk's port.
    connect(server_.get(), &QWebSocketServer::originAuthenticationRequired, this,
            [](QWebSocketCorsAuthenticator* asked) { asked->setAllowed(asked->origin().isEmpty()); });
    connect(server_.get(), &QWebSocketServer::newConnection, this, &DeskServer::accept);
    if (!server_->listen(QHostAddress::LocalHost, port) && !server_->listen(QHostAddress::LocalHost, 0))
        return failure("no port for desks is free: " + server_->errorString().toStdString(), "127.0.0.1");
    return server_->serverPort();
}

void DeskServer::accept() {
    while (auto* socket = server_->nextPendingConnection()) {
        socket->setMaxAllowedIncomingMessageSize(protocol::kMaxRequestBytes);
        desks_.push_back(std::make_unique<Desk>());
        auto& desk = *desks_.back();
        desk.socket = socket;
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, &desk](const QString& text) { handle(desk, text); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] { drop(socket); });
    }
}

void DeskServer::drop(QWebSocket* socket) {
    std::erase_if(desks_, [&](const auto& desk) { return desk->socket == socket; });
    socket->deleteLater();
    emit desks_changed(desks());
}

void DeskServer::handle(Desk& desk, const QString& text) {
    const auto message = protocol::decode(text.toStdString());
    const auto* request = message ? std::get_if<protocol::Request>(&*message) : nullptr;
    if (!request) {
        desk.answer({{}, {}, Error{message ? "only requests are taken here" : message.error().what, {}, {}}});
        return;
    }
    if (request->method == protocol::method::kHello)
        return greet(desk, *request);
    if (desk.name.empty()) {
        desk.answer({request->id, {}, Error{"this desk has not said hello", {}, "Send hello first."}});
        return;
    }
    const auto seq = handler_(desk.name, request->method, request->params);
    if (!seq) {
        desk.answer({request->id, {}, seq.error()});
        return;
    }
    desk.waiting.push_back({request->id, *seq});
    desk.answer_up_to(published_.empty() ? 0 : published_.back().seq);
}

void DeskServer::greet(Desk& desk, const protocol::Request& request) {
    const auto& params = request.params;
    const auto name = params.is_object() && params.contains("name") && params["name"].is_string()
                          ? params["name"].get<std::string>()
                          : std::string();
    const auto since = params.is_object() && params.contains("since") && params["since"].is_number_unsigned()
                           ? params["since"].get<std::uint64_t>()
                           : 0;
    desk.name = unique_name(clean_text(name, kNameGraphemes));
    auto welcome = welcome_;
    welcome.name = desk.name;
    welcome.head = published_.empty() ? 0 : published_.back().seq;
    desk.answer({request.id, welcome, {}});
    // Sequence numbers have no gaps, so the first event a desk lacks stands at index `since`.
    for (std::size_t from = since; from < published_.size(); from += kEventsAMessage)
        desk.send(events_message(published_, from, std::min(from + kEventsAMessage, published_.size())));
    emit desks_changed(desks());
}

std::string DeskServer::unique_name(const std::string& wanted) const {
    const auto base = wanted.empty() ? std::string("Desk") : wanted;
    const auto taken = [&](const std::string& name) {
        return std::any_of(desks_.begin(), desks_.end(),
                           [&](const auto& desk) { return desk->name == name; });
    };
    auto name = base;
    for (int n = 2; taken(name); ++n)
        name = fmt::format("{} {}", base, n);
    return name;
}

void DeskServer::publish(const std::vector<Event>& events) {
    published_.insert(published_.end(), events.begin(), events.end());
    if (desks_.empty() || events.empty())
        return;
    const auto text = events_message(events, 0, events.size());
    for (auto& desk : desks_) {
        if (desk->name.empty())
            continue;
        // Too slow a desk is cut off, after this loop: abort() takes it out of desks_ at once.
        if (desk->socket->bytesToWrite() > kEventBacklogBytes)
            QMetaObject::invokeMethod(
                desk->socket, [socket = desk->socket] { socket->abort(); }, Qt::QueuedConnection);
        desk->send(text);
        desk->answer_up_to(events.back().seq);
    }
}

void DeskServer::send_status(const protocol::Status& status) {
    const auto text = protocol::encode(protocol::Request{{}, protocol::method::kStatus, status});
    for (auto& desk : desks_)
        if (!desk->name.empty())
            desk->send(text);
}

void DeskServer::send_monitor(std::int64_t frame, const std::vector<std::uint8_t>& jpeg) {
    const auto message = protocol::encode_monitor(frame, jpeg);
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(message.data()),
                                               static_cast<qsizetype>(message.size()));
    for (auto& desk : desks_)
        if (!desk->name.empty() && desk->socket->bytesToWrite() < kMonitorBacklogBytes)
            desk->socket->sendBinaryMessage(bytes);
}

int DeskServer::desks() const {
    return static_cast<int>(
        std::count_if(desks_.begin(), desks_.end(), [](const auto& desk) { return !desk->name.empty(); }));
}

} // namespace regie
