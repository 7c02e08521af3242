// What one peer may cost the others: of the show thread's time, of memory, of places.

#include "desk_server_rig.h"
#include "stalled_disk.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <random>

using namespace regie;
using namespace regie::test;

namespace {

/// Connected, and silent.
std::vector<std::unique_ptr<QTcpSocket>> silent(quint16 port, int count) {
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < count; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost("127.0.0.1", port);
    }
    const auto connected = [](const auto& socket) {
        return socket->state() != QAbstractSocket::ConnectingState &&
               socket->state() != QAbstractSocket::HostLookupState;
    };
    CHECK(wait([&] { return std::all_of(sockets.begin(), sockets.end(), connected); }));
    return sockets;
}

bool comes_in(DeskRig& rig) {
    Client desk(rig.port);
    if (!wait([&] { return desk.connected; }))
        return false;
    desk.hello("hello", "Inès");
    return wait([&] { return desk.answer("hello"); }) && !desk.answer("hello")->error;
}

constexpr const char* kUpgrade =
    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

/// One on this machine that has said hello, and answers nothing.
std::unique_ptr<QTcpSocket> deaf_desk(DeskRig& rig, const std::string& name) {
    auto desk = std::make_unique<QTcpSocket>();
    desk->connectToHost("127.0.0.1", rig.port);
    REQUIRE(wait([&] { return desk->state() == QAbstractSocket::ConnectedState; }));
    desk->write(kUpgrade);
    REQUIRE(wait([&] { return desk->peek(100).contains("101"); }));
    const auto hello = QByteArray::fromStdString(encode(
        Request{"1",
                method::kHello,
                {{"name", name}, {"token", *read_file(config() / token_file(rig.port))}, {"since", 1200}}}));
    REQUIRE(hello.size() > 125);
    const auto before = rig.server.desks();
    desk->write(QByteArray::fromHex("81fe") + static_cast<char>(hello.size() >> 8) +
                static_cast<char>(hello.size() & 255) + QByteArray(4, '\0') + hello); // masked with zeros
    REQUIRE(wait([&] { return rig.server.desks() == before + 1; }));
    return desk;
}

/// Desks on other machines.
struct Remote {
    DeskRig& rig;
    QUrl url = url_of(*rig.server.listen_remote(0));

    std::unique_ptr<Client> client() const {
        auto client = std::make_unique<Client>(url);
        REQUIRE(wait([&] { return client->connected; }));
        return client;
    }
    /// The token of one that was paired, and has gone.
    std::string paired(Role role) const {
        const auto desk = client();
        const Line line{desk->fingerprint(), new_token()};
        desk->send({"hello",
                    method::kHello,
                    {{"name", to_string(role)},
                     {"nonce", line.nonce},
                     {"proof", proof_of_desk(rig.server.offer_code(role), line)}}});
        REQUIRE(wait([&] { return desk->answer("hello"); }));
        REQUIRE_FALSE(desk->answer("hello")->error);
        return desk->answer("hello")->result["token"];
    }
    std::unique_ptr<Client> comes(const std::string& token) const {
        auto desk = client();
        desk->send({"hello", method::kHello, {{"name", "Paul"}, {"token", token}, {"since", 1200}}});
        REQUIRE(wait([&] { return desk->answer("hello"); }));
        return desk;
    }
};

bool is_in(const Client& desk) { return !desk.answer("hello")->error; }
std::string refusal(const Client& desk) { return desk.answer("hello")->error.value_or(Error{}).what; }

} // namespace

TEST_CASE("a message of nested brackets ends the line of the desk that sent it, and nobody else's") {
    DeskRig rig;
    auto other = rig.desk("Paul");
    for (const auto depth : {100U, 10'000U, 500'000U}) {
        auto desk = rig.desk("Inès");
        desk->socket.sendTextMessage(
            QString::fromStdString(R"({"jsonrpc":"2.0","id":"deep","method":"earlier","params":{"x":)" +
                                   std::string(depth, '[') + std::string(depth, ']') + "}}"));
        REQUIRE(wait([&] { return desk->closed; }));
        CHECK(desk->socket.closeCode() == QWebSocketProtocol::CloseCodeTooMuchData);
    }
    other->send({"1", method::kTake, {}});
    REQUIRE(wait([&] { return other->answer("1"); }));
    CHECK(rig.server.refused().oversized == 3);
}

TEST_CASE("hello is said once") {
    DeskRig rig;
    auto desk = rig.desk("Inès");
    desk->hello("again", "Paul");
    REQUIRE(wait([&] { return desk->answer("again"); }));
    CHECK(desk->answer("again")->error->what == "this desk has said hello already");
    for (int i = 0; i < 30; ++i)
        desk->hello("more", "Paul");
    CHECK(wait([&] { return desk->closed; }));
}

TEST_CASE("who asks faster than people do waits a little, then is refused; others are served at once") {
    std::int64_t now_ms = 0;
    DeskRig rig;
    rig.server.set_clock([&] { return now_ms; });
    auto rude = rig.desk("rude", 1200), calm = rig.desk("calm", 1200);
    rig.next = 1;
    for (int i = 0; i < 1'000; ++i)
        rude->send({std::to_string(i), method::kHide, {{"comment", "c"}}});
    calm->send({"calm", method::kHide, {{"comment", "c"}}});
    REQUIRE(wait([&] { return calm->answer("calm"); }));
    CHECK_FALSE(calm->answer("calm")->error);
    REQUIRE(wait([&] { return rude->answer("999"); }));
    CHECK(rude->answer("999")->error->line() ==
          "too many requests at once. Wait a moment, then do it again.");
    CHECK_FALSE(rude->answer("0")->error);
    // At once, and those that wait.
    CHECK(rig.commands.size() <= 101);
    CHECK(rig.server.refused().forbidden >= 1'000 - 100 - 50);
    CHECK_FALSE(rude->answer("140"));
    // What waits is done in its order, in a second or so.
    now_ms = 1'100;
    REQUIRE(wait([&] { return rude->answer("140"); }));
    CHECK_FALSE(rude->answer("140")->error);
    // And then it is served again.
    now_ms = 3'000;
    rude->send({"later", method::kHide, {{"comment", "c"}}});
    REQUIRE(wait([&] { return rude->answer("later"); }));
    CHECK_FALSE(rude->answer("later")->error);
}

TEST_CASE("a desk that asks one thing after the other is never refused") {
    DeskRig rig;
    auto desk = rig.desk("Inès", 1200);
    rig.next = 1;
    for (int i = 0; i < 150; ++i) {
        desk->send({std::to_string(i), method::kHide, {{"comment", "c"}}});
        REQUIRE(wait([&] { return desk->answer(std::to_string(i)); }));
        REQUIRE_FALSE(desk->answer(std::to_string(i))->error);
    }
}

TEST_CASE("sockets that say nothing keep nobody out, at neither door") {
    DeskRig rig;
    const auto remote = *rig.server.listen_remote(0);
    const auto there = silent(static_cast<quint16>(url_of(remote).port()), 50);
    CHECK(comes_in(rig));
    const auto here = silent(rig.port, 50);
    CHECK(comes_in(rig));
    CHECK(rig.server.refused().unknown >= 50);
    Client paired(url_of(remote));
    REQUIRE(wait([&] { return paired.connected; }));
    const Line line{paired.fingerprint(), new_token()};
    paired.send({"paired",
                 method::kHello,
                 {{"name", "Paul"},
                  {"nonce", line.nonce},
                  {"proof", proof_of_desk(rig.server.offer_code(Role::Moderator), line)}}});
    REQUIRE(wait([&] { return paired.answer("paired"); }));
    CHECK_FALSE(paired.answer("paired")->error);
}

TEST_CASE("desks that never say hello make room for who does") {
    DeskRig rig;
    std::vector<std::unique_ptr<Client>> mute;
    for (int i = 0; i < 40; ++i)
        mute.push_back(std::make_unique<Client>(rig.port));
    CHECK(wait([&] {
        return std::all_of(mute.begin(), mute.end(),
                           [](const auto& one) { return one->connected || one->closed; });
    }));
    CHECK(comes_in(rig));
    CHECK(wait([&] {
        return std::count_if(mute.begin(), mute.end(), [](const auto& one) { return one->closed; }) >= 16;
    }));
}

TEST_CASE("one address comes so often and no more; others come meanwhile") {
    DeskRig rig;
    int taken = 0, all = 0;
    const auto come = [&](const char* from, int count) {
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < count; ++i) {
            auto& socket = *sockets.emplace_back(std::make_unique<QTcpSocket>());
            socket.bind(QHostAddress(from));
            socket.connectToHost("127.0.0.1", rig.port);
            socket.write(kUpgrade);
        }
        const auto answered = [](const auto& socket) { return socket->peek(100).contains("101"); };
        REQUIRE(wait([&] {
            return std::all_of(sockets.begin(), sockets.end(), [&](const auto& socket) {
                return answered(socket) || socket->state() == QAbstractSocket::UnconnectedState;
            });
        }));
        return static_cast<int>(std::count_if(sockets.begin(), sockets.end(), answered));
    };
    QElapsedTimer timer;
    timer.start();
    for (; all < 1'200; all += 20) // fewer than have places before they say hello
        taken += come("127.0.0.1", 20);
    const auto seconds = static_cast<double>(timer.elapsed()) / 1000;
    CAPTURE(seconds, taken);
    CHECK(taken >= 300);
    CHECK(taken <= 300 + 100 * (seconds + 0.2));
    CHECK(come("127.0.0.9", 10) == 10);
}

TEST_CASE("one paired desk has four lines, of which the oldest makes room, and says hello once a second") {
    std::int64_t now_ms = 0;
    DeskRig rig;
    rig.server.set_clock([&] { return now_ms; });
    const Remote remote{rig};
    const auto token = remote.paired(Role::Viewer), other = remote.paired(Role::Viewer);
    std::vector<std::unique_ptr<Client>> lines;
    for (int i = 0; i < 6; ++i)
        lines.push_back(remote.comes(token));
    CHECK(wait([&] { return lines[0]->closed && lines[1]->closed; }));
    CHECK(std::none_of(lines.begin() + 2, lines.end(), [](const auto& line) { return line->closed; }));
    int greeted = 7; // with the one that paired it
    std::string why;
    const auto come = [&](int times) {
        for (int i = 0; i < times; ++i) {
            const auto line = remote.comes(token);
            if (is_in(*line))
                ++greeted;
            else
                why = refusal(*line);
        }
    };
    come(20);
    CHECK(greeted == 20);
    now_ms = 3'000;
    come(5);
    CHECK(greeted == 23);
    CHECK(why == "too many requests at once");
    CHECK(is_in(*remote.comes(other)));
}

TEST_CASE("operators have places that are nobody else's, and this machine some that are no other's") {
    DeskRig rig;
    const Remote remote{rig};
    std::vector<std::unique_ptr<Client>> desks;
    const auto four_each = [&](Role role, int count) {
        for (int i = 0; i < count; ++i) {
            const auto token = remote.paired(role);
            REQUIRE(wait([&] { return rig.server.desks() == static_cast<int>(desks.size()); }));
            for (int line = 0; line < 4; ++line)
                REQUIRE(is_in(*desks.emplace_back(remote.comes(token))));
        }
    };
    const auto crew = remote.paired(Role::Moderator), operating = remote.paired(Role::Operator);
    four_each(Role::Viewer, 10);
    constexpr const char* kFull = "as many desks are here as this engine has places for";
    CHECK(refusal(*remote.comes(crew)) == kFull);
    four_each(Role::Operator, 2);
    for (int line = 0; line < 2; ++line)
        CHECK(is_in(*desks.emplace_back(remote.comes(operating))));
    CHECK(refusal(*remote.comes(operating)) == kFull);
    CHECK(refusal(*remote.comes(crew)) == kFull);
    for (int here = 0; here < 10; ++here)
        CHECK(is_in(*desks.emplace_back(rig.desk("Inès", 1200))));
    CHECK(refusal(*rig.desk("Inès", 1200)) == kFull);
    desks.pop_back();
    REQUIRE(wait([&] { return rig.server.desks() == 59; }));
    CHECK(is_in(*rig.desk("Inès", 1200)));
}

TEST_CASE("who does not read what it is told is cut off before that fills the memory") {
    DeskRig rig;
    const auto deaf = deaf_desk(rig, "deaf");
    deaf->setReadBufferSize(1);                        // the kernel takes some more for it
    std::vector<std::pair<std::string, double>> needs; // half a megabyte, of which the kernel keeps some
    for (int i = 0; i < 10'000; ++i)
        needs.emplace_back("facebook:1234567890_1234567890" + std::to_string(i), 0.5);
    int told = 0;
    while (told < 100 && rig.server.desks() == 1) {
        rig.server.send_needs(needs);
        rig.server.send_status({});
        QCoreApplication::processEvents();
        ++told;
    }
    CHECK(told < 100);
}

TEST_CASE("a disk that does not answer holds back one desk's history, and nothing else") {
    application();
    StalledDisk disk;
    std::uint64_t asked = 0;
    DeskServer server{
        config(), Welcome{}, 1200,
        [&](auto after, auto limit) -> Result<std::vector<Event>> {
            disk.wait();
            return events(after + 1, after + limit);
        },
        [&](const Caller&, const auto&, const auto&) { return Result<std::uint64_t>(++asked); }};
    const auto port = *server.listen(0);
    Client late(port), early(port);
    REQUIRE(wait([&] { return late.connected && early.connected; }));
    late.hello("hello", "late");
    REQUIRE(wait([&] { return late.answer("hello") && disk.asked() == 1; }));
    early.hello("hello", "early", 1200);
    early.send({"1", method::kTake, {}});
    REQUIRE(wait([&] { return early.answer("1"); }));
    server.publish(events(1201, 1201), true);
    REQUIRE(wait([&] { return !early.event_numbers().empty(); }));
    CHECK(late.event_numbers().empty());
    disk.answer();
    REQUIRE(wait([&] { return late.event_numbers().size() == 1201; }));
    CHECK(late.event_numbers().back() == 1201);
}

TEST_CASE("a server ends while its log's disk does not answer") {
    application();
    const auto disk = std::make_shared<StalledDisk>();
    auto server = std::make_unique<DeskServer>(
        config(), Welcome{}, 1200,
        [disk](auto after, auto limit) -> Result<std::vector<Event>> {
            disk->wait();
            return events(after + 1, after + limit);
        },
        [](const Caller&, const auto&, const auto&) { return Result<std::uint64_t>(1); });
    Client late(*server->listen(0));
    REQUIRE(wait([&] { return late.connected; }));
    late.hello("hello", "late");
    REQUIRE(wait([&] { return disk->asked() == 1; }));
    QElapsedTimer timer;
    timer.start();
    server.reset();
    CHECK(timer.elapsed() < 3'000);
    disk->answer();
    CHECK(wait([&] { return disk.use_count() == 1; })); // its thread has gone
    CHECK(late.event_numbers().empty());
}

TEST_CASE("the operator's name is not given to a moderator who comes while he is away") {
    DeskRig rig;
    std::vector<std::pair<std::string, std::string>> named;
    QObject::connect(&rig.server, &DeskServer::named, [&](const std::string& name, const std::string& desk) {
        named.emplace_back(name, desk);
    });
    const auto remote = *rig.server.listen_remote(0);
    auto alice = rig.desk("Alice");
    alice->send({"1", method::kTake, {}});
    alice->send({"2", method::kTake, {}});
    REQUIRE(wait([&] { return alice->answer("2"); }));
    alice.reset();
    REQUIRE(wait([&] { return rig.server.desks() == 0; }));

    std::string token;
    const auto moderator = [&](const std::string& name, const std::string& known) {
        auto client = std::make_unique<Client>(url_of(remote));
        REQUIRE(wait([&] { return client->connected; }));
        const Line line{client->fingerprint(), new_token()};
        nlohmann::json hello = {{"name", name}, {"token", known}};
        if (known.empty())
            hello.update({{"nonce", line.nonce},
                          {"proof", proof_of_desk(rig.server.offer_code(Role::Moderator), line)}});
        client->send({"hello", method::kHello, hello});
        REQUIRE(wait([&] { return client->answer("hello"); }));
        client->send({"1", method::kMark, {}});
        REQUIRE(wait([&] { return client->answer("1"); }));
        return client;
    };
    auto bob = moderator("Alice", "");
    token = bob->answer("hello")->result["token"];
    CHECK(bob->answer("hello")->result["name"] == "Alice 2");
    bob.reset();
    REQUIRE(wait([&] { return rig.server.desks() == 0; }));
    bob = moderator("alice", token);
    CHECK(bob->answer("hello")->result["name"] == "alice 2");
    CHECK(rig.desk("Alice")->answer("hello")->result["name"] == "Alice");
    CHECK(rig.commands ==
          std::vector<std::string>{"Alice take", "Alice take", "Alice 2 mark", "alice 2 mark"});
    REQUIRE(named.size() == 2);
    CHECK(named[0] == std::pair<std::string, std::string>{"Alice", ""});
    CHECK(named[1].first == "Alice 2");
    CHECK(named[1].second.size() == 8);
}

TEST_CASE("a desk whose line broke unnoticed has its name back when it comes again") {
    DeskRig rig;
    const auto broken = deaf_desk(rig, "Inès"); // it never answers a ping
    CHECK(rig.desk("Inès")->answer("hello")->result["name"] ==
          "Inès 2"); // another one: it was not here before
    QElapsedTimer timer;
    timer.start();
    REQUIRE(wait([&] {
        rig.server.send_status({});
        return timer.elapsed() > 3'200;
    }));
    const auto back = rig.desk("Inès", 1200);
    CHECK(back->answer("hello")->result["name"] == "Inès");
    CHECK(wait([&] { return broken->state() == QAbstractSocket::UnconnectedState; }));
}

TEST_CASE("a name that the log has as somebody's is theirs for an engine that takes over") {
    DeskRig rig;
    DeskNames names({"fb"});
    names.belongs("Alice", "12345678");
    rig.server.set_names(std::move(names));
    CHECK(rig.desk("Alice")->answer("hello")->result["name"] == "Alice 2");
    CHECK(rig.desk("fb")->answer("hello")->result["name"] == "Desk");
    CHECK(rig.desk("engine")->answer("hello")->result["name"] == "Desk");
}

TEST_CASE("a server starts and ends while desks come and go at any moment") {
    application();
    std::mt19937 random(21);
    for (int round = 0; round < 30; ++round) {
        std::vector<std::unique_ptr<Client>> clients;
        std::vector<DeskServer::Answer> asked;
        auto server = std::make_unique<DeskServer>(
            config(), Welcome{}, 1200, [](auto after, auto limit) { return DeskRig::read(after, limit); },
            [](const Caller&, const auto&, const auto&) { return Result<std::uint64_t>(1); },
            [&](const auto&, const auto& method, const auto&, const DeskServer::Answer& answer) {
                if (method != method::kEarlier)
                    return false;
                asked.push_back(answer);
                return true;
            });
        const auto port = *server->listen(0);
        auto remote = *server->listen_remote(0);
        std::uint64_t seq = 1200;
        for (int step = 0; step < 40; ++step) {
            const auto at = clients.empty() ? 0 : random() % clients.size();
            switch (random() % 8) {
            case 0:
            case 1:
                clients.push_back(std::make_unique<Client>(port));
                break;
            case 2:
                clients.push_back(std::make_unique<Client>(url_of(remote)));
                break;
            case 3:
                if (!clients.empty() && clients[at]->connected &&
                    clients[at]->socket.requestUrl().scheme() == "ws")
                    clients[at]->hello("hello", "Inès");
                break;
            case 4:
                if (!clients.empty())
                    clients[at]->send({"1", random() % 2 == 0 ? method::kHide : method::kEarlier, {}});
                break;
            case 5:
                if (!clients.empty())
                    clients.erase(clients.begin() + static_cast<std::ptrdiff_t>(at));
                break;
            case 6:
                server->publish(events(seq + 1, seq + 3), true);
                seq += 3;
                server->send_status({});
                break;
            default:
                if (!asked.empty())
                    asked.back()(nlohmann::json{});
                break;
            }
            QCoreApplication::processEvents(QEventLoop::AllEvents, static_cast<int>(random() % 4));
        }
        server.reset();
        for (const auto& answer : asked)
            answer(nlohmann::json{});
        QCoreApplication::processEvents();
    }
    SUCCEED("nothing was reached that was gone");
}
