#include "../intake/canned_server.h"
#include "application.h"
#include "core_rig.h"
#include "engine/feeds.h"
#include "task_thread.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;

namespace {

constexpr const char* kOneComment =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
    R"({"result":{"comments":[{"key":"1","words":"Bonjour","by":{"key":"u1","name":"Zoé"}}],"cursor":"1"}})";

constexpr const char* kRefused =
    "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

ShowFile with_feeds() {
    auto show = a_show();
    for (const auto* id : {"guests", "others"})
        show.feeds.push_back(a_feed(id, "feed_token"));
    return show;
}

/// A keyring that answers when it is told to.
struct Keyring {
    int asked = 0;
    KeyringAnswer answer;

    AskKeyring ask() {
        return [this](const std::string&, KeyringAnswer given) {
            ++asked;
            answer = std::move(given);
        };
    }
};

/// Nothing is run on the show thread unless a test says so.
struct FeedsRig {
    intake::CannedServer server;
    Thread thread;
    Keyring keyring;
    Rig core{with_feeds()};
    int settled = 0;
    std::function<void()> on_settled = [] {};
    std::unique_ptr<Feeds> feeds;

    explicit FeedsRig(const char* answer = kOneComment) : server(answer) { make(); }
    ~FeedsRig() { feeds.reset(); }
    void make() {
        feeds = std::make_unique<Feeds>(
            Feeds::Plan{
                "rehearse", {{"guests", server.url()}, {"others", server.url()}}, {}, 0, keyring.ask()},
            core.core, [this](auto task) { thread.post(std::move(task)); },
            [this] {
                ++settled;
                on_settled();
            });
        REQUIRE(feeds->start());
    }
    bool has(const char* kind) const {
        const auto kinds = core.fake.kinds();
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    }
    /// The look into the token's file is over, and what it led to.
    void tick(std::int64_t at_ms) {
        feeds->tick(at_ms);
        REQUIRE(thread.has(1));
        thread.run_all();
    }
    /// As the platform says it, with nothing more to come.
    void token_is_refused() {
        feeds->stop();
        thread.run_all();
        core.core.record("guests", FeedChanged{"guests", "token expired", "The token expired."});
    }
};

/// The user's configuration, for as long as it is there.
class Configuration {
  public:
    Configuration() : before_(qgetenv("XDG_CONFIG_HOME")) {
        qputenv("XDG_CONFIG_HOME", folder_.path().toUtf8());
    }
    ~Configuration() { qputenv("XDG_CONFIG_HOME", before_); }
    void keep(const char* name, const char* secret) {
        QDir(folder_.path()).mkpath("regie/secrets");
        QFile file(folder_.filePath(QString("regie/secrets/") + name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write(secret);
    }

  private:
    QTemporaryDir folder_;
    QByteArray before_;
};

} // namespace

TEST_CASE("comments reach the log on the show thread alone") {
    FeedsRig rig;
    REQUIRE(rig.thread.run_until([&] { return rig.has("comment.came"); }));
    CHECK(rig.core.core.state().comment("guests:1"));
}

TEST_CASE("what was posted before the feeds ended finds nobody") {
    FeedsRig rig;
    REQUIRE(rig.thread.has(4));
    rig.feeds.reset();
    const auto before = rig.core.fake.written.size();
    rig.thread.run_all();
    CHECK(rig.core.fake.written.size() == before);
}

TEST_CASE("feeds that stop deliver what they had posted, and nothing more") {
    FeedsRig rig;
    REQUIRE(rig.thread.has(2));
    rig.feeds->stop();
    rig.thread.run_all();
    CHECK(rig.has("comment.came"));
    CHECK(rig.thread.waiting() == 0);
}

TEST_CASE("a platform's last answer may end the feeds") {
    FeedsRig rig;
    rig.on_settled = [&] { rig.feeds.reset(); };
    rig.feeds->send(
        {.feed = "guests", .comment = "guests:1", .action = "hide", .decision = 1}); // which can only be read
    rig.feeds->send({.feed = "guests", .comment = "guests:2", .action = "hide", .decision = 2});
    REQUIRE(rig.thread.run_until([&] { return rig.settled > 0; }));
    rig.thread.run_all();
    CHECK(rig.settled == 1);
}

TEST_CASE("feeds start and end with comments under way") {
    FeedsRig rig;
    for (int run = 0; run < 100; ++run) {
        rig.make();
        if (run % 3 == 0)
            REQUIRE(rig.thread.has(1));
        if (run % 2 == 0)
            rig.thread.run_all();
        rig.feeds.reset();
    }
    rig.thread.run_all();
}

TEST_CASE("a keyring that waits for a person is asked once, and that is said") {
    Configuration configuration;
    FeedsRig rig;
    rig.token_is_refused();
    rig.tick(0);
    CHECK(rig.keyring.asked == 1);
    for (std::int64_t at_ms = 2'000; at_ms <= 60'000; at_ms += 2'000)
        rig.tick(at_ms);
    CHECK(rig.keyring.asked == 1);
    CHECK_THAT(
        rig.core.core.state().feeds().at("guests").words,
        Catch::Equals("The token expired. The keyring waits to be unlocked, on the engine's machine."));

    rig.keyring.answer(failure("the keyring gives nothing: denied"));
    rig.thread.run_all();
    rig.tick(62'000);
    rig.tick(110'000);
    CHECK(rig.keyring.asked == 1); // a person who said no is left in peace for a while
    rig.tick(122'000);
    CHECK(rig.keyring.asked == 2);
}

TEST_CASE("a token that was kept since is taken, from a file also while the keyring waits") {
    Configuration configuration;
    FeedsRig rig(kRefused);
    const auto& feeds = rig.core.core.state().feeds();
    REQUIRE(rig.thread.run_until([&] {
        const auto guests = feeds.find("guests");
        return guests != feeds.end() && guests->second.state == "token expired";
    }));
    rig.feeds->tick(0);
    REQUIRE(rig.thread.run_until([&] { return rig.keyring.asked == 1; }));
    configuration.keep("feed_token", "fresh");
    std::int64_t now_ms = 0;
    CHECK(rig.thread.run_until([&] {
        rig.feeds->tick(now_ms += 2'000);
        return rig.server.request().find("Bearer fresh") != std::string::npos;
    }));
    CHECK(rig.keyring.asked == 1);
}

TEST_CASE("a keyring may answer when nobody is there any more") {
    Configuration configuration;
    FeedsRig rig;
    rig.token_is_refused();
    rig.tick(0);
    REQUIRE(rig.keyring.answer);
    rig.feeds.reset();
    rig.keyring.answer(std::string("fresh"));
    rig.thread.run_all();
}
