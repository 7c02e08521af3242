#include "gui.h"

#include "desk/run_desk.h"

#include <QLocale>
#include <QTranslator>

namespace regie::test {

QGuiApplication& application() {
    static int argc = 1;
    static char name[] = "test_desk";
    static char* argv[] = {name, nullptr};
    static QGuiApplication* const made = [] {
        desk::prepare_desk();
        auto* app =
            new QGuiApplication(argc, argv); // for the whole process: Qt's own statics need it to the end
        // What has no window speaks English as a desk does, plurals and all.
        static QTranslator words;
        if (words.load(":/i18n/desk_en.qm"))
            QCoreApplication::installTranslator(&words);
        QLocale::setDefault(QLocale("en_GB"));
        return app;
    }();
    return *made;
}

} // namespace regie::test
