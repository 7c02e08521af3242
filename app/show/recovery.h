#pragma once
// How a show goes on when its engine is no more, by what the log says. Pure.

#include "show/clock.h"
#include "show/event.h"
#include "show/show_state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// How an engine ended that did not end its show.
enum class EngineEnd {
    Killed,      ///< from outside, or with its machine: it had no part in it
    OutOfMemory, ///< by the kernel, which had none left: by itself, as far as anybody can tell
    Crashed,     ///< by itself
    Hung,        ///< a thread of it did not answer any more, so it was ended
    Refused,     ///< it said why it cannot run, and left
};
const char* to_string(EngineEnd end); ///< as EngineStarted::after has it: "killed" …
std::optional<EngineEnd> engine_end_of(std::string_view name);

/// A moment by two clocks.
struct Moment {
    std::int64_t wall_ms = 0;      ///< Unix milliseconds; people and time servers step it
    std::int64_t monotonic_ms = 0; ///< nobody steps this one; it begins anew with the machine
    std::string boot;              ///< which run of the machine that is; empty: nobody knows
};

/// What an engine that takes over leaves out, because it is likely to end it like those before.
struct LeftOut {
    std::vector<std::string> graphics; ///< keys of those that were on air when it died twice in a row
    bool all_graphics = false;         ///< it renders none
    bool all_sources = false;          ///< the slate alone
};

/// What the log says of a session's engines: a fold.
class Engines {
  public:
    /// `before`: the show without this event.
    void apply(const Event& event, const ShowState& before);

    /// The show time at which an engine goes on, in a session that has begun. Within one run of the machine
    /// nothing but the monotonic clock counts; after a new start of it, the wall time since the log's last
    /// event, unless that is no time a crew could have waited.
    std::int64_t goes_on_at_ms(const Moment& now) const;

    /// `after`: how the engines since the log's newest engine.started ended, the newest last; `now_ms`: the
    /// show time; `now`: the show at the log's end. An engine that ran for a minute breaks a row of deaths;
    /// being killed from outside counts for none.
    LeftOut left_out(const std::vector<EngineEnd>& after, std::int64_t now_ms, const ShowState& now) const;

  private:
    struct Death {
        bool own = false; ///< its own doing, not somebody's
        std::int64_t lived_ms = 0;
        std::vector<std::string> on_air; ///< keys
    };
    void died(const std::vector<EngineEnd>& ends, std::int64_t at_ms, const ShowState& show);
    std::vector<Death> row() const;

    FrameRate rate_;
    std::int64_t epoch_ms_ = 0, last_wall_ms_ = 0, last_show_ms_ = 0;
    std::optional<EngineStarted> newest_;
    std::optional<std::int64_t> started_ms_; ///< show time, of the engine that runs
    std::vector<Death> deaths_;
};

} // namespace regie
