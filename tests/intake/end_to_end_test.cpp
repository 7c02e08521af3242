// Intake against the stand-in, over real sockets.
#include "canned_server.h"
#include "rehearsal.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;
using namespace regie::intake;

namespace {

std::vector<KnownComment> as_known(const Ids& list) {
    std::vector<KnownComment> known;
    for (const auto& id : list)
        known.push_back({id, 1'700'000'000'000});
    return known;
}

} // namespace

TEST_CASE("650 comments that are already there arrive once and in order, across pages") {
    Rehearsal rehearsal(chat_of(650, 100), "max");
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_count(650));
    const auto polls = rehearsal.ledger()["polls"].get<int>();
    while (rehearsal.ledger()["polls"] < polls + 20) { // sweeps among them
    }
    intake.stop();
    CHECK(owner.came == standin_ids(1, 650));
    CHECK(owner.batches == 1);
    CHECK(owner.removed.empty());
    CHECK(owner.last.author == Author{"u0", "Zoé"});
    CHECK(owner.last.text == "été 🎺");
    CHECK(owner.last.platform == "facebook");
    CHECK(owner.last.feed == "facebook");
}

TEST_CASE("a running chat arrives bit by bit, once and in order") {
    Rehearsal rehearsal(chat_of(650, 100), "50"); // 500 comments a second, several pages now and then
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_count(650));
    intake.stop();
    CHECK(owner.came == standin_ids(1, 650));
    CHECK(owner.batches > 5);
}

TEST_CASE("a restart goes on where the log ends") {
    Rehearsal rehearsal(chat_of(650, 100), "max");
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start({{"facebook", as_known(standin_ids(1, 430))}}));
    REQUIRE(owner.wait_for_count(220));
    intake.stop();
    CHECK(owner.came == standin_ids(431, 650));
}

TEST_CASE("what its author removed is told, near and far back in the list") {
    auto chat = chat_of(300, 100);
    chat.lines[9].removed_at_ms = 400'000;   // three pages back, and read long before
    chat.lines[295].removed_at_ms = 402'000; // on the newest page
    Rehearsal rehearsal(std::move(chat), "50");
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    const bool all = owner.wait([&] { return owner.removed.size() >= 2 && owner.came.size() >= 300; });
    intake.stop();
    CAPTURE(owner.removed, owner.came.size(), owner.words);
    REQUIRE(all);
    std::sort(owner.removed.begin(), owner.removed.end());
    CHECK(owner.removed == Ids{"1234_10", "1234_296"});
    CHECK(owner.came == standin_ids(1, 300));
}

TEST_CASE("a hide reaches the platform exactly once, an unhide after it, and a refusal comes back in words") {
    Rehearsal rehearsal(chat_of(5, 100), "max");
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    intake.act({"facebook", "1234_3", "hide"});
    intake.act({"facebook", "1234_3", "hide"});
    intake.act({"facebook", "1234_4", "hide"});
    intake.act({"facebook", "1234_99", "hide"});
    intake.act({"nowhere", "1234_1", "hide"});
    REQUIRE(owner.wait([&] { return owner.answers.size() == 4; }));
    intake.act({"facebook", "1234_4", "unhide"});
    REQUIRE(owner.wait([&] { return owner.answers.size() == 5; }));
    intake.stop();
    const auto ledger = rehearsal.ledger();
    CHECK(ledger["hides"].size() == 2);
    CHECK(ledger["unhides"].size() == 1);
    CHECK(ledger["unhides"][0]["id"] == "1234_4");
    std::sort(owner.answers.begin(), owner.answers.end());
    CHECK(owner.answers[0] == "hide 1234_1 refused The feed \"nowhere\" does not exist");
    CHECK(owner.answers[1] == "hide 1234_3 confirmed ");
    CHECK(owner.answers[2] == "hide 1234_4 confirmed ");
    CHECK_THAT(owner.answers[3],
               Catch::StartsWith("hide 1234_99 refused Facebook refused: Unsupported post request"));
    CHECK(owner.answers[4] == "unhide 1234_4 confirmed ");
    CHECK(owner.removed.empty());
}

TEST_CASE("a platform in trouble is told in words; when it is well again nothing is lost or doubled") {
    struct Row {
        const char *kind, *words;
    };
    const auto row = GENERATE(values<Row>({{"500", "Facebook answered 500"},
                                           {"garbage", "Facebook sent something that is not JSON"},
                                           {"silence", "Facebook did not answer within 0.3 s"}}));
    CAPTURE(row.kind);
    Rehearsal rehearsal(chat_of(200, 100), "20"); // ten seconds in one half
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_count(10));
    rehearsal.fault(row.kind);
    REQUIRE(owner.wait_for_words(row.words));
    intake.act({"facebook", "1234_3", "hide"});
    rehearsal.fault("none");
    REQUIRE(owner.wait_for_state("live"));
    REQUIRE(owner.wait([&] { return owner.came.size() >= 200 && owner.answers.size() == 1; }));
    intake.stop();
    CHECK(owner.came == standin_ids(1, 200));
    CHECK(owner.answers[0] == "hide 1234_3 confirmed ");
}

TEST_CASE("a token that is not accepted stops the feed until another is entered") {
    Rehearsal rehearsal(chat_of(3, 100), "max", "another");
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_state("token expired",
                                 "Facebook does not accept the access token: Invalid OAuth access token"));
    intake.act({"facebook", "1234_3", "hide"});
    CHECK(owner.came.empty());
    intake.resume("facebook", "another");
    REQUIRE(owner.wait([&] { return owner.came.size() == 3 && owner.answers.size() == 1; }));
    CHECK(owner.answers[0] == "hide 1234_3 confirmed ");
}

TEST_CASE("a stand-in that is gone") {
    Owner owner;
    std::optional<Intake> intake;
    {
        Rehearsal rehearsal(chat_of(1, 100), "max");
        intake.emplace(std::vector{rehearsal.feed()}, owner.callbacks());
        REQUIRE(intake->start());
        REQUIRE(owner.wait_for_count(1));
    }
    REQUIRE(owner.wait_for_state("dead", "Facebook cannot be reached"));
    intake->stop();
}

TEST_CASE("answers no decent server sends") {
    struct Row {
        std::string body;
        const char* words;
    };
    const auto row = GENERATE(values<Row>(
        {{std::string(3 * 1024 * 1024, 'x'), "Facebook sent more than 2048 KiB"},
         {std::string(1000, '[') + std::string(1000, ']'), "Facebook sent JSON nested too deep"}}));
    CannedServer server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + row.body);
    Owner owner;
    Intake intake({FeedConfig::rehearsal("facebook", "facebook", server.url())}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_words(row.words));
}

TEST_CASE("a platform whose list of comments has no end is asked a few times a poll, and what came is kept") {
    const auto* fault = GENERATE(R"({"kind":"endless"})", R"({"kind":"endless","circle":true})",
                                 R"({"kind":"endless","size":100})");
    Rehearsal rehearsal(chat_of(1, 100), "max");
    rehearsal.ask(HttpMethod::Post, "/_standin/fault", fault);
    Owner owner;
    auto feed = rehearsal.feed();
    feed.timings.poll = feed.timings.quiet_poll = 250;
    Intake intake({feed}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_state("slow", "The list of comments at Facebook "));
    REQUIRE(owner.wait_for_count(1));
}

TEST_CASE("a platform that wants less to be asked for is asked for less") {
    Rehearsal rehearsal(chat_of(60, 10), "max");
    rehearsal.ask(HttpMethod::Post, "/_standin/fault", R"({"kind":"too-much","limit":25})");
    Owner owner;
    Intake intake({rehearsal.feed()}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_count(60));
    intake.stop();
    CHECK(owner.came == standin_ids(1, 60));
    CHECK(owner.state == "live");
}

TEST_CASE("outside a rehearsal an address of the house is refused") {
    CannedServer server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[]}");
    auto config = FeedConfig::rehearsal("facebook", "facebook", server.url());
    config.reach = Reach::Public;
    Owner owner;
    CHECK_FALSE(Intake({config}, owner.callbacks()).start()); // http
    config.base_url.replace(0, 4, "https");
    Intake intake({config}, owner.callbacks());
    REQUIRE(intake.start());
    REQUIRE(owner.wait_for_words("Facebook is at a private address, which is refused"));
    CHECK(server.connections() == 0);
}

TEST_CASE("starting and stopping, over and over, in the middle of whatever is under way") {
    Rehearsal rehearsal(chat_of(300, 10), "max");
    CannedServer silent("");
    for (int i = 0; i < 200; ++i) {
        Owner owner;
        Intake intake({rehearsal.feed(), FeedConfig::rehearsal("other", "facebook", silent.url())},
                      owner.callbacks());
        REQUIRE(intake.start());
        intake.act({"facebook", "1234_1", "hide"});
        if (i % 20 == 0)
            CHECK(owner.wait_for_count(300));
        if (i % 2 == 0)
            intake.stop();
        intake.act({"facebook", "1234_2", "hide"});
    }
}
