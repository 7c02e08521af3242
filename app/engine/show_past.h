#pragma once
// What a session's log adds up to, for the engine that goes on with it: read and folded once.

#include "flagging/crew_taste.h"
#include "show/broadcasts.h"
#include "show/recovery.h"
#include "show/rule_hides.h"
#include "show/show_state.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace regie {

struct ShowPast {
    ShowState state;
    CrewTaste taste;
    RuleHides hides;
    Broadcasts broadcasts;
    Engines engines;
    std::vector<std::pair<std::string, std::string>> named; ///< desks: a name, and whose it is (DeskNamed)
    std::int64_t show_ms = 0;                               ///< of the latest event

    bool empty() const { return state.last_seq() == 0; } ///< a new session
    void apply(const Event& event);
};

/// A few thousand events at a time: a long show's are never in memory together. Empty when there is no log
/// yet. Blocks on the disk.
Result<ShowPast> read_past(const std::filesystem::path& log);

} // namespace regie
