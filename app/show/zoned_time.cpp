#include "show/zoned_time.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace regie {

namespace {

constexpr std::int64_t kDayMs = 24 * 3'600'000;
constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

const icu::TimeZone& icu_zone(const std::shared_ptr<const void>& zone) {
    return *static_cast<const icu::TimeZone*>(zone.get());
}

std::int64_t days_since_1970(Date date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    int year = 0;
    unsigned month = 0, day = 0;
    const auto read = [&](std::size_t at, std::size_t length, auto& number) {
        const auto* end = text.data() + at + length;
        return std::from_chars(text.data() + at, end, number).ptr == end;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !read(0, 4, year) || !read(5, 2, month) ||
        !read(8, 2, day))
        return {};
    const Date date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() && year >= 1970 ? std::optional(date) : std::nullopt;
}

std::string date_words(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date days_later(Date date, int days) { return std::chrono::sys_days(date) + std::chrono::days(days); }

int weekday_of(Date date) {
    return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding());
}

int weekday_named(std::string_view name) {
    const auto at = std::find(kDays.begin(), kDays.end(), name);
    return at == kDays.end() ? 0 : static_cast<int>(at - kDays.begin()) + 1;
}

bool hold_at(const Hours& hours, Date of, const LocalTime& now) {
    const auto minute = now.minute() + 1440 * (days_since_1970(now.date) - days_since_1970(of));
    return minute >= hours.from && minute < hours.to + (hours.past_midnight() ? 1440 : 0);
}

Result<Zone> Zone::named(const std::string& name) {
    std::shared_ptr<const icu::TimeZone> zone(
        name.empty() ? icu::TimeZone::createDefault()
                     : icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (!name.empty() && *zone == icu::TimeZone::getUnknown())
        return failure(fmt::format("there is no time zone \"{}\"", name), {},
                       "Give one such as \"Europe/Paris\".");
    return Zone(std::move(zone));
}

std::int64_t Zone::offset_ms(std::int64_t wall_ms) const {
    std::int32_t raw = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    icu_zone(zone_).getOffset(static_cast<UDate>(wall_ms), 0, raw, summer, status);
    return raw + summer;
}

LocalTime Zone::local(std::int64_t wall_ms) const {
    const auto local_ms = wall_ms + offset_ms(wall_ms);
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(local_ms));
    return {std::chrono::sys_days(day), static_cast<int>((local_ms - day.count() * kDayMs) / 1000)};
}

std::int64_t Zone::wall_ms(Date date, int minute) const {
    const auto local_ms = days_since_1970(date) * kDayMs + minute * 60'000LL;
    const auto before = offset_ms(local_ms - kDayMs), after = offset_ms(local_ms + kDayMs);
    // The larger offset gives the earlier moment.
    for (const auto offset : {std::max(before, after), std::min(before, after)})
        if (offset_ms(local_ms - offset) == offset)
            return local_ms - offset;
    return local_ms - before; // left out: as much later as the clock is put forward
}

} // namespace regie
