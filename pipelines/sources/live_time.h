#pragma once
// When what a live source delivers is to be shown. Pure.

#include <array>
#include <cstdint>
#include <optional>

namespace regie::pipelines {

/// A source's times are its own: they begin somewhere, run at its clock's rate, and what they stamp arrives
/// when the network lets it. This finds one shift for picture and sound that has both there when they are due
/// and no later than needed. A source whose times are right (a camera of this machine) is never shifted.
///
/// Lateness is what counts: of sound the latest piece of a second, for a piece that is late is a hole; of
/// pictures the earliest, for a late one harms nobody. One thread at a time; all times in nanoseconds of the
/// system clock.
class LiveTime {
  public:
    enum class Track { Picture, Sound };
    static constexpr std::int64_t kWindowNs = 1'000'000'000;
    /// What was late is given this much more than it needed.
    static constexpr std::int64_t kReserveNs = 20'000'000;
    /// What lies around for longer than this is brought forward, at 1 ms a second: less than anybody hears,
    /// and the sound, which follows by and by, stays within 3 ms of its picture.
    static constexpr std::int64_t kIdleNs = 60'000'000;
    static constexpr std::int64_t kStepNs = 1'000'000;
    /// And beyond this at once: a server sent a burst of the past to begin with.
    static constexpr std::int64_t kBurstNs = 500'000'000;

    /// `due_ns`: by the source's times and the latency it says it has; `latency_ns` is part of it. `now_ns`:
    /// it arrives. Answers when to show it.
    std::int64_t show_ns(Track track, std::int64_t due_ns, std::int64_t latency_ns, std::int64_t now_ns);

    /// By how much times are shifted now. It grows and shrinks by steps, and by kStepNs where nobody is to
    /// notice.
    std::int64_t shift_ns() const { return shift_ns_; }

  private:
    void close_window(std::int64_t latency_ns);

    std::int64_t shift_ns_ = 0;
    std::optional<std::int64_t> window_end_ns_;           ///< nothing arrived yet
    std::array<std::optional<std::int64_t>, 2> lateness_; ///< of each track in this window, shift included
};

} // namespace regie::pipelines
