#include "standin/owncast_api.h"

#include "show/json_values.h"
#include "standin/numbers.h"
#include "standin/times.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::string_view kIdPrefix = "oc-";

Response said(int status, bool success, const char* message) {
    return {status, {{"success", success}, {"message", message}}};
}

std::optional<bool> flag_of(const json& body, const char* name) {
    return body.is_object() && body.contains(name) && body[name].is_boolean()
               ? std::optional(body[name].get<bool>())
               : std::nullopt;
}

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '&')
            html += "&amp;";
        else if (c == '"')
            html += "&#34;";
        else if (c == '\'')
            html += "&#39;";
        else
            html += c;
    }
    return html;
}

json user_of(const Author& author, std::int64_t created_ms) {
    return {{"id", author.id},
            {"displayName", author.name},
            {"displayColor", author.id.size() * 37 % 360},
            {"createdAt", utc_micros(created_ms)},
            {"previousNames", {author.name}}};
}

} // namespace

std::string owncast_id(Index index) { return fmt::format("{}{:07}", kIdPrefix, index + 1); }

std::optional<Index> owncast_index(const Platform& platform, const std::string& id) {
    const auto number = parse_number_after<Index>(kIdPrefix, id);
    if (!number || *number == 0 || *number > platform.size())
        return {};
    return platform.is_there(*number - 1) ? std::optional(*number - 1) : std::nullopt;
}

std::string owncast_body(const std::string& text) {
    std::string html;
    std::size_t begin = 0;
    while (begin < text.size()) {
        auto link = std::min(text.find("http://", begin), text.find("https://", begin));
        link = std::min(link, text.size());
        html += escaped(std::string_view(text).substr(begin, link - begin));
        const auto end = std::min(text.find_first_of(" \n\t<>\"", link), text.size());
        if (const auto url = escaped(std::string_view(text).substr(link, end - link)); !url.empty())
            html += fmt::format(R"(<a href="{}" rel="nofollow noreferrer noopener" target="_blank">{}</a>)",
                                url, url);
        begin = end;
    }
    return html;
}

Response OwncastApi::answer(const Request& request, std::int64_t wall_ms) {
    platform_.advance(wall_ms);
    const std::string_view path = request.path;
    const bool reads = request.method == "GET";
    if (path == "/api/status" && reads)
        return status(wall_ms);
    if (path == "/api/chat/register" && !reads)
        return enter(request);
    const bool for_admin = path.starts_with("/api/admin/");
    if (!for_admin && !path.starts_with("/api/integrations/"))
        return said(404, false, "not found");
    if (platform_.access(for_admin ? request.password : request.token) != Access::Granted) {
        auto response = said(401, false, "unauthorized");
        if (for_admin)
            response.headers.emplace_back("WWW-Authenticate",
                                          R"(Basic realm="Owncast Authenticated Request")");
        return response;
    }
    if ((path == "/api/integrations/chat" || path == "/api/admin/chat/messages") && reads)
        return list(for_admin, wall_ms);
    if (path.ends_with("/chat/messagevisibility") && !reads)
        return set_visibility(request, wall_ms);
    if (path == "/api/admin/chat/users/setenabled" && !reads)
        return set_enabled(request, wall_ms);
    if (path == "/api/integrations/chat/send" && !reads)
        return send(request, wall_ms);
    return said(404, false, "not found");
}

bool OwncastApi::is_visible(const Item& item, std::int64_t wall_ms) const {
    return !item.hidden && !(item.line.author && platform_.ban_of(item.line.author->id, wall_ms));
}

Response OwncastApi::list(bool for_admin, std::int64_t wall_ms) {
    platform_.poll(Interface::Owncast, wall_ms);
    const auto most = for_admin || options_.history <= 0 ? platform_.said().size()
                                                         : static_cast<std::size_t>(options_.history);
    std::vector<Index> latest;
    for (auto at = platform_.said().rbegin(); at != platform_.said().rend() && latest.size() < most; ++at)
        if (platform_.is_there(*at) && (for_admin || is_visible(platform_.item(*at), wall_ms)))
            latest.push_back(*at);
    std::reverse(latest.begin(), latest.end());
    json messages = json::array();
    for (const auto index : latest) {
        const auto& item = platform_.item(index);
        messages.push_back({{"id", owncast_id(index)},
                            {"type", "CHAT"},
                            {"timestamp", utc_micros(item.created_ms)},
                            {"user", user_of(item.line.author.value_or(Author{"", ""}), item.created_ms)},
                            {"body", owncast_body(item.line.text)},
                            {"visible", is_visible(item, wall_ms)}});
        platform_.show(index);
    }
    return {200, std::move(messages)};
}

Response OwncastApi::set_visibility(const Request& request, std::int64_t wall_ms) {
    const auto visible = flag_of(request.body, "visible");
    if (!visible || !request.body.contains("idArray") || !request.body["idArray"].is_array())
        return said(400, false, "visible and idArray must be given");
    for (const auto& entry : request.body["idArray"]) {
        const auto id = entry.is_string() ? entry.get<std::string>() : std::string();
        if (const auto index = owncast_index(platform_, id)) // others are passed over, as Owncast does
            platform_.hide(*index, !*visible, {Interface::Owncast, id, wall_ms});
    }
    return said(200, true, "changed");
}

Response OwncastApi::set_enabled(const Request& request, std::int64_t wall_ms) {
    const auto user = text_of(request.body, "userId");
    const auto enabled = flag_of(request.body, "enabled");
    if (user.empty() || !enabled)
        return said(400, false, "userId and enabled must be given");
    if (!platform_.knows_author(user))
        return said(400, false, "must provide userId");
    const Asked asked{Interface::Owncast, user, wall_ms};
    if (*enabled)
        platform_.unban(user, asked);
    else
        platform_.ban(user, {}, asked);
    return said(200, true, *enabled ? "enabled user" : "disabled user");
}

Response OwncastApi::send(const Request& request, std::int64_t wall_ms) {
    const auto text = text_of(request.body, "body");
    if (text.empty())
        return said(400, false, "invalid message");
    platform_.reply({}, text, {Interface::Owncast, "chat", wall_ms});
    return said(200, true, "sent");
}

Response OwncastApi::enter(const Request& request) {
    const auto name = text_of(request.body, "displayName");
    ++guests_;
    return {200,
            {{"id", fmt::format("guest-{}", guests_)},
             {"accessToken", fmt::format("guest-token-{}", guests_)},
             {"displayName", name.empty() ? fmt::format("guest {}", guests_) : name}}};
}

Response OwncastApi::status(std::int64_t wall_ms) const {
    const bool online = !platform_.ended_ms();
    return {200,
            {{"serverTime", utc_micros(wall_ms)},
             {"online", online},
             {"viewerCount", online ? platform_.authors() : 0},
             {"lastConnectTime", utc_micros(platform_.zero_ms().value_or(wall_ms))},
             {"lastDisconnectTime", online ? json() : json(utc_micros(*platform_.ended_ms()))},
             {"versionNumber", "0.2.3"},
             {"streamTitle", platform_.title()}}};
}

} // namespace regie::standin
