#include "standin/chat_file.h"
#include "standin/recorded_pieces.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

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

TEST_CASE("yt-dlp: YouTube's own words that go by a person's name are not theirs") {
    const auto chat =
        read(yt_dlp("1", renderer("liveChatSponsorshipsGiftRedemptionAnnouncementRenderer", "g",
                                  runs("was gifted a membership by Gilles"))) +
             yt_dlp("2", renderer("liveChatMembershipItemRenderer", "m", runs("Un an déjà !"))) +
             yt_dlp("3", renderer("liveChatPaidMessageRenderer", "p", runs("Pour le toit"))) +
             yt_dlp("4", renderer("liveChatNewKindRenderer", "n", runs("of a kind to come"))));
    CHECK(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 3);
    CHECK(chat.lines[0].id == "m");
}

TEST_CASE("yt-dlp: a message without an id, a channel or an author is one all the same") {
    const auto text = [](const std::string& members) {
        return yt_dlp("1",
                      R"({"addChatItemAction":{"item":{"liveChatTextMessageRenderer":{)" + members + "}}}}");
    };
    const auto chat =
        read(text(runs("a") + R"(,"authorName":{"simpleText":"Ben"},"authorExternalChannelId":"UCb")") +
             text(runs("b") + R"(,"authorName":{"simpleText":"Ben"},"authorExternalChannelId":"UCb")") +
             text(R"("id":"c",)" + runs("c") + R"(,"authorName":{"simpleText":"Cleo"})") +
             text(R"("id":"d",)" + runs("d")));
    CHECK(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 4);
    CHECK(chat.lines[0].id != chat.lines[1].id);
    CHECK(chat.lines[1].author == Author{"UCb", "Ben"});
    CHECK(chat.lines[2].author == Author{"", "Cleo"});
    CHECK_FALSE(chat.lines[3].author);
}

TEST_CASE("yt-dlp: an emoji of the channel's own, by whatever name it has") {
    const auto text_of_emoji = [](const std::string& members) {
        const auto chat =
            read(yt_dlp("1", renderer("liveChatTextMessageRenderer", "e",
                                      R"("message":{"runs":[{"text":"oh "},{"emoji":{)" + members + "}}]}")));
        return chat.lines.empty() ? std::string() : chat.lines[0].text;
    };
    const std::string label = R"("image":{"accessibility":{"accessibilityData":{"label":"face-blue"}}})";
    CHECK(text_of_emoji(R"("emojiId":"UC/x",)" + label) == "oh :face-blue:");
    CHECK(text_of_emoji(R"("emojiId":"UC/x","shortcuts":[],"searchTerms":["wave","hand"],)" + label) ==
          "oh :wave:");
    CHECK(text_of_emoji(R"("emojiId":"UC/x","shortcuts":[":heart:"],)" + label) == "oh :heart:");
}

TEST_CASE("yt-dlp: a replacement's words take the place of those before, a placeholder takes them away") {
    const auto replace = [](const char* ms, const std::string& target, const std::string& item) {
        return yt_dlp(ms, R"({"replaceChatItemAction":{"targetItemId":")" + target +
                              R"(","replacementItem":{)" + item + "}}}");
    };
    const std::string edited = R"("liveChatTextMessageRenderer":{"id":"a","authorExternalChannelId":"UC1",)" +
                               runs("[modifié]") + "}";
    const std::string held = R"("liveChatTextMessageRenderer":{"id":"h","authorExternalChannelId":"UC1",)" +
                             runs("Retenu puis montré") + "}";
    const auto chat = read(yt_text("1000", "a") + yt_text("1500", "b") + replace("2000", "a", edited) +
                           replace("3000", "h", held) +
                           replace("4000", "b", R"("liveChatPlaceholderItemRenderer":{"id":"b"})"));
    CHECK(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 3);
    CHECK(chat.lines[0].text == "[modifié]");
    CHECK(chat.lines[0].at_ms == 1000);
    CHECK(chat.lines[1].removed_at_ms == 4000);
    CHECK(chat.lines[2].text == "Retenu puis montré");
    CHECK(chat.lines[2].at_ms == 3000);
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

TEST_CASE("chat-downloader: notices, tickers and banners are nobody's words, bans and a cleared chat take "
          "them away") {
    const auto say = [](const char* at, const char* id, const char* author, const std::string& more) {
        return fmt::format(R"({{"action_type":"add_chat_item","time_in_seconds":{},"message_id":"{}",)"
                           R"("author":{{"id":"{}","name":"nom","display_name":"Nom"}},{}}})"
                           "\n",
                           at, id, author, more);
    };
    const auto chat = read(
        R"({"action_type":"add_live_chat_ticker_item","message_type":"ticker_paid_message_item","message_id":"p",)"
        R"("message":"Bravo","time_in_seconds":1,"author":{"id":"U3"}})"
        "\n" +
        say("1", "p", "U3", R"("message":"Bravo","message_type":"paid_message")") +
        say("2", "m", "U4",
            R"("message":"Welcome!","header_secondary_text":"Welcome!","message_type":"membership_item")") +
        say("3", "g", "U5",
            R"("message":"was gifted","message_type":"sponsorships_gift_redemption_announcement")") +
        say("4", "r", "U6",
            R"("message":"3 mois !","system_message":"U6 subscribed","message_type":"resubscription")") +
        say("5", "s", "U6", R"("message":"U6 subscribed","message_type":"subscription")") +
        R"({"action_type":"add_banner","message_type":"text_message","message_id":"b","message":"Épinglé"})"
        "\n" +
        R"({"action_type":"ban_user","message_type":"ban_user","author":{"id":"U3"},"time_in_seconds":6})"
        "\n" +
        R"({"action_type":"clear_chat","message_type":"clear_chat","time_in_seconds":7})"
        "\n" +
        say("8", "t", "U3", R"("message":"après","message_type":"text_message")"));
    CHECK(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 3);
    CHECK(chat.lines[0].id == "p");
    CHECK(chat.lines[0].author == Author{"U3", "Nom"});
    CHECK(chat.lines[0].removed_at_ms == 6000);
    CHECK(chat.lines[1].id == "r");
    CHECK(chat.lines[1].removed_at_ms == 7000);
    CHECK_FALSE(chat.lines[2].removed_at_ms);
}

TEST_CASE("TwitchDownloader: notices are nobody's words, names may be null, words may be in pieces") {
    const auto chat = read(R"({"comments":[
        {"_id":"1","content_offset_seconds":1,"commenter":{"_id":"u","display_name":null,"name":"uma"},
         "message":{"body":"bonjour","user_notice_params":{"msg-id":null}}},
        {"_id":"2","content_offset_seconds":2,"commenter":{"_id":"v","display_name":"Val"},
         "message":{"body":"Val subscribed at Tier 1.","user_notice_params":{"msg-id":"resub"}}},
        {"_id":"3","content_offset_seconds":3,"message":{"body":"gift","user_notice_params":{"msg_id":"subgift"}}},
        {"_id":"4","content_offset_seconds":4,
         "message":{"body":"look","user_notice_params":{"msg-id":"highlighted-message"}}},
        {"_id":"5","content_offset_seconds":5,"message":{"body":null,"fragments":[{"text":"in "},{"text":"pieces"}]}}]})");
    CHECK(chat.skipped_count == 0);
    REQUIRE(chat.lines.size() == 3);
    CHECK(chat.lines[0].author == Author{"u", "uma"});
    CHECK(chat.lines[1].text == "look");
    CHECK(chat.lines[2].text == "in pieces");
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
