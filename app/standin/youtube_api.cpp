#include "standin/youtube_api.h"

#include "standin/numbers.h"
#include "standin/times.h"
#include "standin/youtube_request.h"

#include <QDateTime>
#include <QTimeZone>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

// Units of a day's quota. List: the method's page (the cost table says 1). Writing: what third parties
// measured.
constexpr std::int64_t kListUnits = 5;
constexpr std::int64_t kWriteUnits = 50;
constexpr std::int64_t kReadUnits = 1;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::size_t kFewest = 200, kMost = 2000, kDefault = 500; // maxResults

} // namespace

Response YoutubeApi::answer(const Request& request, std::int64_t wall_ms) {
    platform_.advance(wall_ms);
    if (auto refusal = refused(request))
        return *refusal;
    const bool reads = request.method == "GET";
    const auto what = request.path.substr(std::string_view("/youtube/v3/").size());
    const auto units = !reads ? kWriteUnits : what == "liveChat/messages" ? kListUnits : kReadUnits;
    if (!spend(units, wall_ms))
        return google_error(403, "quotaExceeded",
                            "The request cannot be completed because you have exceeded your "
                            "<a href=\"/youtube/v3/getting-started#quota\">quota</a>.",
                            "youtube.quota");
    if (what == "liveChat/messages")
        return messages(request, wall_ms);
    if (what == "liveChat/bans" && !reads)
        return bans(request, wall_ms);
    if (what == "liveBroadcasts" && reads)
        return broadcasts(request);
    if (what == "videos" && reads)
        return videos(request);
    return google_error(404, "notFound", "Not Found", "global");
}

std::optional<Response> YoutubeApi::refused(const Request& request) const {
    if (!request.token.empty() || request.api_key.empty()) {
        const auto access = platform_.access(request.token);
        if (access == Access::Missing)
            return google_error(403, "forbidden",
                                "Method doesn't allow unregistered callers (callers without established "
                                "identity). Please use API Key or other form of API consumer identity.",
                                "global");
        return access == Access::Granted ? std::nullopt : std::optional(google_bad_token());
    }
    if (platform_.access(request.api_key) != Access::Granted)
        return google_error(400, "badRequest", "API key not valid. Please pass a valid API key.",
                            "usageLimits");
    if (request.method != "GET") // a key tells which project asks, not who
        return google_error(401, "required",
                            "API keys are not supported by this API. Expected OAuth2 access token.",
                            "global");
    return {};
}

bool YoutubeApi::spend(std::int64_t units, std::int64_t wall_ms) {
    const QTimeZone pacific("America/Los_Angeles"); // a day's quota comes at midnight there
    const auto offset_ms = pacific.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(wall_ms, Qt::UTC)) * 1000LL;
    if (const auto day = (wall_ms + offset_ms) / kDayMs; day != std::exchange(day_, day))
        units_spent_ = 0;
    if (options_.units_a_day > 0 && units_spent_ + units > options_.units_a_day)
        return false;
    units_spent_ += units;
    return true;
}

std::optional<Response> YoutubeApi::too_soon(std::int64_t wall_ms) {
    const auto last_ms = std::exchange(last_list_ms_, wall_ms);
    if (!options_.polling_enforced || !last_ms || wall_ms - *last_ms >= options_.polling_ms)
        return {};
    return google_error(
        403, "rateLimitExceeded",
        "The request was sent too quickly after the previous request. This error occurs when API "
        "requests to retrieve messages are being sent more frequently than YouTube's refresh rates.");
}

Response YoutubeApi::messages(const Request& request, std::int64_t wall_ms) {
    if (request.method == "DELETE")
        return remove(request, wall_ms);
    if (auto bad = bad_parts(request, {"id", "snippet", "authorDetails"}))
        return *bad;
    return request.method == "POST" ? insert(request, wall_ms) : list(request, wall_ms);
}

Response YoutubeApi::list(const Request& request, std::int64_t wall_ms) {
    if (request.param("liveChatId") != options_.live_chat)
        return google_error(404, "liveChatNotFound",
                            "The live chat that you are trying to retrieve cannot be found.");
    if (auto bad = out_of_range(request, "maxResults", kFewest, kMost))
        return *bad;
    if (auto bad = out_of_range(request, "profileImageSize", 16, 720))
        return *bad;
    if (auto refusal = too_soon(wall_ms))
        return *refusal;
    platform_.poll(Interface::Youtube, wall_ms);
    const auto& happenings = platform_.happenings();
    const auto history = static_cast<std::size_t>(std::max<std::int64_t>(0, options_.history));
    std::size_t begin = history > 0 && happenings.size() > history ? happenings.size() - history : 0;
    if (const auto token = request.param("pageToken"); !token.empty()) {
        const auto position = youtube_number("page", token);
        if (!position || *position > happenings.size())
            return google_error(400, "pageTokenInvalid", "The page token is not valid.");
        begin = *position;
        if (platform_.ended_ms() && begin == happenings.size())
            return google_error(403, "liveChatEnded", "The live chat is no longer live.");
    }
    const auto most =
        static_cast<std::size_t>(parse_number<std::int64_t>(request.param("maxResults")).value_or(kDefault));
    const auto end = std::min(happenings.size(), begin + most);
    const auto parts = parts_of(request);
    json items = json::array();
    for (auto position = begin; position < end; ++position) {
        items.push_back(youtube_item(platform_, position, options_.live_chat, parts));
        if (happenings[position].kind == Happening::Kind::Said)
            platform_.show(happenings[position].subject);
    }
    const bool more = end < happenings.size();
    json body = {{"kind", "youtube#liveChatMessageListResponse"},
                 {"etag", youtube_token("etag", end)},
                 {"pollingIntervalMillis", more ? options_.polling_ms / 10 : options_.polling_ms},
                 {"pageInfo", {{"totalResults", end - begin}, {"resultsPerPage", end - begin}}},
                 {"nextPageToken", youtube_token("page", end)}};
    body["items"] = std::move(items);
    if (platform_.ended_ms())
        body["offlineAt"] = utc_micros(*platform_.ended_ms());
    return {200, std::move(body)};
}

Response YoutubeApi::insert(const Request& request, std::int64_t wall_ms) {
    const auto text = text_in(request.body, "/snippet/textMessageDetails/messageText");
    if (text_in(request.body, "/snippet/liveChatId") != options_.live_chat)
        return google_error(404, "liveChatNotFound",
                            "The live chat that you are trying to access cannot be found.");
    if (platform_.ended_ms())
        return google_error(403, "liveChatEnded", "The specified live chat is no longer live.");
    if (text_in(request.body, "/snippet/type") != "textMessageEvent")
        return google_error(400, "typeRequired", "The snippet's type must be textMessageEvent.");
    if (text.empty())
        return google_error(400, "messageTextRequired", "The message has no messageText.");
    const auto index = platform_.reply({}, text, {Interface::Youtube, options_.live_chat, wall_ms});
    return {200, youtube_message(platform_, index, options_.live_chat, parts_of(request))};
}

Response YoutubeApi::remove(const Request& request, std::int64_t wall_ms) {
    const auto id = request.param("id");
    const auto index = youtube_index(platform_, id);
    auto not_found = google_error(404, "liveChatMessageNotFound",
                                  "The chat message that you are trying to delete cannot be found.");
    if (!index)
        return not_found;
    const auto& item = platform_.item(*index);
    if (item.line.author && item.line.author->id == platform_.options().page)
        return google_error(403, "modificationNotAllowed",
                            "The message is a moderator's or the chat owner's.");
    const Asked asked{Interface::Youtube, id, wall_ms};
    if (platform_.is_there(*index)) {
        platform_.remove(*index, asked);
        return {204, {}};
    }
    if (item.state == Item::State::Deleted)
        platform_.remove(*index, asked); // for the ledger: a repeat
    return not_found;
}

Response YoutubeApi::bans(const Request& request, std::int64_t wall_ms) {
    if (request.method == "POST")
        return insert_ban(request, wall_ms);
    const auto id = request.param("id");
    const auto ban = youtube_number("ban", id);
    if (!ban || *ban >= platform_.bans().size())
        return google_error(404, "liveChatBanNotFound",
                            "The ban that you are trying to delete cannot be found.");
    platform_.unban(platform_.bans()[*ban].author,
                    {Interface::Youtube, platform_.bans()[*ban].author, wall_ms});
    return {204, {}};
}

Response YoutubeApi::insert_ban(const Request& request, std::int64_t wall_ms) {
    if (auto bad = bad_parts(request, {"snippet"}))
        return *bad;
    const auto chat = text_in(request.body, "/snippet/liveChatId");
    const auto type = text_in(request.body, "/snippet/type");
    const auto channel = text_in(request.body, "/snippet/bannedUserDetails/channelId");
    if (chat != options_.live_chat)
        return chat.empty() ? google_error(400, "liveChatIdRequired", "The ban has no snippet.liveChatId.")
                            : google_error(404, "liveChatNotFound", "The live chat cannot be found.");
    if (type != "permanent" && type != "temporary")
        return google_error(400, "liveChatBanTypeRequired", "The type must be permanent or temporary.");
    std::optional<std::int64_t> seconds;
    if (type == "temporary") {
        seconds = number_in(request.body["snippet"], "banDurationSeconds");
        if (!seconds || *seconds <= 0)
            return google_error(400, "banDurationSecondsRequired",
                                "A temporary ban needs banDurationSeconds.");
    }
    if (channel.empty())
        return google_error(400, "invalidChannelId", "The ban has no bannedUserDetails.channelId.");
    if (channel == platform_.options().page)
        return google_error(403, "liveChatBanInsertionNotAllowed", "The chat's owner cannot be banned.");
    if (!platform_.knows_author(channel))
        return google_error(404, "liveChatUserNotFound", "The user cannot be found.");
    return {200,
            youtube_ban(platform_, platform_.ban(channel, seconds, {Interface::Youtube, channel, wall_ms}),
                        options_.live_chat)};
}

} // namespace regie::standin
