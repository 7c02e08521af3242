// Pictures for desks, after something went wrong with one.

#include "pipelines/gst_setup.h"
#include "pipelines/monitors/monitor.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <mutex>

using namespace regie;
using namespace regie::pipelines;

TEST_CASE(
    "A picture that cannot be encoded costs a second of pictures and not those of the rest of the show") {
    const Canvas canvas{320, 180, {30}};
    ControlThread control;
    std::mutex mutex;
    std::condition_variable changed;
    int pictures = 0;
    std::unique_ptr<Monitor> monitor;
    control.call([&] {
        monitor = *Monitor::make(control, {canvas, 90, 30}, [&](const MonitorFrame&) {
            std::lock_guard lock(mutex);
            ++pictures;
            changed.notify_all();
        });
    });
    monitor->set_on(true);
    std::int64_t frame = 0;
    const auto offer = [&](std::size_t bytes) {
        const auto picture = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, bytes, nullptr));
        gst_buffer_memset(picture.get(), 0, 100, bytes);
        monitor->offer(0, ++frame, picture);
    };
    // As often as a tick would, until that many are there.
    const auto reaches = [&](int count) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        std::unique_lock lock(mutex);
        while (pictures < count && std::chrono::steady_clock::now() < deadline) {
            lock.unlock();
            offer(320 * 180 * 3 / 2);
            lock.lock();
            changed.wait_for(lock, std::chrono::milliseconds(10));
        }
        return pictures >= count;
    };
    REQUIRE(reaches(3));
    offer(10); // no picture at all
    CHECK(reaches(pictures + 3));
    offer(10);
    CHECK(reaches(pictures + 3));
    control.call([&] { monitor.reset(); });
}
