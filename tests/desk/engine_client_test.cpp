#include "desk/engine_client.h"
#include "gui.h"
#include "museum.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace regie;
using namespace regie::desk;
using namespace regie::test;
using Line = EngineClient::Line;

namespace {

constexpr Patience kQuick{30, 5000};

/// A client and everything it was told.
struct Ear {
    EngineClient client;
    std::vector<std::uint64_t> seqs;
    std::vector<Line> lines;
    int sessions_changed = 0;
    QByteArray picture;

    explicit Ear(const QUrl& url, Patience patience = kQuick) : client(url, "Inès", patience) {
        QObject::connect(&client, &EngineClient::events_came, [this](const std::vector<Event>& events) {
            for (const auto& event : events)
                seqs.push_back(event.seq);
        });
        QObject::connect(&client, &EngineClient::lineChanged, [this] { lines.push_back(client.line()); });
        QObject::connect(&client, &EngineClient::session_changed, [this] { ++sessions_changed; });
        QObject::connect(&client, &EngineClient::picture_came,
                         [this](int, const QByteArray& jpeg) { picture = jpeg; });
        client.connectNow();
    }
    bool is(Line line) {
        return eventually([&] { return client.line() == line; });
    }
    /// 1, 2, 3 … up to `last`, each once.
    bool has_all_up_to(std::uint64_t last) {
        std::vector<std::uint64_t> wanted(last);
        std::iota(wanted.begin(), wanted.end(), 1);
        return eventually([&] { return seqs.size() >= wanted.size(); }) && seqs == wanted;
    }
};

struct Fixture {
    QGuiApplication& app = application();
    FakeEngine engine{museum_welcome()};
    QUrl url = engine.listen();

    Fixture() { open_museum(engine); }
    std::uint64_t head() const { return engine.state().last_seq(); }
};

} // namespace

TEST_CASE_METHOD(Fixture,
                 "a desk hears everything from the first event on, and does not say where it comes from") {
    play_evening(engine);
    Ear ear(url);
    CHECK(ear.client.line() == Line::Connecting);
    CHECK(ear.client.words().contains(url.toString()));
    CHECK(ear.is(Line::Connected));
    CHECK(ear.client.words().isEmpty());
    CHECK(ear.has_all_up_to(head()));
    CHECK_FALSE(engine.origin_seen);
    engine.append("clock", GraphicReleased{"title"});
    CHECK(ear.has_all_up_to(head()));
}

TEST_CASE_METHOD(Fixture, "a desk that lost its engine says so, comes back by itself and misses nothing") {
    Ear ear(url);
    REQUIRE(ear.has_all_up_to(head()));
    engine.die();
    REQUIRE(ear.is(Line::Lost));
    CHECK(ear.client.words() == "The engine does not answer; trying again. The broadcast does not depend on "
                                "this desk, and an engine that "
                                "stopped is replaced within seconds.");
    const auto known = head();
    play_evening(engine);
    engine.listen();
    REQUIRE(ear.is(Line::Connected));
    CHECK(ear.has_all_up_to(head()));
    CHECK(engine.hellos.back() == known);
    CHECK(ear.lines == std::vector{Line::Connected, Line::Lost, Line::Connected});
}

TEST_CASE_METHOD(Fixture, "lines cut again and again lose and double nothing") {
    Ear ear(url);
    for (int i = 0; i < 8; ++i) {
        REQUIRE(ear.is(Line::Connected));
        play_crowd(engine, 5);
        engine.cut_lines();
        play_crowd(engine, 5);
        REQUIRE(ear.is(Line::Lost));
    }
    CHECK(ear.has_all_up_to(head()));
}

TEST_CASE_METHOD(Fixture, "doubles are dropped, and a hole is asked for again") {
    Ear ear(url);
    REQUIRE(ear.has_all_up_to(head()));
    engine.send_raw(engine.log());
    engine.append("facebook", FeedChanged{"facebook", "live", ""});
    CHECK(ear.has_all_up_to(head()));

    const auto last = engine.log().back();
    engine.send_raw({Event{last.seq + 2, 0, 0, "engine", EngineStarted{}}});
    REQUIRE(ear.is(Line::Lost));
    REQUIRE(ear.is(Line::Connected));
    CHECK(engine.hellos.back() == last.seq);
    CHECK(ear.seqs.back() == last.seq);
}

TEST_CASE_METHOD(Fixture, "an engine that accepts and never speaks is not taken for a working one") {
    engine.silent = true;
    Ear ear(url, {30, 150});
    CHECK(ear.is(Line::Lost));
    engine.silent = false;
    CHECK(ear.is(Line::Connected));
}

TEST_CASE_METHOD(Fixture, "an engine that falls silent is lost") {
    Ear ear(url, {30, 150});
    REQUIRE(ear.is(Line::Connected));
    CHECK(ear.is(Line::Lost));
}

TEST_CASE_METHOD(Fixture, "an engine with another session is heard from its first event on") {
    play_evening(engine);
    Ear ear(url);
    REQUIRE(ear.has_all_up_to(head()));
    engine.die();
    REQUIRE(ear.is(Line::Lost));

    FakeEngine other(museum_welcome());
    other.welcome.session = "another evening";
    open_museum(other);
    Ear fresh(other.listen());
    REQUIRE(fresh.is(Line::Connected));

    engine.welcome.session = "another evening";
    ear.seqs.clear();
    engine.listen();
    CHECK(ear.has_all_up_to(head()));
    CHECK(ear.sessions_changed == 1);
    CHECK(engine.hellos.back() == 0);
}

TEST_CASE_METHOD(Fixture, "a refused desk says why and waits to be told") {
    engine.refuse_hello = Error{"20 desks are connected already", "", "Close one of them."};
    Ear ear(url);
    REQUIRE(ear.is(Line::Refused));
    CHECK(ear.client.words() ==
          "The engine refuses this desk: 20 desks are connected already. Close one of them.");
    engine.refuse_hello.reset();
    ear.client.connectNow();
    CHECK(ear.is(Line::Connected));
}

TEST_CASE_METHOD(Fixture, "an engine of another version is refused in words") {
    engine.welcome.version = protocol::kVersion + 1;
    Ear ear(url);
    REQUIRE(ear.is(Line::Refused));
    CHECK(ear.client.words().contains("another version"));
}

TEST_CASE_METHOD(Fixture, "what is no message is an answer, not a crash") {
    for (const char* text :
         {"", "rubbish", "[]", R"({"method": "events", "params": {"events": [{"seq": "x"}]}})",
          R"({"method": "events", "params": 5})", R"({"method": "status", "params": {"frames": "x"}})"}) {
        CAPTURE(text);
        Ear ear(url);
        REQUIRE(ear.is(Line::Connected));
        engine.send_text(text);
        CHECK(ear.is(Line::Refused));
        CHECK_FALSE(ear.client.words().isEmpty());
    }
}

TEST_CASE_METHOD(Fixture, "a command is answered with its event's number, or with words") {
    play_evening(engine);
    Ear ear(url);
    REQUIRE(ear.is(Line::Connected));
    std::optional<Result<std::uint64_t>> answer;
    const auto ask = [&] {
        answer.reset();
        ear.client.call(protocol::method::kHide, {{"comment", "c9"}}, [&](const auto& seq) { answer = seq; });
    };
    ask();
    REQUIRE(eventually([&] { return answer.has_value(); }));
    CHECK(**answer == head());

    engine.refuse = Error{"the comment is hidden already", "", ""};
    ask();
    REQUIRE(eventually([&] { return answer.has_value(); }));
    CHECK(answer->error().what == "the comment is hidden already");

    engine.hold_answers = true;
    ask();
    REQUIRE(eventually([&] { return engine.commands.size() == 3; }));
    engine.cut_lines();
    REQUIRE(eventually([&] { return answer.has_value(); }));
    CHECK(answer->error().what.starts_with("the line broke"));

    REQUIRE(ear.is(Line::Connected));
    engine.die();
    REQUIRE(ear.is(Line::Lost));
    ask();
    CHECK(answer->error().what == "the engine does not answer");
}

TEST_CASE_METHOD(Fixture, "pictures come as they were sent") {
    Ear ear(url);
    REQUIRE(ear.is(Line::Connected));
    const auto jpeg = gallery_picture(0);
    engine.send_picture(jpeg);
    CHECK(eventually([&] { return ear.picture == jpeg; }));
}
