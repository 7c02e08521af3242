#pragma once
// Small JPEG pictures for desks, made only while somebody watches: of the programme, or of its sources.

#include "pipelines/control_thread.h"
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

/// A pipeline of its own, which begins again a second after an error. Made and destroyed on the control
/// thread.
class Monitor {
  public:
    /// `frame_ready` is called by a streaming thread and must return at once.
    static Result<std::unique_ptr<Monitor>> make(ControlThread& control, const MonitorSettings& settings,
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
    Monitor(ControlThread& control, const MonitorSettings& settings,
            std::function<void(MonitorFrame)> frame_ready);
    Result<void> build();
    void play();
    void on_error();
    void hand_over(GstAppSink* sink);
    bool wants(const Taken& picture);

    ControlThread& control_;
    const MonitorSettings settings_;
    const std::function<void(MonitorFrame)> frame_ready_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_;
    std::atomic<bool> on_ = false;
    std::atomic<bool> in_work_ = false;
    ControlThread::BusWatch watch_;
    Taken taken_;                            ///< what is in work
    std::map<int, std::int64_t> last_slots_; ///< by source: the monitor's own frame number of the last taken
    GstPtr<GstCaps> caps_;                   ///< the canvas's
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
