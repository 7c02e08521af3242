#include "answers.h"
#include "fake_platform.h"
#include "intake/facebook.h"
#include "intake/feed.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

using namespace regie;
using namespace regie::intake;

namespace {

constexpr std::int64_t kMidnight = 1767225600000; // 2026-01-01

KnownComment known(int n) {
    return {fmt::format("v_{}", n), kMidnight + n * 1000, KnownComments::hash_of("m")};
}

/// Polls alone: neither a stream nor a question for the audience comes in between.
struct Polled : Facebook {
    using Facebook::Facebook;
    std::optional<HttpRequest> stream() const override { return {}; }
    std::optional<HttpRequest> audience() const override { return {}; }
};

struct Polling {
    explicit Polling(const std::vector<KnownComment>& known = {}, Timings timings = {})
        : feed(connector, config(timings), known, platform) {}
    static FeedConfig config(Timings timings) {
        auto config = FeedConfig::rehearsal("facebook", "facebook", "http://127.0.0.1:1");
        config.token_name = "facebook_token";
        config.timings = timings;
        return config;
    }

    /// Moves the clock to the next poll and lets it ask. How long that was.
    std::int64_t next_poll() {
        const auto before = platform.now;
        while (platform.requests.empty()) { // it is woken to say that it is dead, too
            platform.now = std::max(platform.now, feed.next_due_ms());
            feed.tick();
        }
        REQUIRE(platform.requests.size() == 1);
        return platform.now - before;
    }
    void poll(const std::string& body) {
        next_poll();
        platform.answer(200, body);
        REQUIRE(platform.requests.empty());
    }
    void poll_fails(const char* clause = "cannot be reached") {
        next_poll();
        platform.answer(failure(clause));
    }
    /// Which cursor is asked for now.
    std::string asked_after() const {
        const auto& url = platform.requests.front().first.url;
        const auto at = url.find("&after=");
        return at == std::string::npos ? "" : url.substr(at + 7);
    }

    Polled connector{config({})};
    FakePlatform platform;
    Feed feed;
};

} // namespace

TEST_CASE("comments are delivered once, oldest first, poll after poll") {
    Polling scene;
    scene.poll(page(2, 1));
    CHECK(scene.platform.came == ids(1, 2));
    scene.poll(page(5, 1));
    scene.poll(page(5, 1));
    CHECK(scene.platform.came == ids(1, 5));
}

TEST_CASE("pages are followed until one holds a known comment") {
    Polling scene;
    scene.next_poll();
    CHECK(scene.asked_after().empty());
    scene.platform.answer(200, page(9, 7, "p2"));
    CHECK(scene.asked_after() == "p2");
    CHECK(scene.platform.came.empty());           // nothing before the poll is complete
    scene.platform.answer(200, page(7, 4, "p3")); // 7 again: the list moved
    scene.platform.answer(200, R"({"data":[],"paging":{"cursors":{"after":"p4"},"next":"https://x"}})");
    CHECK(scene.asked_after() == "p4"); // an empty page may have a next one
    scene.platform.answer(200, page(3, 1));
    CHECK(scene.platform.came == ids(1, 9));

    scene.next_poll();
    scene.platform.answer(200, page(14, 12, "q2"));
    scene.platform.answer(200, page(11, 8, "q3"));
    CHECK(scene.platform.requests.empty()); // 9 is known
    CHECK(scene.platform.came == ids(1, 14));
}

TEST_CASE("a poll that fails on a later page loses nothing and doubles nothing") {
    Polling scene({known(1)});
    scene.next_poll();
    scene.platform.answer(200, page(9, 6, "p2"));
    scene.platform.answer(500, "Internal Server Error");
    CHECK(scene.platform.came.empty());
    scene.next_poll();
    scene.platform.answer(200, page(10, 7, "p2"));
    scene.platform.answer(200, page(6, 1));
    CHECK(scene.platform.came == ids(2, 10));
}

TEST_CASE("after a restart only what the log has not is delivered") {
    Polling scene({known(1), known(2), known(3), known(4), known(5)});
    scene.poll(page(8, 1));
    CHECK(scene.platform.came == ids(6, 8));
}

TEST_CASE("a list that runs in a circle is left, a long one is read") {
    Polling scene;
    scene.next_poll();
    int pages = 0;
    for (; pages < 30; ++pages) {
        scene.platform.answer(200, page(2000 - 50 * pages, 1951 - 50 * pages, fmt::format("p{}", pages)));
        scene.next_poll();
    }
    CHECK(scene.platform.came.empty()); // still at it
    CHECK(scene.platform.states.back() ==
          std::pair{FeedState::Live, std::string("Facebook answers; what was written before is being read")});
    for (;; scene.next_poll()) {
        scene.platform.answer(200, page(501, 501, fmt::format("p{}", pages++)));
        if (!scene.platform.came.empty())
            break;
    }
    CHECK(pages == 40);
    CHECK(scene.platform.came == ids(501, 2000));
    CHECK(scene.platform.states.back() ==
          std::pair{FeedState::Slow, std::string("The list of comments at Facebook runs in a circle: older "
                                                 "ones may be missing")});
}

// As a platform that says "there is more" to whatever it is asked: each page has one new comment.
struct Endless {
    /// Answers what is asked for `ms`; the requests that took.
    int ask_for(std::int64_t ms, const std::function<std::string(int)>& cursor) {
        int requests = 0;
        for (const auto until = scene.platform.now + ms;; ++requests) {
            scene.next_poll();
            if (scene.platform.now >= until)
                return requests;
            ++comments;
            scene.platform.answer(200, page(comments, comments, cursor(comments)));
        }
    }

    Polling scene;
    int comments = 0;
};

TEST_CASE("a list that never ends is asked a few times a second, and what came is kept") {
    Endless list;
    const auto another = [](int n) { return fmt::format("p{}", n); };
    CHECK(list.ask_for(1'000, another) <= 12);
    CHECK(list.scene.platform.came.size() >= 10); // the first poll is over
    CHECK(list.scene.platform.states.back() ==
          std::pair{FeedState::Slow, std::string("The list of comments at Facebook does not end: the newest "
                                                 "came, older ones are missing")});
    CHECK(list.ask_for(60'000, another) <= 125);
    CHECK(list.scene.platform.came.size() >= 120);
    CHECK(list.scene.platform.states.size() == 2); // said once
    list.scene.platform.requests.clear();
    list.scene.feed.resume();
    list.scene.poll(page(9999, 9998)); // it ends again
    CHECK(list.scene.platform.states.back().second == "Facebook answers");
}

TEST_CASE("a page that is its own next one is asked for once") {
    Endless list;
    CHECK(list.ask_for(10'000, [](int) { return "SAME"; }) <= 22);
    CHECK(list.scene.platform.came.size() >= 18);
    CHECK(list.scene.platform.states.back().second ==
          "The list of comments at Facebook runs in a circle: older ones may be missing");
}

TEST_CASE("a page that is too much is asked for smaller, and after a while larger again") {
    Polling scene;
    const auto limit = [&] {
        const auto& url = scene.platform.requests.front().first.url;
        return std::stoi(url.substr(url.find("&limit=") + 7));
    };
    constexpr const char* kTooMuch = R"({"error":{"code":1,"message":"Please reduce the amount of data )"
                                     R"(you're asking for, then retry your request"}})";
    scene.next_poll();
    for (const int size : {100, 50}) {
        CHECK(limit() == size);
        scene.platform.answer(500, kTooMuch);
    }
    CHECK(limit() == 25);
    scene.platform.answer(failure("sent more than 2048 KiB"));
    CHECK(limit() == 12);
    CHECK(scene.platform.states.empty());
    scene.platform.answer(200, page(1, 1));
    CHECK(scene.platform.came == ids(1, 1));
    for (const auto until = scene.platform.now + 61'000; scene.platform.now < until;)
        scene.poll(page(1, 1));
    scene.next_poll();
    for (const int size : {24, 12, 6, 5}) {
        CHECK(limit() == size);
        scene.platform.answer(500, kTooMuch);
    }
    CHECK(scene.platform.requests.empty()); // no smaller: that is trouble
    CHECK(scene.platform.states.back().second.starts_with(
        "Facebook cannot give so much at once: Please reduce the amount of data"));
}

TEST_CASE("polls come every second while people write and rarer when all is quiet") {
    Polling scene;
    scene.poll(page(1, 1));
    CHECK(scene.next_poll() == 1000);
    scene.platform.now += 400; // the answer's time counts
    scene.platform.answer(200, page(1, 1));
    CHECK(scene.next_poll() == 850); // a quarter more, and the answer's time
    scene.platform.answer(200, page(1, 1));
    for (int i = 0; i < 10; ++i)
        scene.poll(page(1, 1));
    CHECK(scene.next_poll() == 3000);
    scene.platform.answer(200, page(2, 1));
    CHECK(scene.next_poll() == 1000);
    // The platform says that most of what it allows is used up.
    const auto used = [](int percent) {
        return std::map<std::string, std::string>{
            {"x-app-usage", fmt::format(R"({{"call_count":{}}})", percent)}};
    };
    scene.platform.answer(HttpResponse{200, used(70), page(3, 1)});
    CHECK(scene.next_poll() == 5500);
    scene.platform.answer(HttpResponse{200, used(85), page(4, 1)});
    CHECK(scene.next_poll() == 10'000);
    scene.platform.answer(HttpResponse{200, used(97), page(5, 1)});
    CHECK(scene.platform.numbers.usage_percent == 97);
    CHECK(scene.next_poll() == 60'000);
}

TEST_CASE("failures are told in words, at growing distances, and once the cap is reached no more") {
    Polling scene;
    scene.poll(page(1, 1));
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 9; ++i) {
        waits.push_back(scene.next_poll());
        scene.platform.answer(500, "Internal Server Error");
    }
    CHECK(waits == std::vector<std::int64_t>{1000, 1000, 2000, 4000, 8000, 16'000, 32'000, 60'000, 60'000});
    const auto since = scene.platform.states.at(2).second.substr(46, 8);
    CHECK(since.size() == 8); // the clock where it runs
    std::vector<std::pair<FeedState, std::string>> said{
        {FeedState::Live, "Facebook answers"},
        {FeedState::Slow, "Facebook answered 500; trying again in 1 s"},
        {FeedState::Dead,
         fmt::format("Facebook answered 500: nothing has come since {}; still trying", since)}};
    for (const auto* seconds : {"2", "4", "8", "16", "32", "60"})
        said.emplace_back(
            FeedState::Dead,
            fmt::format("Facebook answered 500: nothing has come since {}; trying again in {} s", since,
                        seconds));
    REQUIRE(scene.platform.states.size() == said.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
        CHECK(scene.platform.states[i].second == said[i].second);
        CHECK(scene.platform.states[i].first == said[i].first);
    }

    scene.poll(page(2, 1));
    CHECK(scene.platform.states.back() == std::pair{FeedState::Live, std::string("Facebook answers")});
    CHECK(scene.platform.came == ids(1, 2));
    scene.poll_fails("did not answer within 10 s");
    CHECK(
        scene.platform.states.back() ==
        std::pair{FeedState::Slow, std::string("Facebook did not answer within 10 s; trying again in 1 s")});
}

TEST_CASE("a feed that hangs is called dead within two intervals, and lives again with the answer") {
    Polling scene;
    scene.poll(page(1, 1));
    scene.next_poll();
    const auto dead_at = scene.feed.next_due_ms();
    CHECK(dead_at == scene.platform.now + 1000); // two seconds after the last answer
    scene.platform.now = dead_at;
    scene.feed.tick();
    CHECK(scene.platform.states.back().first == FeedState::Dead);
    CHECK(
        scene.platform.states.back().second.starts_with("Facebook does not answer: nothing has come since "));
    scene.platform.now += 100;
    scene.platform.answer(200, page(2, 1));
    CHECK(scene.platform.states.back() ==
          std::pair{FeedState::Slow, std::string("Facebook answers slowly: comments come late")});
    // One that always takes its time is not dead in between.
    for (int i = 0; i < 3; ++i) {
        scene.next_poll();
        scene.platform.now += 1100;
        scene.platform.answer(200, page(2, 1));
        CHECK(scene.platform.states.back().first != FeedState::Dead);
    }
    CHECK(scene.platform.came == ids(1, 2));
}

TEST_CASE("nobody writes: quiet, not dead") {
    Polling scene;
    scene.poll(page(1, 1));
    for (int i = 0; i < 14; ++i)
        scene.poll(page(1, 1));
    CHECK(scene.platform.states.back() ==
          std::pair{FeedState::Quiet, std::string("Facebook answers; nobody is writing")});
    CHECK(scene.platform.states.size() == 2);
    scene.poll(page(2, 1));
    CHECK(scene.platform.states.back().first == FeedState::Live);
}

TEST_CASE("jitter only shortens a wait, by a fifth at most") {
    Polling scene;
    scene.platform.jitter = 1;
    scene.poll_fails();
    CHECK(scene.next_poll() == 800);
}

TEST_CASE("a rehearsal is tried again within five seconds") {
    Polling scene({}, Timings::rehearsal());
    std::int64_t longest = 0;
    for (int i = 0; i < 8; ++i) {
        longest = std::max(longest, scene.next_poll());
        scene.platform.answer(failure("cannot be reached"));
    }
    CHECK(longest == 5000);
}

TEST_CASE("a throttled feed waits as long as it is told, an expired token stops it until there is another") {
    Polling scene;
    scene.next_poll();
    scene.platform.answer(400, R"({"error":{"message":"(#4) Application request limit reached","code":4}})");
    CHECK(scene.platform.states.back().first == FeedState::Throttled);
    CHECK(scene.platform.states.back().second.starts_with(
        "Facebook was asked too often: (#4) Application request limit reached; asking again at "));
    CHECK(scene.next_poll() == 60'000);
    scene.platform.jitter = 1;
    scene.platform.answer(HttpResponse{429, {{"retry-after", "90"}}, ""});
    CHECK(scene.next_poll() == 90'000); // never earlier than it asked for
    scene.platform.answer(400,
                          R"({"error":{"message":"Session has expired","code":190,"error_subcode":463}})");
    CHECK(scene.platform.states.back() ==
          std::pair{
              FeedState::Token,
              std::string("Facebook does not accept the access token: Session has expired; no comments come "
                          "and no decision is carried out until a new one is entered: regie secret "
                          "facebook_token")});
    CHECK(scene.feed.next_due_ms() == std::numeric_limits<std::int64_t>::max());
    scene.connector.set_token("another");
    scene.feed.resume();
    scene.feed.tick();
    CHECK(scene.platform.requests.front().first.authorization == bearer("another"));
    scene.platform.answer(200, page(1, 1));
    CHECK(scene.platform.states.back().first == FeedState::Live);
}

TEST_CASE("an answer to what was asked before a person wanted it anew is of no interest") {
    Polling scene;
    scene.next_poll();
    scene.feed.resume();
    scene.feed.tick();
    REQUIRE(scene.platform.requests.size() == 2);
    scene.platform.answer(failure("broke off")); // the one that was under way
    CHECK(scene.platform.states.empty());
    scene.platform.answer(200, page(1, 1));
    CHECK(scene.platform.came == ids(1, 1));
}

TEST_CASE("a changed comment is told with what it says now, once") {
    Polling scene;
    scene.poll(page(3, 1));
    const auto changed = fmt::format(
        R"({{"data":[{},{{"id":"v_2","created_time":"2026-01-01T00:00:02+0000","message":"worse"}},{}]}})",
        comment(3), comment(1));
    scene.poll(changed);
    scene.poll(changed);
    using Edits = std::vector<std::pair<std::string, std::string>>;
    CHECK(scene.platform.edited == Edits{{"v_2", "worse"}});
    CHECK(scene.platform.came == ids(1, 3));
}

TEST_CASE("a comment its author took back is told after two polls without it") {
    Polling scene;
    scene.poll(page(9, 1));
    scene.poll(page(9, 1, {}, {"v_5"}));
    CHECK(scene.platform.removed.empty());
    scene.poll_fails();
    scene.poll_fails(); // a failure is no proof
    CHECK(scene.platform.removed.empty());
    scene.poll(page(10, 1, {}, {"v_5"}));
    CHECK(scene.platform.removed == Ids{"v_5"});
    scene.poll(page(10, 1)); // back again: neither new nor removed
    scene.poll(page(10, 1));
    CHECK(scene.platform.removed == Ids{"v_5"});
    CHECK(scene.platform.came == ids(1, 10));
}

TEST_CASE("what lies behind the window is not called removed") {
    Polling scene;
    scene.poll(page(9, 1));
    for (int i = 0; i < 5; ++i)
        scene.poll(page(9, 6, "more")); // ends here: 9 is known
    CHECK(scene.platform.removed.empty());
}

TEST_CASE("a sweep finds what was removed further back, and the next poll makes sure") {
    Timings timings;
    timings.sweep = 5000;
    timings.quiet_poll = timings.poll;
    Polling scene({}, timings);
    scene.poll(page(9, 1));
    for (int i = 0; i < 4; ++i)
        scene.poll(page(9, 7, "more"));
    for (int i = 0; i < 2; ++i) {
        CHECK(scene.platform.removed.empty());
        scene.next_poll();
        scene.platform.answer(200, page(9, 7, "more"));
        REQUIRE(scene.asked_after() == "more"); // goes on though 9 is known
        scene.platform.answer(200, page(6, 1, {}, {"v_2"}));
    }
    CHECK(scene.platform.removed == Ids{"v_2"});
    scene.poll(page(9, 7, "more")); // and back to one page
}

TEST_CASE("a hidden comment may leave the list") {
    Polling scene;
    scene.poll(page(9, 1));
    scene.feed.set_hidden_by_us("v_5", true);
    for (int i = 0; i < 3; ++i)
        scene.poll(page(9, 1, {}, {"v_5"}));
    CHECK(scene.platform.removed.empty());
}

TEST_CASE("a list that begins behind what is known leaves something out, and that is said") {
    struct Newest : Polled { // as Owncast's: the newest fifty, whatever came
        using Polled::Polled;
        Answer<PollPage> read_page(const HttpResponse& response) const override {
            auto page = Polled::read_page(response);
            page->whole = false;
            return page;
        }
    };
    Newest connector{Polling::config({})};
    FakePlatform platform;
    Feed feed(connector, Polling::config({}), {}, platform);
    const auto poll = [&](const std::string& body) {
        platform.now = std::max(platform.now, feed.next_due_ms());
        feed.tick();
        platform.answer(200, body);
    };
    poll(page(3, 1));
    CHECK(platform.states.back().second == "Facebook answers");
    poll(page(9, 7));
    CHECK(
        platform.states.back() ==
        std::pair{FeedState::Slow,
                  std::string("More was written than Facebook lists at a time: comments are missing here")});
    poll(page(9, 7));
    CHECK(platform.states.back().second == "Facebook answers");
    CHECK(platform.came.size() == 6);
}
