#include "standin/graph_api.h"
#include "standin/graph_values.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

constexpr std::int64_t kNow = 1'800'000'000'000; // 2027-01-15T08:00:00Z

Chat chat_of(int count, std::int64_t every_ms = 1000) {
    Chat chat;
    for (int i = 0; i < count; ++i)
        chat.lines.push_back({i * every_ms,
                              fmt::format("c{}", i + 1),
                              Author{fmt::format("u{}", i % 3), "Ana"},
                              fmt::format("text {}", i + 1),
                              {}});
    return chat;
}

struct Platform {
    explicit Platform(Chat chat, GraphOptions options = {})
        : api(std::move(chat), std::move(options), kNow) {}

    GraphResponse get(const std::string& path, std::map<std::string, std::string> params = {},
                      std::int64_t at_ms = 0) {
        return api.answer({"GET", "http://h", path, std::move(params), token}, kNow + at_ms);
    }
    GraphResponse post(const std::string& path, std::map<std::string, std::string> params,
                       std::int64_t at_ms = 0) {
        return api.answer({"POST", "http://h", path, std::move(params), token}, kNow + at_ms);
    }
    std::vector<std::string> ids(std::map<std::string, std::string> params = {}, std::int64_t at_ms = 0) {
        std::vector<std::string> ids;
        const auto response = get(kComments, std::move(params), at_ms);
        for (const auto& comment : response.body.at("data"))
            ids.push_back(comment.at("id"));
        return ids;
    }

    static constexpr const char* kComments = "/v26.0/1234/comments";
    GraphApi api;
    std::string token = "t";
};

GraphOptions at_speed(const char* speed) {
    GraphOptions options;
    options.speed = parse_speed(speed).value();
    return options;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("the chat's time begins with the first request for comments and runs at its speed") {
    Platform once(chat_of(4));
    CHECK(once.ids({}, 60'000) == Ids{"1234_1"});
    CHECK(once.ids({}, 61'999) == Ids{"1234_1", "1234_2"});
    CHECK(once.ids({}, 63'000).size() == 4);

    Platform fast(chat_of(4), at_speed("2"));
    CHECK(fast.ids({}, 0) == Ids{"1234_1"});
    CHECK(fast.ids({}, 1'000).size() == 3);

    Platform all(chat_of(4), at_speed("max"));
    CHECK(all.ids().size() == 4);
    CHECK(all.get(Platform::kComments).body["data"][0]["created_time"] == "2027-01-15T07:59:57+0000");
    CHECK(all.get(Platform::kComments).body["data"][3]["created_time"] == "2027-01-15T08:00:00+0000");
}

TEST_CASE("speeds") {
    CHECK(parse_speed("50")->factor == 50);
    CHECK(parse_speed("0.5")->factor == 0.5);
    CHECK(parse_speed("max")->everything_said);
    for (const auto* bad : {"", "0", "-1", "fast", "1x", "nan", "inf", "1e9"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_speed(bad));
    }
}

TEST_CASE("a comment has Graph's shape, and only the fields asked for") {
    Chat chat = chat_of(1);
    chat.lines[0].text = "\u202Eévil\"";
    Platform platform(chat);
    CHECK(platform.get(Platform::kComments).body["data"][0] ==
          json({{"id", "1234_1"},
                {"created_time", "2027-01-15T08:00:00+0000"},
                {"from", {{"id", "u0"}, {"name", "Ana"}}},
                {"message", "\u202Eévil\""}}));
    CHECK(platform.get(Platform::kComments, {{"fields", "message,is_hidden,can_hide,parent"}})
              .body["data"][0] ==
          json({{"id", "1234_1"}, {"message", "\u202Eévil\""}, {"is_hidden", false}, {"can_hide", true}}));
    CHECK(platform.get("/v26.0/1234_1", {{"fields", "from{id,name}"}}).body ==
          json({{"id", "1234_1"}, {"from", {{"id", "u0"}, {"name", "Ana"}}}}));

    chat.lines[0].author.reset();
    CHECK_FALSE(Platform(chat).get(Platform::kComments).body["data"][0].contains("from"));
}

TEST_CASE("pages follow each other by cursor, in both orders, without a gap") {
    const auto order = GENERATE("chronological", "reverse_chronological");
    Platform platform(chat_of(60), at_speed("max"));
    Ids all;
    std::map<std::string, std::string> params{{"order", order}, {"limit", "25"}};
    for (int pages = 1;; ++pages) {
        const auto body = platform.get(Platform::kComments, params).body;
        for (const auto& comment : body["data"])
            all.push_back(comment["id"]);
        CHECK(body["paging"].contains("previous") == (pages > 1));
        if (!body["paging"].contains("next")) {
            CHECK(pages == 3);
            break;
        }
        CHECK(body["paging"]["next"].get<std::string>().starts_with("http://h/v26.0/1234/comments?"));
        params["after"] = body["paging"]["cursors"]["after"];
    }
    REQUIRE(all.size() == 60);
    CHECK(all.front() == (order == std::string("chronological") ? "1234_1" : "1234_60"));
    CHECK(all.back() == (order == std::string("chronological") ? "1234_60" : "1234_1"));
}

TEST_CASE("limit, before, since and summary") {
    Platform platform(chat_of(200), at_speed("max"));
    CHECK(platform.ids().size() == 25);
    CHECK(platform.ids({{"limit", "100"}}).size() == 100);
    CHECK(platform.ids({{"limit", "5000"}}).size() == 100);
    const auto third = platform.get(Platform::kComments, {{"limit", "3"}}).body["paging"]["cursors"]["after"];
    CHECK(platform.ids({{"before", third}, {"limit", "1"}}) == Ids{"1234_2"});
    CHECK(platform.ids({{"since", "2027-01-15T07:59:58+0000"}}) == Ids{"1234_198", "1234_199", "1234_200"});
    CHECK(platform.ids({{"since", "2027-01-15T07:59:58"}}).size() == 3);
    CHECK(platform.ids({{"since", "1799999999"}}).size() == 2);
    CHECK(platform.ids({{"since", "2030-01-01"}}).empty());
    CHECK_FALSE(platform.get(Platform::kComments, {{"since", "2030-01-01"}}).body.contains("paging"));
    CHECK(platform.get(Platform::kComments, {{"summary", "1"}}).body["summary"] ==
          json({{"order", "chronological"}, {"total_count", 200}, {"can_comment", true}}));
}

TEST_CASE("a page that is being read does not shift when something new is said") {
    Platform platform(chat_of(10));
    const std::map<std::string, std::string> newest{{"order", "reverse_chronological"}, {"limit", "2"}};
    platform.ids(newest, 0);
    const auto first = platform.get(Platform::kComments, newest, 5'000).body;
    auto next = newest;
    next["after"] = first["paging"]["cursors"]["after"];
    CHECK(platform.ids(next, 8'000) == Ids{"1234_4", "1234_3"});
}

TEST_CASE("hide, unhide and delete are done and written down") {
    Platform platform(chat_of(3), at_speed("max"));
    CHECK(platform.post("/v26.0/1234_2", {{"is_hidden", "true"}}, 10).body == json({{"success", true}}));
    CHECK(platform.get("/v26.0/1234_2", {{"fields", "is_hidden"}}).body["is_hidden"] == true);
    CHECK(platform.ids().size() == 3); // hidden ones stay in the list
    platform.post("/v26.0/1234_2", {{"is_hidden", "false"}}, 20);
    CHECK(platform.get("/v26.0/1234_2", {{"fields", "is_hidden"}}).body["is_hidden"] == false);
    CHECK(platform.api.answer({"DELETE", "", "/v26.0/1234_3", {}, ""}, kNow + 30).body ==
          json({{"success", true}}));
    CHECK(platform.ids().size() == 2);
    CHECK(platform.get("/v26.0/1234_3").body["error"]["code"] == 100);
    CHECK(platform.api.ledger().to_json() ==
          json({{"polls", 2},
                {"hides", {{{"id", "1234_2"}, {"chat_id", "c2"}, {"wall_ms", kNow + 10}}}},
                {"unhides", {{{"id", "1234_2"}, {"chat_id", "c2"}, {"wall_ms", kNow + 20}}}},
                {"deletes", {{{"id", "1234_3"}, {"chat_id", "c3"}, {"wall_ms", kNow + 30}}}}}));
}

TEST_CASE("what its author took back is gone from then on") {
    Chat chat = chat_of(2);
    chat.lines[1].removed_at_ms = 5'000;
    Platform platform(chat);
    CHECK(platform.ids({}, 0).size() == 1);
    CHECK(platform.ids({}, 4'999).size() == 2);
    CHECK(platform.ids({}, 5'000) == Ids{"1234_1"});
    CHECK(platform.post("/v26.0/1234_2", {{"is_hidden", "true"}}, 5'000).body["error"]["error_subcode"] ==
          33);
}

TEST_CASE("what cannot be answered is an error object with status 400") {
    struct Row {
        std::string method, path;
        std::map<std::string, std::string> params;
        int code;
    };
    const auto row = GENERATE(values<Row>({
        {"GET", "/", {}, 2500},
        {"GET", "/comments", {}, 2500},
        {"GET", "/v26.0/99/comments", {}, 100},
        {"GET", "/v26.0/1234_999", {}, 100},
        {"POST", "/v26.0/1234/comments", {{"message", "a reply"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"order", "ranked"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"filter", "x"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"live_filter", "x"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"limit", "0"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"limit", "-1"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"since", "yesterday"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"after", "nonsense"}}, 100},
        {"GET", "/v26.0/1234/comments", {{"fields", "id,nonsense"}}, 100},
        {"GET", "/v26.0/1234", {{"fields", "nonsense"}}, 100},
        {"POST", "/v26.0/1234_1", {}, 100},
        {"POST", "/v26.0/1234_1", {{"is_hidden", "perhaps"}}, 100},
    }));
    CAPTURE(row.method, row.path, row.params);
    Platform platform(chat_of(1), at_speed("max"));
    const auto response = platform.api.answer({row.method, "", row.path, row.params, ""}, kNow);
    CHECK(response.status == 400);
    CHECK(response.body["error"]["code"] == row.code);
    CHECK(response.body["error"]["type"] == "OAuthException");
    CHECK(response.body["error"]["message"].is_string());
    CHECK(response.body["error"]["fbtrace_id"].is_string());
}

TEST_CASE("a token is wanted only when the stand-in was given one") {
    GraphOptions options;
    options.token = "right";
    Platform platform(chat_of(1), options);
    for (const auto* token : {"", "wrong"}) {
        platform.token = token;
        const auto response = platform.get(Platform::kComments);
        CHECK(response.status == 400);
        CHECK(response.body["error"]["code"] == 190);
    }
    platform.token = "right";
    CHECK(platform.ids().size() == 1);
}

TEST_CASE("the live video itself") {
    Platform platform(chat_of(5), at_speed("max"));
    CHECK(platform.get("/v26.0/1234", {{"fields", "live_views,status"}}).body ==
          json({{"id", "1234"}, {"status", "LIVE"}, {"live_views", 3}}));
}

TEST_CASE("field lists and cursors") {
    CHECK(field_names("id, from{id,name},message,parent.fields(id)") ==
          Ids{"id", "from", "message", "parent"});
    CHECK(field_names("").empty());
    CHECK(field_names("a,,b{,}") == Ids{"a", "b"});
    for (const std::size_t position : {0U, 1U, 649U})
        CHECK(decode_cursor(encode_cursor(position)) == position);
    for (const auto* bad :
         {"", "abc", "Y29tbWVudDo", "Y29tbWVudDotMQ"}) // the last two: "comment:", "comment:-1"
        CHECK_FALSE(decode_cursor(bad));
}
