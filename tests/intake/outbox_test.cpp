#include "fake_platform.h"
#include "intake/facebook.h"
#include "intake/outbox.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::intake;

namespace {

const OutboxItem kHide{"facebook", "v_1", "hide"};
const OutboxItem kUnhide{"facebook", "v_1", "unhide"};
constexpr const char* kDone = R"({"success":true})";

struct Setting {
    explicit Setting(Timings timings = {}) : outbox(connector, timings, platform) {}

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
    Setting scene;
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
    Setting scene;
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
    Setting scene;
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
    Setting scene;
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
    Setting scene;
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
    Setting scene;
    scene.outbox.act(kHide);
    scene.outbox.act(kUnhide);
    scene.outbox.tick();
    CHECK(scene.platform.requests.empty());
    CHECK(scene.platform.answered == Outcomes{{kUnhide, Outcome::Cancelled}});
    CHECK(scene.outbox.next_due_ms() == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("what may have been sent is asked for before it is sent again") {
    Setting scene;
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
    Setting scene;
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
    Setting scene;
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
    Setting scene;
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
    Setting scene;
    scene.outbox.act({"facebook", "v_1", "hide", 5});
    scene.outbox.act({.feed = "facebook", .comment = "v_1", .action = "reply", .decision = 6, .text = "oui"});
    scene.outbox.act({"facebook", "v_1", "unhide", 7});
    scene.outbox.tick();
    CHECK(scene.bodies() == Bodies{"message=oui"});
}
