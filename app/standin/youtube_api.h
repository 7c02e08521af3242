#pragma once
// YouTube's Live Streaming and Data interface to the platform: request in, response out. Methods, parameters
// and reasons of errors: the discovery document of YouTube Data API v3 and its reference pages.

#include "standin/http_message.h"
#include "standin/platform.h"
#include "standin/youtube_items.h"

#include <cstdint>
#include <optional>
#include <string>

namespace regie::standin {

struct YoutubeOptions {
    std::string live_chat = "Cg0KCzEyMzQ";
    std::int64_t units_a_day = 10'000; ///< as a project has them; 0: without a limit
    std::int64_t polling_ms = 1000;    ///< pollingIntervalMillis; a tenth of it while more is waiting
    std::int64_t history = 0;          ///< what the first page goes back at most, in items; 0: to the start
    bool polling_enforced = false;     ///< whoever asks sooner is refused: rateLimitExceeded
};

class YoutubeApi {
  public:
    YoutubeApi(Platform& platform, YoutubeOptions options)
        : platform_(platform), options_(std::move(options)) {}

    YoutubeOptions& options() { return options_; }
    std::int64_t units_spent() const { return units_spent_; } ///< on the day of the last request

    static bool owns(const std::string& path) { return path.starts_with("/youtube/v3/"); }
    Response answer(const Request& request, std::int64_t wall_ms);

  private:
    std::optional<Response> refused(const Request& request) const; ///< for its credentials
    bool spend(std::int64_t units, std::int64_t wall_ms);
    std::optional<Response> too_soon(std::int64_t wall_ms);

    Response messages(const Request& request, std::int64_t wall_ms);
    Response list(const Request& request, std::int64_t wall_ms);
    Response insert(const Request& request, std::int64_t wall_ms);
    Response remove(const Request& request, std::int64_t wall_ms);
    Response bans(const Request& request, std::int64_t wall_ms);
    Response insert_ban(const Request& request, std::int64_t wall_ms);
    Response broadcasts(const Request& request) const;
    Response videos(const Request& request) const;

    Platform& platform_;
    YoutubeOptions options_;
    std::int64_t day_ = -1; ///< in Pacific time
    std::int64_t units_spent_ = 0;
    std::optional<std::int64_t> last_list_ms_;
};

} // namespace regie::standin
