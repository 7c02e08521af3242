#pragma once
// What is posted to a thread may have its turn when whom it is for is gone.

#include <memory>
#include <utility>

namespace regie {

/// A member of what is posted for; the last one, so that it is the first to go. It lives and dies on the
/// thread on which the tasks run; guard() may be called on any.
class Alive {
  public:
    Alive() = default;
    Alive(const Alive&) = delete;
    Alive& operator=(const Alive&) = delete;

    /// `task`, which does nothing once this is gone.
    template<typename Task>
    auto guard(Task task) const {
        return [alive = std::weak_ptr<const bool>(token_),
                task = std::move(task)]<typename... Given>(Given&&... given) mutable {
            if (!alive.expired())
                task(std::forward<Given>(given)...);
        };
    }

  private:
    std::shared_ptr<const bool> token_ = std::make_shared<const bool>(true);
};

} // namespace regie
