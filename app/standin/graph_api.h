#pragma once
// Facebook's Graph interface to the platform: request in, response out, at a wall time given by the caller.
// Shapes, parameters and error objects: facebook-business-sdk-codegen and the Graph API's pages, v26.0.

#include "standin/graph_usage.h"
#include "standin/graph_values.h"
#include "standin/platform.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regie::standin {

struct GraphOptions {
    std::int64_t calls_an_hour = 0; ///< 0: without a limit, and without usage headers
    bool replies_refused = false;   ///< as Facebook may refuse them for live videos
    bool streams = true;            ///< live_comments is there; as on Facebook, not for every broadcast
    std::string ingest_url; ///< what a new live video is told to send to; empty: an address of nobody's
    std::int64_t ping_ms = 10'000; ///< between the keep-alive lines of an event stream
};

/// What a caller of live_comments wants.
struct GraphStream {
    std::vector<GraphField> fields;
    double comments_a_second = 10; ///< more are left out, as on Facebook
};

class GraphApi {
  public:
    GraphApi(Platform& platform, GraphOptions options)
        : platform_(platform), options_(std::move(options)), usage_(options_.calls_an_hour) {}

    GraphOptions& options() { return options_; }
    GraphUsage& usage() { return usage_; }

    /// "/vNN.N/…".
    static bool owns(const std::string& path);
    Response answer(const Request& request, std::int64_t wall_ms);

    /// GET "/{live-video-id}/live_comments", with or without a version in front, as streaming-graph has it.
    static bool is_stream(const Request& request);
    tl::expected<GraphStream, Response> open_stream(const Request& request, std::int64_t wall_ms);

  private:
    struct Target { ///< "/v26.0/1234/comments": 1234, comments
        std::string id;
        std::string edge;
    };
    static Target target_of(const std::string& path);

    std::optional<Response> refused(const Request& request, std::int64_t wall_ms) const; ///< for its token
    Response route(const Request& request, const Target& target, std::int64_t wall_ms);
    Response live_video(const Request& request, const std::string& edge, std::int64_t wall_ms);
    Response live_video_node(const Request& request, std::int64_t wall_ms) const;
    Response page(const Request& request, const std::string& edge, std::int64_t wall_ms);
    Response blocked(const Request& request, std::int64_t wall_ms);
    Response comment(const Request& request, const Target& target, std::int64_t wall_ms);
    Response moderate(const Request& request, Index index, const std::string& id, std::int64_t wall_ms);
    Response reply(const Request& request, Index to, const std::string& id, std::int64_t wall_ms);
    Response several(const Request& request, std::int64_t wall_ms);
    nlohmann::json reactions(const std::string& type) const;
    std::string stream_url(const char* scheme) const;

    Platform& platform_;
    GraphOptions options_;
    GraphUsage usage_;
};

} // namespace regie::standin
