#pragma once
// The top of all of Qt's threads.

#include "engine/say.h"
#include "show/guarded.h"

#include <QEvent>

namespace regie {

/// An application in which an exception costs the event that threw it, on whatever thread: a task that was
/// posted, a timer's turn, a desk's message. It is said on standard error, and the show goes on.
template<typename Application>
class GuardedApplication : public Application {
  public:
    using Application::Application;

    bool notify(QObject* receiver, QEvent* event) override {
        bool taken = false;
        if (const auto done = guarded([&] { taken = Application::notify(receiver, event); }); !done)
            complain(done.error().line());
        return taken;
    }
};

} // namespace regie
