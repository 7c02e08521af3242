#pragma once
// How many calls Facebook has left: the share of a rolling hour's budget that is used up, and the two headers
// that tell it. Both forms are those of "Rate Limits", Graph API v26.0.

#include "standin/http_message.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace regie::standin {

class GraphUsage {
  public:
    /// Calls an hour; 0: without a limit, and so without headers.
    explicit GraphUsage(std::int64_t calls_an_hour) : calls_an_hour_(calls_an_hour) {}

    void set_budget(std::int64_t calls_an_hour) { calls_an_hour_ = calls_an_hour; }
    /// What the headers say whatever was called; null: what was called. An object as X-App-Usage's, and with
    /// "estimated_time_to_regain_access" in minutes for the other header.
    void pretend(nlohmann::json usage) { pretended_ = std::move(usage); }

    void count(std::int64_t calls, std::int64_t wall_ms);
    bool spent(std::int64_t wall_ms) const;
    /// X-App-Usage and X-Business-Use-Case-Usage. None while less than a percent is used.
    void add_headers(Response& response, const std::string& business, std::int64_t wall_ms) const;

  private:
    std::int64_t calls(std::int64_t wall_ms) const; ///< in the hour before

    struct Minute {
        std::int64_t number = -1; ///< since 1970
        std::int64_t calls = 0;
    };
    std::int64_t calls_an_hour_;
    nlohmann::json pretended_;
    std::array<Minute, 60> minutes_{};
};

} // namespace regie::standin
