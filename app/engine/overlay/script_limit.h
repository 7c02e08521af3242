#pragma once
// An end for scripts that have none.

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
    /// Made on the engine's thread. What the event loop there does at once may take `most`, too: timers run
    /// scripts.
    ScriptLimit(QJSEngine& engine, std::chrono::nanoseconds most);
    ~ScriptLimit();
    ScriptLimit(const ScriptLimit&) = delete;
    ScriptLimit& operator=(const ScriptLimit&) = delete;

    /// Runs `work` on the calling thread. False: it took more than `most` of the processor's time (a machine
    /// that stands still takes none), so the engine's scripts were ended, and none runs again.
    bool within(std::chrono::nanoseconds most, const std::function<void()>& work);

  private:
    struct Work {
        clockid_t clock; ///< of the thread it is done on
        std::int64_t until_ns;
    };

    void begin(std::chrono::nanoseconds most);
    bool end();
    void watch();

    QJSEngine& engine_;
    std::mutex mutex_; ///< guards the three below
    std::condition_variable stopped_;
    std::optional<Work> work_;
    bool ended_ = false, stopping_ = false;
    std::thread watcher_;
    std::array<QMetaObject::Connection, 2> turns_; ///< of the event loop
};

} // namespace regie::overlay
