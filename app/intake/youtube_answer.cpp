#include "intake/youtube_answer.h"

#include "intake/html_text.h"
#include "intake/iso_time.h"
#include "intake/json_values.h"
#include "intake/pacific_day.h"
#include "intake/platform_trouble.h"
#include "show/bounded_json.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace regie::intake::youtube {
namespace {

using nlohmann::json;

constexpr std::int64_t kLongestWaitMs = 60'000; // no polling interval that was ever seen comes near

// Newer reasons, in capitals, stand in error.details (google.rpc.ErrorInfo).
const std::map<std::string_view, TroubleKind> kReasons = {
    {"authError", TroubleKind::Token},
    {"keyInvalid", TroubleKind::Token},
    {"keyExpired", TroubleKind::Token},
    {"required", TroubleKind::Token}, // login required
    {"API_KEY_INVALID", TroubleKind::Token},
    {"ACCESS_TOKEN_EXPIRED", TroubleKind::Token},
    {"CREDENTIALS_MISSING", TroubleKind::Token},
    {"quotaExceeded", TroubleKind::Throttled},
    {"dailyLimitExceeded", TroubleKind::Throttled},
    {"rateLimitExceeded", TroubleKind::Throttled},
    {"userRateLimitExceeded", TroubleKind::Throttled},
    {"RATE_LIMIT_EXCEEDED", TroubleKind::Throttled},
    {"liveChatEnded", TroubleKind::Ended},
    {"liveChatDisabled", TroubleKind::Ended},
    {"pageTokenInvalid", TroubleKind::Cursor},
    {"invalidPageToken", TroubleKind::Cursor},
    {"forbidden", TroubleKind::Permission},
    {"insufficientPermissions", TroubleKind::Permission},
    {"ACCESS_TOKEN_SCOPE_INSUFFICIENT", TroubleKind::Permission},
    {"accessNotConfigured", TroubleKind::Permission},
    {"SERVICE_DISABLED", TroubleKind::Permission},
    {"modificationNotAllowed", TroubleKind::Permission},
    {"liveChatBanInsertionNotAllowed", TroubleKind::Permission},
    {"liveChatNotFound", TroubleKind::BadRequest},
    {"liveChatMessageNotFound", TroubleKind::BadRequest},
    {"liveChatBanNotFound", TroubleKind::BadRequest},
    {"liveChatUserNotFound", TroubleKind::BadRequest},
    {"backendError", TroubleKind::Transient},
    {"internalError", TroubleKind::Transient},
};

/// The error object of a body; null when it holds none.
const json& error_of(const json& body) {
    static const json none;
    const auto& error = member(body, "error");
    return error.is_object() ? error : none;
}

/// Calls `visit` with each entry of error.errors and error.details.
template<typename Visit>
void each_cause(const json& error, Visit visit) {
    for (const auto* list : {"details", "errors"})
        for (const auto& cause : member(error, list))
            visit(cause);
}

bool has_reason(const json& error, std::string_view reason) {
    bool found = false;
    each_cause(error, [&](const json& cause) { found = found || text_of(cause, "reason") == reason; });
    return found;
}

/// A day's quota, in contrast to a rate a minute.
bool is_daily(const json& error) {
    bool daily = has_reason(error, "quotaExceeded") || has_reason(error, "dailyLimitExceeded");
    each_cause(error, [&](const json& cause) {
        const auto limit = text_of(member(cause, "metadata"), "quota_limit");
        daily = daily || limit.find("PerDay") != std::string::npos;
    });
    return daily;
}

TroubleKind kind_of(const json& error, TroubleKind by_status) {
    std::optional<TroubleKind> kind;
    each_cause(error, [&](const json& cause) {
        const auto known = kReasons.find(text_of(cause, "reason"));
        const bool about_cursor = text_of(cause, "location") == "pageToken";
        if (about_cursor)
            kind = TroubleKind::Cursor;
        else if (known != kReasons.end() && !kind)
            kind = known->second;
    });
    // A key that is not valid is a "badRequest" (400) like many others; older answers have no other sign.
    if (by_status == TroubleKind::Token || text_of(error, "message").starts_with("API key not valid"))
        return TroubleKind::Token;
    return kind.value_or(by_status);
}

Trouble youtube_trouble_of(const HttpResponse& response, const json& error, const std::string& secret,
                           std::int64_t now_ms) {
    auto trouble = trouble_of_status(response);
    trouble.kind = kind_of(error, is_success(response) ? TroubleKind::BadRequest : trouble.kind);
    trouble.words = trouble_words(trouble.kind, platform_words(html_text(text_of(error, "message")), secret));
    if (trouble.kind == TroubleKind::Throttled && is_daily(error)) {
        trouble.words = "has used up the project's quota of units for today";
        trouble.retry_after_ms = until_pacific_midnight_ms(now_ms);
    }
    return trouble;
}

/// Numbers of 64 bits come as texts.
std::int64_t number_in(const json& object, const char* key, std::int64_t otherwise) {
    const auto text = text_of(object, key);
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return !text.empty() && read.ec == std::errc{} && read.ptr == end ? number
                                                                      : integer_of(object, key, otherwise);
}

const json& first_video(const json& videos) {
    static const json none;
    const auto& items = member(videos, "items");
    return items.is_array() && !items.empty() ? items.front() : none;
}

/// What the person wrote, whatever kind of message carries it.
std::string words_of(const json& snippet) {
    auto text = text_of(member(snippet, "textMessageDetails"), "messageText");
    for (const auto* details : {"superChatDetails", "memberMilestoneChatDetails", "fanFundingEventDetails"})
        if (text.empty())
            text = text_of(member(snippet, details), "userComment");
    return clean_text(text);
}

/// Adds `id` when it is one.
void add_id(std::vector<std::string>& ids, std::string id) {
    if (is_id(id))
        ids.push_back(std::move(id));
}

void take_comment(PollPage& page, const json& item, const std::string& feed) {
    const auto& snippet = member(item, "snippet");
    SeenComment seen;
    auto& comment = seen.comment;
    comment.id = text_of(item, "id");
    comment.text = words_of(snippet);
    if (!is_id(comment.id) || comment.text.empty()) {
        ++page.skipped; // nothing to show, or nothing that could be done with it
        return;
    }
    comment.feed = feed;
    comment.platform = "youtube";
    comment.created_ms = parse_iso_time_ms(text_of(snippet, "publishedAt")).value_or(0);
    const auto author = text_of(snippet, "authorChannelId");
    comment.author = {is_id(author) ? author : std::string(),
                      clean_text(text_of(member(item, "authorDetails"), "displayName"), kMaxName)};
    comment.by_us = is_true(member(item, "authorDetails"), "isChatOwner");
    page.comments.push_back(std::move(seen));
}

// Someone put in a timeout loses what they wrote just as someone banned for good.
void take_item(PollPage& page, const json& item, const std::string& feed) {
    const auto& snippet = member(item, "snippet");
    const auto type = text_of(snippet, "type");
    if (type == "messageDeletedEvent")
        add_id(page.removed, text_of(member(snippet, "messageDeletedDetails"), "deletedMessageId"));
    else if (type == "messageRetractedEvent")
        add_id(page.removed, text_of(member(snippet, "messageRetractedDetails"), "retractedMessageId"));
    else if (type == "tombstone") // stands where a message was
        add_id(page.removed, text_of(item, "id"));
    else if (type == "userBannedEvent")
        add_id(page.banned,
               text_of(member(member(snippet, "userBannedDetails"), "bannedUserDetails"), "channelId"));
    else if (type == "chatEndedEvent")
        page.ended = true;
    else
        take_comment(page, item, feed);
}

} // namespace

Answer<json> read(const HttpResponse& response, const std::string& secret, std::int64_t now_ms) {
    if (is_success(response) && response.body.empty())
        return json(); // 204: done, and nothing to say
    auto body = parse_bounded_json(response.body);
    if (body)
        if (const auto& error = error_of(*body); !error.is_null())
            return tl::unexpected(youtube_trouble_of(response, error, secret, now_ms));
    if (!is_success(response))
        return tl::unexpected(trouble_of_status(response));
    if (!body)
        return tl::unexpected(Trouble{TroubleKind::Transient, body.error().what, {}});
    return std::move(*body);
}

bool is_gone(const HttpResponse& response) {
    const auto body = parse_bounded_json(response.body);
    if (!body)
        return false;
    const auto& error = error_of(*body);
    return has_reason(error, "liveChatMessageNotFound") || has_reason(error, "liveChatBanNotFound");
}

Answer<std::string> read_live_chat(const json& videos) {
    const auto& video = first_video(videos);
    if (video.is_null())
        return tl::unexpected(Trouble{TroubleKind::BadRequest, "knows no such video", {}});
    const auto& live = member(video, "liveStreamingDetails");
    if (!live.is_object())
        return tl::unexpected(Trouble{TroubleKind::BadRequest, "says this video is no live broadcast", {}});
    auto chat = text_of(live, "activeLiveChatId");
    if (!chat.empty() && chat.size() <= kMaxCursorLength)
        return chat;
    if (!text_of(live, "actualEndTime").empty())
        return tl::unexpected(Trouble{TroubleKind::Ended, "says the broadcast is over", {}});
    return tl::unexpected(Trouble{TroubleKind::Transient, "has opened no live chat for this video yet", {}});
}

Audience read_audience(const json& videos) {
    const auto& video = first_video(videos);
    const auto& statistics = member(video, "statistics");
    Audience audience;
    audience.viewers = number_in(member(video, "liveStreamingDetails"), "concurrentViewers", -1);
    audience.views = number_in(statistics, "viewCount", -1);
    audience.reactions = number_in(statistics, "likeCount", -1);
    return audience;
}

Answer<PollPage> read_messages(const json& messages, const std::string& feed) {
    const auto& items = member(messages, "items");
    if (!items.is_array())
        return tl::unexpected(Trouble{TroubleKind::Transient, "sent no list of messages", {}});
    PollPage page;
    for (const auto& item : items)
        take_item(page, item, feed);
    page.next = text_of(messages, "nextPageToken");
    if (page.next.size() > kMaxCursorLength)
        page.next.clear();
    page.more = !page.next.empty() && !page.ended && items.size() >= kPageSize;
    page.wait_ms =
        std::clamp<std::int64_t>(number_in(messages, "pollingIntervalMillis", 0), 0, kLongestWaitMs);
    return page;
}

} // namespace regie::intake::youtube
