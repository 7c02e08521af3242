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
    bool ending = false;
};

class SessionLock {
  public:
    /// Fails when another engine runs this session. Where nothing can be locked there is no lock: the show
    /// goes before.
    static Result<SessionLock> take(const std::filesystem::path& session);
    /// For those who look for the engine, and for those who find it gone. Takes no more room than there was
    /// from the beginning, so that a full disk does not matter.
    void tell(const std::string& url);
    void tell_end(); ///< its show ends. Any thread

    SessionLock(SessionLock&& other) noexcept;
    SessionLock& operator=(SessionLock&&) = delete;
    ~SessionLock();

  private:
    friend std::optional<RunningEngine> running_engine(const std::filesystem::path& session);
    friend bool said_its_end(const std::filesystem::path& session);
    SessionLock(int folder, int file) : folder_(folder), file_(file) {}
    void write() const;

    int folder_, file_; ///< -1: none
    RunningEngine told_;
};

/// Whether the last engine of the session said that its show ends, should its log not have taken that any
/// more.
bool said_its_end(const std::filesystem::path& session);

/// Of a desk's address, "ws://127.0.0.1:4710"; none: it is not one.
std::optional<std::uint16_t> port_of(const std::string& url);

/// Who runs the session now; nobody: none. A file that says so and is damaged counts as taken away.
std::optional<RunningEngine> running_engine(const std::filesystem::path& session);

} // namespace regie
