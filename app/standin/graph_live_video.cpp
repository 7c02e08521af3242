// The live video and the page it belongs to.
#include "standin/graph_api.h"
#include "standin/graph_comments.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::int64_t kLongestBroadcastS = 8LL * 3600;

// "reactions.type(LIKE).as(likes)": what stands in the parentheses of `modifier`.
std::string modifier_of(const std::string& rest, const std::string& modifier) {
    const auto at = rest.find("." + modifier + "(");
    if (at == std::string::npos)
        return {};
    const auto begin = at + modifier.size() + 2;
    return rest.substr(begin, rest.find(')', begin) - begin);
}

} // namespace

Response GraphApi::live_video(const Request& request, const std::string& edge, std::int64_t wall_ms) {
    const auto& id = platform_.options().live_video;
    const bool reads = request.method == "GET";
    if (edge == "comments" && reads) {
        platform_.poll(Interface::Facebook, wall_ms);
        const auto replies = request.param("filter") == "stream" ? 0 : platform_.replies_there();
        return graph_list(platform_, platform_.said(), platform_.there() - replies, request);
    }
    if (edge == "reactions" && reads)
        return {200, reactions(request.param("type"))};
    if (edge.empty() && reads)
        return live_video_node(request, wall_ms);
    if (edge.empty() && request.method == "POST" && parse_flag(request.param("end_live_video")) == true) {
        platform_.end({Interface::Facebook, id, wall_ms});
        return {200, {{"id", id}}};
    }
    return graph_no_object(request.method, id);
}

Response GraphApi::live_video_node(const Request& request, std::int64_t wall_ms) const {
    const auto ended_ms = platform_.ended_ms();
    const auto elapsed_s = (ended_ms.value_or(wall_ms) - platform_.zero_ms().value_or(wall_ms)) / 1000;
    json body = {{"id", platform_.options().live_video}};
    for (const auto& field : parse_fields(request.param("fields"))) {
        if (field.name == "status")
            body["status"] = ended_ms ? "LIVE_STOPPED" : "LIVE";
        else if (field.name == "live_views")
            body["live_views"] = ended_ms ? 0 : platform_.authors();
        else if (field.name == "total_views")
            body["total_views"] = std::to_string(platform_.authors());
        else if (field.name == "seconds_left")
            body["seconds_left"] = ended_ms ? 0 : std::max<std::int64_t>(0, kLongestBroadcastS - elapsed_s);
        else if (field.name == "title")
            body["title"] = platform_.title();
        else if (field.name == "stream_url")
            body["stream_url"] = stream_url("rtmp");
        else if (field.name == "secure_stream_url")
            body["secure_stream_url"] = stream_url("rtmps");
        else if (field.name == "broadcast_start_time" || field.name == "creation_time")
            body[field.name] = graph_time(platform_.zero_ms().value_or(wall_ms));
        else if (field.name == "reactions") {
            const auto name = modifier_of(field.rest, "as");
            body[name.empty() ? "reactions" : name] = reactions(modifier_of(field.rest, "type"));
        } else if (field.name != "id")
            return graph_no_field(field.name, "LiveVideo");
    }
    return {200, std::move(body)};
}

// Nobody recorded them: a like for each comment and a heart for every other one.
json GraphApi::reactions(const std::string& type) const {
    const auto likes = platform_.said().size(), hearts = likes / 2;
    const auto total = type.empty() ? likes + hearts : type == "LIKE" ? likes : type == "LOVE" ? hearts : 0;
    return {{"data", json::array()}, {"summary", {{"total_count", total}}}};
}

Response GraphApi::page(const Request& request, const std::string& edge, std::int64_t wall_ms) {
    const auto& options = platform_.options();
    if (edge == "blocked")
        return blocked(request, wall_ms);
    if (edge.empty() && request.method == "GET")
        return {200, {{"id", options.page}, {"name", options.page_name}}};
    if (edge == "live_videos" && request.method == "POST") {
        platform_.create(request.param("title"), {Interface::Facebook, options.live_video, wall_ms});
        return {200,
                {{"id", options.live_video},
                 {"stream_url", stream_url("rtmp")},
                 {"secure_stream_url", stream_url("rtmps")},
                 {"stream_secondary_urls", json::array()},
                 {"secure_stream_secondary_urls", json::array()}}};
    }
    if (edge == "live_videos" && request.method == "GET")
        return {200, {{"data", {live_video_node(request, wall_ms).body}}}};
    return graph_no_object(request.method, options.page);
}

std::string GraphApi::stream_url(const char* scheme) const {
    if (!options_.ingest_url.empty())
        return options_.ingest_url;
    return fmt::format("{}://127.0.0.1:1935/rtmp/FB-{}-0-standin", scheme, platform_.options().live_video);
}

Response GraphApi::blocked(const Request& request, std::int64_t wall_ms) {
    if (request.method == "GET") {
        Response response{200, {{"data", json::array()}}};
        const auto user = request.param("user");
        for (const auto& ban : platform_.bans())
            if (const auto present = platform_.ban_of(ban.author, wall_ms);
                present && &platform_.bans()[*present] == &ban && (user.empty() || user == ban.author))
                response.body["data"].push_back({{"id", ban.author}, {"name", ban.author_name}});
        return response;
    }
    std::vector<std::string> users;
    for (const auto* name : {"user", "asid", "psid", "uid"})
        for (auto& user : list_of(request.param(name)))
            users.push_back(std::move(user));
    if (users.empty())
        return graph_error(100, "(#100) One of user, asid or psid must be given");
    for (const auto& user : users)
        if (!platform_.knows_author(user))
            return graph_error(100, fmt::format("(#100) Invalid user id: {}", user));
    json done = json::object();
    for (const auto& user : users) {
        done[user] = true;
        if (request.method == "DELETE")
            platform_.unban(user, {Interface::Facebook, user, wall_ms});
        else
            platform_.ban(user, {}, {Interface::Facebook, user, wall_ms});
    }
    return request.method == "DELETE" ? graph_success() : Response{200, std::move(done)};
}

} // namespace regie::standin
