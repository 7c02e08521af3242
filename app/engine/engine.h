#pragma once
// The engine: one process, no window. Wires the show thread, the overlay scene and the pipelines, and must
// never stop.

#include "engine/secrets.h"
#include "show/recovery.h"
#include "show/show_file.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QGuiApplication;

namespace regie {

struct EngineOptions {
    ShowFile show;                               ///< as load_show() gives it
    std::filesystem::path show_file;             ///< it was read from; the crew may keep its changes there
    std::filesystem::path session;               ///< the session's folder; exists
    std::string mode = "rehearse";               ///< or "live"
    Secrets secrets;                             ///< live: of the outputs and feeds
    std::map<std::string, std::string> standins; ///< feed id → URL of the stand-in that replays it
    std::optional<std::int64_t> seconds;         ///< length of the show; none: until stopped
    std::uint16_t port = 0;                      ///< wanted for desks
    std::optional<std::uint16_t> remote_port;    ///< for desks on other machines; none: they may not come
    /// How the engines before it ended, since the log's newest start; empty: it is the first.
    std::vector<EngineEnd> after;
    std::vector<Error> without; ///< what the show goes without, because it was not there to be loaded
};

/// Runs the show until it ends. Goes on with the session's log when there is one, and then does without what
/// cannot be had. Prints JSON lines for whoever started it: {"engine": {"url", "pid", "remote", "code"}}
/// once, then {"progress": {…}} twice a second, and {"ending": reason} when nobody may take over any more.
/// Exit status: 0, 1 with the reason on standard error, or kHungStatus when a thread of it hung.
int run_engine(const EngineOptions& options, QGuiApplication& app);

} // namespace regie
