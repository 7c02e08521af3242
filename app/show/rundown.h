#pragma once
// The graphics a crew has planned, in order.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// Field name → text, as a graphic's template takes them.
using Fields = std::map<std::string, std::string>;

struct RundownItem {
    std::string id;
    std::string graphic; ///< template name
    Fields fields;
    std::int64_t seconds = 0; ///< how long it stays on air; 0: until released
    std::string note = {};    ///< the cue for it, for the crew alone: "when the mayor stands up"
    std::string scene = {};   ///< taken with it; empty: the scene stays
    std::int64_t at_ms = -1;  ///< planned show time; -1: none

    bool operator==(const RundownItem&) const = default;
};
/// A field's text is cut to so many, as the schema's maxLength.
constexpr std::size_t kMaxFieldGraphemes = 300;
using Rundown = std::vector<RundownItem>;

const RundownItem* find_item(const Rundown& rundown, std::string_view id);

/// The texts that are longer than their place on air has room for: they will be shortened there.
std::vector<Error> texts_without_room(const Rundown& rundown);

/// As a show file has it.
nlohmann::json rundown_to_json(const Rundown& rundown);
/// A show file's "rundown", checked: the error's place begins with "/rundown".
Result<Rundown> rundown_from_json(const nlohmann::json& rundown);

} // namespace regie
