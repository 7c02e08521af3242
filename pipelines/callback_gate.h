#pragma once
// Callbacks of a playout that may leave threads behind: after close() none of them calls anybody any more.

#include "pipelines/playout.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace regie::pipelines {

class CallbackGate {
  public:
    /// `call` for as long as the gate is open, which must outlive what is returned. None: nothing.
    template<typename... Arguments>
    std::function<void(Arguments...)> let_through(std::function<void(Arguments...)> call) {
        return [this, call = std::move(call)](Arguments... arguments) {
            const std::shared_lock lock(mutex_);
            if (open_ && call)
                call(std::forward<Arguments>(arguments)...);
        };
    }

    /// Waits for the calls that are at work; not for one that hangs itself.
    void close() {
        const std::unique_lock lock(mutex_, std::chrono::milliseconds(500));
        open_ = false;
    }

  private:
    std::shared_timed_mutex mutex_;
    std::atomic<bool> open_ = true;
};

inline PlayoutCallbacks through(CallbackGate& gate, const PlayoutCallbacks& calls) {
    PlayoutCallbacks gated{gate.let_through(calls.overlay_wanted), gate.let_through(calls.source_changed),
                           gate.let_through(calls.output_changed), gate.let_through(calls.monitor_frame),
                           gate.let_through(calls.ending),         gate.let_through(calls.ended)};
    if (!calls.overlay_wanted)
        gated.overlay_wanted = nullptr; // nobody renders: no frame is asked for
    return gated;
}

} // namespace regie::pipelines
