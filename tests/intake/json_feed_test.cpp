#include "answers.h"
#include "intake/json_feed.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::intake;

namespace {

FeedConfig guestbook() {
    FeedConfig config;
    config.id = "guestbook";
    config.platform = "json";
    config.base_url = "https://api.musee.example/comments?room=1";
    config.token = "secret";
    config.pointers.items = "/data/items";
    config.pointers.id = "/id";
    config.pointers.text = "/body";
    config.pointers.author_id = "/user/id";
    config.pointers.author_name = "/user/name";
    config.pointers.time = "/at";
    config.pointers.hidden = "/hidden";
    config.pointers.next_interval_s = "/wait";
    return config;
}

FeedConfig with_cursor() {
    auto going_on = guestbook();
    going_on.pointers.cursor = "/next";
    going_on.pointers.cursor_param = "after";
    return going_on;
}

Answer<PollPage> guestbook_page(std::string body, const FeedConfig& with = guestbook()) {
    return JsonFeed(with).read_page(ok(std::move(body)));
}
Answer<PollPage> entries(const std::string& list, const FeedConfig& with = guestbook()) {
    return guestbook_page(R"({"data":{"items":[)" + list + "]}}", with);
}
std::string entry(const std::string& id) { return R"({"id":)" + id + R"(,"body":"Bonjour"})"; }

std::vector<std::string> ids_of(const Answer<PollPage>& page) {
    std::vector<std::string> ids;
    for (const auto& seen : page.value().comments)
        ids.push_back(seen.comment.id);
    return ids;
}

} // namespace

TEST_CASE("JSON: the request") {
    const JsonFeed feed(with_cursor());
    CHECK(feed.poll("").url == "https://api.musee.example/comments?room=1");
    CHECK(feed.poll("").authorization == "Authorization: Bearer secret");
    CHECK(feed.poll("a&b").url == "https://api.musee.example/comments?room=1&after=a%26b");
    CHECK(feed.name() == "api.musee.example");
    CHECK(feed.capabilities() == Capabilities{});
    CHECK(feed.action({"guestbook", "guestbook:1", "hide"}).error().words == "can only be read");
    auto plain = with_cursor();
    plain.base_url = "http://127.0.0.1:8800/comments#top";
    plain.reach = Reach::Loopback;
    plain.token.clear();
    CHECK(JsonFeed(plain).poll("7").url == "http://127.0.0.1:8800/comments?after=7");
    CHECK(JsonFeed(plain).poll("").reach == Reach::Loopback);
    CHECK(JsonFeed(plain).poll("").authorization.empty());
}

TEST_CASE("JSON: comments are found where the pointers say") {
    const auto result = guestbook_page(R"({"wait":2.5,"data":{"items":[
        {"id":7,"body":"un","user":{"id":12,"name":"Karim"},"at":"2022-08-31T09:09:39+01:00"},
        {"id":"a b","body":"deux\n","user":{"id":"u1","name":"Z\u202e"},"at":1661936979,"hidden":true},
        {"id":18446744073709551615,"body":3,"at":"1661936979.5","hidden":"true"}]}})");
    REQUIRE(result);
    REQUIRE(result->comments.size() == 3); // newest first
    CHECK(result->comments[2] ==
          SeenComment{{"guestbook:7", "guestbook", "json", {"guestbook:12", "Karim"}, "un", 1661933379000},
                      false});
    CHECK(result->comments[1] ==
          SeenComment{{"guestbook:a b", "guestbook", "json", {"guestbook:u1", "Z"}, "deux", 1661936979000},
                      true});
    CHECK(
        result->comments[0] ==
        SeenComment{{"guestbook:18446744073709551615", "guestbook", "json", {}, "3", 1661936979500}, false});
    CHECK(result->wait_ms == 2500);
    CHECK(result->next.empty());
    CHECK_FALSE(result->more);
    CHECK_FALSE(result->whole);
}

TEST_CASE("JSON: a rehearsal reads what the stand-in writes") {
    const auto rehearsal = FeedConfig::rehearsal("guestbook", "json", "http://127.0.0.1:8800");
    const JsonFeed feed(rehearsal);
    CHECK(feed.poll("from-3").url == "http://127.0.0.1:8800/json/comments?after=from-3");
    const auto result =
        guestbook_page(R"({"result":{"comments":[{"key":"c1","by":{"key":"u1","name":"Ana"},"words":"Bonjour",
        "written":"2027-01-15T08:00:00.000000Z"}],"cursor":"from-1","poll_again_ms":1000}})",
                       rehearsal);
    REQUIRE(result);
    REQUIRE(result->comments.size() == 1);
    CHECK(
        result->comments[0] ==
        SeenComment{{"guestbook:c1", "guestbook", "json", {"guestbook:u1", "Ana"}, "Bonjour", 1800000000000},
                    false});
    CHECK(result->next == "from-1");
}

TEST_CASE("JSON: times by their size") {
    struct Row {
        const char* json;
        std::int64_t ms;
    };
    const auto row = GENERATE(values<Row>({
        {"1661936979", 1661936979000},
        {"1661936979.25", 1661936979250},
        {"1661936979000", 1661936979000},
        {"\"1661936979000\"", 1661936979000},
        {"\"2022-08-31T09:09:39Z\"", 1661936979000},
        {"0", 0},
        {"-5", 0},
        {"1e300", 0},
        {"\"nan\"", 0},
        {"\"inf\"", 0},
        {"\"yesterday\"", 0},
        {"null", 0},
        {"[1]", 0},
    }));
    CAPTURE(row.json);
    const auto result = entries(R"({"id":1,"body":"x","at":)" + std::string(row.json) + "}");
    REQUIRE(result);
    CHECK(result->comments[0].comment.created_ms == row.ms);
}

TEST_CASE("JSON: the order, with a cursor and without") {
    const auto list = entry("1") + "," + entry("2");
    auto newest_first = guestbook();
    newest_first.pointers.newest_first = true;
    CHECK(ids_of(entries(list)) == std::vector<std::string>{"guestbook:2", "guestbook:1"});
    CHECK(ids_of(entries(list, newest_first)) == std::vector<std::string>{"guestbook:1", "guestbook:2"});
    CHECK(JsonFeed(guestbook()).listing() == Listing::Anew);

    auto going_on = with_cursor();
    CHECK(JsonFeed(going_on).listing() == Listing::GoesOn);
    CHECK(ids_of(entries(list, going_on)) == std::vector<std::string>{"guestbook:1", "guestbook:2"});
    going_on.pointers.newest_first = true;
    CHECK(ids_of(entries(list, going_on)) == std::vector<std::string>{"guestbook:2", "guestbook:1"});
}

TEST_CASE("JSON: how to go on") {
    const auto next = [](const std::string& more) {
        return guestbook_page(R"({"data":{"items":[]})" + more + "}", with_cursor()).value();
    };
    CHECK(next(R"(,"next":"abc")").next == "abc");
    CHECK(next(R"(,"next":42)").next == "42");
    CHECK(next(R"(,"next":null)").next.empty());
    CHECK(next(R"(,"next":{"a":1})").next.empty());
    CHECK(next(R"(,"next":")" + std::string(5000, 'x') + "\"").next.empty());
    CHECK(next(R"(,"wait":0)").wait_ms == 0);
    CHECK(next(R"(,"wait":"3")").wait_ms == 3000);
    CHECK(next(R"(,"wait":1e18)").wait_ms == 60'000);
    CHECK(next(R"(,"wait":-1)").wait_ms == 0);

    const auto of = [](int count, const char* more) {
        std::string list;
        for (int i = 0; i < count; ++i)
            list += (i > 0 ? "," : "") + entry(std::to_string(i));
        return guestbook_page(R"({"next":"n","data":{"items":[)" + list + "]}" + more + "}", with_cursor())
            .value()
            .more;
    };
    CHECK(of(20, ""));
    CHECK_FALSE(of(19, ""));
    CHECK_FALSE(of(20, R"(,"wait":5)")); // it asks to be left alone for a while
}

TEST_CASE("JSON: items without an id or a text are left out and counted") {
    const auto result = entries(entry("1") + R"(,7,null,[],{},{"id":2},{"body":"x"},{"id":"","body":"x"},)"
                                             R"({"id":1.5,"body":"x"},{"id":"a\u0000b","body":"x"},)"
                                             R"({"id":3,"body":"\u202e"},{"id":4,"body":["x"]})");
    REQUIRE(result);
    CHECK(ids_of(result) == std::vector<std::string>{"guestbook:1"});
    CHECK(result->skipped == 11);
    CHECK(entries(R"({"id":1},{"id":2})")->skipped == 2); // pictures, perhaps
}

TEST_CASE("JSON: a pointer that leads nowhere is named") {
    struct Row {
        std::string body;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {"{}", "sent an answer in which \"/data/items\" holds no list (\"items\" in the show file)"},
        {R"({"data":{"items":{}}})",
         "sent an answer in which \"/data/items\" holds no list (\"items\" in the show file)"},
        {"[]", "sent an answer in which \"/data/items\" holds no list (\"items\" in the show file)"},
        {R"({"data":{"items":[{"nr":1,"body":"x"}]}})",
         "sent items in which \"/id\" holds nothing (\"id\" in the show file)"},
        {R"({"data":{"items":[{"id":1},{"id":2},{"id":3},{"id":4},{"id":5}]}})",
         "sent items in which \"/body\" holds nothing (\"text\" in the show file)"},
    }));
    CAPTURE(row.body);
    const auto result = guestbook_page(row.body);
    REQUIRE_FALSE(result);
    CHECK(result.error().words == row.words);
    CHECK(result.error().kind == TroubleKind::BadRequest);
}

TEST_CASE("JSON: an empty list, however it is written") {
    CHECK(guestbook_page(R"({"data":{"items":[]}})")->comments.empty());
    CHECK(guestbook_page(R"({"data":{"items":null}})")->comments.empty());
    CHECK(JsonFeed(guestbook()).read_page({204, {}, ""})->comments.empty());
    auto root = guestbook();
    root.pointers.items.clear();
    CHECK(guestbook_page("[]", root)->comments.empty());
    CHECK(guestbook_page("[" + entry("1") + "]", root)->comments.size() == 1);
    auto far = guestbook();
    far.pointers.items = "/data/99999999999999999999999";
    CHECK_FALSE(guestbook_page(R"({"data":[1]})", far));
}

TEST_CASE("JSON: an answer that is no success") {
    const auto trouble = [](int status, const FeedConfig& with = guestbook()) {
        return JsonFeed(with).read_page({status, {{"retry-after", "9"}}, "{}"}).error();
    };
    CHECK(trouble(401).words == "does not accept the access token: answered 401");
    CHECK(trouble(401).kind == TroubleKind::Token);
    CHECK(trouble(403).kind == TroubleKind::Permission);
    CHECK(trouble(404).kind == TroubleKind::BadRequest);
    CHECK(trouble(400).kind == TroubleKind::BadRequest);
    CHECK(trouble(429).kind == TroubleKind::Throttled);
    CHECK(trouble(429).retry_after_ms == 9000);
    CHECK(trouble(500).kind == TroubleKind::Transient);
    CHECK(trouble(302).words == "answered 302");
    CHECK(trouble(400, with_cursor()).kind == TroubleKind::Cursor);
    CHECK(trouble(410, with_cursor()).kind == TroubleKind::Cursor);
    CHECK(trouble(404, with_cursor()).kind == TroubleKind::BadRequest);
    CHECK(guestbook_page("<html>").error().words == "sent something that is not JSON");
}

TEST_CASE("JSON: half an emoji costs no other comment, and not even its own") {
    const auto read =
        entries(entry("1") + R"(,{"id":2,"body":"half \ud83d"},{"id":3,"body":"\udc00"},)" + entry("4"));
    CHECK(ids_of(read) ==
          std::vector<std::string>{"guestbook:4", "guestbook:3", "guestbook:2", "guestbook:1"});
    CHECK(read->comments[2].comment.text == "half \uFFFD");
}
