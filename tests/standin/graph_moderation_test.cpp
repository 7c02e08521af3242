// What Graph does beside listing comments: replies, blocking, the live video, limits and tokens.
#include "broadcast.h"
#include "standin/graph_api.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

struct Page {
    explicit Page(GraphOptions graph = {}, int comments = 3)
        : platform(chat(comments), {}, kNow), api(platform, graph) {
        ask("GET", kComments, {}, 0);
    }
    static Chat chat(int count) {
        Chat chat;
        for (int i = 0; i < count; ++i)
            chat.lines.push_back({i * 1000,
                                  fmt::format("c{}", i + 1),
                                  Author{fmt::format("u{}", i % 2), fmt::format("Name {}", i % 2)},
                                  "bonjour",
                                  {}});
        return chat;
    }
    Response ask(const char* method, const std::string& path, std::map<std::string, std::string> params = {},
                 std::int64_t at_ms = 10'000) {
        Request request;
        request.method = method;
        request.path = path;
        request.params = std::move(params);
        request.token = token;
        return api.answer(request, kNow + at_ms);
    }
    json ledger() { return platform.ledger().to_json(); }

    Platform platform;
    GraphApi api;
    std::string token;
};

std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers)
        if (key == name)
            return value;
    return {};
}

} // namespace

TEST_CASE("replies belong to a comment and come with filter=stream only") {
    Page page;
    page.ask("GET", kComments, {}, 0);
    const auto reply = page.ask("POST", "/v26.0/1234_1/comments", {{"message", "Merci !"}}).body["id"];
    CHECK(reply == "1234_4");
    CHECK(page.ask("GET", kComments, {{"summary", "1"}}).body["summary"]["total_count"] == 3);
    const auto stream =
        page.ask("GET", kComments, {{"filter", "stream"}, {"fields", "id,parent{id},from"}, {"summary", "1"}})
            .body;
    REQUIRE(stream["data"].size() == 4);
    CHECK(stream["summary"]["total_count"] == 4);
    CHECK(stream["data"][3] == json({{"id", "1234_4"},
                                     {"parent", {{"id", "1234_1"}}},
                                     {"from", {{"id", "5678"}, {"name", "Régie"}}}}));
    CHECK_FALSE(stream["data"][0].contains("parent"));
    CHECK(page.ask("GET", "/v26.0/1234_1/comments").body["data"][0]["message"] == "Merci !");
    CHECK(page.ask("GET", "/v26.0/1234_1", {{"fields", "comment_count"}}).body["comment_count"] == 1);
    CHECK(page.ask("GET", "/v26.0/1234_2/comments").body["data"].empty());
    CHECK(page.ledger()["replies"][0]["text"] == "Merci !");
    CHECK(page.ledger()["replies"][0]["chat_id"] == "c1");
    page.ask("DELETE", "/v26.0/1234_4");
    CHECK(page.ask("GET", "/v26.0/1234_1", {{"fields", "comment_count"}}).body["comment_count"] == 0);

    GraphOptions refusing;
    refusing.replies_refused = true;
    Page strict(refusing);
    CHECK(strict.ask("POST", "/v26.0/1234_1/comments", {{"message", "no"}}).body["error"]["code"] == 100);
    CHECK(strict.ledger()["replies"].empty());
}

TEST_CASE(
    "a recorded reply answers its comment as one that was sent does, and one of its replies beside it") {
    auto chat = Page::chat(3);
    chat.lines[1].parent = "c1";
    chat.lines[2].parent = "c2";
    Platform platform(chat, {}, kNow);
    GraphApi api(platform, {});
    Request request;
    request.method = "GET";
    request.path = kComments;
    request.params = {{"filter", "stream"}, {"fields", "id,parent{id}"}};
    api.answer(request, kNow);
    const auto listed = api.answer(request, kNow + 10'000).body["data"];
    REQUIRE(listed.size() == 3);
    CHECK_FALSE(listed[0].contains("parent"));
    CHECK(listed[1]["parent"]["id"] == "1234_1");
    CHECK(listed[2]["parent"]["id"] == "1234_1");
    CHECK(platform.item(0).replies == 2);
}

TEST_CASE("the default live_filter leaves out what Facebook thinks little of") {
    Chat chat = Page::chat(2);
    chat.lines[0].text = "k";
    Platform platform(chat, {}, kNow);
    GraphApi api(platform, {});
    Request request;
    request.path = kComments;
    api.answer(request, kNow);
    CHECK(api.answer(request, kNow + 5000).body["data"].size() == 1);
    request.params["live_filter"] = "no_filter";
    CHECK(api.answer(request, kNow + 5000).body["data"].size() == 2);
}

TEST_CASE("who is blocked says nothing more, until unblocked") {
    Page page({}, 8);
    page.ask("GET", kComments, {}, 3'000); // u0 and u1 have said two each
    const auto name = GENERATE("user", "asid", "psid");
    CHECK(page.ask("POST", "/v26.0/5678/blocked", {{name, "u0"}}, 3'500).body == json({{"u0", true}}));
    CHECK(page.ask("GET", kComments, {}, 5'000).body["data"].size() == 5); // the one at 4 s was u0's
    CHECK(page.ask("GET", "/v26.0/5678/blocked", {}, 5'000).body["data"] ==
          json::array({{{"id", "u0"}, {"name", "Name 0"}}}));
    CHECK(page.ask("GET", "/v26.0/1234_5", {}, 5'000).body["error"]["code"] == 100);
    page.ask("POST", "/v26.0/5678/blocked", {{name, "[\"u0\"]"}}, 5'100);
    CHECK(page.ask("DELETE", "/v26.0/5678/blocked", {{name, "u0"}}, 5'500).body == json({{"success", true}}));
    CHECK(page.ask("GET", "/v26.0/5678/blocked", {}, 5'600).body["data"].empty());
    CHECK(page.ask("GET", kComments, {}, 7'000).body["data"].size() == 7);
    CHECK(page.ask("POST", "/v26.0/5678/blocked", {{name, "nobody"}}).body["error"]["code"] == 100);
    CHECK(page.ask("POST", "/v26.0/5678/blocked").body["error"]["code"] == 100);
    CHECK(page.ledger()["bans"].size() == 1);
    CHECK(page.ledger()["unbans"].size() == 1);
    CHECK(page.ledger()["repeats"][0]["deed"] == "ban");
}

TEST_CASE("a live video is created with its ingest address, and ended") {
    GraphOptions options;
    options.ingest_url = "rtmp://127.0.0.1:1935/live/key";
    Page page(options);
    const auto made =
        page.ask("POST", "/v26.0/5678/live_videos", {{"status", "LIVE_NOW"}, {"title", "Conseil"}}).body;
    CHECK(made["id"] == "1234");
    CHECK(made["stream_url"] == options.ingest_url);
    CHECK(made["secure_stream_url"] == options.ingest_url);
    CHECK(made["stream_secondary_urls"].is_array());
    const std::map<std::string, std::string> fields{
        {"fields", "status,title,live_views,total_views,seconds_left"}};
    const auto node = page.ask("GET", "/v26.0/1234", fields).body;
    CHECK(node["status"] == "LIVE");
    CHECK(node["title"] == "Conseil");
    CHECK(node["live_views"] == 2);
    CHECK(node["seconds_left"].get<int>() > 28'000);
    CHECK(page.ask("POST", "/v26.0/1234", {{"end_live_video", "true"}}).body["id"] == "1234");
    CHECK(page.ask("GET", "/v26.0/1234", fields).body["status"] == "LIVE_STOPPED");
    CHECK(page.ask("GET", "/v26.0/1234", fields).body["live_views"] == 0);
    CHECK(page.ledger()["broadcasts"][0]["title"] == "Conseil");
    CHECK(page.ledger()["ends"].size() == 1);
    CHECK(Page()
              .ask("POST", "/v26.0/5678/live_videos")
              .body["secure_stream_url"]
              .get<std::string>()
              .starts_with("rtmps://"));
}

TEST_CASE("reactions as an edge, as a field and under another name") {
    Page page;
    page.ask("GET", kComments);
    CHECK(page.ask("GET", "/v26.0/1234/reactions", {{"summary", "total_count"}, {"limit", "0"}}).body ==
          json({{"data", json::array()}, {"summary", {{"total_count", 4}}}}));
    CHECK(page.ask("GET", "/v26.0/1234/reactions", {{"type", "LOVE"}}).body["summary"]["total_count"] == 1);
    const auto node = page.ask("GET", "/v26.0/1234",
                               {{"fields", "reactions.limit(0).summary(total_count),"
                                           "reactions.type(LIKE).limit(0).summary(total_count).as(likes)"}})
                          .body;
    CHECK(node["reactions"]["summary"]["total_count"] == 4);
    CHECK(node["likes"]["summary"]["total_count"] == 3);
}

TEST_CASE("several objects are asked for at once") {
    Page page;
    page.ask("GET", kComments);
    const auto both = page.ask("GET", "/v26.0/", {{"ids", "1234_1,1234_2"}, {"fields", "message"}}).body;
    CHECK(both["1234_1"]["message"] == "bonjour");
    CHECK(both.size() == 2);
    CHECK(page.ask("GET", "/v26.0/", {{"ids", "1234_1,1234_99"}}).body["error"]["code"] == 803);
}

TEST_CASE("the usage headers rise with the calls, until there are too many") {
    GraphOptions options;
    options.calls_an_hour = 100;
    Page page(options); // one call
    CHECK(header(page.ask("GET", kComments), "X-App-Usage") ==
          R"({"call_count":2,"total_cputime":0,"total_time":0})");
    CHECK(json::parse(
              header(page.ask("GET", "/v26.0/", {{"ids", "1234,1234"}}), "X-App-Usage"))["call_count"] == 4);
    for (int i = 0; i < 95; ++i)
        page.ask("GET", kComments);
    CHECK(page.ask("GET", kComments).status == 200);
    const auto refused = page.ask("GET", kComments);
    CHECK(refused.body["error"]["code"] == 4);
    const auto business = json::parse(header(refused, "X-Business-Use-Case-Usage"));
    CHECK(business["5678"][0]["type"] == "pages");
    CHECK(business["5678"][0]["estimated_time_to_regain_access"] == 60);
    CHECK(page.ask("GET", kComments, {}, 3'700'000).status == 200); // an hour later

    CHECK(header(Page().ask("GET", kComments), "X-App-Usage").empty());
    Page told;
    told.api.usage().pretend({{"call_count", 97}, {"estimated_time_to_regain_access", 5}});
    CHECK(json::parse(header(told.ask("GET", kComments), "X-App-Usage"))["call_count"] == 97);
}

TEST_CASE("a token that has expired is told apart, and another is accepted") {
    Page page;
    page.token = "old";
    page.platform.expire_token(kNow + 20'000);
    const auto refused = page.ask("GET", kComments, {}, 21'000);
    CHECK(refused.status == 400);
    CHECK(refused.body["error"]["code"] == 190);
    CHECK(refused.body["error"]["error_subcode"] == 463);
    CHECK(refused.body["error"]["message"] == "Error validating access token: Session has expired on Friday, "
                                              "15-Jan-27 00:00:20 PST. The current time is "
                                              "Friday, 15-Jan-27 00:00:21 PST.");
    CHECK_THAT(header(refused, "WWW-Authenticate"),
               Catch::StartsWith(R"(OAuth "Facebook Platform" "invalid_token" "Error validating)"));
    page.platform.accept_token("new", kNow + 22'000);
    CHECK(page.ask("GET", kComments, {}, 23'000).body["error"]["error_subcode"] == 463);
    page.token = "new";
    CHECK(page.ask("GET", kComments, {}, 23'000).status == 200);
}
