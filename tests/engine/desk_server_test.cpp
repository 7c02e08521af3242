#include "desk_server_rig.h"

using namespace regie;
using namespace regie::test;

TEST_CASE("a desk is given every event it lacks, then what happens, without a gap") {
    DeskRig rig;
    auto client = rig.desk("Inès", 700);
    rig.server.publish(events(1201, 1203), true);
    REQUIRE(wait([&] { return client->event_numbers().size() == 503; }));
    const auto numbers = client->event_numbers();
    for (std::size_t i = 0; i < numbers.size(); ++i)
        REQUIRE(numbers[i] == 701 + i);
}

TEST_CASE("what the log has ahead of what was published is told when it is, and once") {
    // The disk may have more than this thread has heard of.
    const auto read_ahead = [](std::uint64_t after, std::size_t limit) -> Result<std::vector<Event>> {
        return events(after + 1, after + limit);
    };
    application();
    DeskServer server(config(), Welcome{}, 10, read_ahead, {});
    const auto port = server.listen(0);
    Client client(*port);
    REQUIRE(wait([&] { return client.connected; }));
    client.hello("1", {}, 4);
    REQUIRE(wait([&] { return client.event_numbers().size() >= 6; }));
    server.publish(events(11, 12), true);
    REQUIRE(wait([&] { return !client.event_numbers().empty() && client.event_numbers().back() >= 12; }));
    CHECK(client.event_numbers() == std::vector<std::uint64_t>{5, 6, 7, 8, 9, 10, 11, 12});
}

TEST_CASE("a desk that is ahead of the log is given nothing old") {
    DeskRig rig;
    auto client = rig.desk("Inès", 5000);
    rig.server.publish(events(1201, 1201), true);
    REQUIRE(wait([&] { return !client->event_numbers().empty(); }));
    CHECK(client->event_numbers() == std::vector<std::uint64_t>{1201});
}

TEST_CASE("a command is answered when its event is published, not before") {
    DeskRig rig;
    auto client = rig.desk("Inès");
    rig.next = 1201;
    client->send({"1", method::kHide, {{"comment", "c1"}}});
    REQUIRE(wait([&] { return rig.commands.size() == 1; }));
    CHECK(rig.commands[0] == "Inès hide");
    rig.server.send_status({});
    // What happened before it joined may still be on its way to it.
    REQUIRE(wait([&] { return client->was_told(method::kStatus); }));
    CHECK_FALSE(client->answer("1"));
    rig.server.publish(events(1201, 1201), true);
    REQUIRE(wait([&] { return client->answer("1"); }));
    CHECK(client->answer("1")->result["seq"] == 1201);
}

TEST_CASE("a refusal is answered at once, in words") {
    DeskRig rig;
    auto client = rig.desk("Inès");
    client->send({"1", method::kTake, {}});
    REQUIRE(wait([&] { return client->answer("1"); }));
    CHECK(client->answer("1")->error->line() == "no. Try another.");
}

TEST_CASE("two desks of one name are told apart") {
    DeskRig rig;
    auto first = rig.desk("Inès");
    auto second = rig.desk("Inès");
    CHECK(first->answer("hello")->result["name"] == "Inès");
    CHECK(second->answer("hello")->result["name"] == "Inès 2");
    CHECK(rig.server.desks() == 2);
}

TEST_CASE("nothing is done for a desk that has not said hello") {
    DeskRig rig;
    Client client(rig.port);
    REQUIRE(wait([&] { return client.connected; }));
    client.send({"1", method::kStop, {}});
    REQUIRE(wait([&] { return client.answer("1"); }));
    CHECK(client.answer("1")->error);
    CHECK(rig.commands.empty());
}

TEST_CASE("a web page cannot connect: browsers send an Origin") {
    DeskRig rig;
    Client page(rig.port, "https://evil.example");
    REQUIRE(wait([&] { return page.closed || page.socket.error() != QAbstractSocket::UnknownSocketError; }));
    CHECK_FALSE(page.connected);
    CHECK(rig.server.refused().origins == 1);
}

TEST_CASE("a message that is too large ends that desk's connection and nobody else's") {
    DeskRig rig;
    auto rude = rig.desk("rude");
    auto other = rig.desk("other");
    rude->socket.sendTextMessage(QString(static_cast<qsizetype>(kMaxRequestBytes) + 1, 'x'));
    REQUIRE(wait([&] { return rude->closed; }));
    CHECK(wait([&] { return rig.server.refused().oversized == 1; }));
    other->send({"1", method::kTake, {}});
    CHECK(wait([&] { return other->answer("1"); }));
}

TEST_CASE("a question is answered when its answer is there, also after the desk has gone") {
    application();
    std::vector<DeskServer::Answer> asked;
    DeskServer server{config(),
                      Welcome{},
                      0,
                      [](auto, auto) { return std::vector<Event>{}; },
                      [](const auto&, const auto&, const auto&) { return Result<std::uint64_t>(1); },
                      [&](const auto&, const auto& method, const auto&, const DeskServer::Answer& answer) {
                          if (method != method::kTryFlagRules)
                              return false;
                          asked.push_back(answer);
                          return true;
                      }};
    auto client = std::make_unique<Client>(*server.listen(0));
    REQUIRE(wait([&] { return client->connected; }));
    client->hello("hello", "Inès");
    client->send({"1", method::kTryFlagRules, {}});
    client->send({"2", method::kTryFlagRules, {}});
    REQUIRE(wait([&] { return asked.size() == 2; }));
    asked[1](failure("no", "", "Try another."));
    asked[0](nlohmann::json{{"comments", 7}});
    REQUIRE(wait([&] { return client->answer("1") && client->answer("2"); }));
    CHECK(client->answer("1")->result["comments"] == 7);
    CHECK(client->answer("2")->error->what == "no");
    client.reset();
    REQUIRE(wait([&] { return server.desks() == 0; }));
    asked[0](nlohmann::json{});
}

TEST_CASE("what is not JSON-RPC is answered with an error") {
    DeskRig rig;
    auto client = rig.desk("Inès");
    client->socket.sendTextMessage("{{{");
    CHECK(wait([&] { return client->answer(""); }));
    CHECK(rig.server.refused().malformed == 1);
}

TEST_CASE("a busy port is replaced by another") {
    DeskRig first;
    DeskServer second(config(), Welcome{}, 0, DeskRig::read, {});
    const auto port = second.listen(first.port);
    REQUIRE(port);
    CHECK(*port != first.port);
}

TEST_CASE("monitor pictures reach desks that said hello") {
    DeskRig rig;
    auto client = rig.desk("Inès");
    rig.server.send_monitor(-1, 5, {0xff, 0xd8});
    CHECK(wait([&] { return client->pictures == 1; }));
}

TEST_CASE("desks are told who is there and at which comment") {
    DeskRig rig;
    const auto ines = rig.desk("Inès", 1200), paul = rig.desk("Paul", 1200);
    const auto present = [](const Client& client) {
        nlohmann::json last;
        for (const auto& message : client.messages)
            if (const auto* request = std::get_if<Request>(&message);
                request && request->method == method::kPresence)
                last = request->params.at("desks");
        return last;
    };
    const auto at = [](const char* desk_name, std::vector<std::string> comments) {
        return nlohmann::json{{"name", desk_name}, {"comments", std::move(comments)}};
    };
    paul->send({"2", method::kClaim, {{"comment", "c7"}}});
    CHECK(wait([&] {
        return present(*ines) == nlohmann::json::array({at("Inès", {}), at("Paul", {"c7"})});
    }));
    paul->send({"3", method::kClaim, {{"comment", std::string(100'000, 'x')}}});
    CHECK(wait([&] { return paul->answer("3"); }));
    CHECK(wait([&] { return present(*paul).at(1).at("comments").at(0).get<std::string>().size() == 200; }));
    CHECK(rig.commands.empty());
    paul->socket.abort();
    CHECK(wait([&] { return present(*ines) == nlohmann::json::array({at("Inès", {})}); }));
}

TEST_CASE("what has not come cannot be claimed") {
    DeskRig rig;
    rig.server.set_known([](const std::string& comment) { return comment == "c7"; });
    const auto paul = rig.desk("Paul", 1200);
    paul->send({"2", method::kClaim, {{"comment", "nope"}}});
    paul->send({"3", method::kClaim, {{"comment", "c7"}}});
    paul->send({"4", method::kClaim, {{"comment", ""}}}); // at none any more
    REQUIRE(wait([&] { return paul->answer("4"); }));
    CHECK(paul->answer("2")->error);
    CHECK_FALSE(paul->answer("3")->error);
    CHECK_FALSE(paul->answer("4")->error);
}
