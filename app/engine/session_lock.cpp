#include "engine/session_lock.h"

#include "show/bounded_json.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace regie {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = 500;

fs::path lock_file_of(const fs::path& session) { return session / "engine.lock"; }

std::optional<RunningEngine> read_engine(int file) {
    std::string text(kMostBytes, '\0');
    const auto size = pread(file, text.data(), text.size(), 0);
    text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    const auto json = parse_shallow_json(text);
    if (!json.is_object() || !json.value("pid", nlohmann::json()).is_number_integer() ||
        !json.value("url", nlohmann::json()).is_string())
        return {};
    return RunningEngine{json["pid"].get<pid_t>(), json["url"].get<std::string>()};
}

} // namespace

Result<SessionLock> SessionLock::take(const fs::path& session) {
    int file = open(lock_file_of(session).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) // a disk that takes nothing any more can still be locked
        file = open(lock_file_of(session).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return SessionLock(-1);
    if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        close(file);
        return failure("another engine runs this session", session.string(),
                       "Connect a desk to it, or end it first.");
    }
    SessionLock lock(file);
    lock.tell({getpid(), {}});
    return lock;
}

void SessionLock::tell(const RunningEngine& engine) const {
    if (file_ < 0)
        return;
    const auto text = nlohmann::json{{"pid", engine.pid}, {"url", engine.url}}.dump();
    // Best effort: on a full disk a desk finds the engine at its usual address all the same.
    if (ftruncate(file_, 0) == 0) [[maybe_unused]]
        const auto written = pwrite(file_, text.data(), text.size(), 0);
}

SessionLock::SessionLock(SessionLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

SessionLock::~SessionLock() {
    if (file_ >= 0)
        close(file_);
}

std::optional<RunningEngine> running_engine(const fs::path& session) {
    const int file = open(lock_file_of(session).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    const bool free = flock(file, LOCK_SH | LOCK_NB) == 0;
    auto engine = free ? std::nullopt : read_engine(file);
    close(file);
    return engine;
}

} // namespace regie
