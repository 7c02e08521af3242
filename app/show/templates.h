#pragma once
// The on-air templates a show file may name. Each is a QML file in qml/overlays with its description in JSON
// beside it, which is built into the program; tests/engine holds the two together.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

struct TemplateField {
    enum class Type {
        Text,
        Picture, ///< names a file beside the show file
        Choice,  ///< one of `choices`
        Time,    ///< of day: "19:30"
    };
    std::string name; ///< also the QML property's name
    Type type = Type::Text;
    bool required = false;
    std::size_t most = 0; ///< graphemes that have room; 0: not for texts
    std::vector<std::string> choices;
};

struct Template {
    std::string name;      ///< as the show file writes it: "lower-third"
    std::string component; ///< QML component: "LowerThird"
    std::string label;     ///< for people: "lower third"
    std::string about;     ///< a sentence
    std::string place;     ///< "lower third", "upper third", "upper corner", "whole canvas", "between boxes"
    std::vector<TemplateField> fields;

    /// It stands where the scene leaves a place between two boxes, and only there.
    bool between() const { return place == "between boxes"; }
};

const std::vector<Template>& templates();
const Template* find_template(std::string_view name);

/// "9:05" → minutes of the day; -1: that is no time of day.
int minutes_of_day(std::string_view time);

} // namespace regie
