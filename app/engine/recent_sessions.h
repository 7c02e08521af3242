#pragma once
// Where the sessions of this user lie: so that a show that is on air, or did not end, is found again wherever
// its session was put.

#include <filesystem>
#include <memory>
#include <vector>

namespace regie {

/// A session of the show in `show_file` begins. Kept in the user's configuration, of the last fifty; what
/// cannot be kept there is not. Blocks on the disk.
void note_session(const std::filesystem::path& show_file, const std::filesystem::path& session);

struct NotedSession {
    std::filesystem::path show_file; ///< as it was given then
    std::filesystem::path session;
};
/// Those of `show_file`, however its path is spelt, that are still there, the newest first.
std::vector<NotedSession> sessions_of(const std::filesystem::path& show_file);

/// Shows of this user begin one after the other: whoever begins holds this until its engine is there, so that
/// the next finds it. Waits for it; empty: where nothing can be locked.
std::shared_ptr<void> turn_to_begin();

} // namespace regie
