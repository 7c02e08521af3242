#include "standin/json_api.h"

#include "standin/numbers.h"
#include "standin/times.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::size_t kDefaultLimit = 100, kMaxLimit = 1000;
constexpr std::string_view kCursorPrefix = "from-";

Response refuse_request(int status, const char* why) { return {status, {{"error", why}}}; }

} // namespace

bool JsonApi::lists(Index index) const { return platform_.is_there(index) && !platform_.item(index).hidden; }

Response JsonApi::answer(const Request& request, std::int64_t wall_ms) {
    platform_.advance(wall_ms);
    if (platform_.access(request.token) != Access::Granted)
        return refuse_request(401, "a valid token is needed");
    auto limit = kDefaultLimit;
    if (const auto text = request.param("limit"); !text.empty()) {
        limit = parse_number<std::size_t>(text).value_or(0);
        if (limit == 0 || limit > kMaxLimit)
            return refuse_request(400, "limit is a number from 1 to 1000");
    }
    const bool paged = request.path == "/json/comments";
    if (request.method != "GET" || (!paged && request.path != "/json/latest"))
        return refuse_request(404, "GET /json/comments or /json/latest");
    platform_.poll(Interface::Json, wall_ms);
    return paged ? comments(request, limit) : latest(limit);
}

Response JsonApi::comments(const Request& request, std::size_t limit) {
    std::size_t rank = 0;
    if (const auto cursor = request.param("after"); !cursor.empty()) {
        const auto from = parse_number_after<std::size_t>(kCursorPrefix, cursor);
        if (!from || *from > platform_.said().size())
            return refuse_request(410, "this cursor is not known any more");
        rank = *from;
    }
    json list = json::array();
    for (; rank < platform_.said().size() && list.size() < limit; ++rank) {
        const auto index = platform_.said()[rank];
        if (!lists(index))
            continue;
        const auto& item = platform_.item(index);
        json comment = {
            {"key", item.line.id}, {"words", item.line.text}, {"written", utc_micros(item.created_ms)}};
        if (item.line.author)
            comment["by"] = {{"key", item.line.author->id}, {"name", item.line.author->name}};
        list.push_back(std::move(comment));
        platform_.show(index);
    }
    json result = {{"cursor", fmt::format("{}{}", kCursorPrefix, rank)},
                   {"poll_again_ms", options_.poll_again_ms}};
    result["comments"] = std::move(list);
    return {200, {{"result", std::move(result)}}};
}

Response JsonApi::latest(std::size_t limit) {
    std::vector<Index> newest;
    for (auto at = platform_.said().rbegin(); at != platform_.said().rend() && newest.size() < limit; ++at)
        if (lists(*at))
            newest.push_back(*at);
    std::reverse(newest.begin(), newest.end());
    json list = json::array();
    for (const auto index : newest) {
        const auto& item = platform_.item(index);
        list.push_back({{"id", item.line.id},
                        {"author", item.line.author ? item.line.author->name : std::string()},
                        {"text", item.line.text},
                        {"at", item.created_ms / 1000}});
        platform_.show(index);
    }
    return {200, std::move(list)};
}

} // namespace regie::standin
