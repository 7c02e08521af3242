#pragma once
// A pipeline whose state changes, seeks and questions may block for seconds, or for ever: each has a thread
// of its own, and nobody waits for it. rtmp2sink (1.22) can hang on its way to NULL, srtsink connects while
// it goes to PAUSED, a seek waits for a read from a disk that is gone.

#include "pipelines/gst_ptr.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace regie::pipelines {

class LonePipeline {
  public:
    using Task = std::function<void(GstElement*)>;

    /// Nothing of `pipeline` may point to what does not outlive it. `look` is called every 100 ms on the
    /// pipeline's own thread when nothing else is done there; it may block too.
    explicit LonePipeline(GstPtr<GstElement> pipeline, Task look = {});
    /// Stops it, without waiting: what was posted and has not begun is dropped, its thread takes it to NULL
    /// and frees it, or is left behind when that hangs.
    ~LonePipeline();
    LonePipeline(const LonePipeline&) = delete;
    LonePipeline& operator=(const LonePipeline&) = delete;

    /// Runs `task` on the pipeline's own thread, in order. What it uses must live until it has run. Any
    /// thread.
    void post(Task task);
    void play(); ///< posts that
    /// For how long what is done there now has been at work; 0: nothing is. Any thread.
    std::int64_t busy_ms() const;
    /// Gone when its thread has ended.
    std::weak_ptr<void> trace() const;

    GstElement* get() const { return pipeline_.get(); }

    /// How many of this process are not at NULL yet, whether they play, are about to stop, or hang. Any
    /// thread; for tests, and for whoever wants to wait before the process ends.
    static int running();

  private:
    struct Work;
    GstPtr<GstElement> pipeline_;
    std::shared_ptr<Work> work_;
};

} // namespace regie::pipelines
