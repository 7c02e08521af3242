#pragma once
// One engine a session: it holds the lock for as long as its process lives, and whoever asks learns who it
// is.

#include "show/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>

namespace regie {

/// The engine that runs a session.
struct RunningEngine {
    pid_t pid = 0;
    std::string url; ///< where desks connect; empty: it has not said so yet
};

class SessionLock {
  public:
    /// Fails when another engine runs this session. Where nothing can be locked there is no lock: the show
    /// goes before.
    static Result<SessionLock> take(const std::filesystem::path& session);
    /// For those who look for the engine.
    void tell(const RunningEngine& engine) const;

    SessionLock(SessionLock&& other) noexcept;
    SessionLock& operator=(SessionLock&&) = delete;
    ~SessionLock();

  private:
    explicit SessionLock(int file) : file_(file) {}
    int file_; ///< -1: none
};

/// Who runs the session now; nobody: none.
std::optional<RunningEngine> running_engine(const std::filesystem::path& session);

} // namespace regie
