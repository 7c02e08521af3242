#include "engine/overlay/frame_clock.h"

#include <QCoreApplication>
#include <private/qabstractanimation_p.h>
#include <private/qabstractanimationjob_p.h>

#include <algorithm>

namespace regie::overlay {

FrameClock::FrameClock() { install(); }

FrameClock::~FrameClock() { uninstall(); }

void FrameClock::advance_to(qint64 ms) {
    // Counted from the first frame, so that an engine that starts at frame 90,000 does not begin with a leap.
    if (!started_) {
        started_ = true;
        origin_ms_ = ms - now_ms_;
    }
    now_ms_ = std::max(now_ms_, ms - origin_ms_);
    advanceAnimation();
}

void FrameClock::warm_up(qint64 ms) {
    now_ms_ += ms;
    advanceAnimation();
}

void FrameClock::begin_started() {
    QCoreApplication::sendPostedEvents(QQmlAnimationTimer::instance(), QEvent::MetaCall);
    QCoreApplication::sendPostedEvents(QUnifiedTimer::instance(), QEvent::MetaCall);
}

} // namespace regie::overlay
