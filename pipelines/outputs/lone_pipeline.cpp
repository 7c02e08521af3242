#include "pipelines/outputs/lone_pipeline.h"

#include "pipelines/gst_setup.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace regie::pipelines {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks(100);

std::atomic<int> running_pipelines = 0;

} // namespace

struct LonePipeline::Wish {
    std::mutex mutex;
    std::condition_variable changed;
    bool stop = false;
};

LonePipeline::LonePipeline(GstPtr<GstElement> pipeline, std::function<void(GstElement*)> look)
    : pipeline_(std::move(pipeline)), wish_(std::make_shared<Wish>()) {
    ++running_pipelines;
    std::thread([pipeline = pipeline_, wish = wish_, look = std::move(look)]() mutable {
        gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
        std::unique_lock lock(wish->mutex);
        while (!wish->changed.wait_for(lock, kBetweenLooks, [&] { return wish->stop; })) {
            lock.unlock();
            if (look)
                look(pipeline.get());
            lock.lock();
        }
        lock.unlock();
        look = nullptr;
        shut_down(pipeline.get());
        pipeline.reset();
        --running_pipelines;
    }).detach();
}

LonePipeline::~LonePipeline() {
    pipeline_.reset();
    {
        std::lock_guard lock(wish_->mutex);
        wish_->stop = true;
    }
    wish_->changed.notify_all();
}

int LonePipeline::running() { return running_pipelines; }

} // namespace regie::pipelines
