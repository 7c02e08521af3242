#pragma once
// The versions of a show file that save_member() keeps, to go back to. Blocks on the disk.

#include "protocol/messages.h"
#include "show/show_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regie {

/// The newest first. What is no show file is left out.
std::vector<protocol::Version> versions_of(const std::filesystem::path& show_file);

/// The rundown of one of them, by its name, its pictures the session's own: as the show file could have it
/// now in a show of these templates. The error says what of it does not fit there.
Result<Rundown> load_version(const std::filesystem::path& show_file, const std::filesystem::path& session,
                             const std::string& name, const Templates& templates);

} // namespace regie
