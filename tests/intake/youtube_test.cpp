#include "answers.h"
#include "intake/pacific_day.h"
#include "intake/youtube.h"
#include "intake/youtube_answer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace regie;
using namespace regie::intake;
using nlohmann::json;

namespace {

constexpr const char* kChat = "Cg0KC2piSm1BVmZzdDBBKicKGFVDeWRQ";
constexpr std::int64_t kTenInTheMorning = 1661965200000; // 2022-08-31 10:00 in California
// 162 characters, as one was seen.
const std::string kLongId = "LCC." + std::string(158, 'C');

FeedConfig youtube_config(std::string token = "ya29.secret") {
    FeedConfig config;
    config.id = "yt";
    config.platform = "youtube";
    config.live_video = kChat;
    config.token = std::move(token);
    return config;
}

YouTube youtube_with(FeedConfig config) {
    return {std::move(config), [] { return kTenInTheMorning; }};
}

const YouTube& signed_in() {
    static const auto connector = youtube_with(youtube_config());
    return connector;
}

Answer<PollPage> youtube_page(std::string body) { return signed_in().read_page(ok(std::move(body))); }

HttpResponse error(int status, const std::string& reason, const std::string& message = "Words.") {
    const json body = {
        {"error",
         {{"code", status},
          {"message", message},
          {"errors", {{{"domain", "youtube.liveChat"}, {"reason", reason}, {"message", message}}}}}}};
    return {status, {}, body.dump()};
}

std::string item(const std::string& type, const std::string& details, const std::string& id = "LCC.1") {
    return R"({"kind":"youtube#liveChatMessage","id":")" + id + R"(","snippet":{"type":")" + type +
           R"(","authorChannelId":"UC1","publishedAt":"2020-07-10T14:00:30.645000Z",)" + details +
           R"(},"authorDetails":{"channelId":"UC1","displayName":"Karim"}})";
}

std::string items(const std::vector<std::string>& all) {
    std::string list;
    for (const auto& one : all)
        list += (list.empty() ? "" : ",") + one;
    return R"({"nextPageToken":"next=","pollingIntervalMillis":4813,"items":[)" + list + "]}";
}

OutboxItem youtube_todo(const std::string& action) {
    OutboxItem item{"yt", "LCC.1", action};
    item.author = "UC1";
    return item;
}

} // namespace

TEST_CASE("YouTube: a video's chat is asked for before its messages") {
    auto by_video = youtube_config();
    by_video.live_video = "dQw4w9WgXcQ";
    auto connector = youtube_with(by_video);
    REQUIRE(connector.prepare());
    CHECK(connector.prepare()->url ==
          "https://www.googleapis.com/youtube/v3/videos?part=liveStreamingDetails&id=dQw4w9WgXcQ");
    CHECK(connector.action(youtube_todo("hide")).error().kind == TroubleKind::Transient);

    struct Row {
        const char* body;
        TroubleKind kind;
        const char* words;
    };
    for (const auto& row : std::vector<Row>{
             {R"({"items":[]})", TroubleKind::BadRequest, "knows no such video"},
             {R"([])", TroubleKind::BadRequest, "knows no such video"},
             {R"({"items":[{"id":"x"}]})", TroubleKind::BadRequest, "says this video is no live broadcast"},
             {R"({"items":[{"liveStreamingDetails":{"actualEndTime":"2020-07-10T14:00:30Z"}}]})",
              TroubleKind::Ended, "says the broadcast is over"},
             {R"({"items":[{"liveStreamingDetails":{"scheduledStartTime":"2020-07-10T14:00:30Z"}}]})",
              TroubleKind::Transient, "has opened no live chat for this video yet"}}) {
        CAPTURE(row.body);
        const auto refused = connector.read_prepared(ok(row.body));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == row.kind);
        CHECK(refused.error().words == row.words);
        CHECK(connector.prepare());
    }
    CHECK(
        connector.read_prepared(ok(R"({"items":[{"liveStreamingDetails":{"activeLiveChatId":"Cg0/x"}}]})")));
    CHECK_FALSE(connector.prepare());
    CHECK(connector.poll("").url.find("liveChatId=Cg0%2Fx&") != std::string::npos);
    CHECK(connector.audience()->url.find("id=dQw4w9WgXcQ") != std::string::npos);

    CHECK_FALSE(signed_in().prepare()); // a chat's id was given
    CHECK_FALSE(signed_in().audience());
}

TEST_CASE("YouTube: the request for messages") {
    const auto first = signed_in().poll("");
    CHECK(first.url.starts_with(
        "https://www.googleapis.com/youtube/v3/liveChat/messages?liveChatId=" + std::string(kChat) +
        "&part=id,snippet,authorDetails&maxResults=2000&fields="));
    CHECK(first.authorization == "Authorization: Bearer ya29.secret");
    CHECK(signed_in().poll("a&b=").url == first.url + "&pageToken=a%26b%3D");
    CHECK(signed_in().listing() == Listing::GoesOn);
    CHECK(signed_in().costs().poll == 5);
    CHECK(youtube_with(FeedConfig::rehearsal("f", "youtube", "http://127.0.0.1:8800/"))
              .prepare()
              ->url.starts_with("http://127.0.0.1:8800/youtube/v3/videos?"));
}

TEST_CASE("YouTube: an API key reads, an OAuth token acts") {
    const auto reader = youtube_with(youtube_config("AIza-key"));
    CHECK(reader.poll("").authorization == "X-Goog-Api-Key: AIza-key");
    CHECK(reader.capabilities() == Capabilities{});
    CHECK(reader.action(youtube_todo("hide")).error().kind == TroubleKind::Permission);
    CHECK(signed_in().capabilities() ==
          Capabilities{.can_hide = false, .can_delete = true, .can_ban = true, .can_reply = true});
    auto signed_in_later = youtube_with(youtube_config("AIza-key"));
    signed_in_later.set_token("ya29.other");
    CHECK(signed_in_later.poll("").authorization == "Authorization: Bearer ya29.other");
}

TEST_CASE("YouTube: a page of messages") {
    const auto result = youtube_page(
        items({item("textMessageEvent", R"("textMessageDetails":{"messageText":"Bonjour"})", kLongId),
               item("superChatEvent",
                    R"("superChatDetails":{"userComment":"Bravo","amountMicros":"5000000"})", "LCC.2"),
               item("memberMilestoneChatEvent", R"("memberMilestoneChatDetails":{"userComment":"Un an"})",
                    "LCC.3")}));
    REQUIRE(result);
    REQUIRE(result->comments.size() == 3);
    CHECK(result->comments[0] ==
          SeenComment{{kLongId, "yt", "youtube", {"UC1", "Karim"}, "Bonjour", 1594389630645}, false});
    CHECK(result->comments[1].comment.text == "Bravo");
    CHECK(result->comments[2].comment.text == "Un an");
    CHECK(result->next == "next=");
    CHECK(result->wait_ms == 4813);
    CHECK_FALSE(result->more);
    CHECK_FALSE(result->ended);
    CHECK(result->skipped == 0);
}

TEST_CASE("YouTube: what is taken back, and the end, come as messages") {
    const auto result = youtube_page(
        items({item("messageDeletedEvent", R"("messageDeletedDetails":{"deletedMessageId":"LCC.7"})"),
               item("messageRetractedEvent", R"("messageRetractedDetails":{"retractedMessageId":"LCC.8"})"),
               item("tombstone", R"("hasDisplayContent":false)", "LCC.9"),
               item("userBannedEvent",
                    R"("userBannedDetails":{"bannedUserDetails":{"channelId":"UC9"},"banType":"temporary"})"),
               item("messageDeletedEvent", R"("messageDeletedDetails":{"deletedMessageId":"../x"})"),
               item("chatEndedEvent", R"("hasDisplayContent":true,"displayMessage":"over")")}));
    REQUIRE(result);
    CHECK(result->comments.empty());
    CHECK(result->removed == std::vector<std::string>{"LCC.7", "LCC.8", "LCC.9"});
    CHECK(result->banned == std::vector<std::string>{"UC9"});
    CHECK(result->ended);
}

TEST_CASE("YouTube: messages without a person's words are counted, hostile ones cleaned") {
    const auto result = youtube_page(
        items({item("newSponsorEvent", R"("newSponsorDetails":{"memberLevelName":"Gold"})"),
               item("superStickerEvent", R"("superStickerDetails":{"amountMicros":1})"), "7", "null", "{}",
               item("textMessageEvent", R"("textMessageDetails":{"messageText":"x"})", "../me"),
               item("textMessageEvent", R"("textMessageDetails":{"messageText":"a\u202eb\nc"})")}));
    REQUIRE(result);
    REQUIRE(result->comments.size() == 1);
    CHECK(result->comments[0].comment.text == "ab c");
    CHECK(result->skipped == 6);
}

TEST_CASE("YouTube: a full page has another behind it, and a wish to wait is bounded") {
    const auto text = item("textMessageEvent", R"("textMessageDetails":{"messageText":"x"})");
    CHECK(youtube_page(items(std::vector<std::string>(youtube::kPageSize, text)))->more);
    CHECK_FALSE(youtube_page(items(std::vector<std::string>(youtube::kPageSize - 1, text)))->more);
    CHECK(youtube_page(R"({"items":[],"pollingIntervalMillis":99999999999999})")->wait_ms == 60'000);
    CHECK(youtube_page(R"({"items":[],"pollingIntervalMillis":-5})")->wait_ms == 0);
    CHECK(youtube_page(R"({"items":[],"pollingIntervalMillis":"2500"})")->wait_ms == 2500);
    CHECK(youtube_page(R"({"items":[],"nextPageToken":")" + std::string(5000, 'x') + "\"}")->next.empty());
}

TEST_CASE("YouTube: an error is judged by its reason") {
    struct Row {
        int status;
        const char* reason;
        TroubleKind kind;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {401, "authError", TroubleKind::Token, "does not accept the access token: Words"},
        {401, "whatever", TroubleKind::Token, "does not accept the access token: Words"},
        {400, "keyInvalid", TroubleKind::Token, "does not accept the access token: Words"},
        {403, "forbidden", TroubleKind::Permission, "does not allow it: Words"},
        {403, "insufficientPermissions", TroubleKind::Permission, "does not allow it: Words"},
        {403, "rateLimitExceeded", TroubleKind::Throttled, "was asked too often: Words"},
        {403, "liveChatEnded", TroubleKind::Ended, "has closed the comments: Words"},
        {403, "liveChatDisabled", TroubleKind::Ended, "has closed the comments: Words"},
        {404, "liveChatNotFound", TroubleKind::BadRequest, "refused: Words"},
        {400, "pageTokenInvalid", TroubleKind::Cursor, "has lost the place in its list: Words"},
        {400, "invalidPageToken", TroubleKind::Cursor, "has lost the place in its list: Words"},
        {503, "backendError", TroubleKind::Transient, "has trouble of its own: Words"},
        {500, "never heard of", TroubleKind::Transient, "has trouble of its own: Words"},
        {403, "never heard of", TroubleKind::Permission, "does not allow it: Words"},
        {200, "never heard of", TroubleKind::BadRequest, "refused: Words"},
    }));
    CAPTURE(row.status, row.reason);
    const auto trouble = signed_in().read_page(error(row.status, row.reason)).error();
    CHECK(trouble.kind == row.kind);
    CHECK(trouble.words == row.words);
    CHECK_FALSE(trouble.retry_after_ms);
}

TEST_CASE("YouTube: newer errors carry their reason in the details") {
    const auto trouble = [](const char* error) {
        return signed_in().read_page({400, {}, "{\"error\":" + std::string(error) + "}"}).error();
    };
    CHECK(trouble(R"({"errors":[{"reason":"badRequest"}],"details":[{"reason":"API_KEY_INVALID"}]})").kind ==
          TroubleKind::Token);
    CHECK(trouble(R"({"message":"API key not valid. Please pass a valid API key.",
                      "errors":[{"reason":"badRequest"}]})")
              .kind == TroubleKind::Token);
    CHECK(trouble(R"({"errors":[{"reason":"invalidParameter","location":"pageToken"}]})").kind ==
          TroubleKind::Cursor);
    const auto daily = trouble(R"({"errors":[{"reason":"rateLimitExceeded"}],"details":[{"reason":
        "RATE_LIMIT_EXCEEDED","metadata":{"quota_limit":"defaultPerDayPerProject"}}]})");
    CHECK(daily.retry_after_ms == 14 * 3'600'000);
    CHECK(signed_in().read_page({503, {}, "Service Unavailable"}).error().words == "answered 503");
    CHECK(signed_in().read_page({429, {{"retry-after", "7"}}, "{}"}).error().retry_after_ms == 7000);
    CHECK(youtube_page("<html>").error().words == "sent something that is not JSON");
    CHECK(youtube_page("{}").error().words == "sent no list of messages");
}

TEST_CASE("YouTube: a used up quota comes back at midnight in California") {
    const auto used_up =
        signed_in().read_page(error(403, "quotaExceeded", "exceeded your <a href=\"/q\">quota</a>.")).error();
    CHECK(used_up.kind == TroubleKind::Throttled);
    CHECK(used_up.words == "has used up the project's quota of units for today");
    CHECK(used_up.retry_after_ms == 14 * 3'600'000);

    constexpr std::int64_t kHour = 3'600'000;
    CHECK(until_pacific_midnight_ms(1673517600000) == 22 * kHour); // 2023-01-12 02:00, winter
    CHECK(until_pacific_midnight_ms(1673596799000) == 1000);
    CHECK(until_pacific_midnight_ms(1673596800000) == 24 * kHour); // just midnight: a whole day
    CHECK(until_pacific_midnight_ms(1678608000000) == 23 * kHour); // the day summer time begins
    CHECK(until_pacific_midnight_ms(1699167600000) == 25 * kHour); // the day it ends
}

TEST_CASE("YouTube: its words are shown without tags and without the token") {
    const auto words = [](const std::string& message) {
        return signed_in().read_page(error(400, "x", message)).error().words;
    };
    CHECK(words("see <a href=\"/x\">the &lt;page&gt;</a>.") == "refused: see the <page>");
    CHECK(words("no ya29.secretya29.secret!") == "refused: no ……!");
    CHECK(words("") == "refused");
    CHECK(words(std::string(5000, 'a')).size() < 300);
}

TEST_CASE("YouTube: decisions are carried out") {
    const auto hide = signed_in().action(youtube_todo("hide")).value();
    CHECK(hide.method == HttpMethod::Delete);
    CHECK(hide.url == "https://www.googleapis.com/youtube/v3/liveChat/messages?id=LCC.1");
    CHECK(hide.authorization == "Authorization: Bearer ya29.secret");
    CHECK(signed_in().action(youtube_todo("delete"))->url == hide.url);
    CHECK(signed_in().action(youtube_todo("unhide")).error().words ==
          "has deleted the comment for good and cannot bring it back");

    const auto ban = signed_in().action(youtube_todo("ban")).value();
    CHECK(ban.method == HttpMethod::Post);
    CHECK(ban.url == "https://www.googleapis.com/youtube/v3/liveChat/bans?part=snippet");
    CHECK(ban.content_type == "application/json");
    CHECK(json::parse(ban.body) == json{{"snippet",
                                         {{"liveChatId", kChat},
                                          {"type", "permanent"},
                                          {"bannedUserDetails", {{"channelId", "UC1"}}}}}});
    auto timeout = youtube_todo("ban");
    timeout.seconds = 300;
    const auto snippet = json::parse(signed_in().action(timeout)->body)["snippet"];
    CHECK(snippet["type"] == "temporary");
    CHECK(snippet["banDurationSeconds"] == 300);

    auto unban = youtube_todo("unban");
    CHECK_FALSE(signed_in().action(unban)); // without the ban's id there is nothing to lift
    unban.made = "ban-1";
    CHECK(signed_in().action(unban)->method == HttpMethod::Delete);
    CHECK(signed_in().action(unban)->url == "https://www.googleapis.com/youtube/v3/liveChat/bans?id=ban-1");

    auto reply = youtube_todo("reply");
    CHECK_FALSE(signed_in().action(reply));
    reply.text = "Oui, à \"midi\"\n";
    const auto said = json::parse(signed_in().action(reply)->body)["snippet"];
    CHECK(said["type"] == "textMessageEvent");
    CHECK(said["textMessageDetails"]["messageText"] == "Oui, à \"midi\"");

    CHECK_FALSE(signed_in().action(youtube_todo("explode")));
    CHECK_FALSE(signed_in().action({"yt", "1&id=2", "hide"}));
    auto nobody = youtube_todo("ban");
    nobody.author = "UC1\"}";
    CHECK_FALSE(signed_in().action(nobody));
}

TEST_CASE("YouTube: a confirmation, and what is as good as one") {
    const auto confirmed = [](const char* action, const HttpResponse& response) {
        return signed_in().read_confirmation(youtube_todo(action), response);
    };
    CHECK(confirmed("hide", {204, {}, ""}) == std::string());
    CHECK(confirmed("hide", error(404, "liveChatMessageNotFound")) == std::string()); // gone is gone
    CHECK(confirmed("unban", error(404, "liveChatBanNotFound")) == std::string());
    CHECK(confirmed("ban", ok(R"({"kind":"youtube#liveChatBan","id":"ban-1"})")) == "ban-1");
    CHECK(confirmed("reply", ok(R"({"id":"LCC.5"})")) == "LCC.5");
    CHECK(confirmed("hide", error(403, "modificationNotAllowed")).error().kind == TroubleKind::Permission);
    CHECK(confirmed("ban", error(404, "liveChatUserNotFound")).error().kind == TroubleKind::BadRequest);
    CHECK(confirmed("hide", {404, {}, "nothing here"}).error().kind == TroubleKind::BadRequest);
    CHECK(confirmed("ban", error(404, "liveChatMessageNotFound")).error().kind == TroubleKind::BadRequest);
}

TEST_CASE("YouTube: a reply is looked for before it is sent again") {
    auto reply = youtube_todo("reply");
    reply.text = "Oui";
    REQUIRE(signed_in().check(reply));
    CHECK(signed_in().check(reply)->url == signed_in().poll("").url);
    CHECK_FALSE(signed_in().check(youtube_todo("hide"))); // sending it again changes nothing
    CHECK_FALSE(signed_in().check(youtube_todo("ban")));
    const auto list = [](const char* text, const char* who) {
        return ok(std::string(R"({"items":[{"snippet":{"textMessageDetails":{"messageText":")") + text +
                  R"("}},"authorDetails":{")" + who + R"(":true}}]})");
    };
    CHECK(signed_in().read_check(reply, list("Oui", "isChatOwner"))->done);
    CHECK_FALSE(signed_in().read_check(reply, list("Oui", "isChatSponsor"))->done);
    CHECK_FALSE(signed_in().read_check(reply, list("Non", "isChatModerator"))->done);
    CHECK_FALSE(signed_in().read_check(reply, error(403, "forbidden")));
}

TEST_CASE("YouTube: the audience") {
    const auto audience =
        signed_in().read_audience(ok(R"({"items":[{"liveStreamingDetails":{"concurrentViewers":"1234"},
               "statistics":{"viewCount":"99","likeCount":"7"}}]})"));
    CHECK(audience == Audience{1234, 99, 7});
    CHECK(signed_in().read_audience(
              ok(R"({"items":[{"liveStreamingDetails":{"concurrentViewers":"x"}}]})")) == Audience{});
}
