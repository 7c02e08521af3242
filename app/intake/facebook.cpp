#include "intake/facebook.h"

#include "intake/graph_answer.h"
#include "intake/json_values.h"
#include "show/text.h"

#include <fmt/format.h>

#include <utility>

namespace regie::intake {
namespace {

using nlohmann::json;

constexpr const char* kOrigin = "https://graph.facebook.com";
constexpr const char* kVersion = "v26.0";
constexpr int kPageSize = 100; // the most the interface gives
} // namespace

Facebook::Facebook(FeedConfig config) : config_(std::move(config)) {
    if (config_.base_url.empty())
        config_.base_url = kOrigin;
    while (config_.base_url.ends_with('/'))
        config_.base_url.pop_back();
}

Capabilities Facebook::capabilities() const {
    return {.can_hide = true, .can_delete = true, .can_ban = !config_.page.empty(), .can_reply = true};
}

HttpRequest Facebook::request(HttpMethod method, const std::string& path) const {
    HttpRequest request;
    request.method = method;
    request.url = fmt::format("{}/{}/{}", config_.base_url, kVersion, path);
    request.authorization = bearer(config_.token);
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
        const auto& from = member(item, "from");
        const auto author = text_of(from, "id");
        comment.author = {is_id(author) ? author : std::string(),
                          clean_text(text_of(from, "name"), kMaxName)};
        seen.hidden = is_true(item, "is_hidden");
        page.comments.push_back(std::move(seen));
    }
    // paging.next tells whether there is more; paging.cursors.after stands on the last page too.
    const auto& paging = member(*body, "paging");
    const auto after = text_of(member(paging, "cursors"), "after");
    page.more = !after.empty() && after.size() <= kMaxCursorLength && paging.contains("next");
    page.whole = !page.more;
    if (page.more)
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

Answer<std::string> Facebook::read_confirmation(const OutboxItem&, const HttpResponse& response) const {
    const auto body = graph::read(response, config_.token);
    if (!body)
        return tl::unexpected(body.error());
    if (is_true(*body, "success"))
        return std::string();
    return tl::unexpected(Trouble{TroubleKind::BadRequest, "did not confirm it", {}});
}

} // namespace regie::intake
