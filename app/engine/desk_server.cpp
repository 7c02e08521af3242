#include "engine/desk_server.h"

#include "show/json_values.h"
#include "show/text.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

// About eight pictures: a desk that has more waiting is slow and gets no new ones.
constexpr qint64 kMonitorBacklogBytes = 256 * 1024;
// A desk that catches up gets the next events when less than this is on its way.
constexpr qint64 kCatchUpBytes = 1024 * 1024;
constexpr int kSlowDeskMs = 20; // until it is looked whether a slow desk has room again
// A desk with more waiting is cut off and catches up when it comes back.
constexpr qint64 kEventBacklogBytes = 32 * 1024 * 1024;
constexpr std::size_t kEventsAMessage = 500;
constexpr std::size_t kKeptEvents = 5'000; // for desks that were away for a moment
constexpr std::size_t kIdBytes = 200;      // of a comment: longer ones are none of ours
constexpr std::size_t kMostDesks = 60;
constexpr int kHelloMs = 10'000;          // who has not said it by then is no desk
constexpr quint64 kHelloBytes = 4 * 1024; // from who has not yet
constexpr int kMalformedAllowed = 20;     // of one desk, then it is cut off

/// Names under which the engine itself logs what it does.
bool is_ours(const std::string& name) {
    return name == "engine" || name == "clock" || name == "flagging" || name.starts_with("cue ") ||
           name.starts_with("rule:");
}

template<typename Iterator>
std::string events_message(Iterator from, Iterator to) {
    protocol::Request message{{}, protocol::method::kEvents, {{"events", nlohmann::json::array()}}};
    for (; from != to; ++from)
        message.params["events"].push_back(to_json(*from));
    return protocol::encode(message);
}

} // namespace

void DeskServer::Desk::send(const std::string& text) {
    socket->sendTextMessage(QString::fromStdString(text));
}

void DeskServer::Desk::answer(const protocol::Response& response) { send(protocol::encode(response)); }

void DeskServer::Desk::answer_up_to(std::uint64_t seq) {
    while (!waiting.empty() && waiting.front().seq <= seq) {
        answer({waiting.front().id, {{"seq", waiting.front().seq}}, {}});
        waiting.pop_front();
    }
}

DeskServer::DeskServer(std::filesystem::path config, protocol::Welcome welcome, std::uint64_t head,
                       ReadEvents read, CommandHandler handler, QuestionHandler questions)
    : welcome_(std::move(welcome)), read_(std::move(read)), head_(head), handler_(std::move(handler)),
      questions_(std::move(questions)), config_(std::move(config)), access_(config_) {
    clock_.start();
    connect(&doors_, &DeskDoors::came, this, &DeskServer::accept);
    connect(&doors_, &DeskDoors::foreign_origin, this, [this] { ++refused_.origins; });
}

DeskServer::~DeskServer() {
    for (auto& desk : desks_) {
        desk->socket->disconnect(this);
        desk->socket->close(QWebSocketProtocol::CloseCodeGoingAway);
        delete desk->socket;
    }
}

void DeskServer::accept(QWebSocket* socket, bool remote) {
    if (desks_.size() >= kMostDesks) {
        ++refused_.unknown;
        socket->abort();
        return socket->deleteLater();
    }
    socket->setMaxAllowedIncomingMessageSize(kHelloBytes);
    desks_.push_back(std::make_unique<Desk>());
    auto& desk = *desks_.back();
    desk.socket = socket;
    desk.remote = remote;
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, &desk](const QString& text) { handle(desk, text); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this, &desk] { handle(desk, {}); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] { drop(socket); });
    QTimer::singleShot(kHelloMs, socket, [&desk] {
        if (desk.name.empty())
            desk.socket->abort();
    });
}

void DeskServer::drop(QWebSocket* socket) {
    if (socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        ++refused_.oversized;
    std::erase_if(desks_, [&](const auto& desk) {
        if (desk->socket == socket)
            claims_.left(desk->name);
        return desk->socket == socket;
    });
    socket->deleteLater();
    send_presence();
    emit desks_changed(desks());
}

void DeskServer::handle(Desk& desk, const QString& text) {
    const auto message = protocol::decode(text.toStdString());
    const auto* request = message ? std::get_if<protocol::Request>(&*message) : nullptr;
    if (!request) {
        ++refused_.malformed;
        if (++desk.malformed > kMalformedAllowed)
            return desk.socket->abort();
        desk.answer({{}, {}, Error{message ? "only requests are taken here" : message.error().what, {}, {}}});
        return;
    }
    if (request->method == protocol::method::kHello)
        return greet(desk, *request);
    if (desk.name.empty()) {
        desk.answer({request->id, {}, Error{"this desk has not said hello", {}, "Send hello first."}});
        return;
    }
    if (!protocol::may(desk.role, request->method, request->params)) {
        ++refused_.forbidden;
        desk.answer({request->id,
                     {},
                     Error{fmt::format("a {}'s desk may not do this", to_string(desk.role)),
                           {},
                           "Ask the operator, or to be paired as more."}});
        return;
    }
    if (request->method == protocol::method::kClaim)
        return claim(desk, *request);
    if (ask_about_desks(desk, *request) || ask(desk, *request))
        return;
    const auto seq = handler_({desk.name, desk.role}, request->method, request->params);
    if (!seq) {
        desk.answer({request->id, {}, seq.error()});
        return;
    }
    desk.waiting.push_back({request->id, *seq});
    desk.answer_up_to(head_);
}

void DeskServer::claim(Desk& desk, const protocol::Request& request) {
    const auto before = claims_.of(desk.name);
    const auto comment = text_of(request.params, "comment").substr(0, kIdBytes);
    if (is_true(request.params, "keep"))
        claims_.keep(desk.name, comment, clock_.elapsed());
    else
        claims_.at(desk.name, comment, clock_.elapsed());
    desk.answer({request.id, {{"seq", head_}}, {}});
    if (claims_.of(desk.name) != before)
        send_presence();
}

void DeskServer::send_presence() {
    auto list = nlohmann::json::array();
    for (const auto& desk : desks_)
        if (!desk->name.empty())
            list.push_back(protocol::Present{desk->name, claims_.of(desk->name)});
    send_all(protocol::encode(protocol::Request{{}, protocol::method::kPresence, {{"desks", list}}}));
}

void DeskServer::send_all(const std::string& text) {
    for (auto& desk : desks_)
        if (!desk->name.empty())
            desk->send(text);
}

bool DeskServer::ask(Desk& desk, const protocol::Request& request) {
    if (!questions_)
        return false;
    const auto answer = [socket = QPointer(desk.socket),
                         id = request.id](const Result<nlohmann::json>& result) {
        if (!socket)
            return;
        const auto response =
            result ? protocol::Response{id, *result, {}} : protocol::Response{id, {}, result.error()};
        socket->sendTextMessage(QString::fromStdString(protocol::encode(response)));
    };
    return questions_(desk.name, request.method, request.params, answer);
}

void DeskServer::greet(Desk& desk, const protocol::Request& request) {
    const auto& params = request.params;
    const auto admitted = access_.admit(params, desk.remote, QDateTime::currentMSecsSinceEpoch());
    if (!admitted) {
        ++refused_.unknown;
        desk.answer({request.id, {}, admitted.error()});
        return desk.socket->close(QWebSocketProtocol::CloseCodePolicyViolated);
    }
    desk.socket->setMaxAllowedIncomingMessageSize(protocol::kMaxRequestBytes);
    desk.role = admitted->role;
    desk.paired = admitted->paired;
    desk.name = unique_name(clean_text(text_of(params, "name"), kDeskNameGraphemes));
    auto welcome = welcome_;
    welcome.name = desk.name;
    welcome.role = to_string(desk.role);
    welcome.head = head_;
    nlohmann::json answer = welcome;
    answer.update(admitted->keeps);
    desk.answer({request.id, std::move(answer), {}});
    const auto since = std::max<std::int64_t>(integer_of(params, "since"), 0);
    desk.has = std::min(static_cast<std::uint64_t>(since), head_);
    catch_up(desk);
    send_presence();
    emit desks_changed(desks());
}

// A message at a time, so that nothing else on this thread waits for a desk that joins late.
void DeskServer::catch_up(Desk& desk) {
    desk.catching_up = desk.has < head_;
    if (!desk.catching_up)
        return;
    const bool has_room = desk.socket->bytesToWrite() < kCatchUpBytes;
    if (has_room) {
        // Sequence numbers have no gaps.
        const auto first_kept = head_ - newest_.size() + 1;
        if (desk.has + 1 >= first_kept) {
            const auto from = newest_.begin() + static_cast<std::ptrdiff_t>(desk.has + 1 - first_kept);
            const auto count = std::min<std::ptrdiff_t>(newest_.end() - from, kEventsAMessage);
            desk.send(events_message(from, from + count));
            desk.has += static_cast<std::uint64_t>(count);
        } else {
            // The disk may be ahead of what was published, which will be told when it is.
            const auto events = read_(desk.has, std::min<std::uint64_t>(kEventsAMessage, head_ - desk.has));
            if (!events || events->empty())
                return desk.socket->abort(); // it comes again
            desk.send(events_message(events->begin(), events->end()));
            desk.has = events->back().seq;
        }
    }
    QTimer::singleShot(has_room ? 0 : kSlowDeskMs, desk.socket, [this, socket = desk.socket] {
        const auto at = std::find_if(desks_.begin(), desks_.end(),
                                     [&](const auto& other) { return other->socket == socket; });
        if (at != desks_.end()) // it may have gone meanwhile
            catch_up(**at);
    });
}

std::string DeskServer::unique_name(const std::string& wanted) const {
    const auto base = wanted.empty() ? std::string("Desk") : wanted;
    const auto taken = [&](const std::string& name) {
        return is_ours(name) || std::any_of(desks_.begin(), desks_.end(),
                                            [&](const auto& desk) { return desk->name == name; });
    };
    auto name = base;
    for (int n = 2; taken(name); ++n)
        name = fmt::format("{} {}", base, n);
    return name;
}

void DeskServer::publish(const std::vector<Event>& events, bool on_disk) {
    if (events.empty())
        return;
    head_ = events.back().seq;
    newest_.insert(newest_.end(), events.begin(), events.end());
    if (on_disk && newest_.size() > kKeptEvents)
        newest_.erase(newest_.begin(), newest_.end() - kKeptEvents);
    cut_off([](const Desk& desk) {
        return !desk.name.empty() && desk.socket->bytesToWrite() > kEventBacklogBytes;
    });
    std::string text;
    for (auto& desk : desks_) {
        if (desk->name.empty())
            continue;
        if (!desk->catching_up) {
            if (text.empty())
                text = events_message(events.begin(), events.end());
            desk->send(text);
            desk->has = head_;
        }
        desk->answer_up_to(head_);
    }
}

void DeskServer::send_status(const protocol::Status& status) {
    send_all(protocol::encode(protocol::Request{{}, protocol::method::kStatus, status}));
    if (claims_.expire(clock_.elapsed()))
        send_presence();
}

void DeskServer::send_needs(const std::vector<std::pair<std::string, double>>& needs) {
    auto by_comment = nlohmann::json::object();
    for (const auto& [comment, need] : needs)
        by_comment[comment] = std::round(need * 100) / 100;
    send_all(protocol::encode(
        protocol::Request{{}, protocol::method::kNeeds, {{"needs", std::move(by_comment)}}}));
}

void DeskServer::send_monitor(int source, std::int64_t frame, const std::vector<std::uint8_t>& jpeg) {
    const auto message = protocol::encode_monitor(source, frame, jpeg);
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
