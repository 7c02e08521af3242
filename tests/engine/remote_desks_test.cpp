#include "desk_server_rig.h"
#include "engine/desk_certificate.h"
#include "engine/files.h"

#include <QFileInfo>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace regie;
using namespace regie::test;

namespace {

/// A desk on another machine, as far as TLS goes.
struct RemoteClient : Client {
    explicit RemoteClient(const RemoteDesks& desks) : Client(url_of(desks)) {}
    void pair(const std::string& code, const std::string& fingerprint) {
        line = {fingerprint, new_token()};
        send({"paired",
              method::kHello,
              {{"name", "Paul"}, {"nonce", line.nonce}, {"proof", proof_of_desk(code, line)}}});
    }
    Line line;
};

struct RemoteRig : DeskRig {
    RemoteDesks remote = *server.listen_remote(0);

    std::unique_ptr<RemoteClient> client() const {
        auto client = std::make_unique<RemoteClient>(remote);
        REQUIRE(wait([&] { return client->connected; }));
        return client;
    }
    /// A desk that was paired as `role`.
    std::unique_ptr<RemoteClient> paired(Role role) {
        auto desk = client();
        desk->pair(server.offer_code(role), desk->fingerprint());
        REQUIRE(wait([&] { return desk->answer("paired"); }));
        REQUIRE_FALSE(desk->answer("paired")->error);
        return desk;
    }
    bool refuses(Client& desk, const std::string& method, const nlohmann::json& params = {}) {
        desk.send({method, method, params});
        REQUIRE(wait([&] { return desk.answer(method); }));
        const auto& error = desk.answer(method)->error;
        return error && error->what.find("desk may not do this") != std::string::npos;
    }
};

} // namespace

TEST_CASE("a desk on another machine is paired once with a code, and comes back with its token") {
    RemoteRig rig;
    const auto code = rig.server.offer_code(Role::Moderator);
    auto desk = rig.client();
    desk->pair(code, desk->fingerprint());
    REQUIRE(wait([&] { return desk->answer("paired"); }));
    const auto welcome = desk->answer("paired")->result;
    CHECK(welcome["role"] == "moderator");
    CHECK(welcome["proof"] == proof_of_engine(code, desk->line));

    auto again = rig.client();
    again->send({"1", method::kHello, {{"name", "Paul"}, {"token", welcome["token"]}}});
    REQUIRE(wait([&] { return again->answer("1"); }));
    CHECK(again->answer("1")->result["role"] == "moderator");

    auto second = rig.client(); // the code was used
    second->pair(code, second->fingerprint());
    REQUIRE(wait([&] { return second->answer("paired"); }));
    CHECK(second->answer("paired")->error->where == kTokenPlace);
    CHECK(wait([&] { return second->closed; }));
    CHECK(rig.server.refused().unknown == 1);
}

TEST_CASE("a code proves nothing for another certificate: somebody between desk and engine learns nothing") {
    RemoteRig rig;
    auto between = rig.client();
    between->pair(rig.server.offer_code(Role::Operator), std::string(64, 'a'));
    REQUIRE(wait([&] { return between->answer("paired"); }));
    CHECK(between->answer("paired")->error);
}

TEST_CASE("who guesses at a code makes it void") {
    RemoteRig rig;
    const auto code = rig.server.offer_code(Role::Operator);
    for (int i = 0; i < 10; ++i) {
        auto guess = rig.client();
        guess->pair("0000-0000-0000", guess->fingerprint());
        REQUIRE(wait([&] { return guess->answer("paired"); }));
    }
    auto desk = rig.client();
    desk->pair(code, desk->fingerprint());
    REQUIRE(wait([&] { return desk->answer("paired"); }));
    CHECK(desk->answer("paired")->error);
    CHECK(rig.server.refused().unknown == 11);
}

TEST_CASE("the token of this machine opens no door for other machines") {
    RemoteRig rig;
    auto desk = rig.client();
    desk->send({"1", method::kHello, {{"token", *read_file(config() / token_file(rig.port))}}});
    REQUIRE(wait([&] { return desk->answer("1"); }));
    CHECK(desk->answer("1")->error);
}

TEST_CASE("roles: viewers see, moderators decide on comments, operators do everything") {
    RemoteRig rig;
    rig.next = 1;
    auto viewer = rig.paired(Role::Viewer), moderator = rig.paired(Role::Moderator),
         operating = rig.paired(Role::Operator);
    CHECK(rig.refuses(*viewer, method::kHide, {{"comment", "c1"}}));
    CHECK(rig.refuses(*viewer, method::kClaim, {{"comment", "c1"}}));
    CHECK(rig.refuses(*viewer, "unheard"));
    CHECK_FALSE(rig.refuses(*moderator, method::kHide, {{"comment", "c1"}}));
    CHECK(rig.refuses(*moderator, method::kTake, {{"item", "host"}}));
    CHECK(rig.refuses(*moderator, method::kStop));
    CHECK(rig.refuses(*moderator, method::kPair, {{"role", "operator"}}));
    CHECK(rig.refuses(*moderator, method::kRelease, {{"key", "host"}}));
    moderator->send({"pin", method::kRelease, {{"key", "pin"}}});
    REQUIRE(wait([&] { return moderator->answer("pin"); }));
    CHECK_FALSE(moderator->answer("pin")->error);
    CHECK_FALSE(rig.refuses(*operating, method::kTake, {{"item", "host"}}));
    CHECK(rig.commands == std::vector<std::string>{"Paul 2 hide", "Paul 2 release", "Paul 3 take"});
    CHECK(rig.server.refused().forbidden == 7);
}

TEST_CASE("a paired desk that is sent away is cut off and does not come back") {
    RemoteRig rig;
    auto desk = rig.paired(Role::Moderator);
    const auto token = desk->answer("paired")->result["token"];
    auto ines = rig.desk("Inès");
    ines->send({"1", method::kRemote, {}});
    REQUIRE(wait([&] { return ines->answer("1"); }));
    const auto known = ines->answer("1")->result.get<RemoteDesks>();
    const auto here = std::find_if(known.paired.begin(), known.paired.end(),
                                   [](const auto& paired) { return paired.here; });
    REQUIRE(here != known.paired.end());
    CHECK(here->name == "Paul");
    ines->send({"2", method::kUnpair, {{"desk", here->id}}});
    CHECK(wait([&] { return desk->closed; }));
    auto again = rig.client();
    again->send({"1", method::kHello, {{"token", token}}});
    REQUIRE(wait([&] { return again->answer("1"); }));
    CHECK(again->answer("1")->error);
}

TEST_CASE("desks on other machines come only while they may") {
    RemoteRig rig;
    auto desk = rig.paired(Role::Moderator);
    auto ines = rig.desk("Inès");
    ines->send({"off", method::kRemote, {{"on", false}}});
    CHECK(wait([&] { return desk->closed; }));
    RemoteClient late(rig.remote);
    REQUIRE(wait([&] { return late.socket.error() == QAbstractSocket::ConnectionRefusedError; }));
    ines->send({"pair", method::kPair, {{"role", "viewer"}}});
    REQUIRE(wait([&] { return ines->answer("pair"); }));
    CHECK(ines->answer("pair")->error);
}

TEST_CASE("what opens doors is for this user's eyes alone, and leaves with the engine") {
    std::filesystem::path token;
    {
        RemoteRig rig;
        rig.paired(Role::Viewer);
        token = config() / token_file(rig.port);
        for (const auto& file :
             {token, config() / "regie/desks/engine.pem", config() / "regie/desks/paired.json"}) {
            INFO(file);
            CHECK((QFileInfo(QString::fromStdString(file.string())).permissions() &
                   (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)) == 0);
        }
    }
    CHECK_FALSE(std::filesystem::exists(token));
}

TEST_CASE("an engine has one certificate from show to show") {
    const auto file = config() / "regie/desks/engine.pem";
    const auto first = desk_certificate(file), second = desk_certificate(file);
    REQUIRE(first);
    CHECK(first->fingerprint == second->fingerprint);
    CHECK(first->fingerprint.size() == 64);
}

TEST_CASE("a disk that does not answer holds back who pairs, and nobody else") {
    RemoteRig rig;
    rig.next = 1;
    auto ines = rig.desk("Inès", 1200);
    auto paul = rig.client();
    const auto list = config() / "regie/desks/paired.json";
    REQUIRE(write_private_file(list, "[]"));
    // Who opens it waits until this lease is given back.
    std::signal(SIGIO, SIG_IGN);
    const int held = open(list.c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(fcntl(held, F_SETLEASE, F_WRLCK) == 0);
    ines->send({"on", method::kRemote, {{"on", true}}});
    paul->pair(rig.server.offer_code(Role::Moderator), paul->fingerprint());
    for (int i = 0; i < 20; ++i) {
        const auto id = std::to_string(i);
        ines->send({id, method::kTake, {}});
        REQUIRE(wait([&] { return ines->answer(id); }));
    }
    CHECK_FALSE(ines->answer("on"));
    CHECK_FALSE(paul->answer("paired"));
    fcntl(held, F_SETLEASE, F_UNLCK);
    close(held);
    REQUIRE(wait([&] { return ines->answer("on") && paul->answer("paired"); }));
    CHECK(ines->answer("on")->result["on"] == true);
    CHECK_FALSE(paul->answer("paired")->error);
    const auto kept = *DeskAccess::read_paired(config());
    REQUIRE_FALSE(kept.empty());
    CHECK(kept.back().name == "Paul");
}

TEST_CASE("a desk whose pairing cannot be kept is told so, and is not paired") {
    RemoteRig rig;
    auto paul = rig.client();
    const auto list = config() / "regie/desks/paired.json", aside = config() / "aside";
    std::error_code error;
    std::filesystem::rename(list, aside, error);
    std::filesystem::create_directories(list / "a folder");
    paul->pair(rig.server.offer_code(Role::Moderator), paul->fingerprint());
    CHECK(wait([&] { return paul->closed; }));
    CHECK_THAT(paul->answer("paired")->error->line(), Catch::Contains("cannot be written"));
    std::filesystem::remove_all(list);
    std::filesystem::rename(aside, list, error);
    auto ines = rig.desk("Inès");
    ines->send({"1", method::kRemote, {}});
    REQUIRE(wait([&] { return ines->answer("1"); }));
    CHECK(ines->answer("1")->result.get<RemoteDesks>().paired.size() ==
          DeskAccess::read_paired(config())->size());
}

TEST_CASE("a list of paired desks that cannot be read is said, not thrown away") {
    QTemporaryDir folder;
    const auto place = std::filesystem::path(folder.path().toStdString());
    REQUIRE(write_private_file(place / "regie/desks/paired.json", "{{{"));
    const auto known = DeskAccess::read_paired(place);
    REQUIRE_FALSE(known);
    CHECK(known.error().line().find("pair them again") != std::string::npos);
}
