#pragma once
// When a house is open, and the sentences that say so. Pure.

#include "show/zoned_time.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace regie {

struct OpeningHours {
    struct Exception {
        Date from{}, until{}; ///< both included
        std::vector<Hours> hours;
        std::string reason; ///< "Noël"; may be empty
    };
    std::array<std::vector<Hours>, 7> regular; ///< from Monday on
    std::vector<Exception> exceptions;         ///< the last one that has a day counts
    bool french_holidays = false; ///< on those the hours are `on_holidays`, unless an exception says other
    std::vector<Hours> on_holidays;

    /// In the order of the day; empty: closed.
    std::vector<Hours> on(Date date) const;
    bool open_at(const LocalTime& now) const;
    /// When it opens next, Unix milliseconds; none: not within a year. Where it is open now, that is the time
    /// after.
    std::optional<std::int64_t> next_opening(const Zone& zone, std::int64_t wall_ms) const;
};

/// The days off of metropolitan France (code du travail, L3133-1).
bool is_french_holiday(Date date);

/// `text` with {hours_today}, {open_now} and {next_opening} in words. `language`: "fr", else English.
std::string with_hours(std::string text, const OpeningHours& hours, const Zone& zone, std::int64_t wall_ms,
                       const std::string& language);

/// A show file's "opening_hours", which fit the schema. The error's place begins with "/opening_hours".
Result<OpeningHours> opening_hours_from_json(const nlohmann::json& hours);

} // namespace regie
