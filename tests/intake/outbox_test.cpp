#include "fake_platform.h"
#include "intake/facebook.h"
#include "intake/outbox.h"
#include "intake/youtube.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::intake;

namespace {

const OutboxItem kHide{"facebook", "v_1", "hide"};
const OutboxItem kUnhide{"facebook", "v_1", "unhide"};
constexpr const char* kDone = R"({"success":true})";

struct Sending {
    explicit Sending(Timings timings = {}) : outbox(connector, timings, platform) {}

    void tick_when_due() {
        platform.now = std::max(platform.now, outbox.next_due_ms());
        outbox.tick();
    }
    std::vector<std::string> bodies() const {
        std::vector<std::string> bodies;
        for (const auto& [request, done] : platform.requests)
            bodies.push_back(request.body);
        return bodies;
    }

    Facebook connector{FeedConfig::rehearsal("facebook", "facebook", "http://127.0.0.1:1")};
    FakePlatform platform;
    Outbox outbox;
};

using Bodies = std::vector<std::string>;
using Outcomes = std::vector<Settled>;

} // namespace

TEST_CASE("a decision is carried once and its confirmation told") {
    Sending scene;
    scene.outbox.act(kHide);
    scene.outbox.act(kHide); // said twice, meant once
    scene.outbox.tick();
    scene.outbox.act(kHide);
    scene.outbox.tick();
    REQUIRE(scene.bodies() == Bodies{"is_hidden=true"});
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered == Outcomes{{kHide, Outcome::Confirmed, ""}});
    scene.outbox.tick();
    CHECK(scene.platform.requests.empty());
    CHECK(scene.outbox.next_due_ms() == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("decisions on one comment go in their order, one at a time") {
    Sending scene;
    scene.outbox.act(kHide);
    scene.outbox.tick();
    scene.outbox.act(kUnhide);
    scene.outbox.tick();
    CHECK(scene.bodies() == Bodies{"is_hidden=true"});
    scene.platform.answer(200, kDone);
    scene.tick_when_due();
    CHECK(scene.bodies() == Bodies{"is_hidden=false"});
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered ==
          Outcomes{{kHide, Outcome::Confirmed, ""}, {kUnhide, Outcome::Confirmed, ""}});
}

TEST_CASE("it is tried until the platform has an answer") {
    Sending scene;
    scene.outbox.act(kHide);
    scene.outbox.tick();
    scene.platform.answer(failure("cannot be reached"));
    std::vector<std::int64_t> waits;
    for (const auto* body :
         {"<html>", R"({"error":{"message":"m","code":2}})", R"({"error":{"message":"m","code":190}})",
          R"({"error":{"message":"m","code":4}})"}) {
        waits.push_back(scene.outbox.next_due_ms() - scene.platform.now);
        scene.outbox.tick(); // not yet due
        CHECK(scene.platform.requests.empty());
        scene.tick_when_due();
        REQUIRE(scene.platform.requests.size() == 1);
        scene.platform.answer(500, body);
    }
    CHECK(waits == std::vector<std::int64_t>{1000, 2000, 4000, 8000});
    CHECK(scene.outbox.next_due_ms() - scene.platform.now == 60'000); // throttled
    CHECK(scene.platform.answered.empty());
    scene.tick_when_due();
    CHECK(scene.platform.requests.front().first.method == HttpMethod::Get); // is it done already?
    scene.platform.answer(200, R"({"is_hidden":false})");
    scene.outbox.tick();
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered == Outcomes{{kHide, Outcome::Confirmed, ""}});
}

TEST_CASE("a refusal is final and told in the platform's words") {
    Sending scene;
    scene.outbox.act(kHide);
    scene.outbox.tick();
    scene.platform.answer(
        400, R"({"error":{"message":"Object with ID 'v_1' does not exist","code":100,"error_subcode":33}})");
    CHECK(scene.platform.answered ==
          Outcomes{{kHide, Outcome::Refused, "Facebook refused: Object with ID 'v_1' does not exist"}});
    const OutboxItem unknown{"facebook", "v_1", "explode"};
    scene.outbox.act(unknown);
    scene.outbox.tick();
    CHECK(scene.platform.answered.back() ==
          Settled{unknown, Outcome::Refused, "Facebook cannot \"explode\" a comment"});
    CHECK(scene.platform.requests.empty());
}

TEST_CASE("many comments at once are carried a few at a time") {
    Sending scene;
    for (int i = 0; i < 10; ++i)
        scene.outbox.act({"facebook", "v_" + std::to_string(i), "hide"});
    int carried = 0;
    scene.outbox.tick();
    CHECK(scene.platform.requests.size() == 4);
    for (; !scene.platform.requests.empty(); ++carried) {
        scene.platform.answer(200, kDone);
        scene.outbox.tick();
        CHECK(scene.platform.requests.size() <= 4);
    }
    CHECK(carried == 10);
    CHECK(scene.platform.answered.size() == 10);
}

TEST_CASE("a decision that is taken back before it was sent never leaves the house") {
    Sending scene;
    scene.outbox.act(kHide);
    scene.outbox.act(kUnhide);
    scene.outbox.tick();
    CHECK(scene.platform.requests.empty());
    CHECK(scene.platform.answered == Outcomes{{kUnhide, Outcome::Cancelled}});
    CHECK(scene.outbox.next_due_ms() == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("what may have been sent is asked for before it is sent again") {
    Sending scene;
    const bool engine_died = GENERATE(false, true);
    auto item = kHide;
    item.perhaps_sent = engine_died;
    scene.outbox.act(item);
    if (!engine_died) {
        scene.outbox.tick();
        scene.platform.answer(failure("broke off"));
    }
    scene.tick_when_due();
    REQUIRE(scene.platform.requests.size() == 1);
    CHECK(scene.platform.requests.front().first.method == HttpMethod::Get);
    CHECK(scene.platform.requests.front().first.url.ends_with("/v_1?fields=is_hidden"));
    SECTION("it was done") {
        scene.platform.answer(200, R"({"id":"v_1","is_hidden":true})");
        CHECK(scene.platform.answered == Outcomes{{kHide, Outcome::Confirmed}});
        CHECK(scene.platform.requests.empty());
    }
    SECTION("it was not") {
        scene.platform.answer(200, R"({"id":"v_1","is_hidden":false})");
        scene.outbox.tick();
        CHECK(scene.bodies() == Bodies{"is_hidden=true"});
    }
    SECTION("it may have been, so its reverse does not cancel it") {
        scene.outbox.act(kUnhide);
        CHECK(scene.platform.answered.empty());
    }
}

TEST_CASE("a ban is lifted by the name that the platform gave it") {
    struct Naming : Facebook {
        using Facebook::Facebook;
        Answer<std::string> read_confirmation(const OutboxItem&,
                                              const HttpResponse& response) const override {
            return response.body;
        }
    };
    auto config = FeedConfig::rehearsal("facebook", "facebook", "http://127.0.0.1:1");
    config.page = "77";
    const Naming connector{config};
    FakePlatform platform;
    Outbox outbox(connector, {}, platform);
    OutboxItem ban{"facebook", "v_1", "ban", 5, "u1"};
    OutboxItem unban{"facebook", "v_1", "unban", 6, "u1"};
    outbox.act(ban);
    outbox.tick();
    outbox.act(unban); // while the platform has not answered
    platform.answer(200, "ban-9");
    outbox.tick();
    platform.answer(200, "");
    unban.made = "ban-9";
    CHECK(platform.answered == Outcomes{{ban, Outcome::Confirmed, "", "ban-9"}, {unban, Outcome::Confirmed}});
}

TEST_CASE("what is taken back at once has the name its confirmation gave it") {
    Sending scene;
    const OutboxItem reply{
        .feed = "facebook", .comment = "v_1", .action = "reply", .decision = 5, .text = "oui"};
    const OutboxItem unreply{
        .feed = "facebook", .comment = "v_1", .action = "unreply", .decision = 6, .text = "oui"};
    scene.outbox.act(reply);
    scene.outbox.tick();
    scene.platform.answer(200, R"({"id":"v_9"})");
    scene.outbox.act(unreply); // decided before the log had that answer
    scene.outbox.tick();
    REQUIRE(scene.platform.requests.size() == 1);
    CHECK(scene.platform.requests.front().first.url.ends_with("/v_9"));
}

TEST_CASE("a reply whose confirmation was lost is found again to be taken back") {
    Sending scene;
    OutboxItem unreply{.feed = "facebook", .comment = "v_1", .action = "unreply", .text = "oui"};
    unreply.perhaps_sent = true;
    scene.outbox.act(unreply);
    scene.outbox.tick();
    REQUIRE(scene.platform.requests.front().first.method == HttpMethod::Get);
    SECTION("it is there") {
        scene.platform.answer(200, R"({"data":[{"id":"v_8","message":"non"},{"id":"v_9","message":"oui"}]})");
        scene.outbox.tick();
        REQUIRE(scene.platform.requests.size() == 1);
        CHECK(scene.platform.requests.front().first.method == HttpMethod::Delete);
        CHECK(scene.platform.requests.front().first.url.ends_with("/v_9"));
    }
    SECTION("it never was") {
        scene.platform.answer(200, R"({"data":[]})");
        CHECK(scene.platform.answered.back().outcome == Outcome::Confirmed);
    }
}

TEST_CASE("taking back what waits behind its own reverse loses neither") {
    Sending scene;
    scene.outbox.act({"facebook", "v_1", "hide", 5});
    scene.outbox.tick(); // on its way
    scene.outbox.act({"facebook", "v_1", "unhide", 6});
    scene.outbox.act({"facebook", "v_1", "hide", 7});
    scene.outbox.act({"facebook", "v_1", "unhide", 8});
    CHECK(scene.platform.answered.empty());
    scene.platform.answer(200, kDone);
    scene.tick_when_due();
    REQUIRE(scene.bodies() == Bodies{"is_hidden=false"});
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered.back() == Settled{{"facebook", "v_1", "unhide", 8}, Outcome::Confirmed});
}

TEST_CASE("a decision is taken back from behind others on its comment") {
    Sending scene;
    scene.outbox.act({"facebook", "v_1", "hide", 5});
    scene.outbox.act({.feed = "facebook", .comment = "v_1", .action = "reply", .decision = 6, .text = "oui"});
    scene.outbox.act({"facebook", "v_1", "unhide", 7});
    scene.outbox.tick();
    CHECK(scene.bodies() == Bodies{"message=oui"});
}

TEST_CASE("a deletion that was taken back while the platform had trouble is not carried out") {
    Sending scene;
    const OutboxItem erase{"facebook", "v_1", "delete", 5};
    const OutboxItem restore{"facebook", "v_1", "undelete", 6};
    const bool in_time = GENERATE(false, true); // or while the exchange is under way
    scene.outbox.act(erase);
    scene.outbox.tick();
    if (!in_time)
        scene.platform.answer(500, "<html>");
    scene.outbox.act(restore);
    if (in_time)
        scene.platform.answer(failure("did not answer"));
    scene.tick_when_due();
    REQUIRE(scene.platform.requests.size() == 1);
    CHECK(scene.platform.requests.front().first.method == HttpMethod::Get); // is it there?
    SECTION("nothing had been done") {
        scene.platform.answer(200, R"({"id":"v_1"})");
        CHECK(scene.platform.answered == Outcomes{{restore, Outcome::Confirmed}});
    }
    SECTION("it was gone before") {
        scene.platform.answer(400, R"({"error":{"message":"m","code":100,"error_subcode":33}})");
        scene.outbox.tick();
        CHECK(scene.platform.answered == Outcomes{{.item = restore,
                                                   .outcome = Outcome::Refused,
                                                   .words = "Facebook cannot bring a deleted comment back",
                                                   .for_good = true}});
    }
    scene.tick_when_due();
    CHECK(scene.platform.requests.empty());
}

TEST_CASE("what the platform says it has not done is not sent again once it is taken back") {
    Sending scene;
    scene.outbox.act(kHide);
    scene.outbox.tick();
    SECTION("it was asked whether it had") {
        scene.platform.answer(failure("broke off"));
        scene.tick_when_due();
        scene.outbox.act(kUnhide);
        scene.platform.answer(200, R"({"is_hidden":false})");
    }
    SECTION("it was asked too often") {
        scene.outbox.act(kUnhide);
        scene.platform.answer(400, R"({"error":{"message":"m","code":4}})");
    }
    CHECK(scene.platform.answered == Outcomes{{kUnhide, Outcome::Cancelled}});
    CHECK(scene.outbox.next_due_ms() == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("taking a decision back twice leaves the last word, whatever the platform has done") {
    Sending scene;
    scene.outbox.act({"facebook", "v_1", "hide", 5});
    scene.outbox.tick();
    scene.platform.answer(failure("broke off"));
    scene.outbox.act({"facebook", "v_1", "unhide", 6});
    scene.outbox.act({"facebook", "v_1", "hide", 7});
    scene.outbox.act({"facebook", "v_1", "unhide", 8});
    scene.tick_when_due();
    scene.platform.answer(200, R"({"is_hidden":true})");
    scene.outbox.tick();
    REQUIRE(scene.bodies() == Bodies{"is_hidden=false"});
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered == Outcomes{{{"facebook", "v_1", "unhide", 8}, Outcome::Confirmed}});
}

namespace {

/// Of a person who is signed in.
struct YouTubeSetting {
    static FeedConfig config() {
        auto config = FeedConfig::rehearsal("yt", "youtube", "http://127.0.0.1:1");
        config.live_video = "a-live-chat-of-its-own";
        return config;
    }
    YouTube connector{config(), [] { return std::int64_t{0}; }};
    FakePlatform platform;
    Outbox outbox{connector, {}, platform};
};

} // namespace

TEST_CASE("a comment that YouTube was to delete is looked for before it is given up") {
    YouTubeSetting scene;
    const OutboxItem unhide{"yt", "LCC.1", "unhide", 6};
    scene.outbox.act({"yt", "LCC.1", "hide", 5});
    scene.outbox.tick();
    scene.platform.answer(500, "");
    scene.outbox.act(unhide);
    scene.platform.now = scene.outbox.next_due_ms();
    scene.outbox.tick();
    REQUIRE(scene.platform.requests.size() == 1);
    CHECK(scene.platform.requests.front().first.method == HttpMethod::Get);
    SECTION("it is there") {
        scene.platform.answer(200, R"({"items":[{"id":"LCC.1","snippet":{"type":"textMessageEvent"}}]})");
        CHECK(scene.platform.answered == Outcomes{{unhide, Outcome::Confirmed}});
    }
    SECTION("it is gone") {
        scene.platform.answer(200, R"({"items":[{"id":"LCC.9","snippet":{"type":"messageDeletedEvent",
                                       "messageDeletedDetails":{"deletedMessageId":"LCC.1"}}}]})");
        scene.outbox.tick();
        REQUIRE(scene.platform.answered.size() == 1);
        CHECK(scene.platform.answered[0].outcome == Outcome::Refused);
        CHECK(scene.platform.answered[0].for_good);
    }
}

TEST_CASE("a ban that YouTube may not have heard is said again, to be lifted by the name it gives it") {
    YouTubeSetting scene;
    scene.outbox.act({"yt", "LCC.1", "ban", 5, "UC1"});
    scene.outbox.tick();
    scene.platform.answer(500, "");
    scene.outbox.act({"yt", "LCC.1", "unban", 6, "UC1"});
    scene.platform.now = scene.outbox.next_due_ms();
    scene.outbox.tick();
    scene.platform.answer(200, R"({"kind":"youtube#liveChatBan","id":"ban-1"})");
    scene.outbox.tick();
    REQUIRE(scene.platform.requests.size() == 1);
    CHECK(scene.platform.requests.front().first.method == HttpMethod::Delete);
    CHECK(scene.platform.requests.front().first.url.ends_with("ban-1"));
}

TEST_CASE("what cannot be sent yet waits") {
    auto config = YouTubeSetting::config();
    config.live_video = "eleven-char"; // a video, whose chat is not known yet
    YouTube connector{config, [] { return std::int64_t{0}; }};
    FakePlatform platform;
    Outbox outbox{connector, {}, platform};
    outbox.act({"yt", "LCC.1", "hide"});
    outbox.tick();
    CHECK(platform.answered.empty());
    REQUIRE(connector.read_prepared(
        {200, {}, R"({"items":[{"liveStreamingDetails":{"activeLiveChatId":"chat"}}]})"}));
    platform.now = outbox.next_due_ms();
    outbox.tick();
    CHECK(platform.requests.size() == 1);
}
