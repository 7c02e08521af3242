#include "engine/session_lock.h"

#include "show/bounded_json.h"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace regie {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = 500;
std::mutex telling; // one engine a process

fs::path engine_file_of(const fs::path& session) { return session / "engine.lock"; }

enum class Locked { Yes, ByAnother, Never };

/// The folder, which nobody tidies away from below a show; where folders take no lock (NFS), the file in it
/// that says who runs.
Locked lock(int folder, int file, int how) {
    for (const int which : {folder, file}) {
        if (which >= 0 && flock(which, how | LOCK_NB) == 0)
            return Locked::Yes;
        if (which >= 0 && errno == EWOULDBLOCK)
            return Locked::ByAnother;
    }
    return Locked::Never;
}

/// Without waiting for whoever writes into what is no file.
int open_to_read(const fs::path& session) {
    return open(engine_file_of(session).c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

int open_folder(const fs::path& session) { return open(session.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

std::optional<RunningEngine> read_engine(int file) {
    std::string text(kMostBytes, '\0');
    const auto size = pread(file, text.data(), text.size(), 0);
    text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    const auto json = parse_shallow_json(text);
    if (!json.is_object() || !json.value("pid", nlohmann::json()).is_number_integer() ||
        !json.value("url", nlohmann::json()).is_string())
        return {};
    RunningEngine engine{json["pid"].get<pid_t>(), json["url"].get<std::string>(),
                         json.value("ending", false)};
    if (engine.pid <= 0 || (!engine.url.empty() && !port_of(engine.url)))
        return {};
    return engine;
}

} // namespace

Result<SessionLock> SessionLock::take(const fs::path& session) {
    int file = open(engine_file_of(session).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) // a disk that takes nothing any more can still be locked
        file = open_to_read(session);
    SessionLock taken(open_folder(session), file);
    if (lock(taken.folder_, file, LOCK_EX) == Locked::ByAnother)
        return failure("another engine runs this session", session.string(),
                       "Connect a desk to it, or end it first.");
    taken.tell({});
    return taken;
}

void SessionLock::tell(const std::string& url) {
    std::lock_guard lock(telling);
    told_.pid = getpid();
    told_.url = url;
    write();
}

void SessionLock::tell_end() {
    std::lock_guard lock(telling);
    told_.ending = true;
    write();
}

/// Best effort: where it cannot be written a desk finds the engine at its usual address all the same.
void SessionLock::write() const {
    auto text = nlohmann::json{{"pid", told_.pid}, {"url", told_.url}, {"ending", told_.ending}}.dump();
    text.resize(kMostBytes, ' '); // all of it is written over, each time
    if (file_ >= 0) [[maybe_unused]]
        const auto written = pwrite(file_, text.data(), text.size(), 0);
}

SessionLock::SessionLock(SessionLock&& other) noexcept
    : folder_(std::exchange(other.folder_, -1)), file_(std::exchange(other.file_, -1)),
      told_(std::move(other.told_)) {}

SessionLock::~SessionLock() {
    for (const int open : {folder_, file_})
        if (open >= 0)
            close(open);
}

std::optional<std::uint16_t> port_of(const std::string& url) {
    const auto* end = url.data() + url.size();
    const auto* begin = url.data() + url.rfind(':') + 1;
    std::uint16_t port = 0;
    const auto read = std::from_chars(begin, end, port);
    return read.ec == std::errc() && read.ptr == end && port > 0 ? std::optional(port) : std::nullopt;
}

bool said_its_end(const fs::path& session) {
    const SessionLock seen(-1, open_to_read(session));
    return read_engine(seen.file_).value_or(RunningEngine{}).ending;
}

std::optional<RunningEngine> running_engine(const fs::path& session) {
    // Closes what it looked at.
    const SessionLock seen(open_folder(session), open_to_read(session));
    if (lock(seen.folder_, seen.file_, LOCK_SH) != Locked::ByAnother)
        return {};
    return read_engine(seen.file_).value_or(RunningEngine{});
}

} // namespace regie
