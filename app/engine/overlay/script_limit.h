#pragma once
// An end for scripts that have none, or that take all the memory.

#include <QMetaObject>

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <ctime>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

class QJSEngine;

namespace regie::overlay {

/// Watches one engine from a thread of its own. The engine outlives it.
class ScriptLimit {
  public:
    enum class Ended { No, Time, Memory };

    /// Made on the engine's thread. What the event loop there does at once may take `most`, too: timers run
    /// scripts. All that is done may leave the process `most_bytes` larger.
    ScriptLimit(QJSEngine& engine, std::chrono::nanoseconds most, std::int64_t most_bytes);
    ~ScriptLimit();
    ScriptLimit(const ScriptLimit&) = delete;
    ScriptLimit& operator=(const ScriptLimit&) = delete;

    /// From now on work is due every `time`, and one that takes longer each time is ended, too: once it has
    /// had `patience` more than it was due.
    void keep_up(std::chrono::nanoseconds time, std::chrono::nanoseconds patience);

    /// Runs `work` on the calling thread. It took more than `most` of the processor's time (a machine that
    /// stands still takes none), or too much memory: the engine's scripts were ended, and none runs again.
    Ended within(std::chrono::nanoseconds most, const std::function<void()>& work);

  private:
    struct Work {
        clockid_t clock; ///< of the thread it is done on
        std::int64_t until_ns;
        std::int64_t bytes; ///< of the process when it began
    };

    void begin(std::chrono::nanoseconds most);
    Ended end();
    void watch();
    void stop_scripts(Ended why);

    QJSEngine& engine_;
    const std::int64_t most_bytes_;
    std::chrono::nanoseconds due_every_{0}, patience_{0}, behind_{0};
    std::mutex mutex_; ///< guards the five below
    std::condition_variable stopped_;
    std::optional<Work> work_;
    std::int64_t taken_ = 0; ///< bytes that the process grew by while work was done
    Ended ended_ = Ended::No;
    bool stopping_ = false;
    std::thread watcher_;
    std::array<QMetaObject::Connection, 2> turns_; ///< of the event loop
};

} // namespace regie::overlay
