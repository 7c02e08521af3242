#include "show/calendar_import.h"

#include "show/calendar_counts.h"
#include "show/calendar_lines.h"
#include "show/date_words.h"
#include "show/item_ids.h"
#include "show/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <libical/ical.h>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace regie {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
// Of a series that is counted from its beginning, and of all those of a calendar.
constexpr int kMostTimes = 100'000, kMostTimesInAll = 500'000;

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

Date date_of(const icaltimetype& time) {
    return {std::chrono::year(time.year), std::chrono::month(static_cast<unsigned>(time.month)),
            std::chrono::day(static_cast<unsigned>(time.day))};
}

/// Whose clock a time is read on: a time zone of ours, or one that the file describes.
struct CalendarClock {
    Zone zone;
    icaltimezone* described = nullptr; ///< the calendar owns it

    std::int64_t ms(const icaltimetype& time) const {
        if (icaltime_is_utc(time))
            return static_cast<std::int64_t>(icaltime_as_timet(time)) * 1000;
        if (described && !time.is_date)
            return static_cast<std::int64_t>(icaltime_as_timet_with_zone(time, described)) * 1000;
        return zone.wall_ms(date_of(time), time.is_date ? 0 : time.hour * 60 + time.minute) +
               (time.is_date ? 0 : time.second * 1000);
    }
    /// What it shows then, as libical counts: without a zone.
    icaltimetype at(std::int64_t wall_ms, bool date_only) const {
        auto time = icaltime_null_time();
        if (described) {
            time = icaltime_from_timet_with_zone(static_cast<time_t>(wall_ms / 1000), date_only, described);
        } else {
            const auto local = zone.local(wall_ms);
            time.year = static_cast<int>(local.date.year());
            time.month = static_cast<int>(static_cast<unsigned>(local.date.month()));
            time.day = static_cast<int>(static_cast<unsigned>(local.date.day()));
            time.hour = local.second / 3600;
            time.minute = local.second / 60 % 60;
            time.second = local.second % 60;
        }
        if (date_only)
            time.hour = time.minute = time.second = 0;
        time.is_date = date_only ? 1 : 0;
        time.zone = nullptr;
        return time;
    }
};

/// A time in the file: when, and whether it means the whole day.
struct CalendarTime {
    std::int64_t ms = 0;
    bool date_only = false;
    Date date{}; ///< as written
};

/// "Eastern Standard Time", "(UTC-05:00) Eastern Time (US & Canada)" → "America/New_York"
std::string iana_of_windows(std::string name) {
    if (const auto end = name.find(") "); name.starts_with("(UTC") && end != std::string::npos)
        name.erase(0, end + 2);
    if (const auto end = name.find(" Time ("); end != std::string::npos)
        name = name.substr(0, end) + " Standard Time";
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString id;
    icu::TimeZone::getIDForWindowsID(icu::UnicodeString::fromUTF8(name), nullptr, id, error);
    std::string iana;
    return U_SUCCESS(error) ? id.toUTF8String(iana) : iana;
}

/// "/mozilla.org/20050126_1/Europe/Paris" → "Europe/Paris"
std::string last_two_parts(const std::string& path) {
    const auto last = path.rfind('/');
    const auto before = last == std::string::npos || last == 0 ? last : path.rfind('/', last - 1);
    return before == std::string::npos ? path : path.substr(before + 1);
}

struct CalendarEvent {
    icalcomponent* component;
    CalendarClock clock;
    CalendarTime start;
    std::optional<CalendarTime> replaces; ///< the occurrence of its series
    bool and_all_after = false;
    std::int64_t lasts_ms = 0;
    int sequence = 0;
    bool called_off = false;
    std::string title, place;
    bool cut = false; ///< one of them
};

/// Times of a series at which it does not take place, or something else in its place.
class Exceptions {
  public:
    void add(const CalendarTime& moment) {
        if (moment.date_only)
            days_.insert(moment.date);
        else
            times_.insert(moment.ms);
    }
    /// Whether one of them names the occurrence at `at_ms` of what goes by `clock`.
    bool name(std::int64_t at_ms, const CalendarClock& clock) const {
        return times_.contains(at_ms) || (!days_.empty() && days_.contains(date_of(clock.at(at_ms, true))));
    }

  private:
    std::set<std::int64_t> times_;
    std::set<Date> days_;
};

/// What is shown of a series: its next time.
struct NextTime {
    std::int64_t at_ms, lasts_ms;
    bool whole_day;
    std::string title, place;
    bool cut;
};

/// Rules that can be met never, or only once in ages, are looked for to the end of time when they go by the
/// second, the minute or the hour: a calendar that nobody wrote for people.
bool is_endless(const icalrecurrencetype& rule) {
    const auto given = [](const auto& list) { return list[0] != ICAL_RECURRENCE_ARRAY_MAX; };
    return rule.freq < ICAL_DAILY_RECURRENCE &&
           (given(rule.by_month) || given(rule.by_month_day) || given(rule.by_year_day) ||
            given(rule.by_week_no) || given(rule.by_set_pos));
}

/// Clocks change by the year. libical writes down every change there ever is.
bool changes_by_the_year(icaltimezone* zone) {
    auto* described = icaltimezone_get_component(zone);
    for (auto* part = icalcomponent_get_first_component(described, ICAL_ANY_COMPONENT); part;
         part = icalcomponent_get_next_component(described, ICAL_ANY_COMPONENT))
        for (auto* rule = icalcomponent_get_first_property(part, ICAL_RRULE_PROPERTY); rule;
             rule = icalcomponent_get_next_property(part, ICAL_RRULE_PROPERTY))
            if (icalproperty_get_rrule(rule).freq != ICAL_YEARLY_RECURRENCE)
                return false;
    return true;
}

/// Cut to `most` characters, which `cut` tells.
std::string said(const char* text, std::size_t most, bool& cut) {
    auto clean = text ? clean_text(text, most) : std::string();
    cut = cut || count_graphemes(clean) > most;
    return clean;
}

/// libical puts a note in the place of what it cannot read.
bool has_unreadable_rule(icalcomponent* event) {
    for (auto* note = icalcomponent_get_first_property(event, ICAL_XLICERROR_PROPERTY); note;
         note = icalcomponent_get_next_property(event, ICAL_XLICERROR_PROPERTY))
        if (const char* words = icalproperty_get_xlicerror(note);
            words && std::string_view(words).find("RRULE") != std::string_view::npos)
            return true;
    return false;
}

/// How many lines say just this, in any case.
int count_lines(std::string_view text, std::string_view wanted) {
    int count = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        count += std::equal(line.begin(), line.end(), wanted.begin(), wanted.end(),
                            [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return count;
}

class CalendarReader {
  public:
    CalendarReader(icalcomponent* calendar, const CalendarReading& reading,
                   std::vector<std::string>& unknown_zones)
        : calendar_(calendar), reading_(reading), unknown_zones_(unknown_zones),
          own_(clock_named(own_zone())) {}

    /// Adds the next time of each series to `next`.
    void read(std::vector<NextTime>& next, CalendarCounts& counts) {
        std::vector<std::string> order;
        std::map<std::string, std::vector<CalendarEvent>> series;
        int number = 0;
        for (auto* component = icalcomponent_get_first_component(calendar_, ICAL_VEVENT_COMPONENT); component;
             component = icalcomponent_get_next_component(calendar_, ICAL_VEVENT_COMPONENT)) {
            auto event = event_of(component);
            if (!event) {
                ++counts.undated;
                continue;
            }
            const char* id = icalcomponent_get_uid(component);
            const auto uid = id ? std::string(id) : fmt::format("\n{}", ++number);
            if (!series.contains(uid))
                order.push_back(uid);
            series[uid].push_back(std::move(*event));
        }
        for (const auto& uid : order)
            add_next(series[uid], next, counts);
    }

  private:
    std::string own_zone() const {
        for (auto* property = icalcomponent_get_first_property(calendar_, ICAL_X_PROPERTY); property;
             property = icalcomponent_get_next_property(calendar_, ICAL_X_PROPERTY))
            if (const char* name = icalproperty_get_x_name(property);
                name && std::string_view(name) == "X-WR-TIMEZONE")
                if (const char* zone = icalproperty_get_value_as_string(property))
                    return zone;
        return {};
    }

    /// "": where the show is.
    CalendarClock clock_named(const std::string& name) {
        if (name.empty())
            return {reading_.zone, nullptr};
        if (auto* described = icalcomponent_get_timezone(calendar_, name.c_str());
            described && changes_by_the_year(described))
            return {reading_.zone, described};
        for (const auto& id : {name, last_two_parts(name), iana_of_windows(name)})
            if (!id.empty())
                if (auto zone = Zone::named(id))
                    return {*zone, nullptr};
        if (std::find(unknown_zones_.begin(), unknown_zones_.end(), name) == unknown_zones_.end())
            unknown_zones_.push_back(name);
        return {reading_.zone, nullptr};
    }
    CalendarClock clock_of(icalproperty* property, const CalendarClock& otherwise) {
        auto* named = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
        const char* id = named ? icalparameter_get_tzid(named) : nullptr;
        return id ? clock_named(id) : otherwise;
    }
    static CalendarTime moment_of(const icaltimetype& time, const CalendarClock& clock) {
        return {clock.ms(time), time.is_date != 0, date_of(time)};
    }

    std::optional<CalendarEvent> event_of(icalcomponent* component) {
        auto* begins = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
        if (!begins || icaltime_is_null_time(icalproperty_get_dtstart(begins)))
            return {};
        CalendarEvent event{component, clock_of(begins, own_), {}, {}, false, 0, 0, false, {}, {}, false};
        event.start = moment_of(icalproperty_get_dtstart(begins), event.clock);
        if (auto* ends = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY))
            event.lasts_ms =
                moment_of(icalproperty_get_dtend(ends), clock_of(ends, event.clock)).ms - event.start.ms;
        else if (auto* lasts = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY))
            event.lasts_ms = std::int64_t{icaldurationtype_as_int(icalproperty_get_duration(lasts))} * 1000;
        event.lasts_ms = std::max<std::int64_t>(event.lasts_ms, event.start.date_only ? kDayMs : 0);
        if (auto* one = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY)) {
            event.replaces = moment_of(icalproperty_get_recurrenceid(one), clock_of(one, event.clock));
            auto* range = icalproperty_get_first_parameter(one, ICAL_RANGE_PARAMETER);
            event.and_all_after = range && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
        }
        event.sequence = icalcomponent_get_sequence(component);
        event.called_off = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
        event.title = said(icalcomponent_get_summary(component), CalendarCounts::kTitle, event.cut);
        event.place = said(icalcomponent_get_location(component), CalendarCounts::kPlace, event.cut);
        return event;
    }

    std::vector<CalendarTime> moments(const CalendarEvent& event, icalproperty_kind kind) {
        std::vector<CalendarTime> all;
        for (auto* property = icalcomponent_get_first_property(event.component, kind); property;
             property = icalcomponent_get_next_property(event.component, kind)) {
            const auto clock = clock_of(property, event.clock);
            if (kind == ICAL_EXDATE_PROPERTY) {
                all.push_back(moment_of(icalproperty_get_exdate(property), clock));
            } else {
                const auto added = icalproperty_get_rdate(property);
                all.push_back(
                    moment_of(icaltime_is_null_time(added.time) ? added.period.start : added.time, clock));
            }
        }
        return all;
    }

    /// When the series takes place from about `from_ms` on, in no order: `visit` answers whether to go on.
    /// False: one of its rules could not be read.
    template<typename Visit>
    bool visit_times(const CalendarEvent& event, std::int64_t from_ms, Visit visit) {
        bool all_read = !has_unreadable_rule(event.component);
        visit(event.start.ms);
        for (const auto& added : moments(event, ICAL_RDATE_PROPERTY))
            visit(added.ms);
        const auto first = event.clock.at(event.start.ms, event.start.date_only);
        for (auto* property = icalcomponent_get_first_property(event.component, ICAL_RRULE_PROPERTY);
             property; property = icalcomponent_get_next_property(event.component, ICAL_RRULE_PROPERTY)) {
            auto rule = icalproperty_get_rrule(property);
            if (is_endless(rule)) {
                all_read = false;
                continue;
            }
            if (icaltime_is_utc(rule.until))
                rule.until = event.clock.at(event.clock.ms(rule.until), event.start.date_only);
            const std::unique_ptr<icalrecur_iterator, void (*)(icalrecur_iterator*)> times(
                icalrecur_iterator_new(rule, first), icalrecur_iterator_free);
            if (times && rule.count == 0 && from_ms > event.start.ms + kDayMs)
                icalrecur_iterator_set_start(times.get(),
                                             event.clock.at(from_ms - kDayMs, event.start.date_only));
            for (int n = 0; times && n < kMostTimes && times_left_ > 0; ++n, --times_left_) {
                const auto time = icalrecur_iterator_next(times.get());
                if (icaltime_is_null_time(time) || !visit(event.clock.ms(time)))
                    break;
            }
        }
        return all_read;
    }

    void add_next(std::vector<CalendarEvent>& events, std::vector<NextTime>& next, CalendarCounts& counts) {
        // Of several versions of one the last holds.
        std::stable_sort(events.begin(), events.end(), [](const CalendarEvent& a, const CalendarEvent& b) {
            return a.sequence > b.sequence;
        });
        const auto whole = std::find_if(events.begin(), events.end(),
                                        [](const CalendarEvent& event) { return !event.replaces; });
        const std::int64_t until_ms = reading_.now_ms + reading_.days * kDayMs;
        std::optional<NextTime> first;
        bool off = false, far = false;
        const auto offer = [&](std::int64_t at_ms, const CalendarEvent& as) {
            if (at_ms + as.lasts_ms <= reading_.now_ms)
                return;
            off = off || as.called_off;
            far = far || at_ms >= until_ms;
            if (!as.called_off && at_ms < until_ms && (!first || at_ms < first->at_ms))
                first = NextTime{at_ms, as.lasts_ms, as.start.date_only, as.title, as.place, as.cut};
        };
        if (whole != events.end() && whole->called_off) {
            ++counts.called_off;
            return;
        }
        if (whole != events.end()) {
            Exceptions exceptions;
            for (const auto& moment : moments(*whole, ICAL_EXDATE_PROPERTY))
                exceptions.add(moment);
            std::map<std::int64_t, const CalendarEvent*> from; // what holds from a time on
            for (const auto& event : events) {
                if (event.replaces && event.and_all_after)
                    from.try_emplace(event.replaces->ms, &event);
                else if (event.replaces)
                    exceptions.add(*event.replaces);
            }
            const auto visit = [&](std::int64_t at_ms) {
                if (exceptions.name(at_ms, whole->clock))
                    return true;
                const auto next_from = from.upper_bound(at_ms);
                const auto* as = next_from == from.begin() ? &*whole : std::prev(next_from)->second;
                const auto moved_ms = as == &*whole ? 0 : as->start.ms - as->replaces->ms;
                offer(at_ms + moved_ms, *as);
                return at_ms < until_ms && (!first || at_ms <= first->at_ms + kDayMs);
            };
            counts.unruled += !visit_times(*whole, reading_.now_ms - whole->lasts_ms, visit);
            counts.excepted +=
                icalcomponent_get_first_property(whole->component, ICAL_EXRULE_PROPERTY) != nullptr;
        }
        for (const auto& event : events)
            if (event.replaces && !(event.and_all_after && whole != events.end()))
                offer(event.start.ms, event);
        if (first && !first->title.empty())
            next.push_back(std::move(*first));
        else
            ++(first              ? counts.untitled
               : off              ? counts.called_off
               : far              ? counts.far
               : times_left_ == 0 ? counts.uncounted
                                  : counts.over);
    }

    icalcomponent* calendar_;
    const CalendarReading& reading_;
    std::vector<std::string>& unknown_zones_;
    const CalendarClock own_; ///< of times that name none
    int times_left_ = kMostTimesInAll;
};

std::string when_words(const NextTime& event, const CalendarReading& reading) {
    const auto at = reading.zone.local(event.at_ms);
    const auto today = reading.zone.local(reading.now_ms);
    if (event.lasts_ms > kDayMs && at.date < today.date) { // under way
        const auto last = reading.zone.local(event.at_ms + event.lasts_ms - 1);
        return fmt::format("{} {}", reading.french ? "jusqu'au" : "until",
                           day_words(last.date, reading.french));
    }
    const auto day = day_words(at.date, reading.french);
    return event.whole_day ? day : day + ", " + clock_words(at.minute());
}

} // namespace

Result<CalendarPlan> rundown_from_calendar(const std::string& text, const Rundown& planned,
                                           const CalendarReading& reading) {
    if (count_lines(text, "BEGIN:VCALENDAR") > count_lines(text, "END:VCALENDAR"))
        return failure("the calendar has no end: a part of the file is missing", {}, "Fetch it again.");
    const auto lines = calendar_lines(text);
    const Component calendar(icalparser_parse_string(lines.text.c_str()), icalcomponent_free);
    if (!calendar)
        return failure("there is no calendar in it", {}, "Give an iCalendar file (.ics).");
    std::vector<NextTime> events;
    std::vector<std::string> unknown_zones;
    CalendarCounts counts;
    counts.many_dates = lines.cut_events;
    const auto read = [&](icalcomponent* from) {
        CalendarReader(from, reading, unknown_zones).read(events, counts);
    };
    if (icalcomponent_isa(calendar.get()) == ICAL_VCALENDAR_COMPONENT)
        read(calendar.get());
    else
        for (auto* inner = icalcomponent_get_first_component(calendar.get(), ICAL_VCALENDAR_COMPONENT); inner;
             inner = icalcomponent_get_next_component(calendar.get(), ICAL_VCALENDAR_COMPONENT))
            read(inner);
    std::stable_sort(events.begin(), events.end(),
                     [](const NextTime& a, const NextTime& b) { return a.at_ms < b.at_ms; });
    const auto room = kMostItems - std::min(kMostItems, planned.size());
    if (events.size() > room) {
        counts.too_many = static_cast<int>(events.size() - room);
        events.resize(room);
    }
    counts.cut = static_cast<int>(
        std::count_if(events.begin(), events.end(), [](const NextTime& event) { return event.cut; }));
    CalendarPlan plan;
    plan.left_out = counts.words(reading.days);
    for (const auto& zone : unknown_zones)
        plan.left_out.push_back(
            fmt::format("nobody knows the time zone \"{}\": the show's was taken", shorten(zone, 60)));
    if (events.empty())
        return failure(plan.left_out.empty() ? "there is no event in it"
                                             : fmt::format("there is nothing in it to plan: of its events {}",
                                                           fmt::join(plan.left_out, ", ")),
                       {}, "Give a calendar with dates ahead.");
    ItemIds ids(planned);
    for (const auto& event : events) {
        RundownItem item{ids.make(event.title), "event-card", {}, Templates::built_in("event-card").seconds};
        const auto when = when_words(event, reading);
        item.fields = {{"title", event.title},
                       {"details", event.place.empty() ? when : event.place + " · " + when}};
        plan.items.push_back(std::move(item));
    }
    return plan;
}

} // namespace regie
