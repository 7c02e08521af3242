#include "pipelines/control_thread.h"

#include "pipelines/at_top.h"
#include "pipelines/gst_ptr.h"
#include "pipelines/gst_setup.h"

#include <cassert>
#include <future>
#include <mutex>
#include <pthread.h>

namespace regie::pipelines {

namespace {

using Task = std::function<void()>;
using MessageHandler = std::function<void(GstMessage*)>;

/// A task on its way between two threads. The mutex is for ThreadSanitizer: it does not see GLib's.
struct Posted {
    std::mutex mutex;
    Task task;

    explicit Posted(Task posted) {
        const std::lock_guard lock(mutex);
        task = std::move(posted);
    }
    Task take() {
        const std::lock_guard lock(mutex);
        return std::exchange(task, nullptr);
    }
};

void attach(GSource* source, GMainContext* context, Task task) {
    g_source_set_callback(
        source,
        [](gpointer data) -> gboolean {
            at_top(static_cast<Posted*>(data)->take());
            return G_SOURCE_REMOVE;
        },
        new Posted(std::move(task)), [](gpointer data) { delete static_cast<Posted*>(data); });
    g_source_attach(source, context);
    g_source_unref(source);
}

} // namespace

ControlThread::ControlThread() {
    ensure_gst();
    context_ = g_main_context_new();
    loop_ = g_main_loop_new(context_, false);
    thread_ = std::thread([this] {
        pthread_setname_np(pthread_self(), "control");
        g_main_context_push_thread_default(context_);
        g_main_loop_run(loop_);
        g_main_context_pop_thread_default(context_);
    });
}

ControlThread::~ControlThread() {
    post([this] { g_main_loop_quit(loop_); });
    thread_.join();
    g_main_loop_unref(loop_);
    g_main_context_unref(context_);
}

void ControlThread::post(Task task) { post_at(G_PRIORITY_DEFAULT, std::move(task)); }

void ControlThread::post_first(Task task) { post_at(G_PRIORITY_HIGH, std::move(task)); }

void ControlThread::post_at(int priority, Task task) {
    GSource* source = g_idle_source_new();
    g_source_set_priority(source, priority);
    attach(source, context_, std::move(task));
}

void ControlThread::post_after(int delay_ms, Task task) {
    attach(g_timeout_source_new(static_cast<guint>(delay_ms)), context_, std::move(task));
}

void ControlThread::call(const Task& task) { call_until(std::chrono::steady_clock::time_point::max(), task); }

bool ControlThread::call_until(std::chrono::steady_clock::time_point deadline, Task task) {
    assert(std::this_thread::get_id() != thread_.get_id());
    // Shared, because set_value() is still at work when the waiting thread wakes up.
    const auto done = std::make_shared<std::promise<void>>();
    post([task = std::move(task), done] {
        task();
        done->set_value();
    });
    const auto answer = done->get_future();
    if (deadline != std::chrono::steady_clock::time_point::max())
        return answer.wait_until(deadline) == std::future_status::ready;
    answer.wait();
    return true;
}

ControlThread::BusWatch::BusWatch(ControlThread& control, GstElement* pipeline, MessageHandler handler)
    : BusWatch(control, GstPtr<GstBus>::adopt(gst_element_get_bus(pipeline)), std::move(handler)) {}

ControlThread::BusWatch::BusWatch(ControlThread& control, const GstPtr<GstBus>& bus, MessageHandler handler) {
    source_ = gst_bus_create_watch(bus.get());
    const GstBusFunc call_handler = [](GstBus*, GstMessage* message, gpointer data) -> gboolean {
        at_top([&] { (*static_cast<MessageHandler*>(data))(message); });
        return G_SOURCE_CONTINUE;
    };
    g_source_set_callback(source_, reinterpret_cast<GSourceFunc>(reinterpret_cast<void (*)()>(call_handler)),
                          new MessageHandler(std::move(handler)),
                          [](gpointer data) { delete static_cast<MessageHandler*>(data); });
    g_source_attach(source_, control.context_);
}

ControlThread::BusWatch::~BusWatch() {
    if (!source_)
        return;
    g_source_destroy(source_);
    g_source_unref(source_);
}

} // namespace regie::pipelines
