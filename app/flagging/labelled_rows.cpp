#include "flagging/labelled_rows.h"

#include "show/csv.h"
#include "show/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace regie {

namespace {

using nlohmann::json;

tl::unexpected<Error> no_column(const std::string& column, const std::string& name,
                                const std::vector<std::string>& columns) {
    return failure(fmt::format("there is no column “{}”", column), name,
                   fmt::format("Name one of these with --text and --label: {}.", fmt::join(columns, ", ")));
}

bool is_positive(const LabelledFormat& format, const std::string& label) {
    return std::find(format.positive.begin(), format.positive.end(), label) != format.positive.end();
}

Result<std::vector<LabelledRow>> read_csv(const std::string& text, const std::string& name,
                                          const LabelledFormat& format) {
    CsvReader reader(text);
    std::vector<std::string> columns, fields;
    reader.next(columns);
    const auto place_of = [&](const std::string& column) {
        return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
    };
    const auto text_at = place_of(format.text), label_at = place_of(format.label);
    if (text_at == columns.size())
        return no_column(format.text, name, columns);
    if (label_at == columns.size())
        return no_column(format.label, name, columns);
    std::vector<LabelledRow> rows;
    while (reader.next(fields)) {
        if (fields.size() == 1 && fields[0].empty())
            continue;
        if (fields.size() != columns.size())
            return failure(
                fmt::format("a row has {} fields, the first line names {}", fields.size(), columns.size()),
                fmt::format("{}: line {}", name, reader.line()),
                "Put fields with commas, quotes or line breaks into double quotes.");
        rows.push_back({fields[text_at], is_positive(format, fields[label_at])});
    }
    if (reader.unclosed())
        return failure("a quoted field is not closed", fmt::format("{}: line {}", name, reader.line()),
                       "Close it, and double the quotes inside it.");
    return rows;
}

Result<std::vector<LabelledRow>> read_json_lines(const std::string& text, const std::string& name,
                                                 const LabelledFormat& format) {
    std::vector<LabelledRow> rows;
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto where = fmt::format("{}: line {}", name, number);
        const auto row = parse_forgiving(line);
        if (!row.is_object())
            return failure("a line is not a JSON object", where,
                           R"(Give one {"text": "…", "label": …} a line.)");
        if (!row.contains(format.text) || !row[format.text].is_string())
            return failure(fmt::format("there is no text “{}”", format.text), where,
                           "Name its key with --text.");
        if (!row.contains(format.label))
            return failure(fmt::format("there is no label “{}”", format.label), where,
                           "Name its key with --label.");
        const auto& label = row[format.label];
        rows.push_back({row[format.text],
                        is_positive(format, label.is_string() ? label.get<std::string>() : label.dump())});
    }
    return rows;
}

} // namespace

Result<std::vector<LabelledRow>> read_labelled(const std::string& text, const std::string& name,
                                               const LabelledFormat& format) {
    auto rows = text.rfind('{', 0) == 0 ? read_json_lines(text, name, format) : read_csv(text, name, format);
    if (!rows)
        return rows;
    const auto positives =
        std::count_if(rows->begin(), rows->end(), [](const LabelledRow& row) { return row.positive; });
    if (positives == 0 || positives == static_cast<std::ptrdiff_t>(rows->size()))
        return failure(positives == 0 ? "no comment has a label that should be flagged"
                                      : "every comment has a label that should be flagged",
                       name, "Name the labels of what should be flagged with --toxic, separated by commas.");
    return rows;
}

} // namespace regie
