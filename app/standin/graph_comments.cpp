#include "standin/graph_comments.h"

#include "standin/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::size_t kDefaultLimit = 25;
constexpr std::size_t kMaxLimit = 100;
constexpr std::size_t kLowQualityBytes = 3; // shorter texts are what the default live_filter drops
constexpr std::array kCommentFields = {
    "admin_creator", "application",  "attachment",    "can_comment",  "can_hide",
    "can_like",      "can_remove",   "comment_count", "created_time", "can_reply_privately",
    "from",          "id",           "is_hidden",     "is_private",   "like_count",
    "message",       "message_tags", "object",        "parent",       "live_broadcast_timestamp",
    "permalink_url", "user_likes",   "reactions",     "comments",     "private_reply_conversation"};
constexpr auto kDefaultFields = "created_time,from,message,id";

struct Query {
    std::vector<GraphField> fields;
    std::size_t limit = kDefaultLimit;
    bool newest_first = false;
    bool with_replies = false;
    bool with_low_quality = false;
    std::int64_t since_ms = 0;
    std::optional<std::size_t> after, before; // ranks
};

std::optional<std::size_t> parse_limit(const std::string& text) {
    if (text.empty())
        return kDefaultLimit;
    const auto limit = parse_number<std::size_t>(text);
    if (!limit || *limit == 0)
        return {};
    return std::min(*limit, kMaxLimit);
}

tl::expected<Query, Response> parse_query(const Platform& platform, const Request& request) {
    const auto refuse = [](const std::string& why) {
        return tl::unexpected(graph_error(100, "(#100) " + why));
    };
    const auto order = request.param("order", "chronological");
    const auto filter = request.param("filter", "toplevel");
    const auto live_filter = request.param("live_filter", "filter_low_quality");
    if ((order != "chronological" && order != "reverse_chronological") ||
        (filter != "toplevel" && filter != "stream") ||
        (live_filter != "filter_low_quality" && live_filter != "no_filter"))
        return refuse("Param order, filter or live_filter must be one of the values documented for it");
    Query query;
    query.newest_first = order == "reverse_chronological";
    query.with_replies = filter == "stream";
    query.with_low_quality = live_filter == "no_filter";
    query.fields = parse_fields(request.param("fields", kDefaultFields));
    if (const auto unknown = unknown_comment_field(query.fields); !unknown.empty())
        return tl::unexpected(graph_no_field(unknown, "Comment"));
    const auto limit = parse_limit(request.param("limit"));
    if (!limit)
        return refuse("Param limit must be a positive integer");
    query.limit = *limit;
    if (const auto since = request.param("since"); !since.empty()) {
        const auto since_ms = parse_since_ms(since);
        if (!since_ms)
            return refuse("Param since must be a valid date or a Unix time");
        query.since_ms = *since_ms;
    }
    for (const auto& [name, cursor] : {std::pair("after", &query.after), std::pair("before", &query.before)})
        if (const auto text = request.param(name); !text.empty()) {
            *cursor = decode_cursor(text);
            if (!*cursor || **cursor >= platform.said().size())
                return refuse("Invalid cursor");
        }
    return query;
}

// A sequence as it is asked for: places count from 0 in the order of the answer.
class View {
  public:
    View(const Platform& platform, const std::vector<Index>& sequence, const Query& query)
        : platform_(platform), sequence_(sequence), query_(query) {
        const auto since = std::partition_point(sequence.begin(), sequence.end(), [&](Index index) {
            return platform.item(index).created_ms < query.since_ms;
        });
        const auto old = static_cast<std::size_t>(since - sequence.begin());
        first_ = query.newest_first ? 0 : old;
        end_ = query.newest_first ? sequence.size() - old : sequence.size();
    }
    Index at(std::size_t place) const {
        return sequence_[query_.newest_first ? sequence_.size() - 1 - place : place];
    }
    bool shows(std::size_t place) const {
        const auto index = at(place);
        const auto& item = platform_.item(index);
        return platform_.is_there(index) && (query_.with_replies || !item.reply_to) &&
               (query_.with_low_quality || item.line.text.size() >= kLowQualityBytes);
    }
    // The first place behind a cursor's comment, or that comment's own. It may be gone: its rank stays.
    std::size_t behind(std::size_t rank) const { return place_of(rank, true); }
    std::size_t place(std::size_t rank) const { return place_of(rank, false); }
    std::size_t first() const { return first_; }
    std::size_t end() const { return end_; }

  private:
    std::size_t place_of(std::size_t rank, bool behind) const {
        const auto limit = rank + (behind != query_.newest_first ? 1 : 0);
        const auto at = std::partition_point(sequence_.begin(), sequence_.end(),
                                             [&](Index index) { return platform_.item(index).rank < limit; });
        const auto below = static_cast<std::size_t>(at - sequence_.begin());
        return query_.newest_first ? sequence_.size() - below : below;
    }

    const Platform& platform_;
    const std::vector<Index>& sequence_;
    const Query& query_;
    std::size_t first_ = 0, end_ = 0;
};

struct Page {
    std::vector<Index> comments;
    bool more = false;    // behind it
    bool earlier = false; // in front of it
};

Page read_page(const View& view, const Query& query) {
    // A cursor stands for a comment, not for a count: new comments do not shift the pages behind it.
    const auto begin = query.after ? std::max(view.first(), view.behind(*query.after)) : view.first();
    const auto end = query.before ? std::min(view.end(), view.place(*query.before)) : view.end();
    Page page;
    if (query.before && !query.after) {
        auto place = std::max(begin, end);
        for (; place > begin && page.comments.size() < query.limit; --place)
            if (view.shows(place - 1))
                page.comments.push_back(view.at(place - 1));
        std::reverse(page.comments.begin(), page.comments.end());
        page.more = true;
        for (; place > view.first() && !page.earlier; --place)
            page.earlier = view.shows(place - 1);
        return page;
    }
    auto place = begin;
    for (; place < end && page.comments.size() < query.limit; ++place)
        if (view.shows(place))
            page.comments.push_back(view.at(place));
    for (; place < view.end() && !page.more; ++place)
        page.more = view.shows(place);
    for (auto before = begin; before > view.first() && !page.earlier; --before)
        page.earlier = view.shows(before - 1);
    return page;
}

json paging(const Platform& platform, const Request& request, const Page& page) {
    const auto first = encode_cursor(platform.item(page.comments.front()).rank);
    const auto last = encode_cursor(platform.item(page.comments.back()).rank);
    const auto url = [&](const char* direction, const std::string& cursor) {
        return fmt::format("{}{}={}", graph_page_url(request), direction, query_encoded(cursor));
    };
    json object = {{"cursors", {{"before", first}, {"after", last}}}};
    if (page.more)
        object["next"] = url("after", last);
    if (page.earlier)
        object["previous"] = url("before", first);
    return object;
}

json parent_of(const Platform& platform, Index parent, const GraphField& field) {
    const auto fields = field.rest.starts_with('{') && field.rest.ends_with('}')
                            ? parse_fields(field.rest.substr(1, field.rest.size() - 2))
                            : parse_fields(kDefaultFields);
    return graph_comment(platform, parent, fields);
}

void add_field(json& object, const Platform& platform, const Item& item, const GraphField& field) {
    const auto& name = field.name;
    if (name == "from" && item.line.author)
        object["from"] = {{"id", item.line.author->id}, {"name", item.line.author->name}};
    else if (name == "message")
        object["message"] = item.line.text;
    else if (name == "created_time")
        object["created_time"] = graph_time(item.created_ms);
    else if (name == "is_hidden")
        object["is_hidden"] = item.hidden;
    else if (name == "is_private" || name == "user_likes" || name == "can_reply_privately")
        object[name] = false;
    else if (name == "can_hide" || name == "can_remove" || name == "can_like")
        object[name] = true;
    else if (name == "can_comment")
        object["can_comment"] = !item.reply_to;
    else if (name == "like_count")
        object["like_count"] = 0;
    else if (name == "comment_count")
        object["comment_count"] = item.replies;
    else if (name == "live_broadcast_timestamp")
        object[name] = (item.created_ms - platform.zero_ms().value_or(item.created_ms)) / 1000;
    else if (name == "parent" && item.reply_to)
        object["parent"] = parent_of(platform, *item.reply_to, field);
}

} // namespace

std::string graph_id(const Platform& platform, Index index) {
    return fmt::format("{}_{}", platform.options().live_video, index + 1);
}

std::optional<Index> graph_index(const Platform& platform, const std::string& id) {
    const auto number = parse_number_after<Index>(platform.options().live_video + "_", id);
    if (!number || *number == 0 || *number > platform.size())
        return {};
    const auto state = platform.item(*number - 1).state;
    const bool was_said = state != Item::State::Waiting && state != Item::State::Swallowed;
    return was_said ? std::optional(*number - 1) : std::nullopt;
}

std::string unknown_comment_field(const std::vector<GraphField>& fields) {
    for (const auto& field : fields)
        if (std::find(kCommentFields.begin(), kCommentFields.end(), field.name) == kCommentFields.end())
            return field.name;
    return {};
}

json graph_comment(const Platform& platform, Index index, const std::vector<GraphField>& fields) {
    json object = {{"id", graph_id(platform, index)}};
    for (const auto& field : fields)
        add_field(object, platform, platform.item(index), field);
    return object;
}

Response graph_list(Platform& platform, const std::vector<Index>& sequence, std::size_t total,
                    const Request& request) {
    const auto query = parse_query(platform, request);
    if (!query)
        return query.error();
    const auto page = read_page(View(platform, sequence, *query), *query);
    Response response{200, {{"data", json::array()}}};
    for (const auto index : page.comments) {
        response.body["data"].push_back(graph_comment(platform, index, query->fields));
        platform.show(index);
    }
    if (!page.comments.empty())
        response.body["paging"] = paging(platform, request, page);
    if (const auto summary = request.param("summary");
        !summary.empty() && summary != "0" && summary != "false")
        response.body["summary"] = {{"order", request.param("order", "chronological")},
                                    {"total_count", total},
                                    {"can_comment", true}};
    return response;
}

} // namespace regie::standin
