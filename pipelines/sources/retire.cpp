#include "pipelines/sources/retire.h"

#include "pipelines/gst_setup.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace regie::pipelines {

namespace {

/// Libraries free what they have when the process ends, also what a pipeline still uses that is about to end
/// (libsrt, seen). So the process waits a moment for those.
class LastOnes {
  public:
    ~LastOnes() {
        std::unique_lock lock(mutex_);
        gone_.wait_for(lock, std::chrono::seconds(5), [this] { return count_ == 0; });
    }
    void come() {
        std::lock_guard lock(mutex_);
        ++count_;
    }
    void go() {
        std::lock_guard lock(mutex_);
        --count_;
        gone_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable gone_;
    int count_ = 0;
};

} // namespace

void retire(GstPtr<GstElement> pipeline) {
    // Made after the libraries of the pipeline were loaded, hence destroyed before they clean up.
    static LastOnes last_ones;
    if (!pipeline)
        return;
    last_ones.come();
    // Detached, because whoever waited for it would hang with it.
    std::thread([pipeline = std::move(pipeline)]() mutable {
        shut_down(pipeline.get());
        pipeline.reset();
        last_ones.go();
    }).detach();
}

} // namespace regie::pipelines
