#pragma once
// Small JPEG pictures for desks, made only while somebody watches: of the programme, or of its sources.

#include "pipelines/gst_ptr.h"
#include "pipelines/playout.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <atomic>
#include <functional>
#include <map>

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
    /// A source's, in the canvas's format: the same for each of them. Tick thread; a monitor takes the one or
    /// the other.
    void offer(int source, std::int64_t frame, const GstPtr<GstBuffer>& picture);

  private:
    struct Taken {
        int source = -1;
        std::int64_t frame = 0;
    };
    Monitor(const MonitorSettings& settings, std::function<void(MonitorFrame)> frame_ready);
    Result<void> build();
    void hand_over(GstAppSink* sink);
    bool wants(const Taken& picture);

    const MonitorSettings settings_;
    const std::function<void(MonitorFrame)> frame_ready_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_;
    std::atomic<bool> on_ = false;
    std::atomic<int> in_work_ = 0;
    Taken taken_;                            ///< what is in work
    std::map<int, std::int64_t> last_slots_; ///< by source: the monitor's own frame number of the last taken
    GstPtr<GstCaps> caps_;                   ///< the canvas's
};

} // namespace regie::pipelines
