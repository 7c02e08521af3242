#pragma once
// What was decided, told to people: the take-back bar, the list of decisions, who is at what.

#include "desk/rundown_model.h"
#include "show/show_state.h"

#include <QString>

namespace regie::desk {

/// What comment `id` says, quoted.
QString said(const ShowState& state, const std::string& id, std::size_t max_graphemes);

/// A rundown item's title, or what the pinned comment says.
QString title_of(const ShowState& state, const RundownModel& rundown, const Graphic& graphic,
                 std::size_t max_graphemes);

/// "Hidden: “Appelez-moi au…”, confirmed by Facebook". `graphemes`: of what somebody wrote, at most.
QString
decision_words(const ShowState& state, const RundownModel& rundown, const Decided& decided,
               std::size_t graphemes = 14); // leaves room for the platform's answer on the smallest window

} // namespace regie::desk
