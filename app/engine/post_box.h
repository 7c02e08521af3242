#pragma once
// Tasks for an object's thread, from whoever may outlive it.

#include <QMetaObject>
#include <QObject>

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

  private:
    struct Shared {
        std::mutex mutex;
        QObject* owner = nullptr;
    };
    std::shared_ptr<Shared> shared_;
};

} // namespace regie
