#include "intake/youtube.h"

#include "intake/json_values.h"
#include "intake/youtube_answer.h"
#include "show/json_text.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::intake {
namespace {

using nlohmann::json;

constexpr const char* kOrigin = "https://www.googleapis.com";
constexpr std::size_t kVideoIdLength = 11; // what is longer is a live chat's id

tl::unexpected<Trouble> refused(std::string words) {
    return tl::unexpected(Trouble{TroubleKind::BadRequest, std::move(words), {}});
}

bool shows_again(const OutboxItem& item) { return item.action == "unhide" || item.action == "undelete"; }

} // namespace

YouTube::YouTube(FeedConfig config, std::function<std::int64_t()> unix_ms)
    : config_(std::move(config)), unix_ms_(std::move(unix_ms)) {
    if (config_.base_url.empty())
        config_.base_url = kOrigin;
    while (config_.base_url.ends_with('/'))
        config_.base_url.pop_back();
    if (!knows_video())
        chat_ = config_.live_video;
}

bool YouTube::knows_video() const { return config_.live_video.size() <= kVideoIdLength; }

// The stand-in of a rehearsal takes any token, and everything can be done there.
bool YouTube::signed_in() const {
    return config_.token.starts_with("ya29.") || config_.reach == Reach::Loopback;
}

Capabilities YouTube::capabilities() const {
    const bool can = signed_in();
    return {.can_hide = false, .can_delete = can, .can_ban = can, .can_reply = can};
}

HttpRequest YouTube::request(HttpMethod method, const std::string& path) const {
    HttpRequest request;
    request.method = method;
    request.url = fmt::format("{}/youtube/v3/{}", config_.base_url, path);
    request.authorization = signed_in() ? bearer(config_.token) : "X-Goog-Api-Key: " + config_.token;
    request.reach = config_.reach;
    return request;
}

HttpRequest YouTube::post(const std::string& path, const std::string& json) const {
    auto post = request(HttpMethod::Post, path);
    post.body = json;
    post.content_type = "application/json";
    return post;
}

std::optional<HttpRequest> YouTube::prepare() const {
    if (!chat_.empty())
        return {};
    return request(HttpMethod::Get,
                   "videos?part=liveStreamingDetails&id=" + percent_encoded(config_.live_video));
}

Answer<void> YouTube::read_prepared(const HttpResponse& response) {
    const auto body = youtube::read(response, config_.token, unix_ms_());
    if (!body)
        return tl::unexpected(body.error());
    auto chat = youtube::read_live_chat(*body);
    if (!chat)
        return tl::unexpected(chat.error());
    chat_ = std::move(*chat);
    return {};
}

// `fields` leaves out what is not read here, pictures above all: the size of an answer is bounded.
HttpRequest YouTube::poll(const std::string& cursor) const {
    auto path =
        fmt::format("liveChat/messages?liveChatId={}&part=id,snippet,authorDetails&maxResults={}"
                    "&fields=nextPageToken,pollingIntervalMillis,items(id,snippet,authorDetails/displayName,"
                    "authorDetails/isChatOwner,authorDetails/isChatModerator)&prettyPrint=false",
                    percent_encoded(chat_), youtube::kPageSize);
    if (!cursor.empty())
        path += "&pageToken=" + percent_encoded(cursor);
    return request(HttpMethod::Get, path);
}

Answer<PollPage> YouTube::read_page(const HttpResponse& response) const {
    const auto body = youtube::read(response, config_.token, unix_ms_());
    if (!body)
        return tl::unexpected(body.error());
    return youtube::read_messages(*body, config_.id);
}

std::optional<HttpRequest> YouTube::audience() const {
    if (!knows_video())
        return {};
    return request(HttpMethod::Get,
                   "videos?part=liveStreamingDetails,statistics&id=" + percent_encoded(config_.live_video));
}

Answer<Audience> YouTube::read_audience(const HttpResponse& response) const {
    const auto body = youtube::read(response, config_.token, unix_ms_());
    if (!body)
        return tl::unexpected(body.error());
    return youtube::read_audience(*body);
}

Answer<HttpRequest> YouTube::action(const OutboxItem& item) const {
    if (!signed_in())
        return tl::unexpected(Trouble{TroubleKind::Permission,
                                      "can only be read with an API key: give an OAuth token to act there",
                                      {}});
    if (chat_.empty())
        return tl::unexpected(
            Trouble{TroubleKind::Transient, "has not said yet which live chat the video has", {}});
    if ((item.action == "hide" || item.action == "delete") && is_id(item.comment))
        return request(HttpMethod::Delete, "liveChat/messages?id=" + percent_encoded(item.comment));
    if (shows_again(item))
        return tl::unexpected(
            Trouble{TroubleKind::Gone, "has deleted the comment for good and cannot bring it back", {}});
    if (item.action == "ban")
        return ban(item);
    if (item.action == "unban")
        return is_id(item.made) ? Answer<HttpRequest>(request(
                                      HttpMethod::Delete, "liveChat/bans?id=" + percent_encoded(item.made)))
                                : refused("did not say how it calls this ban: lift it in YouTube Studio");
    if (item.action == "reply")
        return reply(item);
    return refused(fmt::format("cannot \"{}\" a comment", item.action));
}

Answer<HttpRequest> YouTube::ban(const OutboxItem& item) const {
    if (!is_id(item.author))
        return refused("did not say who wrote this comment");
    json snippet = {{"liveChatId", chat_},
                    {"type", item.seconds > 0 ? "temporary" : "permanent"},
                    {"bannedUserDetails", {{"channelId", item.author}}}};
    if (item.seconds > 0)
        snippet["banDurationSeconds"] = item.seconds;
    return post("liveChat/bans?part=snippet", json_text(json{{"snippet", std::move(snippet)}}));
}

Answer<HttpRequest> YouTube::reply(const OutboxItem& item) const {
    const auto text = clean_text(item.text);
    if (text.empty())
        return refused("takes no empty reply");
    return post("liveChat/messages?part=snippet",
                json_text(json{{"snippet",
                                {{"liveChatId", chat_},
                                 {"type", "textMessageEvent"},
                                 {"textMessageDetails", {{"messageText", text}}}}}}));
}

Answer<std::string> YouTube::read_confirmation(const OutboxItem& item, const HttpResponse& response) const {
    const auto body = youtube::read(response, config_.token, unix_ms_());
    const bool takes_away = item.action != "ban" && item.action != "reply";
    if (!body && takes_away && youtube::is_gone(response))
        return std::string(); // by somebody else, or by us before we died
    if (!body)
        return tl::unexpected(body.error());
    auto made = text_of(*body, "id");
    return is_id(made) ? made : std::string();
}

std::optional<HttpRequest> YouTube::check(const OutboxItem& item) const {
    if ((item.action != "reply" && !shows_again(item)) || chat_.empty())
        return {};
    return poll("");
}

// A comment that is to be shown again may never have been deleted: a deletion stands among the newest.
Answer<Found> YouTube::read_check(const OutboxItem& item, const HttpResponse& response) const {
    if (shows_again(item)) {
        const auto page = read_page(response);
        return page ? Answer<Found>(
                          Found{!std::count(page->removed.begin(), page->removed.end(), item.comment)})
                    : tl::unexpected(page.error());
    }
    const auto body = youtube::read(response, config_.token, unix_ms_());
    if (!body)
        return tl::unexpected(body.error());
    const auto& messages = member(*body, "items");
    const auto text = clean_text(item.text);
    return Found{std::any_of(messages.begin(), messages.end(), [&](const json& message) {
        const auto& author = member(message, "authorDetails");
        const bool ours = is_true(author, "isChatOwner") || is_true(author, "isChatModerator");
        const auto& words = member(member(message, "snippet"), "textMessageDetails");
        return ours && clean_text(text_of(words, "messageText")) == text;
    })};
}

} // namespace regie::intake
