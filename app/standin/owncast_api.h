#pragma once
// Owncast's HTTP interface to the platform: request in, response out. Shapes: its openapi description, 0.0.9;
// how much history it gives, and that a hidden message leaves the integrations' list, from its source.

#include "standin/http_message.h"
#include "standin/platform.h"

#include <cstdint>
#include <string>

namespace regie::standin {

struct OwncastOptions {
    std::int64_t history =
        50; ///< messages that /api/integrations/chat goes back; the admin's list has them all
};

class OwncastApi {
  public:
    OwncastApi(Platform& platform, OwncastOptions options) : platform_(platform), options_(options) {}

    OwncastOptions& options() { return options_; }

    static bool owns(const std::string& path) { return path.starts_with("/api/"); }
    Response answer(const Request& request, std::int64_t wall_ms);

  private:
    Response list(bool for_admin, std::int64_t wall_ms);
    Response set_visibility(const Request& request, std::int64_t wall_ms);
    Response set_enabled(const Request& request, std::int64_t wall_ms);
    Response send(const Request& request, std::int64_t wall_ms);
    Response enter(const Request& request);
    Response status(std::int64_t wall_ms) const;
    bool is_visible(const Item& item, std::int64_t wall_ms) const;

    Platform& platform_;
    OwncastOptions options_;
    int guests_ = 0;
};

std::string owncast_id(Index index);
/// Of a comment that is there.
std::optional<Index> owncast_index(const Platform& platform, const std::string& id);

/// As Owncast stores what somebody wrote: escaped, with links made clickable.
std::string owncast_body(const std::string& text);

} // namespace regie::standin
