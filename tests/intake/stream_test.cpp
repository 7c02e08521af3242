#include "answers.h"
#include "fake_platform.h"
#include "intake/event_stream.h"
#include "intake/facebook.h"
#include "intake/feed.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::intake;

namespace {

struct Streaming {
    explicit Streaming(const std::vector<KnownComment>& known = {})
        : feed(connector, config(), known, platform) {
        feed.tick();
        REQUIRE(platform.requests.size() == 2); // what there is, and the stream
    }
    static FeedConfig config() {
        auto config = FeedConfig::rehearsal("facebook", "facebook", "http://127.0.0.1:1");
        config.timings = {};
        config.timings.audience = 3'600'000;
        return config;
    }
    void tick_when_due() {
        platform.now = std::max(platform.now, feed.next_due_ms());
        feed.tick();
    }
    /// The request that is under way to `path`; REQUIREs that there is one.
    std::pair<HttpRequest, HttpDone> under_way(const std::string& path) {
        for (auto at = platform.requests.begin(); at != platform.requests.end(); ++at)
            if (at->first.url.find(path) != std::string::npos) {
                auto found = *at;
                platform.requests.erase(at);
                return found;
            }
        FAIL("nothing asks for " << path);
        return {};
    }
    void answer_poll(const std::string& body) { under_way("/comments").second(HttpResponse{200, {}, body}); }

    Facebook connector{config()};
    FakePlatform platform;
    Feed feed;
};

} // namespace

TEST_CASE("events come out of a stream's bytes, however they are cut") {
    const std::string bytes =
        ": ping\n\ndata: {\"a\":1}\n\nevent: x\r\ndata:two\r\ndata: lines\r\n\r\n\n\ndata: lost";
    for (std::size_t step = 1; step < bytes.size(); ++step) {
        Ids events;
        EventStream stream([&](std::string_view data) { events.emplace_back(data); });
        for (std::size_t at = 0; at < bytes.size(); at += step)
            stream.feed(std::string_view(bytes).substr(at, step));
        CHECK(events == Ids{"{\"a\":1}", "two\nlines"});
    }
}

TEST_CASE("an event without an end takes no memory, and the next one is read") {
    Ids events;
    EventStream stream([&](std::string_view data) { events.emplace_back(data); });
    stream.feed("data: ");
    const std::string block(64 * 1024, 'x');
    for (int i = 0; i < 100; ++i)
        stream.feed(block);
    stream.feed("\n\ndata: next\n\n");
    CHECK(events == Ids{"next"});
}

TEST_CASE("beside a stream polls are rare, and one comes at once when it announces a comment") {
    Streaming scene;
    scene.answer_poll(page(2, 1));
    auto [stream, ended] = scene.under_way("/live_comments");
    CHECK(stream.url.find("access_token") == std::string::npos);
    stream.on_data(": ping\n\n");
    scene.tick_when_due();
    scene.answer_poll(page(2, 1));
    CHECK(scene.platform.numbers.streaming);
    CHECK(scene.feed.next_due_ms() - scene.platform.now == 5'000);
    scene.platform.now += 3'000;
    stream.on_data("data: " + comment(4) + "\n\n");
    CHECK(scene.platform.came == Ids{"v_1", "v_2"}); // it may have left out the third
    scene.feed.tick();
    scene.answer_poll(page(4, 1));
    CHECK(scene.platform.came == Ids{"v_1", "v_2", "v_3", "v_4"});
    CHECK(scene.platform.states.back().first == FeedState::Live);

    stream.on_data("data: [" + comment(5) + "," + comment(6) + "]\n\n");
    CHECK(scene.feed.next_due_ms() - scene.platform.now == 1'000); // not more often than polls come
    scene.tick_when_due();
    scene.answer_poll(page(4, 1));
    CHECK(scene.feed.next_due_ms() - scene.platform.now == 1'000); // announced, but not listed yet
    scene.tick_when_due();
    scene.answer_poll(page(6, 1));
    CHECK(scene.platform.came.size() == 6);
    stream.on_data("data: nonsense\n\ndata: {}\n\ndata: []\n\ndata: " + comment(6) + "\n\n");
    CHECK(scene.feed.next_due_ms() - scene.platform.now == 5'000);

    ended(failure("broke off"));
    CHECK(scene.feed.next_due_ms() == scene.platform.now); // the polls are at once what they were
    scene.feed.tick();
    scene.answer_poll(page(7, 1));
    CHECK_FALSE(scene.platform.numbers.streaming);
    CHECK(scene.feed.next_due_ms() - scene.platform.now == 1'000);
    CHECK(scene.platform.states.back().first == FeedState::Live);
}
