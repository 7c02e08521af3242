#pragma once
// Where the sessions of this user lie: so that a show that is on air, or did not end, is found again wherever
// its session was put.

#include <filesystem>
#include <vector>

namespace regie {

/// A session of the show in `show_file` begins. Kept in the user's configuration, of the last fifty; what
/// cannot be kept there is not. Blocks on the disk.
void note_session(const std::filesystem::path& show_file, const std::filesystem::path& session);

/// Those of `show_file` that are still there, the newest first.
std::vector<std::filesystem::path> sessions_of(const std::filesystem::path& show_file);

} // namespace regie
