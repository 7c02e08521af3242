#include "intake/facebook.h"

#include "intake/graph_answer.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::intake {
namespace {

using nlohmann::json;

constexpr const char* kOrigin = "https://graph.facebook.com";
constexpr const char* kVersion = "v26.0";
constexpr int kPageSize = 100;            // the most the interface gives
constexpr std::size_t kMaxName = 80;      // graphemes; longer ones are no names
constexpr std::size_t kMaxIdLength = 128; // bytes; real ones have up to some 50
constexpr std::size_t kMaxCursorLength = 4096;

std::string text_of(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// An id becomes part of a path when the comment is hidden, so it must not be able to steer one.
bool is_id(const std::string& id) {
    return !id.empty() && id.size() <= kMaxIdLength && std::all_of(id.begin(), id.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
               c == '-';
    });
}

} // namespace

Facebook::Facebook(FeedConfig config) : config_(std::move(config)) {
    if (config_.base_url.empty())
        config_.base_url = kOrigin;
    while (config_.base_url.ends_with('/'))
        config_.base_url.pop_back();
}

Capabilities Facebook::capabilities() const {
    return {
        .can_hide = true, .hide_reversible = true, .can_delete = true, .can_ban = true, .can_reply = true};
}

HttpRequest Facebook::request(HttpMethod method, const std::string& path) const {
    HttpRequest request;
    request.method = method;
    request.url = fmt::format("{}/{}/{}", config_.base_url, kVersion, path);
    request.bearer = config_.token;
    request.reach = config_.reach;
    return request;
}

// The URL is always built here from a cursor: a `next` URL in an answer could name any host.
HttpRequest Facebook::poll(const std::string& cursor) const {
    // live_filter: the default silently drops what Facebook thinks of low quality.
    auto path =
        fmt::format("{}/comments?filter=stream&live_filter=no_filter&order=reverse_chronological&limit={}"
                    "&fields=id,from,message,created_time,is_hidden",
                    percent_encoded(config_.live_video), kPageSize);
    if (!cursor.empty())
        path += "&after=" + percent_encoded(cursor);
    return request(HttpMethod::Get, path);
}

Answer<PollPage> Facebook::read_page(const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (!body)
        return tl::unexpected(body.error());
    const auto data = body->is_object() ? body->find("data") : body->end();
    if (data == body->end() || !data->is_array())
        return tl::unexpected(Trouble{TroubleKind::Transient, "sent no list of comments", {}});

    PollPage page;
    page.usage_percent = graph::usage_percent(response);
    for (const auto& item : *data) {
        if (!item.is_object() || !is_id(text_of(item, "id")))
            continue; // nothing could ever be done with it
        SeenComment seen;
        auto& comment = seen.comment;
        comment.id = text_of(item, "id");
        comment.feed = config_.id;
        comment.platform = config_.platform;
        comment.text = clean_text(text_of(item, "message"));
        comment.created_ms = graph::parse_time_ms(text_of(item, "created_time")).value_or(0);
        if (const auto from = item.find("from"); from != item.end() && from->is_object()) {
            const auto id = text_of(*from, "id");
            comment.author = {is_id(id) ? id : std::string(), clean_text(text_of(*from, "name"), kMaxName)};
        }
        const auto hidden = item.find("is_hidden");
        seen.hidden = hidden != item.end() && hidden->is_boolean() && hidden->get<bool>();
        page.comments.push_back(std::move(seen));
    }
    // paging.next tells whether there is more; paging.cursors.after stands on the last page too.
    if (const auto paging = body->find("paging"); paging != body->end() && paging->is_object())
        if (const auto cursors = paging->find("cursors"); cursors != paging->end() && cursors->is_object())
            if (const auto after = text_of(*cursors, "after");
                paging->contains("next") && after.size() <= kMaxCursorLength)
                page.next = after;
    return page;
}

Answer<HttpRequest> Facebook::action(const OutboxItem& item) const {
    if ((item.action != "hide" && item.action != "unhide") || !is_id(item.comment))
        return tl::unexpected(
            Trouble{TroubleKind::BadRequest, fmt::format("cannot \"{}\" a comment", item.action), {}});
    auto post = request(HttpMethod::Post, item.comment);
    post.body = item.action == "hide" ? "is_hidden=true" : "is_hidden=false";
    return post;
}

Answer<void> Facebook::read_confirmation(const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (!body)
        return tl::unexpected(body.error());
    const auto success = body->is_object() ? body->find("success") : body->end();
    if (success != body->end() && *success == true)
        return {};
    return tl::unexpected(Trouble{TroubleKind::BadRequest, "did not confirm it", {}});
}

} // namespace regie::intake
