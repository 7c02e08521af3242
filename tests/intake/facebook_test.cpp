#include "answers.h"
#include "intake/facebook.h"
#include "intake/graph_answer.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::intake;

namespace {

FeedConfig facebook_config() {
    FeedConfig config;
    config.id = "facebook";
    config.platform = "facebook";
    config.live_video = "61080/0597";
    config.token = "EAAB-secret";
    return config;
}

const Facebook& facebook() {
    static const Facebook connector(facebook_config());
    return connector;
}

Answer<PollPage> facebook_page(std::string body) { return facebook().read_page(ok(std::move(body))); }
std::string deep(int levels) { return std::string(levels, '[') + std::string(levels, ']'); }

} // namespace

TEST_CASE("the request for comments") {
    const auto first = facebook().poll("");
    CHECK(first.method == HttpMethod::Get);
    CHECK(first.url ==
          "https://graph.facebook.com/v26.0/61080%2F0597/comments?filter=stream&live_filter=no_filter"
          "&order=reverse_chronological&limit=100&fields=id,from,message,created_time,is_hidden,parent%7Bid%"
          "7D");
    CHECK(first.authorization == bearer("EAAB-secret"));
    CHECK(first.reach == Reach::Public);
    CHECK(facebook().poll("Qf/&after=x").url == first.url + "&after=Qf%2F%26after%3Dx");
    CHECK(Facebook(FeedConfig::rehearsal("f", "facebook", "http://127.0.0.1:8800/"))
              .poll("")
              .url.starts_with("http://127.0.0.1:8800/v26.0/1234/comments?"));
}

TEST_CASE("a page as Facebook sends it") {
    const auto result = facebook_page(R"({"data":[
        {"id":"610800597327576_364546219223792","created_time":"2022-08-31T09:09:39+0000",
         "from":{"name":"Karim Benali","id":"5321"},"message":"wow","is_hidden":false},
        {"id":"610800597327576_2","created_time":"2022-08-31T09:09:38+0000","message":"no from","is_hidden":true},
        {"id":"610800597327576_1","created_time":"2022-08-31T09:09:37+0000","from":{"name":"A"}}],
        "paging":{"cursors":{"before":"b","after":"a=="},"next":"https://evil.example/steal?after=z"}})");
    REQUIRE(result);
    REQUIRE(result->comments.size() == 3);
    CHECK(result->comments[0] == SeenComment{{"610800597327576_364546219223792",
                                              "facebook",
                                              "facebook",
                                              {"5321", "Karim Benali"},
                                              "wow",
                                              1661936979000},
                                             false});
    CHECK(result->comments[1].hidden);
    CHECK(result->comments[1].comment.author == Author{});
    CHECK(result->comments[2].comment.author == Author{"", "A"});
    CHECK(result->comments[2].comment.text.empty());
    CHECK(result->next == "a=="); // the cursor; where `next` points to is not followed
}

TEST_CASE("a reply names what it answers, and the page's own words are known by its id") {
    auto ours = facebook_config();
    ours.page = "5321";
    const auto result = Facebook(ours).read_page(
        {200,
         {},
         R"({"data":[{"id":"1_2","message":"Oui","from":{"id":"5321","name":"Musée"},"parent":{"id":"1_1"}},
        {"id":"1_1","message":"Ouvert ?","from":{"id":"7","name":"Musée"},"parent":{"id":"../x"}}]})"});
    REQUIRE(result);
    CHECK(result->comments[0].comment.parent == "1_1");
    CHECK(result->comments[0].comment.by_us);
    CHECK(result->comments[1].comment.parent.empty());
    CHECK_FALSE(result->comments[1].comment.by_us); // the same name is not the same account
}

TEST_CASE("is there a next page") {
    CHECK(facebook_page(R"({"data":[]})")->next.empty());
    CHECK(facebook_page(R"({"data":[],"paging":{"cursors":{"before":"b","after":"a"}}})")->next.empty());
    CHECK(facebook_page(R"({"data":[],"paging":{"cursors":{"after":"a"},"next":"https://x"}})")->next == "a");
    CHECK(facebook_page(R"({"data":[],"paging":[]})")->next.empty());
    CHECK(facebook_page(R"({"data":[],"paging":{"cursors":{"after":7},"next":"x"}})")->next.empty());
}

TEST_CASE("what is no comment is left out, what is hostile is cleaned") {
    const auto result =
        facebook_page(R"({"data":[7,null,{},{"id":5},{"id":""},{"id":"../me"},{"id":"1_2?x=1"},
        {"id":"1_9","created_time":"yesterday","from":"x","message":["x"],"is_hidden":"true"},
        {"id":"1_10","message":"a\u202eb\nc\u0000d","from":{"id":"../x","name":"N\u202e"}}]})");
    REQUIRE(result);
    REQUIRE(result->comments.size() == 2);
    CHECK(result->comments[0] == SeenComment{{"1_9", "facebook", "facebook", {}, "", 0}, false});
    const auto& hostile = result->comments[1].comment;
    CHECK(hostile.text.starts_with("ab c"));
    CHECK(hostile.author == Author{"", "N"});
}

TEST_CASE("an answer that is no page says what it is") {
    struct Row {
        std::string body;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {"<html>Sorry</html>", "sent something that is not JSON"},
        {"", "sent something that is not JSON"},
        {"{\"data\":[", "sent something that is not JSON"},
        {deep(1000), "sent JSON nested too deep"},
        {deep(34), "sent JSON nested too deep"},
        {R"({"data":)" + deep(100'000) + "}", "sent JSON nested too deep"},
        {deep(32), "sent no list of comments"},
        {"{}", "sent no list of comments"},
        {"{\"data\":{}}", "sent no list of comments"},
        {"true", "sent no list of comments"},
    }));
    const auto result = facebook_page(row.body);
    REQUIRE_FALSE(result);
    CHECK(result.error().words == row.words);
    CHECK(result.error().kind == TroubleKind::Transient);
}

TEST_CASE("an error is judged by the code in its body, not by its status") {
    struct Row {
        int status, code, subcode;
        TroubleKind kind;
        const char* lead_in;
    };
    const auto row = GENERATE(values<Row>({
        {400, 190, 463, TroubleKind::Token, "does not accept the access token: Words"},
        {401, 190, 0, TroubleKind::Token, "does not accept the access token: Words"},
        {400, 102, 0, TroubleKind::Token, "does not accept the access token: Words"},
        {400, 104, 0, TroubleKind::Token, "does not accept the access token: Words"},
        {400, 4, 0, TroubleKind::Throttled, "was asked too often: Words"},
        {403, 17, 0, TroubleKind::Throttled, "was asked too often: Words"},
        {400, 32, 0, TroubleKind::Throttled, "was asked too often: Words"},
        {400, 613, 0, TroubleKind::Throttled, "was asked too often: Words"},
        {400, 80001, 0, TroubleKind::Throttled, "was asked too often: Words"},
        {400, 341, 0, TroubleKind::Throttled, "was asked too often: Words"},
        {500, 1, 0, TroubleKind::Transient, "has trouble of its own: Words"},
        {400, 2, 0, TroubleKind::Transient, "has trouble of its own: Words"},
        {400, 10, 0, TroubleKind::Permission, "does not allow it: Words"},
        {500, 200, 0, TroubleKind::Permission, "does not allow it: Words"},
        {400, 299, 0, TroubleKind::Permission, "does not allow it: Words"},
        {400, 100, 33, TroubleKind::BadRequest, "refused: Words"},
        {400, 368, 0, TroubleKind::BadRequest, "refused: Words"},
        {200, 190, 0, TroubleKind::Token, "does not accept the access token: Words"},
    }));
    CAPTURE(row.status, row.code);
    const nlohmann::json body = {{"error",
                                  {{"message", "Words."},
                                   {"type", "OAuthException"},
                                   {"code", row.code},
                                   {"error_subcode", row.subcode},
                                   {"fbtrace_id", "x"}}}};
    const auto result = facebook().read_page({row.status, {}, body.dump()});
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == row.kind);
    CHECK(result.error().words == row.lead_in);
}

TEST_CASE("an answer without an error object is judged by its status") {
    CHECK(facebook().read_page({500, {}, "Internal Server Error"}).error().words == "answered 500");
    CHECK(facebook().read_page({503, {}, "{}"}).error().kind == TroubleKind::Transient);
    CHECK(facebook().read_page({302, {}, ""}).error().words == "answered 302");
    const auto slow_down = facebook().read_page({429, {{"retry-after", "7"}}, ""}).error();
    CHECK(slow_down.kind == TroubleKind::Throttled);
    CHECK(slow_down.retry_after_ms == 7000);
}

TEST_CASE("a platform that quotes the token does not get it into the log") {
    const auto result = facebook().read_page(
        {400,
         {},
         R"({"error":{"message":"Malformed access token EAAB-secretEAAB-secret\u202e!","code":190}})"});
    CHECK(result.error().words == "does not accept the access token: Malformed access token ……!");
    const auto long_words = facebook().read_page(
        {400, {}, R"({"error":{"message":")" + std::string(5000, 'a') + R"(","code":190}})"});
    CHECK(long_words.error().words.size() < 300);
    CHECK(facebook().read_page({400, {}, R"({"error":{"code":"x"}})"}).error().words == "refused (code 0)");
}

TEST_CASE("usage headers") {
    const auto used = [](const char* name, const char* value) {
        return facebook().read_page({200, {{name, value}}, R"({"data":[]})"})->usage_percent;
    };
    CHECK(used("x-app-usage", R"({"call_count":28,"total_time":25,"total_cputime":25})") == 28);
    CHECK(used("x-business-use-case-usage", R"({"77":[{"type":"pages","call_count":97,"total_time":98}]})") ==
          98);
    CHECK(used("x-app-usage", "[]") == 0);
    CHECK(used("x-app-usage", "{") == 0);
    CHECK(used("x-app-usage", R"({"call_count":"x","total_time":1e99})") == 0);
    const auto blocked = facebook().read_page(
        {400,
         {{"x-business-use-case-usage", R"({"77":[{"estimated_time_to_regain_access":19}]})"}},
         R"({"error":{"message":"m","code":80001}})"});
    CHECK(blocked.error().retry_after_ms == 19 * 60'000);
}

TEST_CASE("hiding and un-hiding") {
    const auto hide = facebook().action({"facebook", "1_2", "hide"}).value();
    CHECK(hide.method == HttpMethod::Post);
    CHECK(hide.url == "https://graph.facebook.com/v26.0/1_2");
    CHECK(hide.body == "is_hidden=true");
    CHECK(hide.authorization == bearer("EAAB-secret"));
    CHECK(facebook().action({"facebook", "1_2", "unhide"})->body == "is_hidden=false");
    CHECK_FALSE(facebook().action({"facebook", "1_2", "explode"}));
    CHECK_FALSE(facebook().action({"facebook", "1_2/../../me", "hide"}));

    CHECK(facebook().read_confirmation({}, ok(R"({"success":true})")));
    CHECK(facebook().read_confirmation({}, ok(R"({"success":false})")).error().kind ==
          TroubleKind::BadRequest);
    CHECK(facebook().read_confirmation({}, ok("true")).error().kind == TroubleKind::BadRequest);
    CHECK(facebook().read_confirmation({}, ok("<html>")).error().kind == TroubleKind::Transient);
    CHECK(facebook().capabilities().can_hide);
    CHECK(facebook().capabilities().can_hide);
}

TEST_CASE("a configuration that cannot work is refused without a word of the token") {
    auto bad = facebook_config();
    const auto refused = [&] {
        const auto result = make_connector(bad);
        REQUIRE_FALSE(result);
        CHECK(result.error().line().find("EAAB") == std::string::npos);
    };
    CHECK(make_connector(facebook_config()));
    CHECK(make_connector(FeedConfig::rehearsal("f", "facebook", "http://127.0.0.1:8800")));
    bad.platform = "myspace";
    refused();
    bad = facebook_config();
    bad.live_video.clear();
    refused();
    bad = facebook_config();
    bad.base_url = "http://graph.facebook.com";
    refused();
    bad.reach = Reach::Loopback;
    bad.base_url.clear();
    refused();
    bad.base_url = "https://127.0.0.1";
    refused();
}

TEST_CASE("somebody else's ban is not taken for the one that was decided") {
    auto config = FeedConfig::rehearsal("f", "facebook", "http://127.0.0.1:1");
    config.page = "77";
    const Facebook connector{config};
    const OutboxItem ban{"f", "1_2", "ban", 5, "u1"};
    CHECK_FALSE(connector.read_check(ban, ok(R"({"data":[{"id":"u2"}]})"))->done);
    CHECK(connector.read_check(ban, ok(R"({"data":[{"id":"u2"},{"id":"u1"}]})"))->done);
    const OutboxItem unban{"f", "1_2", "unban", 6, "u1"};
    CHECK_FALSE(connector.read_check(unban, ok(R"({"data":[{"id":"u1"}]})"))->done);
    CHECK(connector.read_check(unban, ok(R"({"data":[]})"))->done);
    const OutboxItem reply{.feed = "f", .comment = "1_2", .action = "unreply", .text = "oui"};
    CHECK(connector.read_check(reply, ok(R"({"data":[{"id":"1_3","message":"oui","from":{"id":"u2"}}]})"))
              ->done);
}

TEST_CASE("a comment that is gone is told from one that may not be touched") {
    const OutboxItem undelete{"f", "1_2", "undelete"};
    CHECK(facebook().read_check(undelete, ok(R"({"id":"1_2"})"))->done);
    const HttpResponse gone{400, {}, R"({"error":{"message":"gone","code":100,"error_subcode":33}})"};
    CHECK_FALSE(facebook().read_check(undelete, gone)->done);
    CHECK(facebook().read_confirmation({"f", "1_2", "delete"}, gone));
    CHECK_FALSE(facebook().read_confirmation({"f", "1_2", "hide"}, gone));
}
