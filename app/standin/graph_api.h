#pragma once
// Facebook's Graph comments interface over a recorded chat: request in, response out, at a wall time given by
// the caller. No socket, no clock. Shapes, parameters and error objects: facebook-business-sdk-codegen and
// the Graph API's pages, v26.0. Not thread-safe.

#include "standin/chat_file.h"
#include "standin/ledger.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace regie::standin {

/// How fast the chat's time runs.
struct Speed {
    double factor = 1; ///< chat seconds a second, 0.01..1000
    bool everything_said =
        false; ///< "max": all comments are there from the start; removals still come at their times
};

/// "1", "50", "0.5" or "max".
Result<Speed> parse_speed(std::string_view text);

struct GraphOptions {
    std::string live_video = "1234"; ///< the one broadcast there is
    std::string token;               ///< required from callers when not empty
    Speed speed;
};

struct GraphRequest {
    std::string method;                        ///< "GET", "POST", "DELETE"
    std::string origin;                        ///< "http://127.0.0.1:8800", for `next` URLs
    std::string path;                          ///< "/v26.0/1234/comments"
    std::map<std::string, std::string> params; ///< query and form body
    std::string token; ///< from the Authorization header, or the access_token parameter
};

struct GraphResponse {
    int status = 200;
    nlohmann::json body;
};

class GraphApi {
  public:
    /// `wall_ms`: now, Unix milliseconds.
    GraphApi(Chat chat, GraphOptions options, std::int64_t wall_ms);

    GraphResponse answer(const GraphRequest& request, std::int64_t wall_ms);

    const Ledger& ledger() const { return ledger_; }

  private:
    struct Item {
        ChatLine line;
        std::string id; ///< "{live-video-id}_{n}"
        bool hidden = false;
        bool deleted = false;
    };

    GraphResponse live_video(const GraphRequest& request, std::int64_t wall_ms) const;
    GraphResponse comments(const GraphRequest& request, std::int64_t wall_ms) const;
    GraphResponse comment(const GraphRequest& request, Item& item, std::int64_t wall_ms);
    GraphResponse moderate(const GraphRequest& request, Item& item, std::int64_t wall_ms);

    nlohmann::json paging(const GraphRequest& request, const std::vector<std::size_t>& page, bool more,
                          bool earlier) const;
    nlohmann::json as_json(const Item& item, const std::vector<std::string>& fields) const;
    bool is_there(const Item& item, std::int64_t wall_ms) const;
    std::int64_t said_at_ms(const ChatLine& line) const; ///< wall time
    std::int64_t created_ms(const ChatLine& line) const; ///< wall time, what `created_time` says
    Item* find(const std::string& id);

    std::vector<Item> items_; ///< by time
    const GraphOptions options_;
    /// Wall time of chat zero: the first request for comments, as a broadcast starts with its first viewer.
    std::optional<std::int64_t> zero_ms_;
    Ledger ledger_;
};

} // namespace regie::standin
