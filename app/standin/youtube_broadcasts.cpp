// The broadcast itself, as liveBroadcasts and videos list it.
#include "standin/times.h"
#include "standin/youtube_api.h"
#include "standin/youtube_request.h"

#include <utility>

namespace regie::standin {

using nlohmann::json;

Response YoutubeApi::broadcasts(const Request& request) const {
    if (auto bad = bad_parts(request, {"id", "snippet", "status", "contentDetails", "monetizationDetails"}))
        return *bad;
    const auto& id = platform_.options().live_video;
    const auto parts = parts_of(request);
    const auto asked = request.param("id"), status = request.param("broadcastStatus");
    const bool ended = platform_.ended_ms().has_value();
    json items = json::array();
    if ((asked.empty() || asked == id) &&
        (status.empty() || status == "all" || (status == "completed") == ended)) {
        json item = {{"kind", "youtube#liveBroadcast"}, {"etag", youtube_token("etag", 0)}, {"id", id}};
        if (parts.contains("snippet"))
            item["snippet"] = {{"title", platform_.title()},
                               {"channelId", platform_.options().page},
                               {"liveChatId", options_.live_chat}};
        if (parts.contains("status"))
            item["status"] = {{"lifeCycleStatus", ended ? "complete" : "live"},
                              {"privacyStatus", "public"},
                              {"recordingStatus", ended ? "recorded" : "recording"}};
        items.push_back(std::move(item));
    }
    const auto count = items.size();
    return {200,
            {{"kind", "youtube#liveBroadcastListResponse"},
             {"etag", youtube_token("etag", count)},
             {"pageInfo", {{"totalResults", count}, {"resultsPerPage", 5}}},
             {"items", std::move(items)}}};
}

Response YoutubeApi::videos(const Request& request) const {
    if (auto bad = bad_parts(
            request, {"id", "snippet", "status", "statistics", "contentDetails", "liveStreamingDetails"}))
        return *bad;
    const auto& id = platform_.options().live_video;
    json items = json::array();
    if (request.param("id") == id) {
        json item = {{"kind", "youtube#video"}, {"etag", youtube_token("etag", 1)}, {"id", id}};
        if (parts_of(request).contains("liveStreamingDetails")) {
            auto& details = item["liveStreamingDetails"];
            details = json::object();
            if (platform_.zero_ms())
                details["actualStartTime"] = utc_seconds(*platform_.zero_ms()) + "Z";
            if (platform_.ended_ms()) {
                details["actualEndTime"] = utc_seconds(*platform_.ended_ms()) + "Z";
            } else {
                details["activeLiveChatId"] = options_.live_chat;
                details["concurrentViewers"] = std::to_string(platform_.authors());
            }
        }
        if (parts_of(request).contains("snippet"))
            item["snippet"] = {{"title", platform_.title()},
                               {"channelId", platform_.options().page},
                               {"liveBroadcastContent", platform_.ended_ms() ? "none" : "live"}};
        items.push_back(std::move(item));
    }
    const auto count = items.size();
    return {200,
            {{"kind", "youtube#videoListResponse"},
             {"etag", youtube_token("etag", count)},
             {"pageInfo", {{"totalResults", count}, {"resultsPerPage", count}}},
             {"items", std::move(items)}}};
}

} // namespace regie::standin
