#include "standin/chat_file.h"
#include "standin/recorded_pieces.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::standin;

namespace {

Chat read(const std::string& text) { return parse_chat(text, "chat.json"); }

std::string runs(const std::string& text) { return R"("message":{"runs":[{"text":")" + text + R"("}]})"; }

std::string renderer(const std::string& kind, const std::string& id, const std::string& message,
                     const std::string& author = "UC1") {
    return R"({"addChatItemAction":{"item":{")" + kind + R"(":{"id":")" + id + R"(",)" + message +
           R"(,"authorName":{"simpleText":"Karim"},"authorExternalChannelId":")" + author +
           R"(","timestampUsec":"1733373660562877"}},"clientId":"x"}})";
}

/// A line as yt-dlp writes it.
std::string yt_dlp(const std::string& offset_ms, const std::string& actions) {
    return R"({"replayChatItemAction":{"actions":[)" + actions + R"(],"videoOffsetTimeMsec":")" + offset_ms +
           "\"}}\n";
}
std::string yt_text(const std::string& offset_ms, const std::string& id, const std::string& text = "Bonjour",
                    const std::string& author = "UC1") {
    return yt_dlp(offset_ms, renderer("liveChatTextMessageRenderer", id, runs(text), author));
}

} // namespace

TEST_CASE("yt-dlp: messages, paid ones, emoji") {
    const auto chat =
        read(yt_text("12345", "ChwKGk%3D") +
             yt_dlp("13000", renderer("liveChatPaidMessageRenderer", "p1",
                                      R"("purchaseAmountText":{"simpleText":"5 €"},)" + runs("Bravo"))));
    REQUIRE(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 2);
    CHECK(chat.lines[0].at_ms == 12345);
    CHECK(chat.lines[0].id == "ChwKGk-3D"); // fit for any interface
    CHECK(chat.lines[0].author == Author{"UC1", "Karim"});
    CHECK(chat.lines[0].text == "Bonjour");
    CHECK(chat.lines[1].text == "Bravo");

    const auto emoji = read(yt_dlp(
        "1", renderer("liveChatTextMessageRenderer", "e1",
                      R"("message":{"runs":[{"text":"oh "},{"emoji":{"emojiId":"😀","shortcuts":[":grin:"]}},)"
                      R"({"emoji":{"emojiId":"UCx/y","shortcuts":[":pog:",":p:"]}},{"emoji":{}}]})")));
    REQUIRE(emoji.lines.size() == 1);
    CHECK(emoji.lines[0].text == "oh 😀:pog:");
}

TEST_CASE("yt-dlp: what is nobody's words is neither a comment nor a fault") {
    const auto chat = read(
        yt_dlp("1", renderer("liveChatPaidStickerRenderer", "s", R"("sticker":{})")) +
        yt_dlp("2",
               R"({"addBannerToLiveChatCommand":{"bannerRenderer":{}}},{"addLiveChatTickerItemAction":{}})") +
        yt_dlp("3", R"({"addChatItemAction":{"item":{"liveChatViewerEngagementMessageRenderer":{"id":"v",)" +
                        runs("Welcome") + "}}}}") +
        yt_dlp("4", "") + yt_text("5", "real"));
    CHECK(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 1);
    CHECK(chat.lines[0].id == "real");
}

TEST_CASE("yt-dlp: deletions, of one and of all an author has said") {
    const auto chat = read(
        yt_text("1000", "a", "x", "UC1") + yt_text("2000", "b", "x", "UC2") +
        yt_text("3000", "c", "x", "UC2") +
        yt_dlp("4000", R"({"markChatItemAsDeletedAction":{"targetItemId":"a"}})") +
        yt_dlp("5000", R"({"markChatItemsByAuthorAsDeletedAction":{"externalChannelId":"UC2"}})") +
        yt_dlp(
            "5500",
            R"({"removeChatItemAction":{"targetItemId":"a"}},{"removeChatItemAction":{"targetItemId":"?"}})") +
        yt_text("6000", "d", "x", "UC2"));
    REQUIRE(chat.lines.size() == 4);
    CHECK(chat.lines[0].removed_at_ms == 4000);
    CHECK(chat.lines[1].removed_at_ms == 5000);
    CHECK(chat.lines[2].removed_at_ms == 5000);
    CHECK_FALSE(chat.lines[3].removed_at_ms);
}

TEST_CASE("yt-dlp: before the start, after a week, without a time, and a message that comes twice") {
    const auto chat = read(yt_text("-5000", "early") + yt_text("700000000", "late") + yt_text("3000", "a") +
                           yt_text("3000", "a") + yt_text("x", "untimed"));
    REQUIRE(chat.lines.size() == 4);
    CHECK(chat.lines[0].at_ms == 0);
    CHECK(chat.lines[0].id == "early");
    CHECK(chat.skipped_count == 1);
    CHECK(chat.skipped[0].what == "the line has the id \"a\" of an earlier one");
    CHECK(chat.skipped[0].where == "chat.json:4");
}

TEST_CASE("chat-downloader: a list, or lines") {
    const std::string one = R"({"action_type":"add_chat_item","message_type":"text_message","message_id":"m1",
        "message":"Bonjour","timestamp":1594389630645000,"time_in_seconds":12.5,"time_text":"0:12",
        "author":{"id":"UC1","name":"Karim","badges":[],"images":[]}})";
    const std::string two =
        R"({"message_type":"paid_sticker","message_id":"m2","message":null,"time_in_seconds":13})";
    const std::string removal =
        R"({"action_type":"mark_chat_item_as_deleted","target_message_id":"m1","message":"[deleted]"})";
    const std::string ban = R"({"action_type":"mark_chat_items_by_author_as_deleted","author":{"id":"UC9"}})";
    const std::string troll =
        R"({"message_type":"text_message","message_id":"m3","message":"x","time_in_seconds":14,
        "author":{"id":"UC9","name":"T"}})";
    const auto chat = read("\xEF\xBB\xBF [\r\n" + one + ",\n" + two + ",7," + troll + "," + removal + "," +
                           ban + R"(,{"message_id":"","message":"y","time_in_seconds":1}]trailing)");
    REQUIRE(chat.lines.size() == 2);
    CHECK(chat.lines[0].at_ms == 12500);
    CHECK(chat.lines[0].author == Author{"UC1", "Karim"});
    CHECK(chat.lines[0].removed_at_ms == 14000); // told behind the one at 14 s
    CHECK(chat.lines[1].removed_at_ms == 14000);
    CHECK(chat.skipped_count == 2);
    CHECK(chat.skipped[0].where == "chat.json: entry 3");

    const auto live =
        read(R"({"message_type":"text_message","message_id":"a","message":"x","timestamp":1594389630645000}
{"message_type":"text_message","message_id":"b","message":"y","timestamp":1594389632645000}
)");
    REQUIRE(live.lines.size() == 2);
    CHECK(live.lines[0].at_ms == 0); // recorded live: counted from the first
    CHECK(live.lines[1].at_ms == 2000);
}

TEST_CASE("TwitchDownloader: an object with comments") {
    const std::string head = R"({"FileInfo":{"Version":{"Major":1,"Minor":4},"x":"a \"comments\": [ b"},
        "streamer":{"name":"musee","id":5},"video":{"title":"[x]","start":0},"comments":[)";
    const std::string one = R"({"_id":"c1","created_at":"2022-08-31T09:09:39Z","content_offset_seconds":7.25,
        "commenter":{"display_name":"Zoé","_id":"77","name":"zoe"},"message":{"body":"oh Kappa","fragments":[{"text":"oh "}]}})";
    const std::string gone =
        R"({"_id":"c2","content_offset_seconds":8,"commenter":null,"message":{"body":"hi"}})";
    const auto chat = read(head + one + "," + gone + R"(,{"_id":"c3"}],"embeddedData":{"comments":[]}})");
    REQUIRE(chat.lines.size() == 2);
    CHECK(chat.lines[0].at_ms == 7250);
    CHECK(chat.lines[0].author == Author{"77", "Zoé"});
    CHECK(chat.lines[0].text == "oh Kappa");
    CHECK_FALSE(chat.lines[1].author);
    CHECK(chat.skipped_count == 1);
    const auto cut = read(head + one + "," + gone.substr(0, 30));
    CHECK(cut.lines.size() == 1);
    CHECK(cut.skipped_count == 1);
}

TEST_CASE("a recording that breaks off keeps what is whole") {
    const auto whole = yt_text("1000", "a") + yt_text("2000", "b");
    const auto chat = read(whole.substr(0, whole.size() - 20));
    CHECK(chat.lines.size() == 1);
    CHECK(chat.skipped_count == 1);
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK(read(whole.substr(0, length)).lines.size() <= 2);
}

TEST_CASE("endless faults are counted, not kept") {
    std::string text = yt_text("1", "a");
    for (int i = 0; i < 5000; ++i)
        text += "x\n";
    const auto chat = read(text);
    CHECK(chat.lines.size() == 1);
    CHECK(chat.skipped_count == 5000);
    CHECK(chat.skipped.size() == Chat::kMostSkipped);
    const auto deep = read(std::string(2'000'000, '[') + "\n" + yt_text("1", "a"));
    CHECK(deep.lines.empty());
}

TEST_CASE("what a chat is, by its content") {
    using Shape = RecordedPieces::Shape;
    const auto shape = [](std::string_view text) { return RecordedPieces(text).shape(); };
    CHECK(shape("") == Shape::Lines);
    CHECK(shape("{\"at_ms\":1}\n{}") == Shape::Lines);
    CHECK(shape("\n\n [{}]") == Shape::List);
    CHECK(shape("{\"a\":{\"comments\":[1]},\"b\":[],\"comments\" : [") == Shape::Comments);
    CHECK(shape("{\"comments\":7}") == Shape::Lines);
    CHECK(shape("{\"a\":\"\\\"comments\\\":[\"}") == Shape::Lines);
    CHECK(shape("{\"a\"") == Shape::Lines);
    CHECK(shape("{\"a\\") == Shape::Lines);
}
