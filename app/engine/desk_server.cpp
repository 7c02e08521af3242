#include "engine/desk_server.h"

#include "engine/desk_line.h"
#include "show/bounded_json.h"
#include "show/json_values.h"
#include "show/text.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QWebSocket>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace regie {

namespace {

// About eight pictures: a desk that has more waiting is slow and gets no new ones.
constexpr qint64 kMonitorBacklogBytes = 256 * 1024;
// A desk gets the next events when less than this is on its way; until then it catches up.
constexpr qint64 kCatchUpBytes = 1024 * 1024;
constexpr auto kSlowDeskAfter = std::chrono::milliseconds(20); // it is looked whether it has room again
// Beyond it a desk does not even take the numbers that are told twice a second: it is cut off.
constexpr qint64 kUnsentBytes = 8 * 1024 * 1024;
constexpr std::size_t kEventsAMessage = 500;
constexpr std::size_t kKeptEvents = 5'000; // for desks that were away for a moment
constexpr std::size_t kIdBytes = 200;      // of a comment: longer ones are none of ours
constexpr quint64 kHelloBytes = 4 * 1024;  // from who has not said it yet
constexpr int kMalformedAllowed = 20;      // messages of one desk, then it is cut off
constexpr std::int64_t kPingEveryMs = 1'000,
                       kSilentMs = 3'000; // who does not answer pings for so long is a ghost
constexpr auto kPresenceAfter = std::chrono::milliseconds(50);

// Places. Those of operators are nobody else's, some of this machine's are no remote desk's.
constexpr std::size_t kMostDesks = 60, kMostRemote = 50, kMostRemoteCrew = 40;
constexpr std::size_t kMostOfOne = 4; // connections of one paired desk: the oldest makes room
constexpr double kHellosASecond = 1, kMostHellos = 20; // of one paired desk: it comes back once a second

// Requests, of which a long one counts as several: a person with all keys held down makes 30 a second.
constexpr double kRequestsASecond = 50, kMostRequests = 100;
constexpr double kBytesARequest = 4096;
constexpr std::size_t kMostPostponed = 50, kPostponedBytes = 256 * 1024;
constexpr auto kGoOnAfter = std::chrono::milliseconds(20);
constexpr int kMostAsking = 8; // questions at once

Error too_many_requests() { return {"too many requests at once", {}, "Wait a moment, then do it again."}; }

} // namespace

Allowance DeskServer::Desk::requests_allowed() { return {kRequestsASecond, kMostRequests}; }

void DeskServer::Desk::send(const std::string& text) {
    socket->sendTextMessage(QString::fromStdString(text));
}

void DeskServer::Desk::answer(const protocol::Response& response) { send(protocol::encode(response)); }

void DeskServer::Desk::refuse(const std::string& request, Error error) {
    answer({request, {}, std::move(error)});
}

void DeskServer::Desk::answer_up_to(std::uint64_t seq) {
    while (!waiting.empty() && waiting.front().seq <= seq) {
        answer({waiting.front().id, {{"seq", waiting.front().seq}}, {}});
        waiting.pop_front();
    }
}

qint64 DeskServer::Desk::unsent() const { return line ? line->unsent() : 0; }

DeskServer::DeskServer(std::filesystem::path config, protocol::Welcome welcome, std::uint64_t head,
                       ReadEvents read, CommandHandler handler, QuestionHandler questions)
    : welcome_(std::move(welcome)), head_(head), handler_(std::move(handler)),
      questions_(std::move(questions)), config_(std::move(config)), access_(config_),
      late_(std::make_unique<LateReader>(std::move(read))) {
    QElapsedTimer clock;
    clock.start();
    now_ms_ = [clock] { return clock.elapsed(); };
    presence_.setSingleShot(true);
    connect(&presence_, &QTimer::timeout, this, &DeskServer::send_presence);
    connect(&doors_, &DeskDoors::came, this, &DeskServer::accept);
    connect(&doors_, &DeskDoors::foreign_origin, this, [this] { ++refused_.origins; });
    connect(&doors_, &DeskDoors::crowded, this, [this] { ++refused_.unknown; });
}

DeskServer::~DeskServer() {
    late_.reset();
    for (auto& desk : desks_) {
        desk->socket->disconnect(this);
        desk->socket->close(QWebSocketProtocol::CloseCodeGoingAway);
        delete desk->socket;
    }
}

DeskServer::Desk* DeskServer::find(std::uint64_t id) {
    const auto at =
        std::find_if(desks_.begin(), desks_.end(), [&](const auto& desk) { return desk->id == id; });
    return at == desks_.end() ? nullptr : at->get();
}

void DeskServer::accept(QWebSocket* socket, DeskLine* line, bool remote) {
    socket->setMaxAllowedIncomingFrameSize(kHelloBytes);
    socket->setMaxAllowedIncomingMessageSize(kHelloBytes);
    const auto id = next_id_++;
    auto& desk = *desks_.emplace_back(std::make_unique<Desk>());
    desk.id = id;
    desk.socket = socket;
    desk.line = line;
    desk.remote = remote;
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, id](const QString& text) { handle(id, text); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this, id] { handle(id, {}); });
    connect(socket, &QWebSocket::disconnected, this, [this, id] { drop(id); });
    connect(socket, &QWebSocket::pong, this, [this, id] {
        if (auto* heard = find(id))
            heard->heard_ms = now_ms_();
    });
}

void DeskServer::drop(std::uint64_t id) {
    const auto at =
        std::find_if(desks_.begin(), desks_.end(), [&](const auto& desk) { return desk->id == id; });
    if (at == desks_.end())
        return;
    const auto desk = std::move(*at);
    desks_.erase(at);
    if (desk->socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        ++refused_.oversized;
    desk->socket->deleteLater();
    if (desk->name.empty())
        return;
    claims_.left(desk->name);
    presence_.start(kPresenceAfter);
    emit desks_changed(desks());
}

void DeskServer::handle(std::uint64_t id, const QString& text) {
    auto* desk = find(id);
    if (!desk)
        return;
    desk->heard_ms = now_ms_();
    const auto bytes = text.toStdString();
    if (!weigh_json(bytes)) // no desk's
        return desk->socket->close(QWebSocketProtocol::CloseCodeTooMuchData, "nested too deep, or too much");
    auto message = protocol::decode(bytes);
    auto* request = message ? std::get_if<protocol::Request>(&*message) : nullptr;
    const bool again = request && request->method == protocol::method::kHello && !desk->name.empty();
    if (!request || again) {
        ++refused_.malformed;
        if (++desk->malformed > kMalformedAllowed)
            return desk->socket->abort();
        return desk->refuse(request ? request->id : std::string(), {again ? "this desk has said hello already"
                                                                    : message ? "only requests are taken here"
                                                                              : message.error().what,
                                                                    {},
                                                                    {}});
    }
    if (request->method == protocol::method::kHello)
        return greet(*desk, *request);
    if (desk->name.empty())
        return desk->refuse(request->id, {"this desk has not said hello", {}, "Send hello first."});
    const auto cost = 1 + static_cast<double>(bytes.size()) / kBytesARequest;
    if (!desk->postponed.empty() || !desk->requests.spend(cost, now_ms_()))
        return postpone(*desk, std::move(*request), bytes.size());
    carry_out(*desk, *request);
}

// What comes too fast waits its turn; what then has no room is refused.
void DeskServer::postpone(Desk& desk, protocol::Request request, std::size_t bytes) {
    if (desk.postponed.size() >= kMostPostponed || desk.postponed_bytes + bytes > kPostponedBytes) {
        ++refused_.forbidden;
        return desk.refuse(request.id, too_many_requests());
    }
    if (desk.postponed.empty())
        QTimer::singleShot(kGoOnAfter, desk.socket, [this, id = desk.id] { go_on(id); });
    desk.postponed.push_back({std::move(request), bytes});
    desk.postponed_bytes += bytes;
}

void DeskServer::go_on(std::uint64_t id) {
    auto* desk = find(id);
    while (desk && !desk->postponed.empty()) {
        const auto bytes = desk->postponed.front().bytes;
        if (!desk->requests.spend(1 + static_cast<double>(bytes) / kBytesARequest, now_ms_())) {
            QTimer::singleShot(kGoOnAfter, desk->socket, [this, id] { go_on(id); });
            return;
        }
        const auto request = std::move(desk->postponed.front().request);
        desk->postponed.pop_front();
        desk->postponed_bytes -= bytes;
        carry_out(*desk, request);
        desk = find(id);
    }
}

void DeskServer::carry_out(Desk& desk, const protocol::Request& request) {
    if (!protocol::may(desk.role, request.method, request.params)) {
        ++refused_.forbidden;
        return desk.refuse(request.id, {fmt::format("a {}'s desk may not do this", to_string(desk.role)),
                                        {},
                                        "Ask the operator, or to be paired as more."});
    }
    if (desk.role != protocol::Role::Viewer && names_.belongs(desk.name, desk.paired))
        emit named(desk.name, desk.paired);
    if (request.method == protocol::method::kClaim)
        return claim(desk, request);
    if (*desk.asking >= kMostAsking)
        return desk.refuse(request.id, too_many_requests());
    if (ask_about_desks(desk, request) || ask(desk, request))
        return;
    const auto id = desk.id;
    const auto seq = handler_({desk.name, desk.role}, request.method, request.params);
    auto* asker = find(id);
    if (!asker)
        return;
    if (!seq)
        return asker->refuse(request.id, seq.error());
    asker->waiting.push_back({request.id, *seq});
    asker->answer_up_to(head_);
}

void DeskServer::claim(Desk& desk, const protocol::Request& request) {
    const auto before = claims_.of(desk.name);
    const auto comment = text_of(request.params, "comment").substr(0, kIdBytes);
    if (!comment.empty() && !known_(comment))
        return desk.refuse(request.id, {"no such comment has come", {}, "Choose one from the list."});
    if (is_true(request.params, "keep"))
        claims_.keep(desk.name, comment, now_ms_());
    else
        claims_.at(desk.name, comment, now_ms_());
    desk.answer({request.id, {{"seq", head_}}, {}});
    if (claims_.of(desk.name) != before && !presence_.isActive())
        presence_.start(kPresenceAfter);
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

DeskServer::Answer DeskServer::answer_to(const Desk& desk, const std::string& request) {
    return [socket = QPointer(desk.socket), asking = desk.asking,
            id = request](const Result<nlohmann::json>& result) {
        --*asking;
        if (!socket)
            return;
        const auto response =
            result ? protocol::Response{id, *result, {}} : protocol::Response{id, {}, result.error()};
        socket->sendTextMessage(QString::fromStdString(protocol::encode(response)));
    };
}

bool DeskServer::ask(Desk& desk, const protocol::Request& request) {
    if (!questions_)
        return false;
    const auto answer = answer_to(desk, request.id);
    const bool asked = questions_(desk.name, request.method, request.params, answer);
    *desk.asking += asked ? 1 : 0;
    return asked;
}

Result<void> DeskServer::has_place(const Desk& desk) {
    std::size_t all = 0, remote = 0, crew = 0;
    for (const auto& other : desks_)
        if (!other->name.empty()) {
            ++all;
            remote += other->remote ? 1 : 0;
            crew += other->remote && other->role != protocol::Role::Operator ? 1 : 0;
        }
    const bool is_crew = desk.remote && desk.role != protocol::Role::Operator;
    if (all >= kMostDesks || (desk.remote && remote >= kMostRemote) || (is_crew && crew >= kMostRemoteCrew))
        return failure("as many desks are here as this engine has places for", {}, "Close one of them.");
    if (desk.paired.empty())
        return {};
    auto& hellos = hellos_.try_emplace(desk.paired, kHellosASecond, kMostHellos).first->second;
    if (!hellos.spend(1, now_ms_()))
        return tl::unexpected(too_many_requests());
    return {};
}

void DeskServer::turn_away(Desk& desk, const protocol::Request& request, const Error& why) {
    ++refused_.unknown;
    desk.refuse(request.id, why);
    desk.socket->close(QWebSocketProtocol::CloseCodePolicyViolated);
}

void DeskServer::greet(Desk& desk, const protocol::Request& request) {
    const auto admitted = access_.admit(request.params, desk.remote, QDateTime::currentMSecsSinceEpoch());
    if (!admitted)
        return turn_away(desk, request, admitted.error());
    if (admitted->keeps.empty())
        return let_in(desk, request, *admitted);
    keep_paired([this, id = desk.id, request, admitted = *admitted](const Result<void>& kept) {
        if (!kept)
            (void)access_.send_away(admitted.paired);
        auto* paired = find(id);
        if (!paired || !paired->name.empty()) // it has gone meanwhile, or said hello once more
            return;
        if (!kept)
            return turn_away(*paired, request, kept.error());
        let_in(*paired, request, admitted);
    });
}

void DeskServer::let_in(Desk& desk, const protocol::Request& request, const DeskAccess::Admitted& admitted) {
    const auto& params = request.params;
    desk.role = admitted.role;
    desk.paired = admitted.paired;
    if (const auto place = has_place(desk); !place)
        return turn_away(desk, request, place.error());
    if (desk.line)
        desk.line->greeted();
    desk.socket->setMaxAllowedIncomingFrameSize(protocol::kMaxRequestBytes);
    desk.socket->setMaxAllowedIncomingMessageSize(protocol::kMaxRequestBytes);
    const auto since = std::max<std::int64_t>(integer_of(params, "since"), 0);
    const auto wanted = clean_text(text_of(params, "name"), kDeskNameGraphemes);
    if (since > 0)
        end_ghost(desk, wanted);
    desk.name = unique_name(wanted, desk.paired);
    leave_newest(desk.paired);
    auto welcome = welcome_;
    welcome.name = desk.name;
    welcome.role = to_string(desk.role);
    welcome.head = head_;
    nlohmann::json answer = welcome;
    answer.update(admitted.keeps);
    desk.answer({request.id, std::move(answer), {}});
    desk.has = std::min(static_cast<std::uint64_t>(since), head_);
    catch_up(desk);
    presence_.start(kPresenceAfter);
    emit desks_changed(desks());
}

// What broke off is not always noticed at once: a paired desk that comes back takes its own place.
void DeskServer::leave_newest(const std::string& paired) {
    const auto is_theirs = [&](const Desk& desk) {
        return !paired.empty() && desk.paired == paired && !desk.name.empty();
    };
    const auto theirs =
        std::count_if(desks_.begin(), desks_.end(), [&](const auto& desk) { return is_theirs(*desk); });
    auto surplus = theirs - static_cast<std::ptrdiff_t>(kMostOfOne);
    cut_off([&](const Desk& desk) { return is_theirs(desk) && surplus-- > 0; });
}

// Nor is it by the operator whose laptop was closed: who was here before has their name, and so their
// decisions, back.
void DeskServer::end_ghost(const Desk& back, const std::string& name) {
    const auto ghost = std::find_if(desks_.begin(), desks_.end(), [&](const auto& desk) {
        return desk->name == name && desk->paired == back.paired && desk->remote == back.remote &&
               now_ms_() - desk->heard_ms > kSilentMs;
    });
    if (ghost != desks_.end() && !name.empty())
        (*ghost)->socket->abort();
}

// A message at a time, so that nothing else on this thread waits for a desk that joins late.
void DeskServer::catch_up(Desk& desk) {
    desk.catching_up = desk.has < head_;
    if (!desk.catching_up)
        return;
    const bool has_room = desk.unsent() < kCatchUpBytes;
    if (has_room) {
        // Sequence numbers have no gaps.
        const auto first_kept = head_ - newest_.size() + 1;
        if (desk.has + 1 < first_kept)
            return read_for(desk);
        const auto from = newest_.begin() + static_cast<std::ptrdiff_t>(desk.has + 1 - first_kept);
        const auto count = std::min<std::ptrdiff_t>(newest_.end() - from, kEventsAMessage);
        const auto message = events_message(from, from + count);
        desk.send(message.text);
        desk.has = message.last;
    }
    QTimer::singleShot(has_room ? std::chrono::milliseconds(0) : kSlowDeskAfter, desk.socket,
                       [this, id = desk.id] { catch_up(id); });
}

void DeskServer::catch_up(std::uint64_t id) {
    if (auto* desk = find(id)) // it may have gone meanwhile
        catch_up(*desk);
}

// The disk may be ahead of what was published, which will be told when it is.
void DeskServer::read_for(Desk& desk) {
    const auto told = [this, id = desk.id](Result<EventsMessage> message) {
        auto* late = find(id);
        if (!late)
            return;
        if (!message)
            return late->socket->abort(); // it comes again
        late->send(message->text);
        late->has = message->last;
        catch_up(*late);
    };
    late_->read(desk.has, std::min<std::uint64_t>(kEventsAMessage, head_ - desk.has),
                [this, told](Result<EventsMessage> message) {
                    QMetaObject::invokeMethod(
                        this, [told, message = std::move(message)]() mutable { told(std::move(message)); },
                        Qt::QueuedConnection);
                });
}

std::string DeskServer::unique_name(const std::string& wanted, const std::string& paired) const {
    std::vector<std::string> taken;
    for (const auto& desk : desks_)
        if (!desk->name.empty())
            taken.push_back(desk->name);
    return names_.name_for(wanted, paired, taken);
}

void DeskServer::publish(const std::vector<Event>& events, bool on_disk) {
    if (events.empty())
        return;
    head_ = events.back().seq;
    newest_.insert(newest_.end(), events.begin(), events.end());
    if (on_disk && newest_.size() > kKeptEvents)
        newest_.erase(newest_.begin(), newest_.end() - kKeptEvents);
    cut_off([](const Desk& desk) { return desk.unsent() > kUnsentBytes; });
    std::vector<EventsMessage> messages;
    for (auto& desk : desks_) {
        if (desk->name.empty())
            continue;
        if (!desk->catching_up && desk->unsent() > kCatchUpBytes)
            catch_up(*desk); // it has time to read what it has
        if (!desk->catching_up) {
            for (auto from = events.begin(); messages.empty() || messages.back().last < head_;) {
                messages.push_back(events_message(from, events.end()));
                from += static_cast<std::ptrdiff_t>(messages.back().last + 1 - from->seq);
            }
            for (const auto& message : messages)
                desk->send(message.text);
            desk->has = head_;
        }
        desk->answer_up_to(head_);
    }
}

void DeskServer::send_status(const protocol::Status& status) {
    cut_off([](const Desk& desk) { return desk.unsent() > kUnsentBytes; });
    send_all(protocol::encode(protocol::Request{{}, protocol::method::kStatus, status}));
    if (now_ms_() - pinged_ms_ >= kPingEveryMs) {
        pinged_ms_ = now_ms_();
        for (auto& desk : desks_)
            if (!desk->name.empty())
                desk->socket->ping();
    }
    if (claims_.expire(now_ms_()))
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
        if (!desk->name.empty() && desk->unsent() < kMonitorBacklogBytes)
            desk->socket->sendBinaryMessage(bytes);
}

int DeskServer::desks() const {
    return static_cast<int>(
        std::count_if(desks_.begin(), desks_.end(), [](const auto& desk) { return !desk->name.empty(); }));
}

} // namespace regie
