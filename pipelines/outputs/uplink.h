#pragma once
// How much picture a line takes: pure, told the time, so that tests drive it under a clock of their own.

#include <cstdint>
#include <deque>

namespace regie::pipelines {

/// What is seen of the line at one moment.
struct UplinkReading {
    std::int64_t now_ns = 0; ///< of any clock that only runs forward
    /// Age of the oldest packet that has not reached the other side: what waits here and what is under way.
    std::int64_t delay_ns = 0;
    std::int64_t arrived_bytes = 0; ///< picture and sound that the other side has, since the connection began
};

/// Steps the bitrate of the picture down when the line falls behind, and up again when it keeps up. Told five
/// to ten times a second.
class Uplink {
  public:
    /// `full_kbps` of picture is what the show file asks for.
    explicit Uplink(int full_kbps);

    /// A new connection: what came before says nothing about it, and the seconds it starts with are sent as
    /// fast as they go.
    void restart(std::int64_t now_ns);
    void tell(const UplinkReading& reading);

    int affordable_kbps() const { return affordable_kbps_; } ///< of picture; full_kbps when all is well
    int arriving_kbps() const { return arriving_kbps_; }     ///< picture and sound, over the last two seconds
    /// After tell(): pictures must be left out now, up to a keyframe.
    bool must_drop() const { return must_drop_; }

  private:
    void step_down(const UplinkReading& reading);
    void step_up(std::int64_t now_ns);
    void measure(const UplinkReading& reading);
    int arriving_since(std::int64_t time_ns) const;

    const int full_kbps_;
    int affordable_kbps_;
    int arriving_kbps_ = 0;
    bool must_drop_ = false;
    bool catching_up_ = true;
    std::int64_t dropped_ns_ = 0; ///< when must_drop() was last true
    std::int64_t started_ns_ = 0;
    std::int64_t changed_ns_ = 0;     ///< the last step
    std::int64_t went_up_ns_ = 0;     ///< the last step up
    std::int64_t calm_since_ns_ = 0;  ///< since when the line has kept up
    std::int64_t calm_wanted_ns_ = 0; ///< how long it must, for a step up
    bool failed_before_ = false;      ///< the last step up was too much, and so was the one before it
    struct Seen {
        std::int64_t time_ns, bytes;
    };
    std::deque<Seen> seen_; ///< of the last two seconds
};

} // namespace regie::pipelines
