#include "answers.h"
#include "intake/owncast.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace regie;
using namespace regie::intake;
using nlohmann::json;

namespace {

FeedConfig owncast_config(std::string token = "access=") {
    FeedConfig config;
    config.id = "own";
    config.platform = "owncast";
    config.base_url = "https://live.musee.example/";
    config.token = std::move(token);
    return config;
}

const Owncast& with_token() {
    static const Owncast connector(owncast_config());
    return connector;
}
const Owncast& admin() {
    static const Owncast connector(owncast_config("admin:geheim"));
    return connector;
}

std::string message(const std::string& id, const std::string& body, const std::string& seconds,
                    const std::string& more = "") {
    return R"({"type":"CHAT","id":")" + id + R"(","timestamp":"2021-01-24T04:50:)" + seconds +
           R"(.527834Z","user":{"id":"yjI1fyb4g","displayName":"Karim"},"body":")" + body +
           R"(","visible":true)" + more + "}";
}

OutboxItem owncast_todo(const std::string& action) {
    OutboxItem item{"own", "m1", action};
    item.author = "yjI1fyb4g";
    return item;
}

} // namespace

TEST_CASE("Owncast: an access token and the administrator's password open different doors") {
    CHECK(with_token().poll("").url == "https://live.musee.example/api/integrations/chat");
    CHECK(with_token().poll("").authorization == "Authorization: Bearer access=");
    CHECK(admin().poll("").url == "https://live.musee.example/api/admin/chat/messages");
    CHECK(admin().poll("").authorization == "Authorization: Basic YWRtaW46Z2VoZWlt");
    CHECK(Owncast(owncast_config("a:b")).poll("").authorization == "Authorization: Basic YTpi");
    CHECK(Owncast(owncast_config("a:bc")).poll("").authorization == "Authorization: Basic YTpiYw==");
    CHECK(Owncast(owncast_config("a:bcd")).poll("").authorization == "Authorization: Basic YTpiY2Q=");
    CHECK(with_token().capabilities() == Capabilities{.can_hide = true, .can_reply = true});
    CHECK(admin().capabilities() == Capabilities{.can_hide = true, .can_ban = true});
    CHECK(with_token().listing() == Listing::Anew);
}

TEST_CASE("Owncast: the list, whichever end it begins with") {
    const auto old = message("m1", "<p>Bonjour &amp; <b>bravo</b></p>", "30");
    const auto recent = message("m2", R"(un <img class=\"emoji\" alt=\":coeur:\" src=\"/i.svg\">)", "31",
                                R"(,"hiddenAt":"2021-01-24T05:00:00Z")");
    for (const auto& list : {"[" + old + "," + recent + "]", "[" + recent + "," + old + "]"}) {
        const auto page = with_token().read_page(ok(list));
        REQUIRE(page);
        REQUIRE(page->comments.size() == 2);
        CHECK(page->comments[0].comment.text == "un :coeur:");
        CHECK(page->comments[0].hidden);
        CHECK(page->comments[1] ==
              SeenComment{{"m1", "own", "owncast", {"yjI1fyb4g", "Karim"}, "Bonjour & bravo", 1611463830527},
                          false});
        CHECK_FALSE(page->more);
        CHECK_FALSE(page->whole);
    }
    // Two of the same moment keep the order their list has.
    const auto same = "[" + message("a", "x", "30") + "," + message("b", "y", "30") + "]";
    CHECK(with_token().read_page(ok(same))->comments[0].comment.id == "b");
    CHECK(admin().read_page(ok(same))->comments[0].comment.id == "a");
}

TEST_CASE("Owncast: what nobody wrote is left out, what is hostile is cleaned") {
    const auto page = admin().read_page(ok(
        "[7,null,{}," + message("../m", "x", "30") + "," + message("m0", "<b></b>", "30") + "," +
        R"({"type":"SYSTEM","id":"s1","body":"Welcome"},{"type":"FEDIVERSE_ENGAGEMENT_FOLLOW","id":"f","body":"x"},)" +
        message("m1", "a\\u202eb &lt;script&gt;", "30", R"(,"visible":false)") + "]"));
    REQUIRE(page);
    REQUIRE(page->comments.size() == 1);
    CHECK(page->comments[0].comment.text == "ab <script>");
    CHECK(page->skipped == 7);
    CHECK(admin().read_page(ok("null"))->comments.empty());
    CHECK(admin().read_page(ok("[]"))->comments.empty());
}

TEST_CASE("Owncast: answers that are none") {
    const auto trouble = [](HttpResponse response) { return admin().read_page(response).error(); };
    CHECK(trouble(ok("{}")).words == "sent no list of messages");
    CHECK(trouble(ok("<html>")).words == "sent something that is not JSON");
    CHECK(trouble({401, {}, "Unauthorized"}).kind == TroubleKind::Token);
    CHECK(trouble({401, {}, "Unauthorized"}).words == "does not accept the access token: answered 401");
    CHECK(trouble({403, {}, R"({"error":"no scope"})"}).words == "does not allow it: no scope");
    CHECK(trouble({500, {}, R"({"error":"geheim is wrong"})"}).words == "has trouble of its own: … is wrong");
    CHECK(trouble({429, {{"retry-after", "4"}}, ""}).retry_after_ms == 4000);
    CHECK(trouble(ok(R"({"success":false,"message":"no such thing"})")).words == "refused: no such thing");
}

TEST_CASE("Owncast: decisions are carried out") {
    const auto hide = with_token().action(owncast_todo("hide")).value();
    CHECK(hide.method == HttpMethod::Post);
    CHECK(hide.url == "https://live.musee.example/api/integrations/chat/messagevisibility");
    CHECK(hide.content_type == "application/json");
    CHECK(json::parse(hide.body) == json{{"visible", false}, {"idArray", {"m1"}}});
    CHECK(json::parse(with_token().action(owncast_todo("unhide"))->body)["visible"] == true);
    CHECK(admin().action(owncast_todo("hide"))->url ==
          "https://live.musee.example/api/admin/chat/messagevisibility");

    const auto ban = admin().action(owncast_todo("ban")).value();
    CHECK(ban.url == "https://live.musee.example/api/admin/chat/users/setenabled");
    CHECK(json::parse(ban.body) == json{{"userId", "yjI1fyb4g"}, {"enabled", false}});
    CHECK(json::parse(admin().action(owncast_todo("unban"))->body)["enabled"] == true);
    CHECK(with_token().action(owncast_todo("ban")).error().kind == TroubleKind::Permission);
    const Owncast rehearsed(FeedConfig::rehearsal("own", "owncast", "http://127.0.0.1:8800"));
    CHECK(rehearsed.capabilities() == Capabilities{.can_hide = true, .can_ban = true, .can_reply = true});
    CHECK(rehearsed.poll("").authorization == "Authorization: Bearer rehearsal");
    CHECK(rehearsed.action(owncast_todo("ban"))->authorization ==
          "Authorization: Basic YWRtaW46cmVoZWFyc2Fs");
    auto timeout = owncast_todo("ban");
    timeout.seconds = 300;
    CHECK(admin().action(timeout).error().words == "shuts people out for good only, not for a time");

    auto reply = owncast_todo("reply");
    CHECK_FALSE(with_token().action(reply));
    reply.text = "Oui";
    CHECK(with_token().action(reply)->url == "https://live.musee.example/api/integrations/chat/send");
    CHECK(json::parse(with_token().action(reply)->body) == json{{"body", "Oui"}});
    CHECK(admin().action(reply).error().kind == TroubleKind::Permission);

    CHECK_FALSE(with_token().action(owncast_todo("delete")));
    CHECK_FALSE(with_token().action({"own", "m1\"]", "hide"}));
    auto nobody = owncast_todo("ban");
    nobody.author.clear();
    CHECK_FALSE(admin().action(nobody));
}

TEST_CASE("Owncast: a confirmation") {
    const auto confirmed = [](HttpResponse response) {
        return admin().read_confirmation(owncast_todo("hide"), response);
    };
    CHECK(confirmed(ok(R"({"success":true,"message":"changed"})")) == std::string());
    CHECK(confirmed(ok("")) == std::string()); // somebody shut out who has left already
    CHECK(confirmed(ok(R"({"success":false,"message":"no rows"})")).error().words == "refused: no rows");
    CHECK(confirmed(ok("{}")).error().words == "did not confirm it");
    CHECK(confirmed({400, {}, R"({"error":"invalid"})"}).error().kind == TroubleKind::BadRequest);
    CHECK(confirmed({502, {}, ""}).error().kind == TroubleKind::Transient);
}

TEST_CASE("Owncast: the list tells whether it was done") {
    const auto list = ok("[" + message("m1", "x", "30", R"(,"visible":false)") + "]");
    REQUIRE(admin().check(owncast_todo("hide")));
    CHECK(admin().check(owncast_todo("hide"))->url == admin().poll("").url);
    CHECK(admin().read_check(owncast_todo("hide"), list)->done);
    CHECK_FALSE(admin().read_check(owncast_todo("unhide"), list)->done);
    // Not listed: sent again, which changes nothing.
    CHECK_FALSE(admin().read_check(owncast_todo("hide"), ok("[]"))->done);
    CHECK_FALSE(admin().check(owncast_todo("ban")));
    auto reply = owncast_todo("reply");
    reply.text = "x";
    CHECK(with_token().read_check(reply, list)->done);
    CHECK_FALSE(admin().read_check(reply, {500, {}, ""}));
}

TEST_CASE("Owncast: the audience") {
    CHECK(with_token().audience()->url == "https://live.musee.example/api/status");
    CHECK(with_token().read_audience(ok(R"({"online":true,"viewerCount":17})")) == Audience{17, -1, -1});
    CHECK(with_token().read_audience(ok("{}")) == Audience{});
}

TEST_CASE("Owncast: times that are wrong do not turn the list around") {
    const auto ids = [](const std::vector<std::string>& seconds) {
        std::string list, order;
        for (const auto& second : seconds)
            list += (list.empty() ? "[" : ",") + message("m" + second, "x", second);
        const auto page = admin().read_page(ok(list + "]")).value();
        for (const auto& seen : page.comments)
            order += seen.comment.id + " ";
        return order;
    };
    CHECK(ids({"30", "31", "32", "10"}) == "m10 m32 m31 m30 ");
    CHECK(ids({"30", "10", "31", "11", "32", "12"}) == "m12 m32 m11 m31 m10 m30 ");
    CHECK(ids({"32", "31", "30", "50"}) == "m32 m31 m30 m50 ");
}
