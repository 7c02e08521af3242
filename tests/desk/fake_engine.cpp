#include "fake_engine.h"

#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>

namespace regie::test {

namespace method = protocol::method;
using nlohmann::json;

FakeEngine::FakeEngine(protocol::Welcome wanted) : welcome(std::move(wanted)) {}

FakeEngine::~FakeEngine() { die(); }

QUrl FakeEngine::listen() {
    server_ = std::make_unique<QWebSocketServer>("fake engine", QWebSocketServer::NonSecureMode);
    connect(server_.get(), &QWebSocketServer::newConnection, this, &FakeEngine::accept);
    server_->listen(QHostAddress::LocalHost, port_);
    port_ = server_->serverPort();
    return server_->serverUrl();
}

void FakeEngine::die() {
    cut_lines();
    server_.reset();
}

void FakeEngine::cut_lines() {
    held_.clear();
    for (auto& socket : std::exchange(sockets_, {})) {
        socket->disconnect(this);
        socket->abort();
        socket.release()->deleteLater();
    }
}

void FakeEngine::accept() {
    while (auto* socket = server_->nextPendingConnection()) {
        socket->setParent(nullptr);
        sockets_.emplace_back(socket);
        origin_seen |= !socket->origin().isEmpty();
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString& text) { on_text(*socket, text); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            std::erase_if(held_, [&](const Held& held) { return held.socket == socket; });
            const auto at = std::find_if(sockets_.begin(), sockets_.end(),
                                         [&](const auto& s) { return s.get() == socket; });
            if (at != sockets_.end()) {
                at->release()->deleteLater();
                sockets_.erase(at);
            }
        });
    }
}

void FakeEngine::on_text(QWebSocket& socket, const QString& text) {
    const auto message = protocol::decode(text.toStdString());
    if (silent || !message || !std::holds_alternative<protocol::Request>(*message))
        return;
    const auto& request = std::get<protocol::Request>(*message);
    if (request.method == method::kHello)
        return greet(socket, request);
    if (request.method == method::kEarlier) // asked without anybody's doing
        return run(socket, request);
    if (request.method == method::kClaim) {
        claims.push_back(request.params.value("comment", std::string()));
        return send(socket,
                    protocol::encode(protocol::Response{request.id, {{"seq", state_.last_seq()}}, {}}));
    }
    commands.push_back(request.method);
    for (const auto& value : request.params)
        commands.back() += " " + value.dump();
    if (hold_answers)
        held_.push_back({&socket, request});
    else
        run(socket, request);
}

void FakeEngine::greet(QWebSocket& socket, const protocol::Request& request) {
    const auto since = request.params.value("since", std::uint64_t{0});
    hellos.push_back(since);
    if (refuse_hello)
        return send(socket, protocol::encode(protocol::Response{request.id, {}, refuse_hello}));
    welcome.name = request.params.value("name", "");
    welcome.head = state_.last_seq() + unread;
    send(socket, protocol::encode(protocol::Response{request.id, welcome, {}}));
    send_events(socket, since);
}

void FakeEngine::send_events(QWebSocket& socket, std::uint64_t since) {
    json events = json::array();
    for (const auto& event : log_)
        if (event.seq > since)
            events.push_back(to_json(event));
    if (!events.empty())
        send(socket, protocol::encode(protocol::Request{"", method::kEvents, {{"events", events}}}));
}

void FakeEngine::release_answers() {
    for (const auto& held : std::exchange(held_, {}))
        run(*held.socket, held.request);
}

void FakeEngine::run(QWebSocket& socket, const protocol::Request& request) {
    protocol::Response response{request.id, {}, {}};
    if (const auto known = answers.find(request.method); known != answers.end() && !refuse) {
        response.result = known->second;
        return send(socket, protocol::encode(response));
    }
    const auto done = refuse ? tl::unexpected(*refuse) : carry_out(request);
    if (done)
        response.result = {{"seq", *done}};
    else
        response.error = done.error();
    send(socket, protocol::encode(response));
}

Result<std::uint64_t> FakeEngine::carry_out(const protocol::Request& request) {
    const auto& by = welcome.name;
    const auto text = [&](const char* key) { return request.params.value(key, std::string()); };
    if (auto several = protocol::comments_in(request.params); !several.empty()) {
        std::sort(several.begin(), several.end());
        return append(by, CommentsDecided{request.method == method::kHide ? kHidden : kApproved, several});
    }
    if (request.method == method::kQueue)
        return append(by, CommentQueued{text("comment"), text("text")});
    if (request.method == method::kUnqueue)
        return append(by, CommentUnqueued{text("comment")});
    if (request.method == method::kNote)
        return append(by, CommentNoted{text("comment"), text("text")});
    if (request.method == method::kHide)
        return append(by, CommentHidden{text("comment")});
    if (request.method == method::kApprove)
        return append(by, CommentApproved{text("comment")});
    if (request.method == method::kDelete)
        return append(by, CommentDeleted{text("comment")});
    if (request.method == method::kAnswer)
        return append(by, CommentAnswered{text("comment"), text("text")});
    if (request.method == method::kAnswerOnAir)
        return append(
            by,
            GraphicTaken{{kAnswerKey, "question-answer", {{"answer", text("text")}}, -1, text("comment")}});
    if (request.method == method::kSay)
        return append(by, CaptionSaid{text("text"), 2000});
    if (request.method == method::kBan) {
        const auto* entry = state_.comment(text("comment"));
        return append(by, AuthorBanned{entry->comment.feed(), entry->comment.author(), entry->comment.id()});
    }
    if (request.method == method::kPin) {
        const auto* entry = state_.comment(text("comment"));
        if (!entry || entry->removed)
            return failure("the comment was removed by its author or the platform", "",
                           "Choose another one.");
        return append(by,
                      GraphicTaken{{kPinKey, "pinned-comment", {}, show_ms + 20'000, entry->comment.id()}});
    }
    if (request.method == method::kTake) {
        for (const auto& item : welcome.rundown)
            if (item.at("id") == text("item")) {
                const auto seconds = item.value("seconds", 0);
                return append(by, GraphicTaken{{text("item"),
                                                item.value("graphic", ""),
                                                {},
                                                seconds > 0 ? show_ms + seconds * 1000 : -1,
                                                {}}});
            }
        return failure("the rundown has no such item", "", "Choose one from the rundown.");
    }
    if (request.method == method::kRelease)
        return append(by, GraphicReleased{text("key")});
    if (request.method == method::kScene)
        for (const auto& scene : welcome.scenes)
            if (scene.at("id") == text("scene"))
                return append(
                    by,
                    SceneTaken{{text("scene"), scene.at("name"), scene.at("layout"), scene.at("sources"), {}},
                               request.params.value("mix", false) ? Transition::Mix : Transition::Cut});
    if (request.method == method::kMark)
        return append(by, MarkSet{text("name")});
    if (request.method == method::kHideRaid)
        return append(by, RaidHidden{text("raid"), state_.undecided_of(state_.raids().at(text("raid")))});
    if (request.method == method::kSetFlagRules)
        return append(by, FlagsChanged{request.params.at("flags").get<FlagSettings>()});
    if (request.method == method::kAdjust)
        return append(by, SourceAdjusted{text("source"), protocol::settings_of(request.params)});
    if (request.method == method::kSetRundown) {
        const auto rundown = protocol::rundown_of(request.params, Templates());
        return rundown ? Result<std::uint64_t>(append(by, RundownChanged{*rundown}))
                       : tl::unexpected(rundown.error());
    }
    if (request.method == method::kSetAnswers) {
        auto wanted = answers_from_json(request.params.at("answers"));
        return wanted ? Result<std::uint64_t>(append(by, AnswersChanged{std::move(*wanted)}))
                      : tl::unexpected(wanted.error());
    }
    if (request.method == method::kHoldCampaigns)
        return append(by, CampaignsHeld{request.params.at("held")});
    if (request.method == method::kUndo)
        return append(by, TakenBack{request.params.value("seq", std::uint64_t{0}), spares});
    if (request.method == method::kStop)
        return append(by, SessionEnded{"ended by " + by});
    return failure("this engine does not do \"" + request.method + "\"");
}

std::uint64_t FakeEngine::append(const std::string& by, EventBody body) {
    const Event event{state_.last_seq() + 1, welcome.epoch_ms + show_ms, show_ms, by, std::move(body)};
    state_.apply(event);
    log_.push_back(event);
    send_raw({event});
    return event.seq;
}

void FakeEngine::send_raw(const std::vector<Event>& events) {
    json list = json::array();
    for (const auto& event : events)
        list.push_back(to_json(event));
    send_text(
        QString::fromStdString(protocol::encode(protocol::Request{"", method::kEvents, {{"events", list}}})));
}

void FakeEngine::send_status(const protocol::Status& status) {
    send_text(QString::fromStdString(protocol::encode(protocol::Request{"", method::kStatus, status})));
}

void FakeEngine::send_presence(const std::vector<protocol::Present>& desks) {
    send_text(QString::fromStdString(
        protocol::encode(protocol::Request{"", method::kPresence, {{"desks", desks}}})));
}

void FakeEngine::send_text(const QString& text) {
    for (auto& socket : sockets_)
        socket->sendTextMessage(text);
}

void FakeEngine::send_picture(const QByteArray& jpeg, int source) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(jpeg.constData());
    const auto message = protocol::encode_monitor(source, show_ms * welcome.fps / 1000,
                                                  {bytes, static_cast<std::size_t>(jpeg.size())});
    const QByteArray data(reinterpret_cast<const char*>(message.data()),
                          static_cast<qsizetype>(message.size()));
    for (auto& socket : sockets_)
        socket->sendBinaryMessage(data);
}

void FakeEngine::send(QWebSocket& socket, const std::string& message) {
    socket.sendTextMessage(QString::fromStdString(message));
}

} // namespace regie::test
