#pragma once
// What a session was started from, kept in its folder: the show file and all it names, each under its own
// path below SESSION/show. Engines run from that copy alone, so that nobody's tidying reaches a running show.

#include "engine/show_loader.h"

#include <filesystem>
#include <vector>

namespace regie {

/// Where the copy of a file of this machine lies. Links are followed as they are written, not where they
/// lead.
std::filesystem::path kept_copy(const std::filesystem::path& session, const std::filesystem::path& file);
/// What another version of the show file names, as the session has it.
Beside session_files(const std::filesystem::path& show_file, const std::filesystem::path& session);
/// The other way round: the file that `copy` is of; `copy` itself when it is none of the session's.
std::filesystem::path original_of(const std::filesystem::path& session, const std::filesystem::path& copy);

/// The show of a session, with every path in it of the session's own copy, which is made when there is none.
/// Small files are copied, media linked; a large file on another disk is named where it lies, and where no
/// copy can be made the show runs from its own folder and that is said. A new session's show is refused as
/// load_show() does. For one that has begun (`without` is not null) the show goes without what cannot be had,
/// and `without` says so: refused is only what cannot be read as a show at all. Blocks on the disk.
Result<ShowFile> open_session_show(const std::filesystem::path& show_file,
                                   const std::filesystem::path& session,
                                   std::vector<Error>* without = nullptr);

} // namespace regie
