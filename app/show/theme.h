#pragma once
// The look of what is on air, as one file gives it: colours, typeface, logo, corners, motion. Pure.

#include "show/contrast.h"
#include "show/result.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

struct Theme {
    std::string label;                   ///< for people
    std::map<std::string, Argb> colours; ///< "accent", "plate", "ink" and so on: qml/theme/city.json
    std::string family;                  ///< typeface
    std::string logo;            ///< picture for templates that are given none, beside the file; empty: none
    double radius = 0.0075;      ///< of corners, of the canvas's shorter side
    double motion = 1;           ///< 2: half as fast; 0: nothing moves
    std::string language = "en"; ///< of the words that templates have themselves: the show's, no file's
};

/// Those that are built in, by the name a show file gives.
const std::map<std::string, Theme>& built_in_themes();
/// "city.json" and the like are files; "city" is built in.
bool is_theme_file(std::string_view name);

/// A theme file's text; `file` is its name for messages.
Result<Theme> parse_theme(std::string_view text, const std::string& file);

/// What of the theme cannot be read well: words on their grounds, over white and black pictures.
std::vector<Error> weak_contrasts(const Theme& theme);

/// What AirTheme takes: the colours as texts ("#F5132638", alpha first), "family", "radius",
/// "motion", "language" and "logo".
nlohmann::json look_json(const Theme& theme);

} // namespace regie
