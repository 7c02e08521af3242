#include "show/rundown_import.h"

#include "show/bounded_json.h"
#include "show/clock.h"
#include "show/csv.h"
#include "show/item_ids.h"
#include "show/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;

constexpr std::array kItemColumns = {"id",    "graphic", "seconds", "at",    "start",
                                     "group", "note",    "scene",   "layer", "speech"};

// What else people call them, folded as plain_of() does.
const std::map<std::string, std::string> kOtherNames = {
    {"titre", "title"},      {"soustitre", "subtitle"}, {"duree", "seconds"},    {"secondes", "seconds"},
    {"duration", "seconds"}, {"heure", "at"},           {"time", "at"},          {"debut", "start"},
    {"depart", "start"},     {"groupe", "group"},       {"remarque", "note"},    {"notes", "note"},
    {"parole", "speech"},    {"modele", "graphic"},     {"template", "graphic"}, {"habillage", "graphic"},
    {"identifiant", "id"},   {"calque", "layer"},       {"lignes", "lines"}};

// "Sous-titre " → "soustitre"
std::string plain_of(const std::string& text) {
    std::string plain;
    for (const char c : without_accents(text))
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return plain;
}

// Without the blanks around it, no-break ones too.
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

// Of a column's heading: what it is called here; none: nothing is called so.
std::optional<std::string> column_of(const std::string& heading, const Templates& templates) {
    const auto plain = plain_of(heading);
    if (const auto known = kOtherNames.find(plain); known != kOtherNames.end())
        return known->second;
    for (const auto* name : kItemColumns)
        if (plain == plain_of(name))
            return name;
    for (const Template& kind : templates)
        for (const auto& field : kind.fields)
            if (plain == plain_of(field.name))
                return field.name;
    return {};
}

std::optional<std::int64_t> whole_number(std::string_view digits) {
    std::int64_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, number);
    return !digits.empty() && digits.size() < 8 && number >= 0 && at == end && error == std::errc()
               ? std::optional(number)
               : std::nullopt;
}

// "8", "8,0", "8 s", "1:30", "00:01:30": whole seconds.
std::optional<std::int64_t> seconds_of(std::string cell) {
    for (const std::string_view unit : {"secondes", "seconds", "seconde", "second", "sec", "s"})
        if (cell.ends_with(unit)) {
            cell = trimmed(cell.substr(0, cell.size() - unit.size()));
            break;
        }
    if (const auto point = cell.find_first_of(".,");
        point != std::string::npos && cell.find_first_not_of('0', point + 1) == std::string::npos)
        cell.resize(point);
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
    return seconds;
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

/// A column by its heading and by what it is called here, which is empty without a heading.
struct Column {
    std::string heading, name;
};

tl::unexpected<Error> wrong_cell(const std::string& cell, const Column& column, const char* is_none,
                                 const char* remedy) {
    return failure(
        fmt::format("\"{}\" in the column \"{}\" {}", shorten(clean_text(cell), 40), column.heading, is_none),
        {}, remedy);
}

Result<json> item_of(const std::vector<Column>& columns, const std::vector<std::string>& cells) {
    json item{{"graphic", "lower-third"}, {"fields", json::object()}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& name = columns[i].name;
        const auto cell = trimmed(cells[i]);
        if (cell.empty())
            continue;
        if (name.empty())
            return failure("a cell has no column: the first line names none for it", {},
                           "Name it there, or empty the cell.");
        if (std::find(kItemColumns.begin(), kItemColumns.end(), name) == kItemColumns.end()) {
            if (cell.find('\n') == std::string::npos)
                item["fields"][name] = cell;
            else
                item["fields"][name] = lines_of(cell);
        } else if (name == "seconds") {
            const auto seconds = seconds_of(cell);
            if (!seconds)
                return wrong_cell(cell, columns[i], "is no number of seconds", "Write 90, or 1:30.");
            item[name] = *seconds;
        } else if (name == "speech") {
            const auto speech = yes_or_no(cell);
            if (!speech)
                return wrong_cell(cell, columns[i], "is neither yes nor no", "Write yes or no.");
            item[name] = *speech;
        } else if (name == "at" && !parse_show_time_ms(cell)) {
            return wrong_cell(cell, columns[i], "is no time of the show",
                              "Write how long after its beginning: 1:30, or 0:01:30.");
        } else if (name == "start" && cell != "manual" && cell != "timed" && cell != "follow") {
            return wrong_cell(cell, columns[i], "is no way to start",
                              "Write manual, timed or follow; the time goes into a column \"at\".");
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

Result<std::vector<Column>> columns_of(const std::vector<std::string>& headings, const Templates& templates) {
    std::vector<Column> columns;
    for (const auto& heading : headings) {
        if (trimmed(heading).empty()) {
            columns.emplace_back();
            continue;
        }
        const auto name = column_of(heading, templates);
        if (!name) {
            std::set<std::string> fields;
            for (const Template& kind : templates)
                for (const auto& field : kind.fields)
                    fields.insert(field.name);
            return failure(fmt::format("nothing is called \"{}\"", shorten(trimmed(heading), 40)), "line 1",
                           fmt::format("Columns are {}; fields are {}.", fmt::join(kItemColumns, ", "),
                                       fmt::join(fields, ", ")));
        }
        columns.push_back({shorten(trimmed(heading), 40), *name});
        const auto same = std::find_if(columns.begin(), columns.end(),
                                       [&](const Column& column) { return column.name == *name; });
        if (same != columns.end() - 1)
            return failure(fmt::format("the columns \"{}\" and \"{}\" mean the same, \"{}\"", same->heading,
                                       columns.back().heading, *name),
                           "line 1", "Keep one of them.");
    }
    return columns;
}

/// The heading of what stands at `where` in an item, a JSON pointer; empty: it stands in none.
std::string heading_of(const std::string& where, const std::vector<Column>& columns) {
    const auto name = where.substr(where.rfind('/') + 1);
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [&](const Column& column) { return column.name == name; });
    return at == columns.end() ? std::string() : at->heading;
}

/// Lines of a cell whose field holds one text become that text.
void join_lines(json& item, const Templates& templates, const std::vector<Column>& columns,
                const std::string& where, std::vector<Error>& said) {
    const auto* kind = templates.find(item["graphic"].get<std::string>());
    for (auto& [name, value] : item["fields"].items())
        if (const auto* field = kind ? kind->field(name) : nullptr;
            field && !field->list() && value.is_array()) {
            value = fmt::format("{}", fmt::join(value.get<std::vector<std::string>>(), " "));
            said.push_back(
                {fmt::format("the lines of a cell in the column \"{}\" are one text: they are joined",
                             heading_of(name, columns)),
                 where,
                 {}});
        }
}

/// Whether the first time of a plan looks like a time of the day: no plan begins hours after its show, and
/// none minutes after it in a column that is headed "Heure".
std::optional<Error> times_of_day(const std::string& cell, const Column& column, const std::string& where) {
    constexpr std::int64_t kLateMs = 3 * 3'600'000, kLateMinutesMs = 6 * 60'000;
    const bool called_a_time = plain_of(column.heading) != "at";
    if (*parse_show_time_ms(cell) < (called_a_time ? kLateMinutesMs : kLateMs))
        return {};
    return Error{fmt::format("\"{}\" in the column \"{}\" is taken as the time since the show's beginning, "
                             "not as a time of day",
                             cell, column.heading),
                 where,
                 "If times of day are meant, write 0:00 for the show's beginning and the others after it."};
}

} // namespace

Result<Rundown> rundown_from_csv(const std::string& text, const Rundown& planned, const Templates& templates,
                                 std::vector<Error>* said) {
    const auto plain = valid_utf8(text);
    CsvReader reader(plain);
    std::vector<std::string> headings, cells;
    reader.next(headings);
    const auto columns = columns_of(headings, templates);
    if (!columns)
        return tl::unexpected(columns.error());
    std::vector<Error> notes;
    const auto at = std::find_if(columns->begin(), columns->end(),
                                 [](const Column& column) { return column.name == "at"; });
    bool timed = false; // one of them has a time
    Rundown items;
    ItemIds ids(planned);
    while (reader.next(cells)) {
        while (!cells.empty() && trimmed(cells.back()).empty())
            cells.pop_back();
        if (cells.empty())
            continue;
        const auto where = fmt::format("line {}", reader.line());
        if (planned.size() + items.size() == kMostItems)
            return failure(fmt::format("a rundown has at most {} items", kMostItems), where,
                           "Give what is on air this evening.");
        if (cells.size() > columns->size())
            return failure(
                fmt::format("a line has {} cells, the first one names {}", cells.size(), columns->size()),
                where, "Put what has commas, quotes or line breaks in it into double quotes.");
        cells.resize(columns->size());
        auto item = item_of(*columns, cells);
        if (!item)
            return failure(item.error().what, where, item.error().remedy);
        join_lines(*item, templates, *columns, where, notes);
        if (item->contains("at") && !std::exchange(timed, true))
            if (auto day = times_of_day((*item)["at"], *at, where))
                notes.push_back(std::move(*day));
        (*item)["id"] = ids.make(item->value("id", first_text((*item)["fields"])));
        auto made = rundown_from_json(json::array({*item}), templates);
        if (!made) {
            const auto heading = heading_of(made.error().where, *columns);
            return failure(heading.empty() ? made.error().what
                                           : fmt::format("{} (column \"{}\")", made.error().what, heading),
                           where, made.error().remedy);
        }
        items.push_back(std::move(made->front()));
    }
    if (reader.unclosed())
        return failure("a quoted cell is not closed", fmt::format("line {}", reader.line()), "Close it.");
    if (items.empty())
        return failure("there is nothing in it to plan", {},
                       fmt::format("Its first line names columns: {}, and fields such as \"title\".",
                                   fmt::join(kItemColumns, ", ")));
    if (said)
        *said = std::move(notes);
    return items;
}

} // namespace regie
