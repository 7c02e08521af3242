#include "standin/graph_api.h"

#include "standin/graph_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::size_t kDefaultLimit = 25;
constexpr std::size_t kMaxLimit = 100;
constexpr std::array kCommentFields = {"id",        "from",       "message",      "created_time",
                                       "is_hidden", "can_hide",   "can_remove",   "can_comment",
                                       "parent",    "like_count", "comment_count"};

GraphResponse error(int code, std::string message, int subcode = 0) {
    json object = {{"message", std::move(message)},
                   {"type", "OAuthException"},
                   {"code", code},
                   {"fbtrace_id", "AStandInHasNoTrace00000"}};
    if (subcode != 0)
        object["error_subcode"] = subcode;
    return {400, {{"error", std::move(object)}}};
}

GraphResponse unknown_object(const std::string& method, const std::string& id) {
    std::string verb = method;
    std::transform(verb.begin(), verb.end(), verb.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return error(
        100,
        fmt::format("Unsupported {} request. Object with ID '{}' does not exist, cannot be loaded due to "
                    "missing permissions, or does not support this operation",
                    verb, id),
        33);
}

std::string param(const GraphRequest& request, const char* name, const char* fallback = "") {
    const auto at = request.params.find(name);
    return at == request.params.end() ? std::string(fallback) : at->second;
}

// "/v26.0/1234/comments" → {"1234", "comments"}; empty when it is no Graph path.
std::pair<std::string, std::string> split(const std::string& path) {
    const auto version_end = path.find('/', 1);
    if (!path.starts_with("/v") || version_end == std::string::npos)
        return {};
    const auto id_end = path.find('/', version_end + 1);
    auto id = path.substr(version_end + 1, id_end == std::string::npos ? id_end : id_end - version_end - 1);
    return {std::move(id), id_end == std::string::npos ? std::string() : path.substr(id_end + 1)};
}

// Which of a comment's fields are asked for.
tl::expected<std::vector<std::string>, GraphResponse> comment_fields(const GraphRequest& request) {
    auto fields = field_names(param(request, "fields", "created_time,from,message,id"));
    for (const auto& field : fields)
        if (std::find(kCommentFields.begin(), kCommentFields.end(), field) == kCommentFields.end())
            return tl::unexpected(
                error(100, fmt::format("(#100) Tried accessing nonexisting field ({}) on node type (Comment)",
                                       field)));
    return fields;
}

} // namespace

Result<Speed> parse_speed(std::string_view text) {
    if (text == "max")
        return Speed{1, true};
    Speed speed;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), speed.factor);
    if (problem != std::errc{} || end != text.data() + text.size() ||
        !(speed.factor >= 0.01 && speed.factor <= 1000))
        return failure(fmt::format("\"{}\" is not a speed", text), {},
                       "Give 1, another factor up to 1000, or max.");
    return speed;
}

GraphApi::GraphApi(Chat chat, GraphOptions options, std::int64_t wall_ms) : options_(std::move(options)) {
    for (auto& line : chat.lines)
        items_.push_back({std::move(line), fmt::format("{}_{}", options_.live_video, items_.size() + 1)});
    if (options_.speed.everything_said)
        zero_ms_ = wall_ms;
}

GraphResponse GraphApi::answer(const GraphRequest& request, std::int64_t wall_ms) {
    const auto [id, edge] = split(request.path);
    if (id.empty())
        return error(2500, fmt::format("Unknown path components: {}", request.path));
    if (!options_.token.empty() && request.token != options_.token)
        return error(190, "Invalid OAuth access token - Cannot parse access token");
    if (id == options_.live_video && edge == "comments" && request.method == "GET") {
        if (!zero_ms_)
            zero_ms_ = wall_ms;
        ledger_.count_poll();
        return comments(request, wall_ms);
    }
    if (id == options_.live_video && edge.empty() && request.method == "GET")
        return live_video(request, wall_ms);
    auto* item = edge.empty() ? find(id) : nullptr;
    if (!item || !is_there(*item, wall_ms))
        return unknown_object(request.method, id);
    return comment(request, *item, wall_ms);
}

GraphResponse GraphApi::live_video(const GraphRequest& request, std::int64_t wall_ms) const {
    std::set<std::string> viewers;
    for (const auto& item : items_)
        if (item.line.author && zero_ms_ && said_at_ms(item.line) <= wall_ms)
            viewers.insert(item.line.author->id);
    json body = {{"id", options_.live_video}};
    for (const auto& field : field_names(param(request, "fields"))) {
        if (field == "status")
            body["status"] = "LIVE";
        else if (field == "live_views")
            body["live_views"] = viewers.size();
        else if (field != "id")
            return error(
                100,
                fmt::format("(#100) Tried accessing nonexisting field ({}) on node type (LiveVideo)", field));
    }
    return {200, std::move(body)};
}

GraphResponse GraphApi::comments(const GraphRequest& request, std::int64_t wall_ms) const {
    const auto order = param(request, "order", "chronological");
    const auto filter = param(request, "filter", "toplevel");
    const auto live_filter = param(request, "live_filter", "filter_low_quality");
    if ((order != "chronological" && order != "reverse_chronological") ||
        (filter != "toplevel" && filter != "stream") ||
        (live_filter != "filter_low_quality" && live_filter != "no_filter"))
        return error(100,
                     "(#100) Param order, filter or live_filter must be one of the values documented for it");
    const bool newest_first = order == "reverse_chronological";

    const auto fields = comment_fields(request);
    if (!fields)
        return fields.error();

    std::size_t limit = kDefaultLimit;
    if (const auto text = param(request, "limit"); !text.empty()) {
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), limit);
        if (problem != std::errc{} || end != text.data() + text.size() || limit == 0)
            return error(100, "(#100) Param limit must be a positive integer");
        limit = std::min(limit, kMaxLimit);
    }
    std::optional<std::int64_t> since_ms;
    if (const auto text = param(request, "since"); !text.empty() && !(since_ms = parse_since_ms(text)))
        return error(100, "(#100) Param since must be a valid date or a Unix time");
    const auto after_text = param(request, "after"), before_text = param(request, "before");
    const auto after = decode_cursor(after_text), before = decode_cursor(before_text);
    if ((!after_text.empty() && !after) || (!before_text.empty() && !before))
        return error(100, "(#100) Invalid cursor");

    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (is_there(items_[i], wall_ms) && (!since_ms || created_ms(items_[i].line) >= *since_ms))
            list.push_back(i);
    const auto total = list.size();
    if (newest_first)
        std::reverse(list.begin(), list.end());

    // A cursor stands for a comment, not for a count: new comments do not shift the pages behind it.
    const auto is_before = [&](std::size_t a, std::size_t b) { return newest_first ? a > b : a < b; };
    auto begin = list.begin(), end = list.end();
    if (after)
        begin = std::upper_bound(list.begin(), list.end(), *after, is_before);
    if (before)
        end = std::lower_bound(begin, list.end(), *before, is_before);
    if (static_cast<std::size_t>(end - begin) > limit) {
        if (before && !after)
            begin = end - static_cast<std::ptrdiff_t>(limit);
        else
            end = begin + static_cast<std::ptrdiff_t>(limit);
    }
    const std::vector<std::size_t> page(begin, end);

    json body = {{"data", json::array()}};
    for (const auto position : page)
        body["data"].push_back(as_json(items_[position], *fields));
    if (!page.empty())
        body["paging"] = paging(request, page, end != list.end(), begin != list.begin());
    if (const auto summary = param(request, "summary"); summary == "1" || summary == "true")
        body["summary"] = {{"order", order}, {"total_count", total}, {"can_comment", true}};
    return {200, std::move(body)};
}

json GraphApi::paging(const GraphRequest& request, const std::vector<std::size_t>& page, bool more,
                      bool earlier) const {
    const auto first = encode_cursor(page.front()), last = encode_cursor(page.back());
    const auto url = [&](const char* direction, const std::string& cursor) {
        auto text = request.origin + request.path + "?";
        for (const auto& [name, value] : request.params)
            if (name != "after" && name != "before" && name != "access_token")
                text += fmt::format("{}={}&", name, query_encoded(value));
        return text + direction + "=" + query_encoded(cursor);
    };
    json object = {{"cursors", {{"before", first}, {"after", last}}}};
    if (more)
        object["next"] = url("after", last);
    if (earlier)
        object["previous"] = url("before", first);
    return object;
}

GraphResponse GraphApi::comment(const GraphRequest& request, Item& item, std::int64_t wall_ms) {
    if (request.method == "GET") {
        const auto fields = comment_fields(request);
        return fields ? GraphResponse{200, as_json(item, *fields)} : fields.error();
    }
    return moderate(request, item, wall_ms);
}

GraphResponse GraphApi::moderate(const GraphRequest& request, Item& item, std::int64_t wall_ms) {
    const auto hidden = param(request, "is_hidden");
    const bool hide = hidden == "true" || hidden == "1", unhide = hidden == "false" || hidden == "0";
    if (request.method == "DELETE") {
        item.deleted = true;
        ledger_.write(Deed::Delete, item.id, item.line.id, wall_ms);
    } else if (request.method == "POST" && (hide || unhide)) {
        item.hidden = hide;
        ledger_.write(hide ? Deed::Hide : Deed::Unhide, item.id, item.line.id, wall_ms);
    } else {
        return error(100, "(#100) Param is_hidden must be true or false");
    }
    return {200, {{"success", true}}};
}

json GraphApi::as_json(const Item& item, const std::vector<std::string>& fields) const {
    json object = {{"id", item.id}};
    for (const auto& field : fields) {
        if (field == "from" && item.line.author)
            object["from"] = {{"id", item.line.author->id}, {"name", item.line.author->name}};
        else if (field == "message")
            object["message"] = item.line.text;
        else if (field == "created_time")
            object["created_time"] = graph_time(created_ms(item.line));
        else if (field == "is_hidden")
            object["is_hidden"] = item.hidden;
        else if (field == "can_hide" || field == "can_remove")
            object[field] = true;
        else if (field == "can_comment") // comments on comments of a live video are refused
            object[field] = false;
        else if (field == "like_count" || field == "comment_count")
            object[field] = 0;
    }
    return object;
}

bool GraphApi::is_there(const Item& item, std::int64_t wall_ms) const {
    if (item.deleted || !zero_ms_)
        return false;
    const auto removed_ms = item.line.removed_at_ms;
    const bool removed = removed_ms && wall_ms - *zero_ms_ >= std::llround(static_cast<double>(*removed_ms) /
                                                                           options_.speed.factor);
    return said_at_ms(item.line) <= wall_ms && !removed;
}

std::int64_t GraphApi::said_at_ms(const ChatLine& line) const {
    if (options_.speed.everything_said)
        return *zero_ms_;
    return *zero_ms_ + std::llround(static_cast<double>(line.at_ms) / options_.speed.factor);
}

std::int64_t GraphApi::created_ms(const ChatLine& line) const {
    if (options_.speed.everything_said) // a broadcast that has just come to its end
        return *zero_ms_ - (items_.back().line.at_ms - line.at_ms);
    return said_at_ms(line);
}

GraphApi::Item* GraphApi::find(const std::string& id) {
    const auto at =
        std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.id == id; });
    return at == items_.end() ? nullptr : &*at;
}

} // namespace regie::standin
