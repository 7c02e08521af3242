#include "broadcast.h"
#include "standin/graph_api.h"
#include "standin/graph_values.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

Chat graph_chat(int count, std::int64_t every_ms = 1000) {
    Chat chat;
    for (int i = 0; i < count; ++i)
        chat.lines.push_back({i * every_ms,
                              fmt::format("c{}", i + 1),
                              Author{fmt::format("u{}", i % 3), "Ana"},
                              fmt::format("text {}", i + 1),
                              {}});
    return chat;
}

struct Asker {
    explicit Asker(Chat chat, PlatformOptions options = {}, GraphOptions graph = {})
        : platform(std::move(chat), std::move(options), kNow), api(platform, std::move(graph)) {}

    Response ask(const std::string& method, const std::string& path,
                 std::map<std::string, std::string> params = {}, std::int64_t at_ms = 0) {
        Request request;
        request.method = method;
        request.origin = "http://h";
        request.path = path;
        request.params = std::move(params);
        request.token = token;
        return api.answer(request, kNow + at_ms);
    }
    Response get(const std::string& path, std::map<std::string, std::string> params = {},
                 std::int64_t at_ms = 0) {
        return ask("GET", path, std::move(params), at_ms);
    }
    Response post(const std::string& path, std::map<std::string, std::string> params,
                  std::int64_t at_ms = 0) {
        return ask("POST", path, std::move(params), at_ms);
    }
    std::vector<std::string> ids(std::map<std::string, std::string> params = {}, std::int64_t at_ms = 0) {
        std::vector<std::string> ids;
        const auto response = get(kComments, std::move(params), at_ms);
        for (const auto& comment : response.body.at("data"))
            ids.push_back(comment.at("id"));
        return ids;
    }

    Platform platform;
    GraphApi api;
    std::string token = "t";
};

PlatformOptions at_speed(const char* speed) {
    PlatformOptions options;
    options.speed = parse_speed(speed).value();
    return options;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("the chat's time begins with the first request for comments and runs at its speed") {
    Asker once(graph_chat(4));
    CHECK(once.ids({}, 60'000) == Ids{"1234_1"});
    CHECK(once.ids({}, 61'999) == Ids{"1234_1", "1234_2"});
    CHECK(once.ids({}, 63'000).size() == 4);

    Asker fast(graph_chat(4), at_speed("2"));
    CHECK(fast.ids({}, 0) == Ids{"1234_1"});
    CHECK(fast.ids({}, 1'000).size() == 3);

    Asker all(graph_chat(4), at_speed("max"));
    CHECK(all.ids().size() == 4);
    CHECK(all.get(kComments).body["data"][0]["created_time"] == "2027-01-15T07:59:57+0000");
    CHECK(all.get(kComments).body["data"][3]["created_time"] == "2027-01-15T08:00:00+0000");
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
    Chat chat = graph_chat(1);
    chat.lines[0].text = "\u202Eévil\"";
    Asker platform(chat);
    CHECK(platform.get(kComments).body["data"][0] == json({{"id", "1234_1"},
                                                           {"created_time", "2027-01-15T08:00:00+0000"},
                                                           {"from", {{"id", "u0"}, {"name", "Ana"}}},
                                                           {"message", "\u202Eévil\""}}));
    CHECK(platform.get(kComments, {{"fields", "message,is_hidden,can_hide,parent"}}).body["data"][0] ==
          json({{"id", "1234_1"}, {"message", "\u202Eévil\""}, {"is_hidden", false}, {"can_hide", true}}));
    CHECK(platform.get("/v26.0/1234_1", {{"fields", "from{id,name}"}}).body ==
          json({{"id", "1234_1"}, {"from", {{"id", "u0"}, {"name", "Ana"}}}}));

    chat.lines[0].author.reset();
    CHECK_FALSE(Asker(chat).get(kComments).body["data"][0].contains("from"));
}

TEST_CASE("pages follow each other by cursor, in both orders, without a gap") {
    const auto order = GENERATE("chronological", "reverse_chronological");
    Asker platform(graph_chat(60), at_speed("max"));
    Ids all;
    std::map<std::string, std::string> params{{"order", order}, {"limit", "25"}};
    for (int pages = 1;; ++pages) {
        const auto body = platform.get(kComments, params).body;
        for (const auto& comment : body["data"])
            all.push_back(comment["id"]);
        CHECK(body["paging"].contains("previous") == (pages > 1));
        if (!body["paging"].contains("next")) {
            CHECK(pages == 3);
            break;
        }
        CHECK(body["paging"]["next"].get<std::string>().starts_with("http://h/v26.0/1234/comments?"));
        CHECK_THAT(body["paging"]["next"].get<std::string>(), Catch::Contains("&access_token=t&"));
        params["after"] = body["paging"]["cursors"]["after"];
    }
    REQUIRE(all.size() == 60);
    CHECK(all.front() == (order == std::string("chronological") ? "1234_1" : "1234_60"));
    CHECK(all.back() == (order == std::string("chronological") ? "1234_60" : "1234_1"));
}

TEST_CASE("limit, before, since and summary") {
    Asker platform(graph_chat(200), at_speed("max"));
    CHECK(platform.ids().size() == 25);
    CHECK(platform.ids({{"limit", "100"}}).size() == 100);
    CHECK(platform.ids({{"limit", "5000"}}).size() == 100);
    const auto third = platform.get(kComments, {{"limit", "3"}}).body["paging"]["cursors"]["after"];
    CHECK(platform.ids({{"before", third}, {"limit", "1"}}) == Ids{"1234_2"});
    CHECK(platform.ids({{"since", "2027-01-15T07:59:58+0000"}}) == Ids{"1234_198", "1234_199", "1234_200"});
    CHECK(platform.ids({{"since", "2027-01-15T07:59:58"}}).size() == 3);
    CHECK(platform.ids({{"since", "1799999999"}}).size() == 2);
    CHECK(platform.ids({{"since", "2030-01-01"}}).empty());
    CHECK_FALSE(platform.get(kComments, {{"since", "2030-01-01"}}).body.contains("paging"));
    CHECK(platform.get(kComments, {{"summary", "1"}}).body["summary"] ==
          json({{"order", "chronological"}, {"total_count", 200}, {"can_comment", true}}));
}

TEST_CASE("a page that is being read does not shift when something new is said") {
    Asker platform(graph_chat(10));
    const std::map<std::string, std::string> newest{{"order", "reverse_chronological"}, {"limit", "2"}};
    platform.ids(newest, 0);
    const auto first = platform.get(kComments, newest, 5'000).body;
    auto next = newest;
    next["after"] = first["paging"]["cursors"]["after"];
    CHECK(platform.ids(next, 8'000) == Ids{"1234_4", "1234_3"});
}

TEST_CASE("hide, unhide and delete are done and written down") {
    Asker platform(graph_chat(3), at_speed("max"));
    CHECK(platform.post("/v26.0/1234_2", {{"is_hidden", "true"}}, 10).body == json({{"success", true}}));
    CHECK(platform.get("/v26.0/1234_2", {{"fields", "is_hidden"}}).body["is_hidden"] == true);
    CHECK(platform.ids().size() == 3); // hidden ones stay in the list
    platform.post("/v26.0/1234_2", {{"is_hidden", "false"}}, 20);
    CHECK(platform.get("/v26.0/1234_2", {{"fields", "is_hidden"}}).body["is_hidden"] == false);
    CHECK(platform.ask("DELETE", "/v26.0/1234_3", {}, 30).body == json({{"success", true}}));
    CHECK(platform.ids().size() == 2);
    CHECK(platform.get("/v26.0/1234_3").body["error"]["code"] == 100);
    const auto ledger = platform.platform.ledger().to_json();
    const auto entry = [](const char* id, const char* chat_id, int at_ms) {
        return json::array(
            {{{"id", id}, {"chat_id", chat_id}, {"wall_ms", kNow + at_ms}, {"interface", "facebook"}}});
    };
    CHECK(ledger["polls"] == 2);
    CHECK(ledger["polls_by_interface"]["facebook"] == 2);
    CHECK(ledger["shown"] == 3);
    CHECK(ledger["hides"] == entry("1234_2", "c2", 10));
    CHECK(ledger["unhides"] == entry("1234_2", "c2", 20));
    CHECK(ledger["deletes"] == entry("1234_3", "c3", 30));
    CHECK(ledger["repeats"].empty());
}

TEST_CASE("what is asked again is answered again, and written down as a repeat") {
    Asker platform(graph_chat(1), at_speed("max"));
    for (int i = 0; i < 2; ++i)
        CHECK(platform.post("/v26.0/1234_1", {{"is_hidden", "true"}}).body == json({{"success", true}}));
    CHECK(platform.ask("DELETE", "/v26.0/1234_1").body == json({{"success", true}}));
    CHECK(platform.ask("DELETE", "/v26.0/1234_1").body["error"]["error_subcode"] == 33);
    const auto ledger = platform.platform.ledger().to_json();
    CHECK(ledger["hides"].size() == 1);
    CHECK(ledger["deletes"].size() == 1);
    REQUIRE(ledger["repeats"].size() == 2);
    CHECK(ledger["repeats"][0]["deed"] == "hide");
    CHECK(ledger["repeats"][1]["deed"] == "delete");
}

TEST_CASE("what its author took back is gone from then on") {
    Chat chat = graph_chat(2);
    chat.lines[1].removed_at_ms = 5'000;
    Asker platform(chat);
    CHECK(platform.ids({}, 0).size() == 1);
    CHECK(platform.ids({}, 4'999).size() == 2);
    CHECK(platform.ids({}, 5'000) == Ids{"1234_1"});
    CHECK(platform.post("/v26.0/1234_2", {{"is_hidden", "true"}}, 5'000).body["error"]["error_subcode"] ==
          33);
}

TEST_CASE("what was taken back as it was said is never seen") {
    Chat chat = graph_chat(2);
    chat.lines[1].removed_at_ms = chat.lines[1].at_ms;
    Asker platform(chat);
    platform.ids({}, 0);
    CHECK(platform.ids({}, 5'000) == Ids{"1234_1"});
}

TEST_CASE("there is no next page when only deleted comments would be on it") {
    Asker platform(graph_chat(3), at_speed("max"));
    platform.ask("DELETE", "/v26.0/1234_3");
    CHECK(platform.get(kComments, {{"limit", "1"}}).body["paging"].contains("next"));
    CHECK_FALSE(platform.get(kComments, {{"limit", "2"}}).body["paging"].contains("next"));
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
    Asker platform(graph_chat(1), at_speed("max"));
    const auto response = platform.ask(row.method, row.path, row.params);
    CHECK(response.status == 400);
    CHECK(response.body["error"]["code"] == row.code);
    CHECK(response.body["error"]["type"] == "OAuthException");
    CHECK(response.body["error"]["message"].is_string());
    CHECK(response.body["error"]["fbtrace_id"].is_string());
}

TEST_CASE("a token is wanted only when the stand-in was given one") {
    PlatformOptions options;
    options.token = "right";
    Asker platform(graph_chat(1), options);
    for (const auto& [token, code] : {std::pair("", 104), std::pair("wrong", 190)}) {
        platform.token = token;
        const auto response = platform.get(kComments);
        CHECK(response.status == 400);
        CHECK(response.body["error"]["code"] == code);
        CHECK_FALSE(response.body["error"].contains("error_subcode"));
    }
    platform.token = "right";
    CHECK(platform.ids().size() == 1);
}

TEST_CASE("the live video itself") {
    Asker platform(graph_chat(5), at_speed("max"));
    CHECK(platform.get("/v26.0/1234", {{"fields", "live_views,status"}}).body ==
          json({{"id", "1234"}, {"status", "LIVE"}, {"live_views", 3}}));
}

TEST_CASE("field lists and cursors") {
    CHECK(field_names("id, from{id,name},message,parent.fields(id)") ==
          Ids{"id", "from", "message", "parent"});
    CHECK(field_names("").empty());
    CHECK(field_names("a,,b{,}") == Ids{"a", "b"});
    const auto nested =
        parse_fields("live_views,reactions.type(LIKE).limit(0).summary(a,b).as(likes),parent{id}");
    REQUIRE(nested.size() == 3);
    CHECK(nested[1].name == "reactions");
    CHECK(nested[1].rest == ".type(LIKE).limit(0).summary(a,b).as(likes)");
    CHECK(nested[2].rest == "{id}");
    for (const std::size_t position : {0U, 1U, 649U})
        CHECK(decode_cursor(encode_cursor(position)) == position);
    for (const auto* bad :
         {"", "abc", "Y29tbWVudDo", "Y29tbWVudDotMQ"}) // the last two: "comment:", "comment:-1"
        CHECK_FALSE(decode_cursor(bad));
}
