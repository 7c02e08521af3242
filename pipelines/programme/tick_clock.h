#pragma once
// What the tick knows of time. Tests hand it a clock of theirs.

#include <cstdint>
#include <memory>

namespace regie::pipelines {

class TickClock {
  public:
    virtual ~TickClock() = default;
    virtual std::int64_t now_ns() = 0;
    /// Sleeps until `time_ns`; false when interrupt() was or has been called.
    virtual bool wait_until(std::int64_t time_ns) = 0;
    /// Ends every wait from now on. Any thread.
    virtual void interrupt() = 0;
};

/// GStreamer's system clock: monotonic, the one every pipeline uses.
std::unique_ptr<TickClock> make_system_tick_clock();

} // namespace regie::pipelines
