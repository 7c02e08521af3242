// Endpoints with a cursor that say "there is more" to whatever they are asked: how often they are asked.

#include "fake_platform.h"
#include "intake/json_feed.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace regie;
using namespace regie::intake;

namespace {

struct Endpoint {
    /// Answers all that is asked in `seconds` with pages of `count` comments; the requests that took. The
    /// comments, and the cursor, are new each time or always the same.
    int requests(int seconds, int count, bool new_comments, bool new_cursor) {
        int asked = 0;
        for (const auto until = platform.now + seconds * 1000; platform.now < until; ++asked) {
            while (platform.requests.empty()) {
                platform.now = std::max(platform.now, feed.next_due_ms());
                feed.tick();
            }
            const int first = new_comments ? asked * count : 0;
            std::string list;
            for (int n = first; n < first + count; ++n)
                list += fmt::format(R"({}{{"key":"k{}","words":"Bonjour"}})", list.empty() ? "" : ",", n);
            platform.answer(200, fmt::format(R"({{"result":{{"cursor":"c{}","comments":[{}]}}}})",
                                             new_cursor ? asked : 0, list));
        }
        return asked;
    }
    static FeedConfig config() {
        auto config = FeedConfig::rehearsal("js", "json", "http://127.0.0.1:1");
        config.timings = {};
        return config;
    }

    JsonFeed connector{config()};
    FakePlatform platform;
    Feed feed{connector, config(), {}, platform};
};

} // namespace

TEST_CASE("an endpoint whose cursor moves on and brings nothing new is asked at the polls' pace") {
    Endpoint endpoint;
    CHECK(endpoint.requests(60, 20, false, true) <= 61);
    CHECK(endpoint.platform.came.size() == 20);
}

TEST_CASE("an endpoint whose cursor stays where it is is asked at the polls' pace") {
    Endpoint endpoint;
    CHECK(endpoint.requests(60, 20, true, false) <= 62);
    CHECK(endpoint.platform.came.size() >= 20 * 59);
}

TEST_CASE("an endpoint that always has more is asked three times a second, ten times when it is worth it") {
    Endpoint few, many;
    CHECK(few.requests(60, 20, true, true) <= 60 * 3 + 10);
    CHECK(many.requests(60, 1000, true, true) <= 60 * 10 + 34);
    CHECK(many.platform.came.size() >= 590'000);
}
