#include "intake/live_video.h"

#include "intake/facebook.h"
#include "intake/graph_answer.h"
#include "intake/http_client.h"
#include "intake/json_values.h"

#include <fmt/format.h>

#include <utility>

namespace regie::intake {
namespace {

Result<nlohmann::json> ask(const FeedConfig& config, HttpRequest request) {
    request.timeout_ms = config.timings.request;
    const auto response = ask_and_wait(std::move(request));
    if (!response)
        return failure("Facebook " + response.error().what, response.error().where);
    auto body = graph::read(*response, config.token);
    if (!body)
        return failure("Facebook " + body.error().words, config.page);
    return std::move(*body);
}

} // namespace

Result<LiveVideo> create_live_video(const FeedConfig& config, const std::string& title) {
    if (!is_id(config.page))
        return failure("that is not a page's id", config.page, "It is a number: see the page's settings.");
    const auto body = ask(config, Facebook(config).create_live_video(title));
    if (!body)
        return tl::unexpected(body.error());
    LiveVideo video{text_of(*body, "id"), text_of(*body, "secure_stream_url"), {}};
    const auto slash = video.ingest.rfind('/');
    if (!is_id(video.id) || !video.ingest.starts_with("rtmps://") || slash + 1 >= video.ingest.size())
        return failure("Facebook made a live video, but did not say where to send it", config.page,
                       "Look for it on the page, and end it there.");
    video.key = video.ingest.substr(slash + 1);
    video.ingest.resize(slash);
    return video;
}

Result<void> end_live_video(const FeedConfig& config) {
    if (!is_id(config.live_video))
        return failure("that is not a live video's id", config.live_video);
    return ask(config, Facebook(config).end_live_video()).map([](const nlohmann::json&) {});
}

} // namespace regie::intake
