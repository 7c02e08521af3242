#pragma once
// Between the tick and the overlay scene: which frame to render next, and what is on air at it.

#include "engine/overlay/overlay_renderer.h"
#include "engine/show_core.h"
#include "pipelines/overlay_frame.h"

#include <QObject>

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace regie {

/// Lives on the main thread. want() may be called from any thread and never waits.
class OverlayFeed : public QObject {
  public:
    /// `trouble` is told what is wrong with the graphics, in words for the operator, each time it changes;
    /// without words when nothing is any more. Main thread.
    OverlayFeed(Canvas canvas, std::unique_ptr<overlay::OverlayRenderer> renderer,
                pipelines::OverlayMailbox& mailbox, std::function<void(const std::string& words)> trouble);

    /// Frame `frame` will be blended soon. When rendering falls behind, only the newest wanted frame is
    /// rendered.
    void want(std::int64_t frame);

    /// Renders frame `frame` now and publishes it. Main thread; what want() leads to.
    void render(std::int64_t frame);

    /// Wall time of frame 0, for clocks on air. Main thread.
    void set_epoch(std::int64_t epoch_ms) { renderer_->set_epoch(epoch_ms); }

    /// From `change.from_ms` on, this is on air. Main thread; in the order of the log.
    void on_air(OnAirChange change);

  private:
    FrameRate rate_;
    std::unique_ptr<overlay::OverlayRenderer> renderer_;
    pipelines::OverlayConverter converter_;
    pipelines::OverlayMailbox& mailbox_;
    std::function<void(const std::string& words)> trouble_;
    std::string told_; ///< last
    std::deque<OnAirChange> changes_;
    std::atomic<std::int64_t> wanted_ = -1;
    std::atomic<bool> posted_ = false;
};

} // namespace regie
