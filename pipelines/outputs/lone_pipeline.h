#pragma once
// A pipeline whose state changes may block for seconds, or for ever: each has a thread of its own, and nobody
// waits for it. rtmp2sink (1.22) can hang on its way to NULL, srtsink connects while it goes to PAUSED.

#include "pipelines/gst_ptr.h"

#include <functional>
#include <memory>

namespace regie::pipelines {

class LonePipeline {
  public:
    /// Plays `pipeline`, nothing of which may point to what does not outlive it. `look` is called every 100
    /// ms on the pipeline's own thread while it plays; it may block too.
    LonePipeline(GstPtr<GstElement> pipeline, std::function<void(GstElement*)> look);
    /// Stops it, without waiting: its thread takes it to NULL and frees it, or is left behind when that
    /// hangs.
    ~LonePipeline();
    LonePipeline(const LonePipeline&) = delete;
    LonePipeline& operator=(const LonePipeline&) = delete;

    GstElement* get() const { return pipeline_.get(); }

    /// How many of this process are not at NULL yet, whether they play, are about to stop, or hang. Any
    /// thread; for tests, and for whoever wants to wait before the process ends.
    static int running();

  private:
    struct Wish;
    GstPtr<GstElement> pipeline_;
    std::shared_ptr<Wish> wish_;
};

} // namespace regie::pipelines
