#include "show/calendar_counts.h"

#include "show/calendar_lines.h"
#include "show/rundown.h"

#include <fmt/format.h>

namespace regie {

std::vector<std::string> CalendarCounts::words(int days) const {
    std::vector<std::string> words;
    const auto say = [&](int count, const std::string& one, const std::string& several) {
        if (count > 0)
            words.push_back(fmt::format("{} {}", count, count == 1 ? one : several));
    };
    say(over, "is over", "are over");
    say(called_off, "is called off", "are called off");
    const auto ahead = fmt::format("more than {} days ahead", days);
    say(far, "is " + ahead, "are " + ahead);
    say(untitled, "has no title", "have no title");
    say(undated, "has no date that can be read", "have no date that can be read");
    say(unruled, "has a rule that cannot be read (its first date counts)",
        "have a rule that cannot be read (their first date counts)");
    say(excepted, "has exceptions by a rule, which are not read (its next date may be one of them)",
        "have exceptions by a rule, which are not read (their next date may be one of them)");
    say(uncounted, "repeats too often", "repeat too often");
    const auto dates = fmt::format("more than {} dates of its own: the first were read", kMostDates);
    say(many_dates, "has " + dates, "have " + dates);
    const auto longer = fmt::format(
        "a title of more than {} or a place of more than {} characters (it is cut)", kTitle, kPlace);
    say(cut, "has " + longer, "have " + longer);
    const auto room = fmt::format("too many: a rundown has at most {} items", kMostItems);
    say(too_many, "is one " + room, "are " + room);
    return words;
}

} // namespace regie
