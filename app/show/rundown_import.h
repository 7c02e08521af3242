#pragma once
// A plan that was made elsewhere, as rundown items: a spreadsheet's CSV. Pure.

#include "show/rundown.h"

#include <string>
#include <vector>

namespace regie {

/// A line of column names, then an item a line, with commas or semicolons between. Columns are "id",
/// "graphic", "seconds", "at", "start", "group", "note", "scene", "layer", "speech", and the names of fields;
/// several lines of a field stand on lines of their cell. Without "graphic" an item is a lower third; without
/// "id" it is made of its text. `planned`: what there is, whose ids are taken. The error names the line.
/// `said` (may be null): how something was taken that may be meant otherwise, each with its line.
Result<Rundown> rundown_from_csv(const std::string& text, const Rundown& planned, const Templates& templates,
                                 std::vector<Error>* said = nullptr);

} // namespace regie
