#pragma once
// What somebody said in the sessions before this one, and what came of it.

#include "protocol/messages.h"

#include <filesystem>
#include <string>

namespace regie {

/// `author`: their id at `platform`. Reads the newest sessions beside `session`, as far as a few seconds
/// reach; one that cannot be read is left out. Blocks; for a thread that nothing waits for.
protocol::EarlierSessions said_earlier(const std::filesystem::path& session, const std::string& platform,
                                       const std::string& author);

} // namespace regie
