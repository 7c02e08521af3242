#pragma once
// After the show: the recordings made into files to pass on.

#include "show/event.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace regie {

/// Finishes every recording file of a session, with its marks as chapters. `events` are the session's, of
/// its outputs and marks at least; nothing may write to the files any more. A sentence for each file that was
/// not finished and stays as it was recorded. Blocks for as long as the disk takes; `go_on` is asked now and
/// then on another thread, and false leaves the rest as it was recorded.
std::vector<std::string> finish_session(const std::filesystem::path& session,
                                        const std::vector<Event>& events,
                                        const std::function<bool()>& go_on = {});

} // namespace regie
