#pragma once
// Work that waits for a disk, away from the thread that asks for it.

#include <QThreadPool>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace regie {

/// Runs tasks one after the other on a thread of its own, which yields to all others.
class Chores {
  public:
    Chores() : pool_(std::make_unique<QThreadPool>()) {
        pool_->setMaxThreadCount(1);
        pool_->setThreadPriority(QThread::LowestPriority);
    }
    /// Waits for them a moment. Who asked ends, and a disk that does not answer then is left to itself.
    ~Chores() {
        if (!wait(std::chrono::seconds(1)))
            (void)pool_.release(); // its own end would wait
    }
    Chores(const Chores&) = delete;
    Chores& operator=(const Chores&) = delete;

    /// `task` owns what it uses: it may outlive this, and everything else.
    void start(std::function<void()> task) { pool_->start(std::move(task)); }
    /// Those that nobody has begun.
    void drop() { pool_->clear(); }
    /// Whether all are done by then.
    bool wait(std::chrono::milliseconds longest) {
        return pool_->waitForDone(static_cast<int>(longest.count()));
    }

  private:
    std::unique_ptr<QThreadPool> pool_;
};

} // namespace regie
