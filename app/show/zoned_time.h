#pragma once
// Wall time where the show is made: dates, days of the week, and clocks that are put forward and back. Pure;
// the rules of time zones are ICU's.

#include "show/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

using Date = std::chrono::year_month_day;

/// "2026-11-25"; none: that is no date.
std::optional<Date> parse_date(std::string_view text);
std::string date_words(Date date);
Date days_later(Date date, int days);
/// 1: Monday … 7: Sunday.
int weekday_of(Date date);
/// "mon" … "sun" → 1 … 7; 0: none of them.
int weekday_named(std::string_view name);

/// What clocks and calendars on the wall say.
struct LocalTime {
    Date date;
    int second = 0; ///< of the day, as the clock shows it

    int minute() const { return second / 60; }
};

/// From minute `from` of a day until before minute `to`; when `to` is not later, that is of the next day.
struct Hours {
    int from = 0, to = 0;

    bool past_midnight() const { return to <= from; }
    bool operator==(const Hours&) const = default;
};

/// Whether `hours`, which are those of `of`, hold at `now`.
bool hold_at(const Hours& hours, Date of, const LocalTime& now);

class Zone {
  public:
    /// "Europe/Paris"; "": this machine's. The error says that there is no such zone.
    static Result<Zone> named(const std::string& name);

    LocalTime local(std::int64_t wall_ms) const;
    /// When the clock shows that minute of that day, Unix milliseconds: for one that comes twice the first;
    /// one that is left out is as much later as the clock is put forward.
    std::int64_t wall_ms(Date date, int minute) const;

  private:
    explicit Zone(std::shared_ptr<const void> zone) : zone_(std::move(zone)) {}
    std::int64_t offset_ms(std::int64_t wall_ms) const;

    std::shared_ptr<const void> zone_; ///< icu::TimeZone, whose headers are long
};

} // namespace regie
