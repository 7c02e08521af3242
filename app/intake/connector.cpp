#include "intake/connector.h"

#include "intake/facebook.h"

#include <fmt/format.h>

#include <utility>

namespace regie::intake {

FeedConfig FeedConfig::rehearsal(std::string id, std::string platform, std::string url) {
    FeedConfig config;
    config.id = std::move(id);
    config.platform = std::move(platform);
    config.base_url = std::move(url);
    config.live_video = kRehearsedVideo;
    config.token = "rehearsal";
    config.reach = Reach::Loopback;
    config.timings = Timings::rehearsal();
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
    if (feed.url.starts_with("http://"))
        config.reach = Reach::Loopback;
    return config;
}

Result<std::unique_ptr<Connector>> make_connector(const FeedConfig& config) {
    if (config.platform != "facebook")
        return failure(fmt::format("the platform \"{}\" is not known", config.platform), config.id,
                       "Give \"facebook\".");
    if (config.live_video.empty())
        return failure("the feed names no live video", config.id,
                       "Give the broadcast's id as \"live_video\".");
    const auto* scheme = config.reach == Reach::Loopback ? "http://" : "https://";
    if (!config.base_url.empty() && !config.base_url.starts_with(scheme))
        return failure(fmt::format("\"{}\" does not start with {}", config.base_url, scheme), config.id);
    if (config.base_url.empty() && config.reach == Reach::Loopback)
        return failure("the feed has no stand-in to ask", config.id, "Give the address of one.");
    return std::make_unique<Facebook>(config);
}

} // namespace regie::intake
