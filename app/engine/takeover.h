#pragma once
// How an engine begins: a new show at its frame 0, or one that another engine ran, where its time has got to.

#include "engine/show_past.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace regie {

/// By this machine's clocks.
Moment moment_now();

struct Beginning {
    ShowPast past; ///< the log so far; empty: a new show
    Moment now;
    std::int64_t show_ms = 0;  ///< where it goes on
    std::int64_t epoch_ms = 0; ///< wall time of frame 0, as the wall clock has it now
    LeftOut left_out;
    std::vector<std::string> without; ///< sentences, for the operator
};

/// What a new show's frame 0 has to wait for: the programme's pipelines, which are built meanwhile. So long
/// after `begin_now` it is on air, and the log says so.
constexpr int kBeginsInMs = 500;

/// The show goes on from now: to be said again when what takes long at a start is done.
void begin_now(Beginning& begin);

/// Reads the session's log. `after`: how the engines ended that did not get so far as to log their start.
/// Refuses a show that has ended.
Result<Beginning> begin_session(const std::filesystem::path& session, const std::vector<EngineEnd>& after);

} // namespace regie
