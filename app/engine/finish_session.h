#pragma once
// After the show: the recordings made into files to pass on.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace regie {

/// Finishes every recording file of a session that is not, with its marks as chapters, and writes what was
/// said beside it as WebVTT. Nothing may write to the session any more. A sentence for each file that was not
/// finished and stays as it was recorded: playable. Blocks for as long as the disk takes; `go_on` is asked
/// now and then, on any thread, and false gives up.
std::vector<std::string> finish_session(const std::filesystem::path& session,
                                        const std::function<bool()>& go_on);

/// The same for a show whose engine is gone, which may not have got so far as to log its end.
std::vector<std::string> end_session(const std::filesystem::path& session, const std::string& reason,
                                     const std::function<bool()>& go_on);

/// Whether a recording file of the session is as it was recorded.
bool is_unfinished(const std::filesystem::path& session);

} // namespace regie
