#include "intake/connector.h"

#include "intake/facebook.h"
#include "intake/json_feed.h"
#include "intake/owncast.h"
#include "intake/youtube.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace regie::intake {
namespace {

std::int64_t unix_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// What is missing in `config`; none: it can work.
std::optional<Error> fault_of(const FeedConfig& config) {
    const bool needs_video = config.platform == "facebook" || config.platform == "youtube";
    if (!needs_video && config.platform != "owncast" && config.platform != "json")
        return Error{fmt::format("the platform \"{}\" is not known", config.platform), config.id,
                     "Give \"facebook\", \"youtube\", \"owncast\" or \"json\"."};
    if (needs_video && config.live_video.empty())
        return Error{"the feed names no live video", config.id, "Give the broadcast's id as \"live_video\"."};
    const auto* scheme = config.reach == Reach::Loopback ? "http://" : "https://";
    if (!config.base_url.empty() && !config.base_url.starts_with(scheme))
        return Error{fmt::format("\"{}\" does not start with {}", config.base_url, scheme), config.id, {}};
    if (config.base_url.empty() && config.reach == Reach::Loopback)
        return Error{"the feed has no stand-in to ask", config.id, "Give the address of one."};
    if (config.base_url.empty() && !needs_video)
        return Error{"the feed names no address", config.id, "Give it as \"url\"."};
    return {};
}

} // namespace

FeedConfig FeedConfig::rehearsal(std::string id, std::string platform, std::string url) {
    FeedConfig config;
    config.id = std::move(id);
    config.platform = std::move(platform);
    config.base_url = std::move(url);
    config.live_video = kRehearsedVideo;
    config.token = "rehearsal";
    config.reach = Reach::Loopback;
    config.timings = Timings::rehearsal();
    if (config.platform == "json") { // as standin/json_api.h has it
        config.base_url += "/json/comments";
        config.pointers.items = "/result/comments";
        config.pointers.id = "/key";
        config.pointers.author_id = "/by/key";
        config.pointers.author_name = "/by/name";
        config.pointers.text = "/words";
        config.pointers.time = "/written";
        config.pointers.cursor = "/result/cursor";
        config.pointers.cursor_param = "after";
    }
    return config;
}

FeedConfig FeedConfig::live(const FeedSpec& feed) {
    FeedConfig config;
    config.id = feed.id;
    config.platform = feed.platform;
    config.base_url = feed.url;
    config.live_video = feed.live_video;
    config.page = feed.page;
    config.token_name = feed.token;
    config.pointers = feed.pointers;
    config.budget = feed.budget;
    if (leads_to_this_machine(feed.url))
        config.reach = Reach::Loopback;
    return config;
}

Result<std::unique_ptr<Connector>> make_connector(const FeedConfig& config) {
    if (auto fault = fault_of(config))
        return tl::unexpected(std::move(*fault));
    if (config.platform == "facebook")
        return std::make_unique<Facebook>(config);
    if (config.platform == "youtube")
        return std::make_unique<YouTube>(config, unix_ms);
    if (config.platform == "owncast")
        return std::make_unique<Owncast>(config);
    return std::make_unique<JsonFeed>(config);
}

} // namespace regie::intake
