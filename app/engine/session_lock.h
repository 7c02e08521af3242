#pragma once
// One engine a session: it holds the lock for as long as its process lives, and whoever asks learns who it
// is.

#include "show/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>

namespace regie {

/// The engine that runs a session.
struct RunningEngine {
    pid_t pid = 0;   ///< 0: nobody knows, the file that says it was taken away
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
    friend std::optional<RunningEngine> running_engine(const std::filesystem::path& session);
    SessionLock(int folder, int file) : folder_(folder), file_(file) {}
    int folder_, file_; ///< -1: none
};

/// Of a desk's address, "ws://127.0.0.1:4710"; none: it is not one.
std::optional<std::uint16_t> port_of(const std::string& url);

/// Who runs the session now; nobody: none. A file that says so and is damaged counts as taken away.
std::optional<RunningEngine> running_engine(const std::filesystem::path& session);

} // namespace regie
