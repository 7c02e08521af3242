#pragma once
// Tasks for an object's thread, from whoever may outlive it.

#include <QMetaObject>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace regie {

/// Runs a task on a thread of somebody else's, later; any thread.
using Post = std::function<void(std::function<void()>)>;

/// A member of the QObject on whose thread the tasks run, in order.
class PostBox {
  public:
    explicit PostBox(QObject& owner) : shared_(std::make_shared<Shared>()) { shared_->owner = &owner; }
    ~PostBox() { close(); }
    /// Nothing that was posted runs from here on. On the owner's thread.
    void close() {
        const std::lock_guard lock(shared_->mutex);
        shared_->owner = nullptr;
        shared_->crowd.clear();
    }
    PostBox(const PostBox&) = delete;
    PostBox& operator=(const PostBox&) = delete;

    /// To be kept by whoever posts, also when this is gone: then tasks are dropped.
    Post post() const {
        return [shared = shared_](std::function<void()> task) {
            const std::lock_guard lock(shared->mutex);
            if (shared->owner)
                QMetaObject::invokeMethod(
                    shared->owner,
                    [shared, task = std::move(task)] {
                        if (shared->owner) // which only this thread takes away
                            task();
                    },
                    Qt::QueuedConnection);
        };
    }

    /// For what comes in crowds: its tasks run one at a time and in order, each behind everything else the
    /// thread has to do (Qt would run all of them before it looks at a socket), and only while `may()` on
    /// that thread.
    Post post_behind(std::function<bool()> may) {
        shared_->may = std::move(may);
        return [shared = shared_](std::function<void()> task) {
            const std::lock_guard lock(shared->mutex);
            if (!shared->owner)
                return;
            shared->crowd.push_back(std::move(task));
            if (!std::exchange(shared->at_work, true))
                QMetaObject::invokeMethod(
                    shared->owner, [shared] { run_one(shared); }, Qt::QueuedConnection);
        };
    }
    /// How many of those wait. Any thread.
    std::size_t behind() const {
        const std::lock_guard lock(shared_->mutex);
        return shared_->crowd.size();
    }

  private:
    struct Shared {
        std::mutex mutex;
        QObject* owner = nullptr;
        std::function<bool()> may;
        std::deque<std::function<void()>> crowd;
        bool at_work = false; ///< somebody will come for the crowd
    };

    static void run_one(const std::shared_ptr<Shared>& shared) {
        if (!shared->owner)
            return;
        std::function<void()> task;
        if (shared->may()) {
            const std::lock_guard lock(shared->mutex);
            task = std::move(shared->crowd.front());
            shared->crowd.pop_front();
        }
        if (task)
            task(); // which may end the owner
        const std::lock_guard lock(shared->mutex);
        shared->at_work = shared->owner && !shared->crowd.empty();
        if (shared->at_work) // a timer of 0 would be a posted event, and those go before sockets
            QTimer::singleShot(1, shared->owner, [shared] { run_one(shared); });
    }

    std::shared_ptr<Shared> shared_;
};

} // namespace regie
