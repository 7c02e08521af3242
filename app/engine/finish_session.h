#pragma once
// After the show: the recordings made into files to pass on.

#include <filesystem>
#include <string>
#include <vector>

namespace regie {

/// Finishes every recording file of a session, with its marks as chapters, and writes what was said beside it
/// as WebVTT. Nothing may write to the session any more. A sentence for each file that was not finished and
/// stays as it was recorded: playable. Blocks for as long as the disk takes.
std::vector<std::string> finish_session(const std::filesystem::path& session);

} // namespace regie
