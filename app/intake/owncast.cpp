#include "intake/owncast.h"

#include "intake/html_text.h"
#include "intake/iso_time.h"
#include "intake/json_values.h"
#include "intake/platform_trouble.h"
#include "show/bounded_json.h"
#include "show/json_text.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace regie::intake {
namespace {

using nlohmann::json;

tl::unexpected<Trouble> owncast_refused(std::string words) {
    return tl::unexpected(Trouble{TroubleKind::BadRequest, std::move(words), {}});
}

tl::unexpected<Trouble> not_allowed(std::string words) {
    return tl::unexpected(Trouble{TroubleKind::Permission, std::move(words), {}});
}

std::string base64(std::string_view text) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const auto byte = [&](std::size_t at) -> unsigned {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
        };
        const unsigned bits = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (const int shift : {18, 12, 6, 0})
            out += kDigits[(bits >> shift) & 63];
    }
    for (std::size_t i = text.size() % 3; i != 0 && i < 3; ++i)
        out[out.size() - 3 + i] = '=';
    return out;
}

/// The body of a success, errors told by Owncast included: {"success": false, "message": …} with status 200,
/// {"error": …} with others.
Answer<json> read(const HttpResponse& response, const std::string& secret) {
    auto body = parse_bounded_json(response.body);
    const auto told = [&](Trouble trouble, const char* key) {
        if (const auto words = platform_words(text_of(*body, key), secret); !words.empty())
            trouble.words = trouble_words(trouble.kind, words);
        return tl::unexpected(std::move(trouble));
    };
    if (!is_success(response))
        return body ? told(trouble_of_status(response), "error")
                    : tl::unexpected(trouble_of_status(response));
    if (!body)
        return tl::unexpected(Trouble{TroubleKind::Transient, body.error().what, {}});
    if (member(*body, "success") == false)
        return told({TroubleKind::BadRequest, "refused", {}}, "message");
    return std::move(*body);
}

/// None for what is no message of a person's.
std::optional<SeenComment> read_message(const json& item, const FeedConfig& config) {
    const auto type = text_of(item, "type"); // the admin list has follows and the server's own lines too
    SeenComment seen;
    auto& comment = seen.comment;
    comment.id = text_of(item, "id");
    comment.text = clean_text(html_text(text_of(item, "body")));
    if ((!type.empty() && type != "CHAT") || !is_id(comment.id) || comment.text.empty())
        return {};
    comment.feed = config.id;
    comment.platform = config.platform;
    comment.created_ms = parse_iso_time_ms(text_of(item, "timestamp")).value_or(0);
    const auto& user = member(item, "user");
    const auto author = text_of(user, "id");
    comment.author = {is_id(author) ? author : std::string(),
                      clean_text(text_of(user, "displayName"), kMaxName)};
    seen.hidden = member(item, "visible") == false || member(item, "hiddenAt").is_string();
    return seen;
}

} // namespace

Owncast::Owncast(FeedConfig config) : config_(std::move(config)) {
    while (config_.base_url.ends_with('/'))
        config_.base_url.pop_back();
}

bool Owncast::is_admin() const { return config_.token.find(':') != std::string::npos; }

std::string Owncast::secret() const { return config_.token.substr(config_.token.find(':') + 1); }

// The stand-in of a rehearsal takes any token, and everything can be done there.
Capabilities Owncast::capabilities() const {
    const bool all = config_.reach == Reach::Loopback;
    return {
        .can_hide = true, .can_delete = false, .can_ban = all || is_admin(), .can_reply = all || !is_admin()};
}

// In a rehearsal the token is the administrator's password too.
HttpRequest Owncast::get(const std::string& path) const {
    HttpRequest request;
    request.url = config_.base_url + path;
    if (is_admin() || path.starts_with("/api/admin/"))
        request.authorization =
            "Authorization: Basic " + base64(is_admin() ? config_.token : "admin:" + config_.token);
    else
        request.authorization = bearer(config_.token);
    request.reach = config_.reach;
    return request;
}

HttpRequest Owncast::post(const std::string& path, const std::string& json) const {
    auto request = get(path);
    request.method = HttpMethod::Post;
    request.body = json;
    request.content_type = "application/json";
    return request;
}

HttpRequest Owncast::poll(const std::string&) const {
    return get(is_admin() ? "/api/admin/chat/messages" : "/api/integrations/chat");
}

// One list is oldest first, the other newest first; versions differ. So most neighbours decide, and those
// next to them: no single time that is wrong turns the list around, nor does every other one.
bool Owncast::is_oldest_first(const std::vector<SeenComment>& comments) const {
    int later = 0;
    for (const std::size_t apart : {1, 2})
        for (std::size_t i = apart; i < comments.size(); ++i) {
            const auto before_ms = comments[i - apart].comment.created_ms;
            const auto ms = comments[i].comment.created_ms;
            later += ms > before_ms ? 1 : ms < before_ms ? -1 : 0;
        }
    return later == 0 ? !is_admin() : later > 0;
}

Answer<PollPage> Owncast::read_page(const HttpResponse& response) const {
    const auto body = read(response, secret());
    if (!body)
        return tl::unexpected(body.error());
    if (!body->is_array() && !body->is_null()) // Go writes an empty list as null
        return tl::unexpected(Trouble{TroubleKind::Transient, "sent no list of messages", {}});
    PollPage page;
    for (const auto& item : *body) {
        if (auto seen = read_message(item, config_))
            page.comments.push_back(std::move(*seen));
        else
            ++page.skipped;
    }
    if (!page.comments.empty() && is_oldest_first(page.comments))
        std::reverse(page.comments.begin(), page.comments.end());
    return page;
}

std::optional<HttpRequest> Owncast::audience() const { return get("/api/status"); }

Answer<Audience> Owncast::read_audience(const HttpResponse& response) const {
    const auto body = read(response, secret());
    if (!body)
        return tl::unexpected(body.error());
    Audience audience;
    audience.viewers = integer_of(*body, "viewerCount", -1);
    return audience;
}

Answer<HttpRequest> Owncast::action(const OutboxItem& item) const {
    if ((item.action == "hide" || item.action == "unhide") && is_id(item.comment))
        return post(is_admin() ? "/api/admin/chat/messagevisibility"
                               : "/api/integrations/chat/messagevisibility",
                    json_text(json{{"visible", item.action == "unhide"}, {"idArray", {item.comment}}}));
    if (item.action == "ban" || item.action == "unban")
        return ban(item);
    if (item.action == "reply")
        return reply(item);
    return owncast_refused(fmt::format("cannot \"{}\" a comment", item.action));
}

Answer<HttpRequest> Owncast::ban(const OutboxItem& item) const {
    if (!capabilities().can_ban)
        return not_allowed(
            "lets only its administrator shut people out: give \"admin:PASSWORD\" as its secret");
    if (item.seconds > 0)
        return owncast_refused("shuts people out for good only, not for a time");
    if (!is_id(item.author))
        return owncast_refused("did not say who wrote this comment");
    return post("/api/admin/chat/users/setenabled",
                json_text(json{{"userId", item.author}, {"enabled", item.action == "unban"}}));
}

Answer<HttpRequest> Owncast::reply(const OutboxItem& item) const {
    if (!capabilities().can_reply)
        return not_allowed("takes replies with an access token only, not with a password");
    const auto text = clean_text(item.text);
    if (text.empty())
        return owncast_refused("takes no empty reply");
    return post("/api/integrations/chat/send", json_text(json{{"body", text}}));
}

// Shutting out somebody who has left is confirmed with an empty body.
Answer<std::string> Owncast::read_confirmation(const OutboxItem&, const HttpResponse& response) const {
    if (is_success(response) && response.body.empty())
        return std::string();
    const auto body = read(response, secret());
    if (!body)
        return tl::unexpected(body.error());
    if (is_true(*body, "success"))
        return std::string();
    return owncast_refused("did not confirm it");
}

std::optional<HttpRequest> Owncast::check(const OutboxItem& item) const {
    if (item.action != "hide" && item.action != "unhide" && item.action != "reply")
        return {};
    return poll("");
}

// What the list does not hold (it is short, and one of them leaves out what is hidden) is sent once more,
// which changes nothing.
Answer<Found> Owncast::read_check(const OutboxItem& item, const HttpResponse& response) const {
    const auto page = read_page(response);
    if (!page)
        return tl::unexpected(page.error());
    const auto text = clean_text(item.text);
    return Found{std::any_of(page->comments.begin(), page->comments.end(), [&](const SeenComment& seen) {
        if (item.action == "reply")
            return seen.comment.text == text;
        return seen.comment.id == item.comment && seen.hidden == (item.action == "hide");
    })};
}

} // namespace regie::intake
