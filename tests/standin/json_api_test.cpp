#include "broadcast.h"
#include "standin/json_api.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

struct Feed {
    explicit Feed(int count = 5, std::string wanted = {})
        : platform(chat(count), everything_said(std::move(wanted)), kNow) {}
    static Chat chat(int count) {
        Chat chat;
        for (int i = 0; i < count; ++i)
            chat.lines.push_back({i * 1000, fmt::format("c{}", i + 1), Author{"u", "Ana"}, "t", {}});
        return chat;
    }
    Response get(const char* path, std::map<std::string, std::string> params = {}) {
        Request request;
        request.path = path;
        request.params = std::move(params);
        request.token = token;
        return api.answer(request, kNow);
    }

    Platform platform;
    JsonApi api{platform, {}};
    std::string token;
};

} // namespace

TEST_CASE("pages follow each other by cursor, oldest first") {
    Feed feed;
    const auto first = feed.get("/json/comments", {{"limit", "3"}}).body["result"];
    CHECK(first["comments"][0] == json({{"key", "c1"},
                                        {"by", {{"key", "u"}, {"name", "Ana"}}},
                                        {"words", "t"},
                                        {"written", "2027-01-15T07:59:56.000000Z"}}));
    CHECK(first["comments"].size() == 3);
    CHECK(first["poll_again_ms"] == 1000);
    const auto second = feed.get("/json/comments", {{"after", first["cursor"]}}).body["result"];
    CHECK(second["comments"].size() == 2);
    CHECK(second["comments"][0]["key"] == "c4");
    CHECK(feed.get("/json/comments", {{"after", second["cursor"]}}).body["result"]["comments"].empty());
    feed.platform.say({0, "new", {}, "n", {}}, kNow);
    const auto third = feed.get("/json/comments", {{"after", second["cursor"]}}).body["result"]["comments"];
    REQUIRE(third.size() == 1);
    CHECK_FALSE(third[0].contains("by"));
}

TEST_CASE("the newest, without a cursor") {
    Feed feed;
    const auto list = feed.get("/json/latest", {{"limit", "2"}}).body;
    REQUIRE(list.size() == 2);
    CHECK(list[0]["id"] == "c4");
    CHECK(list[1] == json({{"id", "c5"}, {"author", "Ana"}, {"text", "t"}, {"at", 1'800'000'000}}));
    feed.platform.retract(4, kNow);
    feed.platform.hide(3, true, {});
    CHECK(feed.get("/json/latest", {{"limit", "2"}}).body[1]["id"] == "c3");
}

TEST_CASE("what a JSON feed cannot answer") {
    Feed feed(1, "right");
    CHECK(feed.get("/json/comments").status == 401);
    feed.token = "right";
    CHECK(feed.get("/json/comments").status == 200);
    CHECK(feed.get("/json/nonsense").status == 404);
    for (const auto* limit : {"0", "-1", "1001", "x"})
        CHECK(feed.get("/json/comments", {{"limit", limit}}).status == 400);
    for (const auto* cursor : {"x", "from-", "from-99", "from-x"})
        CHECK(feed.get("/json/comments", {{"after", cursor}}).status == 410);
}
