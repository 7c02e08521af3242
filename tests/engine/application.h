#pragma once
// Qt's application, and how to wait with it.

#include "engine/guarded_application.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace regie::test {

/// The one that is there, or one without a screen.
inline QCoreApplication& application() {
    if (auto* const there = QCoreApplication::instance())
        return *there;
    static int argc = 1;
    static char name[] = "test_engine";
    static char* argv[] = {name, nullptr};
    // For the whole process: Qt's own statics need it to the end.
    static auto* const app = new GuardedApplication<QCoreApplication>(argc, argv);
    return *app;
}

template<typename Condition>
bool wait(Condition condition) {
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 30'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return condition();
}

} // namespace regie::test
