#pragma once
// A plan that was made elsewhere, as rundown items: a spreadsheet's CSV, a calendar's iCalendar, our own
// JSON. Pure.

#include "show/rundown.h"
#include "show/zoned_time.h"

#include <cstdint>
#include <string>

namespace regie {

/// A line of column names, then an item a line, with commas or semicolons between. Columns are "id",
/// "graphic", "seconds", "at", "start", "group", "note", "scene", "layer", "speech", and the names of fields;
/// several lines of a field stand on lines of their cell. Without "graphic" an item is a lower third; without
/// "id" it is made of its text. `planned`: what there is, whose ids are taken. The error names the line.
Result<Rundown> rundown_from_csv(const std::string& text, const Rundown& planned, const Templates& templates);

struct CalendarReading {
    Zone zone;               ///< of the show
    std::int64_t now_ms = 0; ///< what is over then is left out
    bool french = true;      ///< how dates are written
    int days = 366;          ///< how far ahead
};

/// An iCalendar file's events (RFC 5545) as event cards, by time: its summary, where and when. What comes
/// back gives its next time.
Result<Rundown> rundown_from_calendar(const std::string& text, const Rundown& planned,
                                      const CalendarReading& reading);

} // namespace regie
