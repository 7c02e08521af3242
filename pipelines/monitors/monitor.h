#pragma once
// Small JPEG pictures of the programme for desks, made only while somebody watches.

#include "pipelines/gst_ptr.h"
#include "pipelines/playout.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <atomic>
#include <functional>

namespace regie::pipelines {

struct MonitorSettings {
    Canvas canvas;
    int height = 360; ///< pixels
    int fps = 10;
};

/// A pipeline of its own. Made and destroyed on the control thread.
class Monitor {
  public:
    /// `frame_ready` is called by a streaming thread and must return at once.
    static Result<std::unique_ptr<Monitor>> make(const MonitorSettings& settings,
                                                 std::function<void(MonitorFrame)> frame_ready);
    ~Monitor();
    Monitor(const Monitor&) = delete;
    Monitor& operator=(const Monitor&) = delete;

    /// Any thread.
    void set_on(bool on) { on_ = on; }
    /// A programme picture. The monitor takes those it needs for its rate, and none while it still has one in
    /// work. Streaming thread.
    void offer(const GstPtr<GstSample>& picture);

  private:
    Monitor(const MonitorSettings& settings, std::function<void(MonitorFrame)> frame_ready);
    Result<void> build();
    void hand_over(GstAppSink* sink);

    const MonitorSettings settings_;
    const std::function<void(MonitorFrame)> frame_ready_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_;
    std::atomic<bool> on_ = false;
    std::atomic<int> in_work_ = 0;
    std::int64_t last_slot_ = -1; ///< the monitor's own frame number of the last picture taken
};

} // namespace regie::pipelines
