#include "standin/graph_api.h"

#include "standin/graph_comments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace regie::standin {

using nlohmann::json;

bool GraphApi::owns(const std::string& path) {
    return path.size() > 2 && path.starts_with("/v") && std::isdigit(static_cast<unsigned char>(path[2]));
}

GraphApi::Target GraphApi::target_of(const std::string& path) {
    const auto version_end = path.find('/', 1);
    if (!owns(path) || version_end == std::string::npos)
        return {};
    const auto id_end = path.find('/', version_end + 1);
    if (id_end == std::string::npos)
        return {path.substr(version_end + 1), {}};
    return {path.substr(version_end + 1, id_end - version_end - 1), path.substr(id_end + 1)};
}

Response GraphApi::answer(const Request& request, std::int64_t wall_ms) {
    platform_.advance(wall_ms);
    if (auto refusal = refused(request, wall_ms))
        return *refusal;
    const auto ids = list_of(request.param("ids"));
    usage_.count(std::max<std::int64_t>(1, static_cast<std::int64_t>(ids.size())), wall_ms);
    auto response = usage_.spent(wall_ms) ? graph_error(4, "(#4) Application request limit reached")
                    : !ids.empty()        ? several(request, wall_ms)
                                          : route(request, target_of(request.path), wall_ms);
    usage_.add_headers(response, platform_.options().page, wall_ms);
    return response;
}

std::optional<Response> GraphApi::refused(const Request& request, std::int64_t wall_ms) const {
    switch (platform_.access(request.token)) {
    case Access::Granted:
        return {};
    case Access::Missing:
        return graph_error(104, "An access token is required to request this resource.");
    case Access::Wrong:
        return graph_bad_token("Invalid OAuth access token - Cannot parse access token");
    case Access::Expired:
        break;
    }
    return graph_bad_token(graph_expired_words(platform_.expired_ms(), wall_ms), 463);
}

Response GraphApi::route(const Request& request, const Target& target, std::int64_t wall_ms) {
    if (target.id.empty())
        return graph_error(2500, fmt::format("Unknown path components: {}", request.path));
    if (target.id == platform_.options().live_video)
        return live_video(request, target.edge, wall_ms);
    if (target.id == platform_.options().page || target.id == "me")
        return page(request, target.edge, wall_ms);
    return comment(request, target, wall_ms);
}

Response GraphApi::several(const Request& request, std::int64_t wall_ms) {
    Response response{200, json::object()};
    for (const auto& id : list_of(request.param("ids"))) {
        auto one = route(request, {id, target_of(request.path).id}, wall_ms);
        if (one.status != 200)
            return graph_error(803,
                               fmt::format("(#803) Some of the aliases you requested do not exist: {}", id));
        response.body[id] = std::move(one.body);
    }
    return response;
}

Response GraphApi::comment(const Request& request, const Target& target, std::int64_t wall_ms) {
    const auto index = graph_index(platform_, target.id);
    if (!index)
        return graph_no_object(request.method, target.id);
    if (!platform_.is_there(*index)) {
        if (request.method == "DELETE" && platform_.item(*index).state == Item::State::Deleted)
            platform_.remove(*index, {Interface::Facebook, target.id, wall_ms}); // for the ledger: a repeat
        return graph_no_object(request.method, target.id);
    }
    if (target.edge == "comments" && request.method == "GET") {
        auto replies = request;
        replies.params["filter"] = "stream";
        replies.params["live_filter"] = "no_filter";
        return graph_list(platform_, platform_.replies_to(*index), platform_.item(*index).replies, replies);
    }
    if (target.edge == "comments" && request.method == "POST")
        return reply(request, *index, target.id, wall_ms);
    if (!target.edge.empty())
        return graph_no_object(request.method, target.id);
    if (request.method != "GET")
        return moderate(request, *index, target.id, wall_ms);
    const auto fields = parse_fields(request.param("fields", "created_time,from,message,id"));
    if (const auto unknown = unknown_comment_field(fields); !unknown.empty())
        return graph_no_field(unknown, "Comment");
    return {200, graph_comment(platform_, *index, fields)};
}

Response GraphApi::moderate(const Request& request, Index index, const std::string& id,
                            std::int64_t wall_ms) {
    const Asked asked{Interface::Facebook, id, wall_ms};
    if (request.method == "DELETE") {
        platform_.remove(index, asked);
        return graph_success();
    }
    const auto hidden = parse_flag(request.param("is_hidden"));
    if (!hidden)
        return graph_error(100, "(#100) Param is_hidden must be true or false");
    platform_.hide(index, *hidden, asked);
    return graph_success();
}

Response GraphApi::reply(const Request& request, Index to, const std::string& id, std::int64_t wall_ms) {
    if (options_.replies_refused || platform_.item(to).reply_to)
        return graph_no_object(request.method, id);
    const auto text = request.param("message");
    if (text.empty())
        return graph_error(100, "(#100) Param message must be a non-empty string");
    return {200,
            {{"id", graph_id(platform_, platform_.reply(to, text, {Interface::Facebook, id, wall_ms}))}}};
}

bool GraphApi::is_stream(const Request& request) {
    return request.method == "GET" && request.path.ends_with("/live_comments");
}

tl::expected<GraphStream, Response> GraphApi::open_stream(const Request& request, std::int64_t wall_ms) {
    platform_.advance(wall_ms);
    if (auto refusal = refused(request, wall_ms))
        return tl::unexpected(*refusal);
    const auto& live_video = platform_.options().live_video;
    const bool is_ours = request.path == fmt::format("/{}/live_comments", live_video) ||
                         (owns(request.path) && target_of(request.path).id == live_video);
    if (!options_.streams || !is_ours)
        return tl::unexpected(graph_no_object(request.method, request.path));
    GraphStream stream{parse_fields(request.param("fields", "id,message")), 10};
    if (const auto unknown = unknown_comment_field(stream.fields); !unknown.empty())
        return tl::unexpected(graph_no_field(unknown, "Comment"));
    constexpr std::array kRates = {std::pair("one_per_two_seconds", 0.5), std::pair("ten_per_second", 10.0),
                                   std::pair("one_hundred_per_second", 100.0)};
    const auto rate = request.param("comment_rate", "ten_per_second");
    const auto at =
        std::find_if(kRates.begin(), kRates.end(), [&](const auto& kind) { return rate == kind.first; });
    if (at == kRates.end())
        return tl::unexpected(
            graph_error(100, "(#100) Param comment_rate must be one of the values documented"));
    stream.comments_a_second = at->second;
    platform_.begin(wall_ms);
    return stream;
}

} // namespace regie::standin
