#pragma once
// Of a calendar that is read: how much of it is not planned, or not as it is written. Pure.

#include <cstddef>
#include <string>
#include <vector>

namespace regie {

struct CalendarCounts {
    /// Characters of an event's title and place: its card has room for no more.
    static constexpr std::size_t kTitle = 80, kPlace = 60;

    int over = 0, far = 0, called_off = 0, untitled = 0, too_many = 0; ///< events that are not planned
    int undated = 0;    ///< nor are these: nothing says when, or nothing that can be read
    int unruled = 0;    ///< series with a rule that is not read
    int excepted = 0;   ///< series with a rule for what is left out of them (EXRULE), which is not read
    int uncounted = 0;  ///< series whose times are too many to be counted
    int many_dates = 0; ///< events with more than kMostDates of their own
    int cut = 0;        ///< events whose title or place is cut

    /// "2 are over", "1 is called off": of events that are looked for up to so many days ahead.
    std::vector<std::string> words(int days) const;
};

} // namespace regie
