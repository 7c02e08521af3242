#pragma once
// A Facebook live video: made before a broadcast to have an ingest to send it to, ended after it. POST
// /{page-id}/live_videos and /{live-video-id}, Graph API v26.0.

#include "intake/feed_config.h"
#include "show/result.h"

#include <string>

namespace regie::intake {

struct LiveVideo {
    std::string id;
    std::string ingest; ///< "rtmps://HOST:443/rtmp"
    std::string key;    ///< a secret: the stream key
};

/// On `config.page`, with `config.token`. It goes live when pictures come. Blocks until the platform has
/// answered, for `config.timings.request` at most.
Result<LiveVideo> create_live_video(const FeedConfig& config, const std::string& title);

/// Ends `config.live_video`: what came so far stays on the page as a recording. Blocks, as above.
Result<void> end_live_video(const FeedConfig& config);

} // namespace regie::intake
