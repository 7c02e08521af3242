#pragma once
// What streaming threads and pipelines that are ending know of the control thread: as long as there is one.

#include "pipelines/control_thread.h"

#include <mutex>

namespace regie::pipelines {

/// Shared by a source and by what may outlive it.
class ControlLink {
  public:
    explicit ControlLink(ControlThread& control) : control_(&control) {}

    /// Any thread. Nothing happens after cut().
    void post(std::function<void()> task) {
        std::lock_guard lock(mutex_);
        if (control_)
            control_->post(std::move(task));
    }
    /// Whoever made it ends. Control thread.
    void cut() {
        std::lock_guard lock(mutex_);
        control_ = nullptr;
    }

  private:
    std::mutex mutex_;
    ControlThread* control_; ///< guarded by mutex_
};

} // namespace regie::pipelines
