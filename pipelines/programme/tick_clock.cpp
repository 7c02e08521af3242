#include "pipelines/programme/tick_clock.h"

#include "pipelines/gst_ptr.h"
#include "pipelines/gst_setup.h"

#include <mutex>

namespace regie::pipelines {

namespace {

class SystemTickClock : public TickClock {
  public:
    SystemTickClock() : clock_(GstPtr<GstClock>::adopt(gst_system_clock_obtain())) {}
    ~SystemTickClock() override { forget_wait(); }

    std::int64_t now_ns() override { return static_cast<std::int64_t>(gst_clock_get_time(clock_.get())); }

    bool wait_until(std::int64_t time_ns) override {
        GstClockID id = nullptr;
        {
            std::lock_guard lock(mutex_);
            if (interrupted_)
                return false;
            id = gst_clock_new_single_shot_id(clock_.get(), static_cast<GstClockTime>(time_ns));
            wait_ = id;
        }
        const GstClockReturn result = gst_clock_id_wait(id, nullptr);
        forget_wait();
        return result != GST_CLOCK_UNSCHEDULED;
    }

    void interrupt() override {
        std::lock_guard lock(mutex_);
        interrupted_ = true;
        if (wait_)
            gst_clock_id_unschedule(wait_);
    }

  private:
    void forget_wait() {
        std::lock_guard lock(mutex_);
        if (wait_)
            gst_clock_id_unref(std::exchange(wait_, nullptr));
    }

    GstPtr<GstClock> clock_;
    std::mutex mutex_;
    GstClockID wait_ = nullptr;
    bool interrupted_ = false;
};

} // namespace

std::unique_ptr<TickClock> make_system_tick_clock() {
    ensure_gst();
    return std::make_unique<SystemTickClock>();
}

} // namespace regie::pipelines
