#include "broadcast.h"
#include "standin/youtube_api.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

constexpr auto kMessages = "/youtube/v3/liveChat/messages";
constexpr auto kBans = "/youtube/v3/liveChat/bans";
using Params = std::map<std::string, std::string>;

Chat youtube_chat(int count) {
    Chat chat;
    for (int i = 0; i < count; ++i)
        chat.lines.push_back({i * 1000,
                              fmt::format("c{}", i + 1),
                              Author{fmt::format("UC{}", i % 2), "Zoé"},
                              fmt::format("été {}", i + 1),
                              {}});
    return chat;
}

struct Channel {
    explicit Channel(Chat chat, YoutubeOptions options = {}, PlatformOptions about = {})
        : platform(std::move(chat), std::move(about), kNow), api(platform, std::move(options)) {}

    Response ask(const char* method, const std::string& path, Params params = {}, json body = nullptr,
                 std::int64_t at_ms = 60'000) {
        Request request;
        request.method = method;
        request.path = path;
        request.params = std::move(params);
        request.body = std::move(body);
        request.token = token;
        request.api_key = api_key;
        return api.answer(request, kNow + at_ms);
    }
    Response list(Params params = {}, std::int64_t at_ms = 60'000) {
        params.emplace("liveChatId", api.options().live_chat);
        params.emplace("part", "id,snippet,authorDetails");
        if (!next.empty())
            params.emplace("pageToken", next);
        auto response = ask("GET", kMessages, params, nullptr, at_ms);
        if (response.status == 200)
            next = response.body["nextPageToken"];
        return response;
    }
    json ban(const std::string& channel, json more = {{"type", "permanent"}}) const {
        json snippet = {{"liveChatId", api_options.live_chat},
                        {"bannedUserDetails", {{"channelId", channel}}}};
        snippet.update(more);
        return {{"snippet", snippet}};
    }

    Platform platform;
    YoutubeApi api;
    YoutubeOptions api_options;
    std::string token, api_key, next;
};

std::string reason(const Response& response) { return response.body["error"]["errors"][0]["reason"]; }

} // namespace

TEST_CASE("a message has YouTube's shape") {
    Channel channel(youtube_chat(1));
    const auto body = channel.list().body;
    CHECK(body["kind"] == "youtube#liveChatMessageListResponse");
    CHECK(body["pollingIntervalMillis"] == 1000);
    CHECK(body["pageInfo"] == json({{"totalResults", 1}, {"resultsPerPage", 1}}));
    CHECK_FALSE(body.contains("offlineAt"));
    auto item = body["items"][0];
    CHECK(item["id"].get<std::string>().starts_with("LCC."));
    CHECK(item["kind"] == "youtube#liveChatMessage");
    CHECK(item["snippet"] == json({{"type", "textMessageEvent"},
                                   {"liveChatId", channel.api.options().live_chat},
                                   {"authorChannelId", "UC0"},
                                   {"publishedAt", "2027-01-15T08:01:00.000000Z"},
                                   {"hasDisplayContent", true},
                                   {"displayMessage", "été 1"},
                                   {"textMessageDetails", {{"messageText", "été 1"}}}}));
    CHECK(item["authorDetails"]["displayName"] == "Zoé");
    CHECK(item["authorDetails"]["channelId"] == "UC0");
    CHECK(item["authorDetails"]["isChatOwner"] == false);
    channel.next.clear();
    CHECK_FALSE(channel.list({{"part", "id"}}).body["items"][0].contains("snippet"));
}

TEST_CASE("pages follow each other, oldest first, and then wait for what is new") {
    Channel channel(youtube_chat(450), {}, everything_said());
    CHECK(channel.list({{"maxResults", "200"}}).body["items"].size() == 200);
    const auto second = channel.list({{"maxResults", "200"}}).body;
    CHECK(second["items"][0]["snippet"]["displayMessage"] == "été 201");
    CHECK(second["pollingIntervalMillis"] == 100); // more is waiting
    CHECK(channel.list({{"maxResults", "200"}}).body["items"].size() == 50);
    const auto nothing = channel.list().body;
    CHECK(nothing["items"].empty());
    CHECK(nothing["pollingIntervalMillis"] == 1000);
    channel.platform.say({0, "live", Author{"UC7", "Ana"}, "maintenant", {}}, kNow + 61'000);
    CHECK(channel.list({}, 61'000).body["items"][0]["snippet"]["displayMessage"] == "maintenant");
    CHECK(channel.platform.ledger().to_json()["shown"] == 451);
    CHECK(channel.platform.ledger().to_json()["polls_by_interface"]["youtube"] == 5);

    YoutubeOptions recent;
    recent.history = 30;
    Channel late(youtube_chat(450), recent, everything_said());
    CHECK(late.list().body["items"][0]["snippet"]["displayMessage"] == "été 421");
}

TEST_CASE("what is deleted comes as an item of its own, and as a tombstone to who comes later") {
    auto chat = youtube_chat(3);
    chat.lines[2].removed_at_ms = 30'000;
    Channel channel(chat);
    channel.list({}, 0);
    const std::string id = channel.list({}, 10'000).body["items"][0]["id"];
    CHECK(channel.ask("DELETE", kMessages, {{"id", id}}, nullptr, 20'000).status == 204);
    CHECK(channel.ask("DELETE", kMessages, {{"id", id}}).status == 404);
    const auto news = channel.list({}, 40'000).body["items"];
    REQUIRE(news.size() == 2);
    CHECK(news[0]["snippet"]["type"] == "messageDeletedEvent");
    CHECK(news[0]["snippet"]["messageDeletedDetails"]["deletedMessageId"] == id);
    CHECK(news[1]["snippet"]["type"] == "messageRetractedEvent");
    channel.next.clear();
    const auto all = channel.list().body["items"];
    REQUIRE(all.size() == 5);
    CHECK(all[0]["snippet"]["type"] == "textMessageEvent");
    CHECK(all[1]["id"] == id);
    CHECK(all[1]["snippet"]["type"] == "tombstone");
    CHECK_FALSE(all[1]["snippet"].contains("displayMessage"));
    CHECK(all[2]["snippet"]["type"] == "tombstone");
    const auto ledger = channel.platform.ledger().to_json();
    CHECK(ledger["deletes"].size() == 1);
    CHECK(ledger["deletes"][0]["chat_id"] == "c2");
    CHECK(ledger["repeats"].size() == 1);
}

TEST_CASE("a ban silences, is listed, and can be lifted; a timeout passes") {
    Channel channel(youtube_chat(20));
    channel.list({}, 0);
    channel.list({}, 2'500);
    const auto ban = channel.ask("POST", kBans, {{"part", "snippet"}}, channel.ban("UC0"), 2'600);
    CHECK(ban.body["kind"] == "youtube#liveChatBan");
    CHECK(ban.body["snippet"]["type"] == "permanent");
    const auto again = channel.ask("POST", kBans, {{"part", "snippet"}}, channel.ban("UC0"), 2'700);
    CHECK(again.body["id"] == ban.body["id"]);
    const auto items = channel.list({}, 5'500).body["items"]; // the ban, and UC1 at 3 s and 5 s
    REQUIRE(items.size() == 3);
    CHECK(items[0]["snippet"]["type"] == "userBannedEvent");
    CHECK(items[0]["snippet"]["userBannedDetails"]["banType"] == "permanent");
    CHECK(items[0]["snippet"]["userBannedDetails"]["bannedUserDetails"]["channelId"] == "UC0");
    CHECK(channel.ask("DELETE", kBans, {{"id", ban.body["id"]}}, nullptr, 5'600).status == 204);
    CHECK(channel.list({}, 6'500).body["items"].size() == 1);

    const auto timeout =
        channel.ask("POST", kBans, {{"part", "snippet"}},
                    channel.ban("UC1", {{"type", "temporary"}, {"banDurationSeconds", "5"}}), 6'600);
    CHECK(timeout.body["snippet"]["banDurationSeconds"] == "5");
    CHECK(channel.list({}, 12'500).body["items"].size() == 1 + 3); // the ban, UC0 at 8, 10, 12
    CHECK(channel.list({}, 13'500).body["items"].size() == 1);     // UC1 again
    const auto ledger = channel.platform.ledger().to_json();
    CHECK(ledger["bans"].size() == 1);
    CHECK(ledger["timeouts"][0]["seconds"] == 5);
    CHECK(ledger["unbans"].size() == 1);
    CHECK(ledger["repeats"].size() == 1);
}

TEST_CASE("a message can be written, by the channel") {
    Channel channel(youtube_chat(1));
    const auto chat = channel.api.options().live_chat;
    const json body = {{"snippet",
                        {{"liveChatId", chat},
                         {"type", "textMessageEvent"},
                         {"textMessageDetails", {{"messageText", "Bienvenue"}}}}}};
    channel.list();
    const auto made = channel.ask("POST", kMessages, {{"part", "snippet,authorDetails"}}, body);
    CHECK(made.body["snippet"]["displayMessage"] == "Bienvenue");
    CHECK(made.body["authorDetails"]["isChatOwner"] == true);
    CHECK(channel.list().body["items"][0]["id"] == made.body["id"]);
    CHECK(reason(channel.ask("DELETE", kMessages, {{"id", made.body["id"]}})) == "modificationNotAllowed");
    CHECK(channel.platform.ledger().to_json()["replies"][0]["text"] == "Bienvenue");
}

TEST_CASE("the end of a chat is an item, a time, and then an error") {
    Channel channel(youtube_chat(1));
    channel.list();
    CHECK(channel.ask("GET", "/youtube/v3/videos", {{"part", "liveStreamingDetails"}, {"id", "1234"}})
              .body["items"][0]["liveStreamingDetails"] ==
          json({{"actualStartTime", "2027-01-15T08:01:00Z"},
                {"activeLiveChatId", channel.api.options().live_chat},
                {"concurrentViewers", "1"}}));
    channel.platform.end({Interface::Facebook, "1234", kNow + 70'000});
    const auto last = channel.list({}, 80'000).body;
    CHECK(last["offlineAt"] == "2027-01-15T08:01:10.000000Z");
    CHECK(last["items"][0]["snippet"]["type"] == "chatEndedEvent");
    CHECK(reason(channel.list({}, 90'000)) == "liveChatEnded");
    const auto video =
        channel.ask("GET", "/youtube/v3/videos", {{"part", "liveStreamingDetails"}, {"id", "1234"}});
    CHECK(video.body["items"][0]["liveStreamingDetails"].contains("actualEndTime"));
    CHECK_FALSE(video.body["items"][0]["liveStreamingDetails"].contains("activeLiveChatId"));
}

TEST_CASE("the broadcast says which chat it has") {
    Channel channel(youtube_chat(1));
    const auto path = "/youtube/v3/liveBroadcasts";
    const auto body =
        channel
            .ask("GET", path, {{"part", "snippet,status"}, {"broadcastStatus", "active"}, {"mine", "true"}})
            .body;
    CHECK(body["items"][0]["snippet"]["liveChatId"] == channel.api.options().live_chat);
    CHECK(body["items"][0]["status"]["lifeCycleStatus"] == "live");
    CHECK(channel.ask("GET", path, {{"part", "snippet"}, {"id", "another"}}).body["items"].empty());
    CHECK(channel.ask("GET", path, {{"part", "snippet"}, {"broadcastStatus", "completed"}})
              .body["items"]
              .empty());
    CHECK(channel.ask("GET", "/youtube/v3/videos", {{"part", "snippet"}, {"id", "x"}}).body["items"].empty());
}

TEST_CASE("a day has so many units, and begins at midnight in California") {
    YoutubeOptions options;
    options.units_a_day = 60;
    Channel channel(youtube_chat(1), options);
    channel.list({}, -1'000); // the day before
    for (int i = 0; i < 12; ++i)
        CHECK(channel.list({}, 1'000).status == 200);
    const auto refused = channel.list({}, 2'000);
    CHECK(refused.status == 403);
    CHECK(reason(refused) == "quotaExceeded");
    CHECK(refused.body["error"]["errors"][0]["domain"] == "youtube.quota");
    CHECK(channel.list({}, 24 * 3'600'000LL).status == 200);
    CHECK(channel.ask("DELETE", kMessages, {{"id", "x"}}, nullptr, 24 * 3'600'000LL).status ==
          404); // 50 units
    CHECK(channel.api.units_spent() == 55);
}

TEST_CASE("errors have Google's shape and YouTube's reasons") {
    struct Row {
        const char* method;
        const char* path;
        Params params;
        json body;
        int status;
        const char* reason;
    };
    Channel channel(youtube_chat(1));
    channel.list();
    const auto chat = channel.api.options().live_chat;
    const Params listing{{"liveChatId", chat}, {"part", "id"}};
    const auto with = [&](const char* name, const char* value) {
        auto params = listing;
        params[name] = value;
        return params;
    };
    const Params part{{"part", "snippet"}};
    for (const auto& row : std::vector<Row>{
             {"GET", kMessages, with("liveChatId", "x"), nullptr, 404, "liveChatNotFound"},
             {"GET", kMessages, with("maxResults", "100"), nullptr, 400, "invalidParameter"},
             {"GET", kMessages, with("maxResults", "many"), nullptr, 400, "invalidParameter"},
             {"GET", kMessages, with("pageToken", "x"), nullptr, 400, "pageTokenInvalid"},
             {"GET", kMessages, with("part", "nonsense"), nullptr, 400, "unknownPart"},
             {"GET", kMessages, {{"liveChatId", chat}}, nullptr, 400, "missingRequiredParameter"},
             {"DELETE", kMessages, {{"id", "LCC.x"}}, nullptr, 404, "liveChatMessageNotFound"},
             {"DELETE", kMessages, {}, nullptr, 404, "liveChatMessageNotFound"},
             {"POST", kMessages, part, nullptr, 404, "liveChatNotFound"},
             {"POST", kBans, part, nullptr, 400, "liveChatIdRequired"},
             {"POST", kBans, part, channel.ban("nobody"), 404, "liveChatUserNotFound"},
             {"POST", kBans, part, channel.ban(""), 400, "invalidChannelId"},
             {"POST", kBans, part, channel.ban("5678"), 403, "liveChatBanInsertionNotAllowed"},
             {"POST", kBans, part, channel.ban("UC0", {{"type", "x"}}), 400, "liveChatBanTypeRequired"},
             {"POST", kBans, part, channel.ban("UC0", {{"type", "temporary"}}), 400,
              "banDurationSecondsRequired"},
             {"DELETE", kBans, {{"id", "x"}}, nullptr, 404, "liveChatBanNotFound"},
             {"GET", "/youtube/v3/nonsense", {}, nullptr, 404, "notFound"},
         }) {
        CAPTURE(row.method, row.path, row.params, row.reason);
        const auto response = channel.ask(row.method, row.path, row.params, row.body);
        CHECK(response.status == row.status);
        REQUIRE(response.body["error"]["code"] == row.status);
        CHECK(reason(response) == row.reason);
        CHECK(response.body["error"]["message"].is_string());
    }
    CHECK(channel.platform.ledger().to_json()["bans"].empty());
}

TEST_CASE("who asks sooner than told is refused when that is wanted") {
    YoutubeOptions options;
    options.polling_enforced = true;
    Channel channel(youtube_chat(1), options);
    CHECK(channel.list({}, 0).status == 200);
    CHECK(reason(channel.list({}, 999)) == "rateLimitExceeded");
    CHECK(channel.list({}, 2'000).status == 200);
}

TEST_CASE("a key reads, a token writes too") {
    Channel channel(youtube_chat(1), {}, everything_said("right"));
    CHECK(reason(channel.list()) == "forbidden");
    channel.api_key = "wrong";
    CHECK(channel.list().status == 400);
    channel.api_key = "right";
    CHECK(channel.list().status == 200);
    CHECK(channel.ask("DELETE", kMessages, {{"id", "x"}}).status == 401);
    channel.token = "wrong";
    CHECK(channel.list().status == 401);
    CHECK(reason(channel.list()) == "authError");
    channel.token = "right";
    CHECK(channel.ask("DELETE", kMessages, {{"id", "x"}}).status == 404);
}
