#include "broadcast.h"
#include "standin/owncast_api.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

constexpr auto kList = "/api/integrations/chat";
constexpr auto kAdminList = "/api/admin/chat/messages";

struct Owncast {
    explicit Owncast(int count = 4, const std::string& wanted = "")
        : platform(chat(count), everything_said(wanted), kNow) {}
    static Chat chat(int count) {
        Chat chat;
        for (int i = 0; i < count; ++i)
            chat.lines.push_back({i,
                                  fmt::format("c{}", i + 1),
                                  Author{fmt::format("u{}", i % 2), "Ana"},
                                  fmt::format("n {}", i),
                                  {}});
        return chat;
    }
    Response ask(const char* method, const std::string& path, json body = nullptr) {
        Request request;
        request.method = method;
        request.path = path;
        request.body = std::move(body);
        request.token = token;
        request.password = password;
        return api.answer(request, kNow + 1000);
    }
    Response show(const char* path, bool visible, json ids) {
        return ask("POST", path, {{"visible", visible}, {"idArray", std::move(ids)}});
    }

    Platform platform;
    OwncastApi api{platform, {}};
    std::string token, password;
};

} // namespace

TEST_CASE("a message has Owncast's shape") {
    Owncast owncast(1);
    const auto list = owncast.ask("GET", kList).body;
    REQUIRE(list.size() == 1);
    CHECK(list[0]["id"] == "oc-0000001");
    CHECK(list[0]["body"] == "n 0");
    CHECK(list[0]["visible"] == true);
    CHECK(list[0]["timestamp"] == "2027-01-15T08:00:00.000000Z");
    CHECK(list[0]["user"]["id"] == "u0");
    CHECK(list[0]["user"]["displayName"] == "Ana");
    CHECK(list[0]["user"]["previousNames"] == json::array({"Ana"}));
}

TEST_CASE("what people write is escaped, and links are links") {
    CHECK(owncast_body("a < b & \"c\" 'd'") == "a &lt; b &amp; &#34;c&#34; &#39;d&#39;");
    CHECK(owncast_body("see https://ex.org/?a=1&b=2 now") ==
          "see <a href=\"https://ex.org/?a=1&amp;b=2\" rel=\"nofollow noreferrer noopener\" "
          "target=\"_blank\">https://ex.org/?a=1&amp;b=2</a> now");
    CHECK(owncast_body("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
    CHECK(owncast_body("").empty());
}

TEST_CASE("the integrations' list is the last 50, the administrator's is all") {
    Owncast owncast(120);
    const auto list = owncast.ask("GET", kList).body;
    REQUIRE(list.size() == 50);
    CHECK(list[0]["id"] == "oc-0000071");
    CHECK(list[49]["id"] == "oc-0000120");
    CHECK(owncast.ask("GET", kAdminList).body.size() == 120);
}

TEST_CASE("a hidden message leaves the one list and is marked in the other") {
    Owncast owncast;
    const auto* path =
        GENERATE("/api/integrations/chat/messagevisibility", "/api/admin/chat/messagevisibility");
    CHECK(owncast.show(path, false, {"oc-0000002", "oc-0000003", "unknown"}).body["success"] == true);
    CHECK(owncast.ask("GET", kList).body.size() == 2);
    CHECK(owncast.ask("GET", kAdminList).body[1]["visible"] == false);
    owncast.show(path, false, {"oc-0000002"});
    owncast.show(path, true, {"oc-0000002"});
    CHECK(owncast.ask("GET", kList).body.size() == 3);
    const auto ledger = owncast.platform.ledger().to_json();
    CHECK(ledger["hides"].size() == 2);
    CHECK(ledger["unhides"].size() == 1);
    CHECK(ledger["repeats"].size() == 1);
    CHECK(ledger["hides"][0]["interface"] == "owncast");
    CHECK(owncast.ask("POST", path, {{"visible", "no"}}).status == 400);
    CHECK(owncast.ask("POST", path).status == 400);
}

TEST_CASE("a user who is disabled is not seen any more") {
    Owncast owncast;
    const auto set = [&](const char* user, bool enabled) {
        return owncast.ask("POST", "/api/admin/chat/users/setenabled",
                           {{"userId", user}, {"enabled", enabled}});
    };
    CHECK(set("u0", false).body["success"] == true);
    CHECK(owncast.ask("GET", kList).body.size() == 2);
    CHECK(owncast.ask("GET", kAdminList).body[0]["visible"] == false);
    owncast.platform.say({0, "more", Author{"u0", "Ana"}, "again", {}}, kNow + 500);
    CHECK(owncast.ask("GET", kList).body.size() == 2);
    set("u0", true);
    CHECK(owncast.ask("GET", kList).body.size() == 4);
    CHECK(set("nobody", false).status == 400);
    const auto ledger = owncast.platform.ledger().to_json();
    CHECK(ledger["bans"][0]["id"] == "u0");
    CHECK(ledger["unbans"].size() == 1);
    CHECK(ledger["hides"].empty());
}

TEST_CASE("a bot writes, a guest comes, the status counts") {
    Owncast owncast;
    CHECK(owncast.ask("POST", "/api/integrations/chat/send", {{"body", "Merci"}}).body["success"] == true);
    CHECK(owncast.ask("POST", "/api/integrations/chat/send", json::object()).status == 400);
    CHECK(owncast.ask("GET", kList).body[4]["body"] == "Merci");
    const auto guest = owncast.ask("POST", "/api/chat/register", {{"displayName", "Léa"}}).body;
    CHECK(guest["displayName"] == "Léa");
    CHECK(guest["accessToken"].is_string());
    CHECK(owncast.ask("GET", "/api/status").body["online"] == true);
    CHECK(owncast.ask("GET", "/api/status").body["viewerCount"] == 3); // with the bot
    owncast.platform.end({Interface::Owncast, "", kNow + 500});
    CHECK(owncast.ask("GET", "/api/status").body["online"] == false);
    CHECK(owncast.ask("GET", "/api/nonsense").status == 404);
}

TEST_CASE("integrations give a token, the administrator a password") {
    Owncast owncast(1, "right");
    CHECK(owncast.ask("GET", "/api/status").status == 200);
    CHECK(owncast.ask("GET", kList).status == 401);
    CHECK(owncast.ask("GET", kAdminList).status == 401);
    owncast.token = "right";
    CHECK(owncast.ask("GET", kList).status == 200);
    CHECK(owncast.ask("GET", kAdminList).status == 401);
    owncast.password = "right";
    CHECK(owncast.ask("GET", kAdminList).status == 200);
}
