#include "intake/facebook.h"

#include "intake/graph_answer.h"
#include "intake/iso_time.h"
#include "intake/json_values.h"
#include "show/bounded_json.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::intake {
namespace {

using nlohmann::json;

constexpr const char* kOrigin = "https://graph.facebook.com";
constexpr const char* kStreamOrigin = "https://streaming-graph.facebook.com"; // has no version in its paths
constexpr const char* kVersion = "v26.0";
constexpr const char* kFields = "id,from,message,created_time,is_hidden,parent%7Bid%7D";

Trouble refusal(std::string words) { return {TroubleKind::BadRequest, std::move(words), {}}; }

} // namespace

Facebook::Facebook(FeedConfig config) : config_(std::move(config)) {
    while (config_.base_url.ends_with('/'))
        config_.base_url.pop_back();
}

Capabilities Facebook::capabilities() const {
    return {.can_hide = true,
            .can_delete = true,
            .can_ban = !config_.page.empty(),
            .can_reply = true,
            .can_end = is_id(config_.live_video)};
}

HttpRequest Facebook::request(HttpMethod method, const std::string& path) const {
    HttpRequest request;
    request.method = method;
    request.url =
        fmt::format("{}/{}/{}", config_.base_url.empty() ? kOrigin : config_.base_url, kVersion, path);
    request.authorization = bearer(config_.token);
    request.reach = config_.reach;
    return request;
}

// The URL is always built here from a cursor: a `next` URL in an answer could name any host.
HttpRequest Facebook::poll(const std::string& cursor) const {
    // filter: replies too. live_filter: the default silently drops what Facebook thinks of low quality.
    auto path = fmt::format(
        "{}/comments?filter=stream&live_filter=no_filter&order=reverse_chronological&limit={}&fields={}",
        percent_encoded(config_.live_video), page_size_, kFields);
    if (!cursor.empty())
        path += "&after=" + percent_encoded(cursor);
    return request(HttpMethod::Get, path);
}

bool Facebook::ask_for_less() {
    return std::exchange(page_size_, std::max(page_size_ / 2, kSmallestPage)) > kSmallestPage;
}

void Facebook::ask_for_more() { page_size_ = std::min(page_size_ * 2, kPageSize); }

std::optional<SeenComment> Facebook::comment_of(const json& item) const {
    SeenComment seen;
    auto& comment = seen.comment;
    comment.id = text_of(item, "id");
    if (!is_id(comment.id))
        return {}; // nothing could ever be done with it
    comment.feed = config_.id;
    comment.platform = config_.platform;
    comment.text = clean_text(text_of(item, "message"));
    comment.created_ms = parse_iso_time_ms(text_of(item, "created_time")).value_or(0);
    const auto& from = member(item, "from");
    const auto author = text_of(from, "id");
    comment.author = {is_id(author) ? author : std::string(), clean_text(text_of(from, "name"), kMaxName)};
    comment.by_us = !author.empty() && author == config_.page;
    const auto parent = text_of(member(item, "parent"), "id");
    comment.parent = is_id(parent) ? parent : std::string();
    seen.hidden = is_true(item, "is_hidden");
    return seen;
}

Answer<PollPage> Facebook::read_page(const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (!body)
        return tl::unexpected(body.error());
    const auto& data = member(*body, "data");
    if (!data.is_array())
        return tl::unexpected(Trouble{TroubleKind::Transient, "sent no list of comments", {}});

    PollPage page;
    page.usage_percent = graph::usage_percent(response);
    for (const auto& item : data)
        if (auto seen = comment_of(item))
            page.comments.push_back(std::move(*seen));
    // paging.next tells whether there is more; paging.cursors.after stands on the last page too.
    const auto& paging = member(*body, "paging");
    const auto after = text_of(member(paging, "cursors"), "after");
    page.more = !after.empty() && after.size() <= kMaxCursorLength && paging.contains("next");
    page.whole = !page.more;
    if (page.more)
        page.next = after;
    return page;
}

std::optional<HttpRequest> Facebook::stream() const {
    auto stream = request(HttpMethod::Get, {});
    stream.url = fmt::format("{}/{}/live_comments?comment_rate=one_hundred_per_second&fields=id",
                             config_.base_url.empty() ? kStreamOrigin : config_.base_url,
                             percent_encoded(config_.live_video));
    return stream;
}

// One object, though the documentation's sample shows an array of them.
std::string Facebook::read_stream(std::string_view data) const {
    const auto body = parse_bounded_json(data);
    if (!body || (body->is_array() && body->empty()))
        return {};
    return text_of(body->is_array() ? body->back() : *body, "id");
}

std::optional<HttpRequest> Facebook::audience() const {
    return request(HttpMethod::Get,
                   percent_encoded(config_.live_video) +
                       "?fields=live_views,total_views,reactions.limit(0).summary(total_count)");
}

Answer<Audience> Facebook::read_audience(const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (!body)
        return tl::unexpected(body.error());
    return Audience{.viewers = integer_of(*body, "live_views", -1),
                    .views = integer_of(*body, "total_views", -1),
                    .reactions =
                        integer_of(member(member(*body, "reactions"), "summary"), "total_count", -1)};
}

Answer<HttpRequest> Facebook::action(const OutboxItem& item) const {
    const bool ban = item.action == "ban" || item.action == "unban";
    if (item.action == kEndBroadcast)
        return end_live_video();
    if (!is_id(ban ? item.author : item.comment))
        return tl::unexpected(refusal(ban ? "does not say who wrote it" : "does not know this comment"));
    if (item.action == "hide" || item.action == "unhide") {
        auto post = request(HttpMethod::Post, item.comment);
        post.body = item.action == "hide" ? "is_hidden=true" : "is_hidden=false";
        return post;
    }
    if (item.action == "delete")
        return request(HttpMethod::Delete, item.comment);
    if (item.action == "unreply" && is_id(item.made))
        return request(HttpMethod::Delete, item.made);
    if (item.action == "undelete")
        return tl::unexpected(Trouble{TroubleKind::Gone, "cannot bring a deleted comment back", {}});
    if (item.action == "reply") {
        auto post = request(HttpMethod::Post, item.comment + "/comments");
        post.body = "message=" + percent_encoded(item.text);
        return post;
    }
    if (!ban)
        return tl::unexpected(refusal(fmt::format("cannot \"{}\" a comment", item.action)));
    if (!is_id(config_.page))
        return tl::unexpected(refusal("needs to know the page: the show file's feed names none"));
    const auto user = "user=" + percent_encoded(item.author);
    if (item.action == "unban")
        return request(HttpMethod::Delete, config_.page + "/blocked?" + user);
    auto post = request(HttpMethod::Post, config_.page + "/blocked");
    post.body = user;
    return post;
}

Answer<std::string> Facebook::read_confirmation(const OutboxItem& item, const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (!body) {
        // Who is gone cannot be deleted again: an answer to the first time was lost.
        if ((item.action == "delete" || item.action == "unreply") && graph::is_no_such_object(response))
            return std::string();
        return tl::unexpected(body.error());
    }
    if (const auto made = text_of(*body, "id");
        (item.action == "reply" || item.action == kEndBroadcast) && !made.empty())
        return made;
    // {"success": true}; for a ban {"<user>": true}
    if (is_true(*body, "success") || (item.action == "ban" && is_true(*body, item.author.c_str())))
        return std::string();
    return tl::unexpected(refusal("did not confirm it"));
}

std::optional<HttpRequest> Facebook::check(const OutboxItem& item) const {
    if (item.action == "hide" || item.action == "unhide")
        return request(HttpMethod::Get, item.comment + "?fields=is_hidden");
    if (item.action == kEndBroadcast)
        return request(HttpMethod::Get, config_.live_video + "?fields=status");
    if (item.action == "undelete") // it may never have been deleted
        return request(HttpMethod::Get, item.comment + "?fields=id");
    if (item.action == "reply" || (item.action == "unreply" && item.made.empty()))
        return request(HttpMethod::Get,
                       item.comment + "/comments?order=reverse_chronological&fields=message,from&limit=" +
                           std::to_string(kPageSize));
    if ((item.action == "ban" || item.action == "unban") && is_id(config_.page))
        return request(HttpMethod::Get, config_.page + "/blocked?user=" + percent_encoded(item.author));
    return {}; // what is deleted twice is gone
}

Answer<Found> Facebook::read_check(const OutboxItem& item, const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (item.action == "undelete" && (body || graph::is_no_such_object(response)))
        return Found{.done = body.has_value()};
    if (!body)
        return tl::unexpected(body.error());
    if (item.action == kEndBroadcast)
        return Found{.done = text_of(*body, "status") != "LIVE"};
    if (item.action == "hide" || item.action == "unhide")
        return Found{.done = is_true(*body, "is_hidden") == (item.action == "hide")};
    const auto& data = member(*body, "data");
    if (item.action == "reply" || item.action == "unreply")
        return our_reply(item, data);
    // One who is not asked for may be listed too, but nobody who was let in again is.
    const bool blocked = std::any_of(data.begin(), data.end(),
                                     [&](const json& user) { return text_of(user, "id") == item.author; });
    return Found{.done = item.action == "ban" ? blocked : data.is_array() && data.empty()};
}

// What others wrote in the same words is not ours to delete.
Found Facebook::our_reply(const OutboxItem& item, const json& replies) const {
    for (const auto& reply : replies)
        if (clean_text(text_of(reply, "message")) == item.text &&
            (config_.page.empty() || text_of(member(reply, "from"), "id") == config_.page))
            return {.done = item.action == "reply", .made = text_of(reply, "id")};
    return {.done = item.action == "unreply"};
}

HttpRequest Facebook::create_live_video(const std::string& title) const {
    auto post = request(HttpMethod::Post, percent_encoded(config_.page) + "/live_videos");
    post.body = "status=LIVE_NOW&title=" + percent_encoded(title);
    return post;
}

HttpRequest Facebook::end_live_video() const {
    auto post = request(HttpMethod::Post, percent_encoded(config_.live_video));
    post.body = "end_live_video=true";
    return post;
}

} // namespace regie::intake
