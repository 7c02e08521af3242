#include "show/opening_hours.h"

#include "show/campaign.h"
#include "show/date_words.h"
#include "show/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace regie {

namespace {

using nlohmann::json;

// Gauss's way, as Butcher wrote it down: the Gregorian Easter Sunday.
Date easter(std::chrono::year in) {
    const int year = static_cast<int>(in), a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
    const int day = h + l - 7 * m + 114;
    return {in, std::chrono::month(static_cast<unsigned>(day / 31)),
            std::chrono::day(static_cast<unsigned>(day % 31 + 1))};
}

std::string today_words(const std::vector<Hours>& today, bool french) {
    if (today.empty())
        return french ? "fermé aujourd’hui" : "closed today";
    std::string words;
    for (const auto& hours : today)
        words += fmt::format(fmt::runtime(french ? "{}de {} à {}" : "{}from {} to {}"),
                             words.empty() ? ""
                             : french      ? " et "
                                           : " and ",
                             clock_words(hours.from), clock_words(hours.to));
    return (french ? "aujourd’hui " : "today ") + words;
}

std::string opening_words(const std::optional<std::int64_t>& opening, const Zone& zone, std::int64_t wall_ms,
                          bool french) {
    if (!opening)
        return french ? "à une date à venir" : "at a date to come";
    const auto at = zone.local(*opening);
    const auto today = zone.local(wall_ms).date;
    const auto time = (french ? " à " : " at ") + clock_words(at.minute());
    if (at.date == today)
        return (french ? "aujourd’hui" : "today") + time;
    if (at.date == days_later(today, 1))
        return (french ? "demain" : "tomorrow") + time;
    return (french ? "" : "on ") + day_words(at.date, french) + time;
}

void replace(std::string& text, std::string_view what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

bool is_french_holiday(Date date) {
    struct Fixed {
        unsigned month, day;
    };
    constexpr std::array<Fixed, 8> kFixed{
        {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}}};
    if (std::any_of(kFixed.begin(), kFixed.end(), [&](const Fixed& day) {
            return static_cast<unsigned>(date.month()) == day.month &&
                   static_cast<unsigned>(date.day()) == day.day;
        }))
        return true;
    const auto sunday = easter(date.year());
    constexpr std::array kAfterEaster{1, 39, 50}; // Easter Monday, Ascension, Whit Monday
    return std::any_of(kAfterEaster.begin(), kAfterEaster.end(),
                       [&](int days) { return date == days_later(sunday, days); });
}

std::vector<Hours> OpeningHours::on(Date date) const {
    for (auto exception = exceptions.rbegin(); exception != exceptions.rend(); ++exception)
        if (date >= exception->from && date <= exception->until)
            return exception->hours;
    if (french_holidays && is_french_holiday(date))
        return on_holidays;
    return regular[static_cast<std::size_t>(weekday_of(date)) - 1];
}

bool OpeningHours::open_at(const LocalTime& now) const {
    for (const auto day : {days_later(now.date, -1), now.date})
        for (const auto& hours : on(day))
            if (hold_at(hours, day, now))
                return true;
    return false;
}

std::optional<std::int64_t> OpeningHours::next_opening(const Zone& zone, std::int64_t wall_ms) const {
    constexpr int kDays = 366;
    const auto today = zone.local(wall_ms).date;
    for (int day = 0; day <= kDays; ++day) {
        const auto date = days_later(today, day);
        for (const auto& hours : on(date))
            if (const auto opens = zone.wall_ms(date, hours.from); opens > wall_ms)
                return opens;
    }
    return {};
}

std::string with_hours(std::string text, const OpeningHours& hours, const Zone& zone, std::int64_t wall_ms,
                       const std::string& language) {
    const bool french = language == "fr";
    const auto now = zone.local(wall_ms);
    const bool open = hours.open_at(now);
    replace(text, "{hours_today}", today_words(hours.on(now.date), french));
    replace(text, "{open_now}", french ? (open ? "ouvert" : "fermé") : (open ? "open" : "closed"));
    replace(text, "{next_opening}", opening_words(hours.next_opening(zone, wall_ms), zone, wall_ms, french));
    return text;
}

Result<OpeningHours> opening_hours_from_json(const json& from) {
    const std::string where = "/opening_hours";
    OpeningHours made;
    const auto hours = [&](const json& list, const std::string& place,
                           std::vector<Hours>& into) -> Result<void> {
        auto read = hours_from_json(list);
        if (!read)
            return failure(read.error().what, place + read.error().where, read.error().remedy);
        into = std::move(*read);
        return {};
    };
    const auto regular = from.value("regular", json::object());
    for (const auto& [day, list] : regular.items())
        if (auto read = hours(list, fmt::format("{}/regular/{}", where, day),
                              made.regular[static_cast<std::size_t>(weekday_named(day)) - 1]);
            !read)
            return tl::unexpected(read.error());
    const auto exceptions = from.value("exceptions", json::array());
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        const auto place = fmt::format("{}/exceptions/{}", where, i);
        const std::string first = exceptions[i].at("date"), last = exceptions[i].value("until", first);
        const auto begins = parse_date(first), ends = parse_date(last);
        if (!begins || !ends || *ends < *begins)
            return failure("these are no dates", place,
                           "Give \"date\": \"2026-12-25\", and \"until\" for more days.");
        auto& made_one = made.exceptions.emplace_back();
        made_one.from = *begins;
        made_one.until = *ends;
        made_one.reason = clean_text(exceptions[i].value("reason", ""), 80);
        if (auto read = hours(exceptions[i].value("hours", json::array()), place + "/hours", made_one.hours);
            !read)
            return tl::unexpected(read.error());
    }
    made.french_holidays = from.value("holidays", "") == "fr";
    if (auto read = hours(from.value("on_holidays", json::array()), where + "/on_holidays", made.on_holidays);
        !read)
        return tl::unexpected(read.error());
    return made;
}

} // namespace regie
