#pragma once
// A calendar's events as rundown items. Pure; iCalendar (RFC 5545) is libical's, time zones are ICU's.

#include "show/rundown.h"
#include "show/zoned_time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

struct CalendarReading {
    Zone zone;               ///< of the show
    std::int64_t now_ms = 0; ///< what is over then is left out
    bool french = true;      ///< how dates are written
    int days = 366;          ///< how far ahead
};

struct CalendarPlan {
    Rundown items;
    std::vector<std::string>
        left_out; ///< "2 are over", "1 is called off": of what is not planned, or not as it is written
};

/// An iCalendar file's events as event cards, by time: summary, where and when. A series gives its next time,
/// with what was moved, renamed or called off of it. Times without a zone are the calendar's own
/// (X-WR-TIMEZONE) or the show's. `planned`: what there is, whose ids are taken.
Result<CalendarPlan> rundown_from_calendar(const std::string& text, const Rundown& planned,
                                           const CalendarReading& reading);

} // namespace regie
