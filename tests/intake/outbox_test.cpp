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
using Answers = std::vector<FakePlatform::Answered>;

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
    CHECK(scene.platform.answered == Answers{{kHide, Outcome::Confirmed, ""}});
    scene.outbox.tick();
    CHECK(scene.platform.requests.empty());
    CHECK(scene.outbox.next_due_ms() == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("decisions on one comment go in their order, one at a time") {
    Setting scene;
    scene.outbox.act(kHide);
    scene.outbox.act(kUnhide);
    scene.outbox.tick();
    CHECK(scene.bodies() == Bodies{"is_hidden=true"});
    scene.platform.answer(200, kDone);
    scene.tick_when_due();
    CHECK(scene.bodies() == Bodies{"is_hidden=false"});
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered ==
          Answers{{kHide, Outcome::Confirmed, ""}, {kUnhide, Outcome::Confirmed, ""}});
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
    scene.platform.answer(200, kDone);
    CHECK(scene.platform.answered == Answers{{kHide, Outcome::Confirmed, ""}});
}

TEST_CASE("a refusal is final and told in the platform's words") {
    Setting scene;
    scene.outbox.act(kHide);
    scene.outbox.tick();
    scene.platform.answer(
        400, R"({"error":{"message":"Object with ID 'v_1' does not exist","code":100,"error_subcode":33}})");
    CHECK(scene.platform.answered ==
          Answers{{kHide, Outcome::Refused, "Facebook refused: Object with ID 'v_1' does not exist"}});
    const OutboxItem unknown{"facebook", "v_1", "explode"};
    scene.outbox.act(unknown);
    scene.outbox.tick();
    CHECK(scene.platform.answered.back() ==
          FakePlatform::Answered{unknown, Outcome::Refused, "Facebook cannot \"explode\" a comment"});
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
