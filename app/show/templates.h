#pragma once
// The on-air templates a show file may name. Each is a QML file in qml/overlays with its description in JSON
// beside it, which is built into the program; tests/engine holds the two together.

#include "show/result.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regie {

/// Field name → text, as a graphic's template takes them. Several lines, or several pictures, with '\n'
/// between.
using Fields = std::map<std::string, std::string>;

struct TemplateField {
    enum class Type {
        Text,
        Lines,    ///< several texts, which a show file gives as a list
        Picture,  ///< names a file beside the show file
        Pictures, ///< names several
        Choice,   ///< one of `choices`
        Time,     ///< of day: "19:30"; of another day: "2026-11-28 19:30"
        Number,   ///< a whole one from 0 to `most`
        Code,     ///< a text that is shown as a QR code
    };
    std::string name; ///< also the QML property's name
    Type type = Type::Text;
    bool required = false;
    bool live = false;          ///< the show itself says it while the graphic stands; no show file gives it
    std::size_t most = 0;       ///< graphemes (of a line) that have room; 0: not for texts
    std::size_t most_lines = 1; ///< lines or pictures that have room
    std::vector<std::string> choices;
    bool whole = false; ///< all of `most` is shown, however little room there is: an official answer

    bool picture() const { return type == Type::Picture || type == Type::Pictures; }
    bool list() const { return type == Type::Lines || type == Type::Pictures; }
};

struct Template {
    std::string name;      ///< as the show file writes it: "lower-third"
    std::string component; ///< QML component: "LowerThird"
    std::string label;     ///< for people: "lower third"
    std::string about;     ///< a sentence
    std::string place;     ///< "lower third", "upper third", "upper corner", "whole canvas", "between boxes"
    std::string layer;     ///< of the graphics on one layer only one is on air
    int seconds = 0;       ///< how long it usually stays; 0: until released
    std::vector<std::string> shapes; ///< of canvases it is made for: "16:9", "9:16", "1:1"
    bool safe_area = true;           ///< it keeps clear of the edges
    std::vector<TemplateField> fields;
    // A crew's own:
    std::string file = {};        ///< its QML file, an absolute path of the engine's machine; empty: built in
    std::string description = {}; ///< its JSON file's text

    /// It stands where the scene leaves a place between two boxes, and only there.
    bool between() const { return place == "between boxes"; }
    const TemplateField* field(std::string_view name) const;
};

/// What the graphics of one show are made of: the templates that are built in, then the crew's own. A value
/// of the show, handed on to whom it concerns: copies share what they hold, which never changes and lives as
/// long as one of them. Any thread.
class Templates {
  public:
    Templates(); ///< those that are built in
    explicit Templates(std::vector<Template> crew);

    /// Null: the show has none of this name.
    const Template* find(std::string_view name) const;
    /// One of those that are built in.
    static const Template& built_in(std::string_view name);

    auto begin() const { return all_->begin(); }
    auto end() const { return all_->end(); }
    std::size_t size() const { return all_->size(); }

  private:
    std::shared_ptr<const std::vector<Template>> all_;
};

/// A description, as qml/overlays/LowerThird.json has it, of the component in `file`. The error's place is a
/// JSON pointer.
Result<Template> parse_template(std::string_view description, const std::string& component,
                                const std::string& file);

/// What a template's QML properties are set to: a text, several, or a whole number. A picture is its file's
/// path.
using TemplateValue = std::variant<std::string, std::vector<std::string>, int>;

/// The values of `fields` and of what the show itself says (`live`) as `kind` takes them: each text cleaned
/// and cut to `most` graphemes whatever it holds (one that is shown whole to its own), a missing one empty.
std::map<std::string, TemplateValue> template_values(const Template& kind, const Fields& fields,
                                                     const Fields& live, std::size_t most);

std::vector<std::string> lines_of(std::string_view text);
std::string joined(const std::vector<std::string>& lines); ///< with '\n' between

/// "9:05" → minutes of the day; -1: that is no time of day.
int minutes_of_day(std::string_view time);
/// "19:30", "2026-11-28 19:30".
bool is_time(std::string_view text);

} // namespace regie
