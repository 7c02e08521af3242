#include "gui.h"

#include "desk/run_desk.h"

namespace regie::test {

QGuiApplication& application() {
    static int argc = 1;
    static char name[] = "test_desk";
    static char* argv[] = {name, nullptr};
    static QGuiApplication* const made = [] {
        desk::prepare_desk();
        return new QGuiApplication(argc, argv); // for the whole process: Qt's own statics need it to the end
    }();
    return *made;
}

} // namespace regie::test
