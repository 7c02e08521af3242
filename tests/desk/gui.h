#pragma once
// What every test of the desk needs: one application, and waiting for a condition with a deadline.

#include <QGuiApplication>
#include <QTest>

namespace regie::test {

/// The one application of this process, made when first asked for.
QGuiApplication& application();

/// Runs the event loop until `condition` holds; false after a minute, which only a sanitizer
/// build comes near.
template<typename Condition>
bool eventually(Condition condition) {
    application();
    return QTest::qWaitFor(condition, 60'000);
}

} // namespace regie::test
