#pragma once
// What a spreadsheet's columns and the templates it names are called. Pure.

#include "show/result.h"
#include "show/templates.h"

#include <array>
#include <string>
#include <vector>

namespace regie {

/// The columns that are no fields.
inline constexpr std::array kItemColumns = {"id",    "graphic", "seconds", "at",    "start",
                                            "group", "note",    "scene",   "layer", "speech"};

/// A column by its heading and by what it is called here, which is empty without a heading.
struct Column {
    std::string heading, name;
};

/// Of the first line of `text`. "Début" is a time or a way to start: as the first cell below it.
Result<std::vector<Column>> columns_of(const std::string& text, const Templates& templates);

/// The template of this name, "Lower third" and "lower_third" too; null: there is none.
const Template* template_of(const std::string& name, const Templates& templates);
/// The one whose name is nearly this; null: none's is.
const Template* template_like(const std::string& name, const Templates& templates);

} // namespace regie
