#pragma once
// Notices a thread that does not answer any more. It has a thread of its own, which waits for nobody.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace regie {

/// The exit status of an engine that ended itself because a thread of it hung.
inline constexpr int kHungStatus = 70;

class Watchdog {
  public:
    /// `hung` is called once, on the watchdog's thread, with the name of the thread that did not answer for
    /// `patience` of the time in which the watchdog itself could run.
    Watchdog(std::chrono::milliseconds patience, std::function<void(const std::string& thread)> hung);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// A sign of life, from any thread; later ones than the first are none.
    using Alive = std::function<void()>;
    /// `ask` has that thread call `alive` soon, ahead of whatever else waits for it, and returns at once.
    /// Called on the watchdog's thread until forget(). Nobody is added while an end is expected, whose
    /// deadline holds for all.
    void watch(std::string thread, std::function<void(Alive alive)> ask);
    /// `steps` grows as long as that thread works.
    void watch_steps(std::string thread, std::function<std::int64_t()> steps);
    /// It ends in order, or has nothing to do any more. When this returns nobody asks it.
    void forget(const std::string& thread);
    /// Whatever happens is over by then, or `what` hangs. A second deadline takes the place of the first.
    void expect_end(std::string what, std::chrono::milliseconds within);
    void end_came();

  private:
    struct Watched;
    void add(std::unique_ptr<Watched> one);
    void run();
    void look(std::chrono::milliseconds passed);

    const std::chrono::milliseconds patience_;
    const std::function<void(const std::string&)> hung_;
    std::mutex mutex_; // guards all below
    std::condition_variable changed_;
    std::vector<std::unique_ptr<Watched>> watched_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace regie
