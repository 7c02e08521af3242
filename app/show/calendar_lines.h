#pragma once
// What of an iCalendar file is read. Pure.

#include <cstddef>
#include <string>

namespace regie {

/// Dates of its own that an event may have (RDATE, EXDATE): every day for five years.
inline constexpr std::size_t kMostDates = 2000;

struct CalendarLines {
    std::string text;   ///< as the file, each line in one piece
    int cut_events = 0; ///< had more dates than that; the first were kept
};

/// The lines that say when something is, what it is called, where it is, and by whose clock. What else
/// calendars hold (descriptions, who was invited, reminders) is not read, and libical takes a time that grows
/// with the square of a list's length.
CalendarLines calendar_lines(const std::string& file);

} // namespace regie
