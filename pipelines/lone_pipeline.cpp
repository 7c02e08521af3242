#include "pipelines/lone_pipeline.h"

#include "pipelines/at_top.h"
#include "pipelines/gst_setup.h"
#include "pipelines/last_ones.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace regie::pipelines {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBetweenLooks(100);

std::atomic<int> running_pipelines = 0;

/// Libraries free what they have when the process ends, also what a pipeline still uses that is about to end
/// (libsrt, seen). So the process waits a moment for those.
class LastOnes {
  public:
    ~LastOnes() { wait(); }
    bool wait() {
        std::unique_lock lock(mutex_);
        return gone_.wait_for(lock, std::chrono::seconds(5), [this] { return count_ == 0; });
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

/// Made when the first one ends, after the libraries of its pipeline were loaded, hence destroyed before they
/// clean up.
LastOnes& last_ones() {
    static LastOnes ones;
    return ones;
}

} // namespace

struct LonePipeline::Work {
    std::mutex mutex; ///< guards what follows
    std::condition_variable changed;
    std::deque<Task> tasks;
    std::optional<Clock::time_point> since; ///< when the task at work began
    bool stop = false;

    /// Until it is to stop.
    void run(GstElement* pipeline, const Task& look) {
        std::unique_lock lock(mutex);
        const auto wanted = [this] { return stop || !tasks.empty(); };
        while (!stop) {
            if (look)
                changed.wait_for(lock, kBetweenLooks, wanted);
            else
                changed.wait(lock, wanted);
            if (stop)
                break;
            Task task = look;
            if (!tasks.empty()) {
                task = std::move(tasks.front());
                tasks.pop_front();
            }
            since = Clock::now();
            lock.unlock();
            at_top([&] { task(pipeline); });
            task = nullptr;
            lock.lock();
            since.reset();
        }
        const auto dropped = std::exchange(tasks, {});
        lock.unlock();
    }
};

LonePipeline::LonePipeline(GstPtr<GstElement> pipeline, Task look)
    : pipeline_(std::move(pipeline)), work_(std::make_shared<Work>()) {
    ++running_pipelines;
    // Detached, because whoever waited for it would hang with it.
    std::thread([pipeline = pipeline_, work = work_, look = std::move(look)]() mutable {
        work->run(pipeline.get(), look);
        look = nullptr;
        shut_down(pipeline.get());
        pipeline.reset();
        work.reset();
        --running_pipelines;
        last_ones().go();
    }).detach();
}

LonePipeline::~LonePipeline() {
    last_ones().come();
    pipeline_.reset();
    {
        std::lock_guard lock(work_->mutex);
        work_->stop = true;
    }
    work_->changed.notify_all();
}

void LonePipeline::post(Task task) {
    {
        std::lock_guard lock(work_->mutex);
        work_->tasks.push_back(std::move(task));
    }
    work_->changed.notify_all();
}

void LonePipeline::play() {
    post([](GstElement* pipeline) { gst_element_set_state(pipeline, GST_STATE_PLAYING); });
}

std::int64_t LonePipeline::busy_ms() const {
    std::lock_guard lock(work_->mutex);
    return work_->since ? (Clock::now() - *work_->since) / std::chrono::milliseconds(1) : 0;
}

std::weak_ptr<void> LonePipeline::trace() const { return work_; }

int LonePipeline::running() { return running_pipelines; }

bool last_ones_end() { return last_ones().wait(); }

} // namespace regie::pipelines
