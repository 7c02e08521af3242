#pragma once
// Qt's animations on the programme's clock instead of the system's.

#include <QAnimationDriver>

namespace regie::overlay {

/// Installed as the thread's animation driver while it lives: animations move when advance_to() is called and
/// then only. Something must always be animating: with nothing to do Qt stops the driver, as soon as the
/// event loop turns, and goes on from its own wall clock when the next animation starts, which then jumps to
/// its end (Qt 6.4.2).
class FrameClock final : public QAnimationDriver {
  public:
    FrameClock();
    ~FrameClock() override;

    /// Moves every running animation to `ms`, in milliseconds of show time. Earlier than before: nothing
    /// moves.
    void advance_to(qint64 ms);

    /// Moves every running animation on by `ms`, before show time begins.
    void warm_up(qint64 ms);

    /// Animations started since the last call begin now. Qt queues their start until the event loop turns;
    /// waiting for that would make their first frame a matter of luck.
    static void begin_started();

    qint64 elapsed() const override { return now_ms_; }
    void advance() override { advanceAnimation(); }

  private:
    qint64 now_ms_ = 0;
    qint64 origin_ms_ = 0; ///< show time at which `now_ms_` would be 0
    bool started_ = false;
};

} // namespace regie::overlay
