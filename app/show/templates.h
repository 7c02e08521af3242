#pragma once
// The on-air templates a show file may name, with the fields each takes. The QML side of a template is
// qml/overlays/<component>.qml; tests/engine holds the two together.

#include <string_view>
#include <vector>

namespace regie {

struct TemplateField {
    std::string_view name; ///< also the QML property's name
    bool required = false;
    bool file = false;                          ///< names a picture beside the show file
    std::vector<std::string_view> choices = {}; ///< it is one of these; empty: any text
};

struct Template {
    std::string_view name;      ///< as the show file writes it: "lower-third"
    std::string_view component; ///< QML component: "LowerThird"
    std::string_view label;     ///< for people: "lower third"
    std::vector<TemplateField> fields;
    bool between = false; ///< stands where the scene leaves a place between two boxes, and only there
};

const std::vector<Template>& templates();
const Template* find_template(std::string_view name);

} // namespace regie
