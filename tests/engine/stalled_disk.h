#pragma once
// A disk that does not answer until it is told to.

#include <condition_variable>
#include <mutex>

namespace regie::test {

class StalledDisk {
  public:
    /// As a read or a write waits.
    void wait() {
        std::unique_lock lock(mutex_);
        ++asked_;
        wake_.wait(lock, [&] { return !stalled_; });
    }
    void answer() {
        const std::lock_guard lock(mutex_);
        stalled_ = false;
        wake_.notify_all();
    }
    /// How often it was asked for something.
    int asked() {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

  private:
    std::mutex mutex_; // guards what follows
    std::condition_variable wake_;
    bool stalled_ = true;
    int asked_ = 0;
};

} // namespace regie::test
