#pragma once
// The control thread: state changes and bus messages of all pipelines, one after the other. Streaming threads
// post to it and never wait for it.

#include "pipelines/gst_ptr.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace regie::pipelines {

class ControlThread {
  public:
    ControlThread();
    ~ControlThread(); ///< waits for the task that runs; those still queued are dropped
    ControlThread(const ControlThread&) = delete;
    ControlThread& operator=(const ControlThread&) = delete;

    /// Runs `task` on the control thread, in the order posted. Any thread.
    void post(std::function<void()> task);
    /// Before all that waits.
    void post_first(std::function<void()> task);
    void post_after(int delay_ms, std::function<void()> task);
    /// Runs `task` on the control thread and waits for it. Any thread but the control thread.
    void call(const std::function<void()>& task);
    /// The same until `deadline`: false when it was not done by then. It may still be; what it uses must
    /// live.
    bool call_until(std::chrono::steady_clock::time_point deadline, std::function<void()> task);

    /// Messages of `pipeline`'s bus go to `handler` on the control thread until the watch is destroyed, which
    /// must happen there too.
    class BusWatch {
      public:
        BusWatch() = default;
        BusWatch(ControlThread& control, GstElement* pipeline, std::function<void(GstMessage*)> handler);
        BusWatch(ControlThread& control, const GstPtr<GstBus>& bus, std::function<void(GstMessage*)> handler);
        BusWatch(BusWatch&& other) noexcept : source_(std::exchange(other.source_, nullptr)) {}
        BusWatch& operator=(BusWatch&& other) noexcept {
            std::swap(source_, other.source_);
            return *this;
        }
        ~BusWatch();

      private:
        GSource* source_ = nullptr;
    };

  private:
    void post_at(int priority, std::function<void()> task);

    GMainContext* context_;
    GMainLoop* loop_;
    std::thread thread_;
};

} // namespace regie::pipelines
