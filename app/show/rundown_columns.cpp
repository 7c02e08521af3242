#include "show/rundown_columns.h"

#include "show/csv.h"
#include "show/rundown_cells.h"
#include "show/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace regie {

namespace {

// What else people call them and fields, folded as plain_of() does.
const std::map<std::string, std::string> kOtherNames = {{"titre", "title"},
                                                        {"nom", "title"},
                                                        {"name", "title"},
                                                        {"soustitre", "subtitle"},
                                                        {"fonction", "subtitle"},
                                                        {"qualite", "subtitle"},
                                                        {"role", "subtitle"},
                                                        {"duree", "seconds"},
                                                        {"secondes", "seconds"},
                                                        {"duration", "seconds"},
                                                        {"durees", "seconds"},
                                                        {"dureesecondes", "seconds"},
                                                        {"dureeensecondes", "seconds"},
                                                        {"heure", "at"},
                                                        {"horaire", "at"},
                                                        {"time", "at"},
                                                        {"debut", "start"},
                                                        {"depart", "start"},
                                                        {"heurededebut", "start"},
                                                        {"heuredebut", "start"},
                                                        {"heurededepart", "start"},
                                                        {"starttime", "start"},
                                                        {"declenchement", "start"},
                                                        {"groupe", "group"},
                                                        {"partie", "group"},
                                                        {"remarque", "note"},
                                                        {"remarques", "note"},
                                                        {"notes", "note"},
                                                        {"commentaire", "note"},
                                                        {"parole", "speech"},
                                                        {"prisedeparole", "speech"},
                                                        {"modele", "graphic"},
                                                        {"template", "graphic"},
                                                        {"habillage", "graphic"},
                                                        {"graphique", "graphic"},
                                                        {"passage", "at"},
                                                        {"identifiant", "id"},
                                                        {"calque", "layer"},
                                                        {"lignes", "lines"},
                                                        {"lien", "link"},
                                                        {"url", "link"},
                                                        {"legende", "caption"},
                                                        {"auteur", "author"},
                                                        {"autrice", "author"},
                                                        {"texte", "text"},
                                                        {"orateur", "speaker"},
                                                        {"oratrice", "speaker"},
                                                        {"intervenant", "speaker"},
                                                        {"intervenante", "speaker"},
                                                        {"resultat", "result"},
                                                        {"reponse", "answer"},
                                                        {"choix", "options"}};

/// What the list of columns says of them to those who head theirs in French.
constexpr const char* kFrenchColumns =
    "identifiant, habillage, durée, heure, départ, groupe, remarque, scène, calque, prise de parole; titre, "
    "sous-titre, "
    "lien, légende, texte, lignes, question, réponse, auteur, orateur, résultat, choix";

/// Whether it is called so here, too, or somebody else calls it so.
struct KnownColumn {
    std::string name;
    bool as_here = true;
};

// Of a column's heading; none: nothing is called so. What a crew calls its own fields comes first.
std::optional<KnownColumn> column_of(const std::string& heading, const Templates& templates) {
    const auto plain = plain_of(heading);
    for (const auto* name : kItemColumns)
        if (plain == plain_of(name))
            return KnownColumn{name};
    for (const Template& kind : templates)
        for (const auto& field : kind.fields)
            if (plain == plain_of(field.name))
                return KnownColumn{field.name};
    if (const auto known = kOtherNames.find(plain); known != kOtherNames.end())
        return KnownColumn{known->second, false};
    return {};
}

/// What columns there may be.
std::string known_columns(const std::vector<std::string>& headings, const Templates& templates) {
    std::set<std::string> fields;
    for (const Template& kind : templates)
        for (const auto& field : kind.fields)
            fields.insert(field.name);
    std::size_t as_here = 0, otherwise = 0;
    for (const auto& heading : headings)
        if (const auto known = column_of(heading, templates))
            ++(known->as_here ? as_here : otherwise);
    return fmt::format("Columns are {}; fields are {}{}.", fmt::join(kItemColumns, ", "),
                       fmt::join(fields, ", "),
                       as_here == 0 || otherwise > 0 ? fmt::format(". In French: {}", kFrenchColumns) : "");
}

/// "Début" says when or how an item starts: whether the first cell below it is a time.
bool holds_times(const std::string& text, std::size_t column) {
    CsvReader reader(text);
    std::vector<std::string> cells;
    reader.next(cells);
    while (reader.next(cells))
        if (column < cells.size() && !trimmed(cells[column]).empty())
            return time_of(trimmed(cells[column])).has_value();
    return false;
}

/// How many letters are other, missing or too many.
std::size_t letters_apart(const std::string& one, const std::string& other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < other.size(); ++j)
            diagonal = std::exchange(
                row[j + 1], std::min({diagonal + (one[i] == other[j] ? 0 : 1), row[j] + 1, row[j + 1] + 1}));
    }
    return row.back();
}

} // namespace

Result<std::vector<Column>> columns_of(const std::string& text, const Templates& templates) {
    std::vector<std::string> headings;
    CsvReader(text).next(headings);
    std::vector<Column> columns;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto heading = shorten(trimmed(headings[i]), 40);
        if (heading.empty()) {
            columns.emplace_back();
            continue;
        }
        const auto known = column_of(headings[i], templates);
        if (!known)
            return failure(fmt::format("nothing is called \"{}\"", heading), "line 1",
                           known_columns(headings, templates));
        const auto name = known->name == "start" && holds_times(text, i) ? "at" : known->name;
        columns.push_back({heading, name});
        const auto same = std::find_if(columns.begin(), columns.end(),
                                       [&](const Column& column) { return column.name == name; });
        if (same != columns.end() - 1)
            return failure(fmt::format("the columns \"{}\" and \"{}\" mean the same, \"{}\"", same->heading,
                                       heading, name),
                           "line 1", "Keep one of them.");
    }
    return columns;
}

const Template* template_of(const std::string& name, const Templates& templates) {
    const auto at = std::find_if(templates.begin(), templates.end(), [&](const Template& kind) {
        return plain_of(name) == plain_of(kind.name) || plain_of(name) == plain_of(kind.label);
    });
    return at == templates.end() ? nullptr : &*at;
}

const Template* template_like(const std::string& name, const Templates& templates) {
    constexpr std::size_t kNearly = 2, kLongest = 60;
    const auto plain = plain_of(name);
    const auto apart = [&](const Template& kind) {
        const auto wanted = plain_of(kind.name);
        return plain.size() >= 4 && wanted.starts_with(plain) ? 0 : letters_apart(plain, wanted);
    };
    if (plain.size() > kLongest || templates.size() == 0)
        return nullptr;
    const auto nearest =
        std::min_element(templates.begin(), templates.end(),
                         [&](const Template& a, const Template& b) { return apart(a) < apart(b); });
    return apart(*nearest) <= kNearly ? &*nearest : nullptr;
}

} // namespace regie
