#include "engine/watchdog.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace regie {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kLookEvery = 250ms;
/// A turn that came later than this tells of the machine, not of the thread: no more of it is counted.
constexpr auto kMostATurn = 2 * kLookEvery;

} // namespace

struct Watchdog::Watched {
    std::string thread;
    /// Whether there was a sign of life since the last call.
    std::function<bool()> lives;
    std::chrono::milliseconds patience{0}, silent{0};
    bool end = false; ///< that is expected, not a thread
};

Watchdog::Watchdog(std::chrono::milliseconds patience, std::function<void(const std::string&)> hung)
    : patience_(patience), hung_(std::move(hung)), thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Watchdog::watch(std::string thread, std::function<void(Alive)> ask) {
    // Shared, because an answer may come when nobody watches any more.
    const auto answered = std::make_shared<std::atomic<bool>>(true);
    add(std::make_unique<Watched>(Watched{std::move(thread),
                                          [answered, ask = std::move(ask)] {
                                              if (!answered->exchange(false))
                                                  return false;
                                              ask([answered] { *answered = true; });
                                              return true;
                                          },
                                          patience_}));
}

void Watchdog::watch_steps(std::string thread, std::function<std::int64_t()> steps) {
    add(std::make_unique<Watched>(Watched{std::move(thread),
                                          [steps = std::move(steps), before = std::int64_t(-1)]() mutable {
                                              const auto now = steps();
                                              return std::exchange(before, now) != now;
                                          },
                                          patience_}));
}

void Watchdog::add(std::unique_ptr<Watched> one) {
    std::lock_guard lock(mutex_);
    if (std::none_of(watched_.begin(), watched_.end(), [](const auto& other) { return other->end; }))
        watched_.push_back(std::move(one));
}

void Watchdog::forget(const std::string& thread) {
    std::lock_guard lock(mutex_);
    std::erase_if(watched_, [&](const auto& one) { return one->thread == thread; });
}

void Watchdog::expect_end(std::string what, std::chrono::milliseconds within) {
    std::lock_guard lock(mutex_);
    std::erase_if(watched_, [](const auto& one) { return one->end; });
    watched_.push_back(
        std::make_unique<Watched>(Watched{std::move(what), [] { return false; }, within, {}, true}));
}

void Watchdog::end_came() {
    std::lock_guard lock(mutex_);
    std::erase_if(watched_, [](const auto& one) { return one->end; });
}

void Watchdog::run() {
    std::unique_lock lock(mutex_);
    auto last = Clock::now();
    while (!changed_.wait_for(lock, kLookEvery, [this] { return stopping_; })) {
        const auto now = Clock::now();
        look(std::chrono::duration_cast<std::chrono::milliseconds>(now - std::exchange(last, now)));
    }
}

void Watchdog::look(std::chrono::milliseconds passed) {
    for (auto& one : watched_) {
        one->silent =
            one->lives() ? 0ms : one->silent + std::min<std::chrono::milliseconds>(passed, kMostATurn);
        if (one->silent >= one->patience) {
            const auto thread = one->thread;
            watched_.clear();
            return hung_(thread);
        }
    }
}

} // namespace regie
