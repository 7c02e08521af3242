#pragma once
// A dry run of other flag rules over sessions on the disk. Blocks; for a thread that nothing waits for.

#include "flagging/dry_run.h"
#include "show/result.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <vector>

namespace regie {

/// How much is read at most.
struct TrialBounds {
    std::size_t comments = 200'000;
    std::chrono::milliseconds time{20'000};
};

struct Trial {
    TriedRules tried;
    std::size_t sessions = 0; ///< that were read
    bool cut = false;         ///< the bounds were reached: there was more
};

/// `sessions`: their folders, in the order in which they matter. An error names a session that cannot be
/// read; a comment that was edited counts as it came. `stop` ends it early, which is an error.
Result<Trial> try_rules(const FlagSettings& now, const FlagSettings& then,
                        const std::vector<std::filesystem::path>& sessions, const std::atomic<bool>& stop,
                        const TrialBounds& bounds = {});

/// The session folders beside `session`, the newest first, at most `count`: a folder with a log in it is one.
inline constexpr std::size_t kMostEarlier = 20; ///< of them that are ever looked into
std::vector<std::filesystem::path> earlier_sessions(const std::filesystem::path& session, std::size_t count);

} // namespace regie
