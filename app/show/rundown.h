#pragma once
// The graphics a crew has planned, in order.

#include "show/result.h"
#include "show/templates.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

struct RundownItem {
    /// What puts it on air.
    enum class Start {
        Manual, ///< a person
        Timed,  ///< the clock, at `at_ms`; a person may be earlier
        Follow, ///< the clock, when the item before it has had its time
    };
    std::string id;
    std::string graphic; ///< template name
    Fields fields;
    std::int64_t seconds = 0; ///< how long it stays on air; 0: until released
    std::string note = {};    ///< the cue for it, for the crew alone: "when the mayor stands up"
    std::string scene = {};   ///< taken with it; empty: the scene stays
    std::int64_t at_ms = -1;  ///< planned show time; -1: none
    Start start = Start::Manual;
    std::string group = {};               ///< of items that belong together: "Discours"; empty: none
    std::string layer = {};               ///< other than its template's; empty: that one
    bool speech = false;                  ///< while it is on air no campaign speaks
    std::vector<std::string> starts = {}; ///< ids of outputs that start with it, if they do not run
    std::vector<std::string> stops = {};  ///< ids of outputs that stop with it

    bool operator==(const RundownItem&) const = default;
};
/// A field's text is cut to so many, as the schema's maxLength.
constexpr std::size_t kMaxFieldGraphemes = 300;
using Rundown = std::vector<RundownItem>;
inline constexpr std::size_t kMostItems = 200; ///< assets/show.schema.json

const RundownItem* find_item(const Rundown& rundown, std::string_view id);
/// The one after `id`; null: there is none.
const RundownItem* item_after(const Rundown& rundown, std::string_view id);
/// Of the graphics on one layer only one is on air. `kind` is its template.
const std::string& layer_of(const RundownItem& item, const Template& kind);

/// What has more lines than are shown, codes that are too long, and texts that are longer than a crew's own
/// template says it has room for. Of the built-in ones, OverlayRenderer::cut_texts() tells.
std::vector<Error> texts_without_room(const Rundown& rundown, const Templates& templates);

/// As a show file has it.
nlohmann::json rundown_to_json(const Rundown& rundown, const Templates& templates);
/// A show file's "rundown", checked: the error's place begins with "/rundown".
Result<Rundown> rundown_from_json(const nlohmann::json& rundown, const Templates& templates);

/// The "fields" of an item, each text cleaned. Lists become lines; what is no text is left out.
Fields fields_from_json(const nlohmann::json& fields);
/// As a show file has them: lines as lists. `kind` null: a template nobody here knows.
nlohmann::json fields_to_json(const Template* kind, const Fields& fields);

} // namespace regie
