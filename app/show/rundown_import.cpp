#include "show/rundown_import.h"

#include "show/bounded_json.h"
#include "show/clock.h"
#include "show/csv.h"
#include "show/item_ids.h"
#include "show/rundown_cells.h"
#include "show/rundown_columns.h"
#include "show/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;

tl::unexpected<Error> wrong_cell(const std::string& cell, const Column& column, const char* is_none,
                                 const char* remedy) {
    return failure(
        fmt::format("\"{}\" in the column \"{}\" {}", shorten(clean_text(cell), 40), column.heading, is_none),
        {}, remedy);
}

Result<json> item_of(const std::vector<Column>& columns, const std::vector<std::string>& cells,
                     const Templates& templates) {
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
        } else if (name == "at") {
            const auto time = time_of(cell);
            if (!time)
                return wrong_cell(cell, columns[i], "is no time of the show",
                                  "Write how long after its beginning: 1:30, or 0:01:30.");
            item[name] = *time;
        } else if (name == "start") {
            const auto start = start_of(cell);
            if (!start)
                return wrong_cell(cell, columns[i], "is no way to start",
                                  "Write manual, timed or follow (manuel, à l'heure, suivre); the time goes "
                                  "into a column \"at\" (\"Heure\").");
            item[name] = *start;
        } else if (const auto* kind = name == "graphic" ? template_of(cell, templates) : nullptr) {
            item[name] = kind->name;
        } else if (const auto* like = name == "graphic" ? template_like(cell, templates) : nullptr) {
            return wrong_cell(cell, columns[i], "is no template",
                              fmt::format("Did you mean \"{}\"?", like->name).c_str());
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

/// "8,5": whole seconds are planned.
std::optional<Error> rounded_seconds(const std::vector<Column>& columns,
                                     const std::vector<std::string>& cells, const std::string& where) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto cell = trimmed(cells[i]);
        const auto point = cell.find_first_of(".,");
        if (columns[i].name == "seconds" && point != std::string::npos &&
            cell.find_first_of("123456789", point) != std::string::npos)
            return Error{fmt::format("\"{}\" in the column \"{}\" is taken as {} seconds", cell,
                                     columns[i].heading, seconds_of(cell).value_or(0)),
                         where, "If minutes are meant, write 8:30."};
    }
    return {};
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
    const auto columns = columns_of(plain, templates);
    if (!columns)
        return tl::unexpected(columns.error());
    CsvReader reader(plain);
    std::vector<std::string> cells;
    reader.next(cells); // the headings
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
        auto item = item_of(*columns, cells, templates);
        if (!item)
            return failure(item.error().what, where, item.error().remedy);
        join_lines(*item, templates, *columns, where, notes);
        if (auto rounded = rounded_seconds(*columns, cells, where))
            notes.push_back(std::move(*rounded));
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
