#pragma once
// How a show goes on when its engine is no more, by what the log says. Pure.

#include "show/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// How an engine ended that did not end its show.
enum class EngineEnd {
    Killed,  ///< from outside, or with its machine: it had no part in it
    Crashed, ///< by itself
    Hung,    ///< a thread of it did not answer any more, so it was ended
    Refused, ///< it said why it cannot run, and left
};
const char* to_string(EngineEnd end); ///< as EngineStarted::after has it: "killed" …
std::optional<EngineEnd> engine_end_of(std::string_view name);

/// A moment by two clocks.
struct Moment {
    std::int64_t wall_ms = 0;      ///< Unix milliseconds; people and time servers step it
    std::int64_t monotonic_ms = 0; ///< nobody steps this one; it begins anew with the machine
    std::string boot;              ///< which run of the machine that is; empty: nobody knows
};

/// The show time at which an engine goes on with the session of `history`, which has begun. Within one run of
/// the machine nothing but the monotonic clock counts; after a new start of it, the wall time since the log's
/// last event, unless that is no time a crew could have waited.
std::int64_t goes_on_at_ms(const std::vector<Event>& history, const Moment& now);

/// What an engine that takes over leaves out, because it is likely to end it like those before.
struct LeftOut {
    std::vector<std::string> graphics; ///< keys of those that were on air when it died twice in a row
    bool all_graphics = false;         ///< it renders none
    bool all_sources = false;          ///< the slate alone
};

/// `after`: how the engines since the log's newest engine.started ended, the newest last; `now_ms`: the show
/// time. An engine that ran for a minute breaks a row of deaths; being killed from outside counts for none.
LeftOut left_out(const std::vector<Event>& history, const std::vector<EngineEnd>& after, std::int64_t now_ms);

} // namespace regie
