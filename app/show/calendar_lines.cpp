#include "show/calendar_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace regie {

namespace {

constexpr std::array<std::string_view, 22> kRead = {
    "BEGIN",    "END",    "UID",    "DTSTART",      "DTEND",      "DURATION",       "RECURRENCE-ID",
    "RRULE",    "EXRULE", "RDATE",  "EXDATE",       "SEQUENCE",   "STATUS",         "SUMMARY",
    "LOCATION", "TZID",   "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "X-LIC-LOCATION", "X-WR-TIMEZONE",
    "TZUNTIL"};

/// "RDATE" of "rdate;VALUE=DATE:20261204"
std::string property_name(std::string_view line) {
    std::string name(line.substr(0, line.find_first_of(";:")));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name;
}

/// The line that begins at `at`, unfolded; `at` is then behind it.
std::string next_line(const std::string& file, std::size_t& at) {
    std::string line;
    do {
        const auto end = std::min(file.find('\n', at), file.size());
        line.append(file, at, end - at);
        while (line.ends_with('\r'))
            line.pop_back();
        at = std::min(end + 1, file.size());
        if (at >= file.size() || (file[at] != ' ' && file[at] != '\t'))
            return line;
        ++at;
    } while (true);
}

/// Shortens a list of dates to the first `most`; how many there are left.
std::size_t shorten_list(std::string& line, std::size_t most) {
    std::size_t count = 1;
    for (auto comma = line.find(',', line.find(':')); comma != std::string::npos;
         comma = line.find(',', comma + 1))
        if (count++ == most) {
            line.resize(comma);
            break;
        }
    return count;
}

} // namespace

CalendarLines calendar_lines(const std::string& file) {
    CalendarLines lines;
    std::size_t dates = 0; // of the event so far
    for (auto at = std::min(file.find_first_not_of(" \t\r\n"), file.size()); at < file.size();) {
        auto line = next_line(file, at);
        const auto name = property_name(line);
        if (std::find(kRead.begin(), kRead.end(), name) == kRead.end())
            continue;
        if (name == "BEGIN" || name == "END") {
            lines.cut_events += dates > kMostDates ? 1 : 0;
            dates = 0;
        }
        if (name == "RDATE" || name == "EXDATE") {
            if (dates >= kMostDates) {
                dates = kMostDates + 1;
                continue;
            }
            dates += shorten_list(line, kMostDates - dates);
        }
        lines.text += line + "\r\n";
    }
    return lines;
}

} // namespace regie
