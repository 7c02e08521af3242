#include "show/rundown_import.h"

#include "show/bounded_json.h"
#include "show/csv.h"
#include "show/date_words.h"
#include "show/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <libical/ical.h>
#include <memory>
#include <set>

namespace regie {

namespace {

using nlohmann::json;

constexpr std::array kItemColumns = {"id",    "graphic", "seconds", "at",    "start",
                                     "group", "note",    "scene",   "layer", "speech"};

// "Hélène Kervadec" → "helene-kervadec"; letters beyond ASCII are left out unless their accent is all that
// sets them apart.
std::string slug_of(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, char>, 18> kPlain{{{"à", 'a'},
                                                                        {"â", 'a'},
                                                                        {"ä", 'a'},
                                                                        {"ç", 'c'},
                                                                        {"é", 'e'},
                                                                        {"è", 'e'},
                                                                        {"ê", 'e'},
                                                                        {"ë", 'e'},
                                                                        {"î", 'i'},
                                                                        {"ï", 'i'},
                                                                        {"ô", 'o'},
                                                                        {"ö", 'o'},
                                                                        {"ù", 'u'},
                                                                        {"û", 'u'},
                                                                        {"ü", 'u'},
                                                                        {"É", 'e'},
                                                                        {"È", 'e'},
                                                                        {"À", 'a'}}};
    std::string slug;
    for (std::size_t at = 0; at < text.size() && slug.size() < 32;) {
        const auto plain = std::find_if(kPlain.begin(), kPlain.end(), [&](const auto& sign) {
            return std::string_view(text).substr(at).starts_with(sign.first);
        });
        const auto c = static_cast<unsigned char>(plain == kPlain.end() ? text[at] : plain->second);
        at += plain == kPlain.end() ? 1 : plain->first.size();
        if (std::isalnum(c))
            slug += static_cast<char>(std::tolower(c));
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "item" : slug;
}

/// Gives each item an id of its own.
class Ids {
  public:
    explicit Ids(const Rundown& planned) {
        for (const auto& item : planned)
            taken_.insert(item.id);
    }
    std::string make(const std::string& text) {
        const auto slug = slug_of(text);
        auto id = slug;
        for (int n = 2; taken_.contains(id); ++n)
            id = fmt::format("{}-{}", slug, n);
        taken_.insert(id);
        return id;
    }

  private:
    std::set<std::string> taken_;
};

json item_of(const std::vector<std::string>& columns, const std::vector<std::string>& cells) {
    json item{{"graphic", "lower-third"}, {"fields", json::object()}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& name = columns[i];
        const auto& cell = cells[i];
        if (cell.empty())
            continue;
        if (std::find(kItemColumns.begin(), kItemColumns.end(), name) == kItemColumns.end()) {
            if (cell.find('\n') == std::string::npos)
                item["fields"][name] = cell;
            else
                item["fields"][name] = lines_of(cell);
        } else if (name == "seconds") {
            const auto number = parse_shallow_json(cell);
            item[name] = number.is_number_integer() ? number : json(cell);
        } else if (name == "speech") {
            item[name] = cell != "0" && cell != "no" && cell != "non" && cell != "false";
        } else {
            item[name] = cell;
        }
    }
    return item;
}

std::string first_text(const json& fields) {
    for (const char* name : {"title", "question"})
        if (fields.contains(name) && fields[name].is_string())
            return fields[name];
    for (const auto& field : fields)
        if (field.is_string())
            return field;
    return {};
}

} // namespace

Result<Rundown> rundown_from_csv(const std::string& text, const Rundown& planned,
                                 const Templates& templates) {
    const std::string plain = valid_utf8(text.starts_with("\uFEFF") ? text.substr(3) : text);
    const auto first_line = plain.substr(0, plain.find('\n'));
    const auto count = [&](char c) { return std::count(first_line.begin(), first_line.end(), c); };
    CsvReader reader(plain, count(';') > count(',') ? ';' : ',');
    std::vector<std::string> columns, cells;
    reader.next(columns);
    Rundown items;
    Ids ids(planned);
    while (reader.next(cells)) {
        if (cells.size() == 1 && cells[0].empty())
            continue;
        const auto where = fmt::format("line {}", reader.line());
        if (cells.size() != columns.size())
            return failure(
                fmt::format("a line has {} cells, the first one names {}", cells.size(), columns.size()),
                where, "Put what has commas, quotes or line breaks in it into double quotes.");
        auto item = item_of(columns, cells);
        item["id"] = ids.make(item.value("id", first_text(item["fields"])));
        auto made = rundown_from_json(json::array({item}), templates);
        if (!made) // its place is "/rundown/0/…": the columns have the same names
            return failure(made.error().what, where, made.error().remedy);
        items.push_back(std::move(made->front()));
    }
    if (reader.unclosed())
        return failure("a quoted cell is not closed", fmt::format("line {}", reader.line()), "Close it.");
    if (items.empty())
        return failure("there is nothing in it to plan", {},
                       fmt::format("Its first line names columns: {}, and fields such as \"title\".",
                                   fmt::join(kItemColumns, ", ")));
    return items;
}

namespace {

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

struct CalendarEvent {
    std::int64_t at_ms;
    bool whole_day;
    std::string title, place;
};

std::string said(const char* text, std::size_t most) { return text ? clean_text(text, most) : std::string(); }

// The next time it takes place; none: it is over.
std::optional<CalendarEvent> next_of(icalcomponent* event, const CalendarReading& reading) {
    const auto starts = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(starts))
        return {};
    const auto wall_ms = [&](const icaltimetype& time) -> std::int64_t {
        if (time.is_date ||
            (!time.zone && !icaltime_is_utc(time))) { // where the show is, it is that date and time
            const Date date{std::chrono::year(time.year),
                            std::chrono::month(static_cast<unsigned>(time.month)),
                            std::chrono::day(static_cast<unsigned>(time.day))};
            return reading.zone.wall_ms(date, time.is_date ? 0 : time.hour * 60 + time.minute);
        }
        return static_cast<std::int64_t>(icaltime_as_timet_with_zone(time, time.zone)) * 1000;
    };
    const auto lasts_ms =
        static_cast<std::int64_t>(icaldurationtype_as_int(icalcomponent_get_duration(event))) * 1000;
    const auto until_ms = reading.now_ms + reading.days * 86'400'000LL;
    const auto made = [&](std::int64_t at_ms) {
        return CalendarEvent{at_ms, starts.is_date != 0, said(icalcomponent_get_summary(event), 80),
                             said(icalcomponent_get_location(event), 60)};
    };
    auto* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (!rule) {
        const auto at_ms = wall_ms(starts);
        return at_ms + lasts_ms > reading.now_ms && at_ms < until_ms ? std::optional(made(at_ms))
                                                                     : std::nullopt;
    }
    constexpr int kMostTimes = 20'000; // a daily event of fifty years
    const std::unique_ptr<icalrecur_iterator, void (*)(icalrecur_iterator*)> times(
        icalrecur_iterator_new(icalproperty_get_rrule(rule), starts), icalrecur_iterator_free);
    for (int n = 0; times && n < kMostTimes; ++n) {
        auto time = icalrecur_iterator_next(times.get());
        if (icaltime_is_null_time(time))
            break;
        time.zone = starts.zone;
        const auto at_ms = wall_ms(time);
        if (at_ms >= until_ms)
            break;
        auto exception = starts;
        if (at_ms + lasts_ms > reading.now_ms &&
            !icalproperty_recurrence_is_excluded(event, &exception, &time))
            return made(at_ms);
    }
    return {};
}

std::string when_words(const CalendarEvent& event, const CalendarReading& reading) {
    const auto at = reading.zone.local(event.at_ms);
    const auto day = day_words(at.date, reading.french);
    return event.whole_day ? day : day + ", " + clock_words(at.minute());
}

} // namespace

Result<Rundown> rundown_from_calendar(const std::string& text, const Rundown& planned,
                                      const CalendarReading& reading) {
    const Component calendar(icalparser_parse_string(text.c_str()), icalcomponent_free);
    const auto none = failure("there is no calendar in it", {}, "Give an iCalendar file (.ics).");
    if (!calendar)
        return none;
    std::vector<CalendarEvent> events;
    const auto read = [&](icalcomponent* from) {
        for (auto* event = icalcomponent_get_first_component(from, ICAL_VEVENT_COMPONENT); event;
             event = icalcomponent_get_next_component(from, ICAL_VEVENT_COMPONENT))
            if (auto next = next_of(event, reading); next && !next->title.empty())
                events.push_back(std::move(*next));
    };
    if (icalcomponent_isa(calendar.get()) == ICAL_VCALENDAR_COMPONENT)
        read(calendar.get());
    else
        for (auto* inner = icalcomponent_get_first_component(calendar.get(), ICAL_VCALENDAR_COMPONENT); inner;
             inner = icalcomponent_get_next_component(calendar.get(), ICAL_VCALENDAR_COMPONENT))
            read(inner);
    if (events.empty())
        return failure("no event in it is still to come", {}, "Give a calendar with dates ahead.");
    std::stable_sort(events.begin(), events.end(),
                     [](const CalendarEvent& a, const CalendarEvent& b) { return a.at_ms < b.at_ms; });
    Rundown items;
    Ids ids(planned);
    for (const auto& event : events) {
        RundownItem item{ids.make(event.title), "event-card", {}, Templates::built_in("event-card").seconds};
        const auto when = when_words(event, reading);
        item.fields = {{"title", event.title},
                       {"details", event.place.empty() ? when : event.place + " · " + when}};
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace regie
