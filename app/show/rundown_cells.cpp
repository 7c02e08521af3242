#include "show/rundown_cells.h"

#include "show/clock.h"
#include "show/item_ids.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <map>
#include <string_view>

namespace regie {

namespace {

// How an item starts, as people write it, folded as plain_of() does.
const std::map<std::string, std::string> kStarts = {
    {"manual", "manual"},  {"manuel", "manual"},   {"manuelle", "manual"}, {"manuellement", "manual"},
    {"alamain", "manual"}, {"timed", "timed"},     {"alheure", "timed"},   {"heure", "timed"},
    {"follow", "follow"},  {"follows", "follow"},  {"suivre", "follow"},   {"asuivre", "follow"},
    {"suit", "follow"},    {"alasuite", "follow"}, {"enchaine", "follow"}, {"enchainer", "follow"}};

std::optional<std::int64_t> whole_number(std::string_view digits) {
    std::int64_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, number);
    return !digits.empty() && digits.size() < 8 && number >= 0 && at == end && error == std::errc()
               ? std::optional(number)
               : std::nullopt;
}

/// "18h10", "18 H", "1 h 30 min", "2 min 30", "8 s": seconds; none: it has no units.
std::optional<std::int64_t> in_units(const std::string& cell) {
    const auto written = icu::UnicodeString::fromUTF8(cell);
    std::string text;
    for (int32_t i = 0; i < written.length(); ++i)
        text += u_isUWhiteSpace(written[i]) ? ' '
                : written[i] < 0x80         ? static_cast<char>(u_tolower(written[i]))
                                            : '?';
    const auto unit_of = [](std::string_view name) {
        const auto is = [&](std::initializer_list<std::string_view> names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        return is({"h", "heure", "heures"})                                               ? 3600
               : is({"m", "mn", "min", "minute", "minutes", "'"})                         ? 60
               : is({"s", "sec", "second", "seconds", "seconde", "secondes", "\"", "''"}) ? 1
                                                                                          : 0;
    };
    std::int64_t seconds = 0;
    int before = 0; // the unit of the part before
    for (std::string_view rest = text; !rest.empty();) {
        const auto take_until = [&](const char* what) {
            const auto end = std::min(rest.find_first_of(what), rest.size());
            const auto taken = rest.substr(0, end);
            rest.remove_prefix(end);
            return taken;
        };
        const auto take_blanks = [&] {
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        };
        const auto digits = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
        const auto number = whole_number(digits);
        rest.remove_prefix(digits.size());
        take_blanks();
        const auto name = take_until(" 0123456789");
        take_blanks();
        const int unit = name.empty() && rest.empty() ? before / 60 : unit_of(name); // "18h10"
        if (!number || unit == 0 || (before > 0 && (unit >= before || *number > 59)))
            return {};
        seconds += *number * unit;
        before = unit;
    }
    return before > 0 ? std::optional(seconds) : std::nullopt;
}

/// "0,75", as spreadsheets hold 18:00: a fraction of a day in seconds.
std::optional<std::int64_t> of_a_day(const std::string& cell) {
    if (cell.size() < 3 || cell.size() > 40 || cell[0] != '0' || (cell[1] != ',' && cell[1] != '.') ||
        cell.find_first_not_of("0123456789", 2) != std::string::npos)
        return {};
    double part = 0;
    std::from_chars(cell.data() + 2, cell.data() + cell.size(), part);
    for (std::size_t i = 2; i < cell.size(); ++i)
        part /= 10;
    return std::llround(part * 24 * 3600);
}

} // namespace

std::string plain_of(const std::string& text) {
    std::string plain;
    for (const char c : without_accents(text))
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return plain;
}

std::string trimmed(const std::string& text) {
    const auto whole = icu::UnicodeString::fromUTF8(text);
    int32_t begin = 0, end = whole.length();
    while (begin < end && u_isUWhiteSpace(whole[begin]))
        ++begin;
    while (end > begin && u_isUWhiteSpace(whole[end - 1]))
        --end;
    std::string utf8;
    return whole.tempSubStringBetween(begin, end).toUTF8String(utf8);
}

std::optional<std::string> time_of(const std::string& cell) {
    auto seconds = of_a_day(cell);
    if (!seconds)
        seconds = in_units(cell);
    if (seconds)
        return format_show_time(*seconds * 1000);
    return parse_show_time_ms(cell) ? std::optional(cell) : std::nullopt;
}

std::optional<std::int64_t> seconds_of(std::string cell) {
    if (const auto seconds = in_units(cell))
        return seconds;
    for (const std::string_view unit : {"secondes", "seconds", "seconde", "second", "sec", "s"})
        if (cell.ends_with(unit)) {
            cell = trimmed(cell.substr(0, cell.size() - unit.size()));
            break;
        }
    bool round_up = false;
    if (const auto point = cell.find_first_of(".,");
        point != std::string::npos && cell.find_first_not_of("0123456789", point + 1) == std::string::npos) {
        const bool whole = cell.find_first_not_of('0', point + 1) == std::string::npos;
        // Less than one is a spreadsheet's fraction of a day.
        if (!whole && (cell.find(':') != std::string::npos || cell.find_first_not_of('0') == point))
            return {};
        round_up = !whole && cell[point + 1] >= '5';
        cell.resize(point);
    }
    std::int64_t seconds = 0;
    int parts = 0;
    for (std::size_t begin = 0; begin <= cell.size(); ++parts) {
        const auto end = std::min(cell.find(':', begin), cell.size());
        const auto part = whole_number(std::string_view(cell).substr(begin, end - begin));
        if (!part || parts == 3 || (parts > 0 && (*part > 59 || end - begin != 2)))
            return {};
        seconds = seconds * 60 + *part;
        begin = end + 1;
    }
    return seconds + (round_up ? 1 : 0);
}

std::optional<bool> yes_or_no(const std::string& cell) {
    const auto plain = plain_of(cell);
    for (const auto* word : {"vrai", "true", "oui", "yes", "1", "x"})
        if (plain == word)
            return true;
    for (const auto* word : {"faux", "false", "non", "no", "0"})
        if (plain == word)
            return false;
    return {};
}

std::optional<std::string> start_of(const std::string& cell) {
    const auto start = kStarts.find(plain_of(cell));
    return start == kStarts.end() ? std::nullopt : std::optional(start->second);
}

} // namespace regie
