#pragma once
// The show log on disk: one SQLite file, WAL, synchronous FULL, written in groups by a thread of its own.

#include "show/event.h"
#include "show/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace regie::store {

struct LogCallbacks {
    /// Every event up to `seq` survives a power cut. Store thread.
    std::function<void(std::uint64_t seq)> committed;
    /// The log cannot be written now; nothing is lost, it is tried again every second. Store thread; once for
    /// each change of the reason.
    std::function<void(const Error&)> failed;
};

/// The one writer of a session's log. append() from any thread.
class LogWriter {
  public:
    /// What becomes of a log that cannot be opened to write: an error, or it is tried again like one that
    /// cannot be written, because the show goes before.
    enum class Opening { MustWork, TriedAgain };
    /// Creates the file when there is none. Fails when it cannot be opened or is not a log of ours.
    static Result<std::unique_ptr<LogWriter>> open(const std::filesystem::path& file, LogCallbacks callbacks,
                                                   Opening opening = Opening::MustWork);
    ~LogWriter(); ///< closes

    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;

    /// Queues events, in order, and returns at once. What arrives while a group is being written joins the
    /// next.
    void append(std::vector<Event> events);

    /// How long the disk has been at what is being written; 0: nothing is. Any thread.
    std::chrono::milliseconds writing_for() const;
    /// How many events are not on the disk yet. Any thread.
    std::size_t waiting() const;

    /// Writes what is waiting, and ends; the error says why not all of it is on the disk. Gives up after one
    /// failed try, and on a disk that has not answered after `longest`: that is left to itself. Nothing is
    /// called back afterwards. Once.
    Result<void> close(std::chrono::milliseconds longest = std::chrono::seconds(5));

  private:
    struct Impl;
    explicit LogWriter(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl>
        impl_; ///< its thread's, too: a disk that never answers holds that one, and nobody else
};

/// Which events of a log are wanted.
struct LogPart {
    std::uint64_t after = 0;                                      ///< behind this number
    std::size_t limit = std::numeric_limits<std::int32_t>::max(); ///< so many at most
    std::vector<std::string> kinds = {};                          ///< as kind_of() names them; empty: all
    std::string containing = {}; ///< and whose data has this in it, as JSON writes it; empty: all
    bool forgiving = false;      ///< an event of no known kind is Unreadable, in its place, and no error
};

/// Reads a log again and again over one connection. Works while an engine writes to it. Blocks; for one
/// thread, from the first read to its end.
class LogReader {
  public:
    explicit LogReader(std::filesystem::path file);
    ~LogReader();
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    /// The events of the session, in order.
    Result<std::vector<Event>> read(const LogPart& part = {});

  private:
    class Connection;
    Result<void> open();

    std::filesystem::path file_;
    std::unique_ptr<Connection> connection_;
};

/// The same once. Any thread.
Result<std::vector<Event>> read_log(const std::filesystem::path& file, const LogPart& part = {});

/// Makes a log of what can be read of a damaged one, which is kept beside it (NAME.damaged); an event that
/// cannot is Unreadable, in its place. Where nothing can be salvaged, or what lies there is no file, there is
/// no log then, and a new one can begin. Nobody may have the log open. Blocks.
Result<void> salvage_log(const std::filesystem::path& file);

} // namespace regie::store
