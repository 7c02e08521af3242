#include "desk/run_desk.h"

#include "desk/desk_window.h"
#include "desk/window_place.h"

#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QScreen>
#include <QTimer>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace regie::desk {

namespace {

constexpr int kOpenedMs = 300; // until a comment that was just opened is drawn

void take_screenshot(QQuickWindow& window, Desk& desk, const std::function<bool(const QImage&)>& keep) {
    desk.comments()->selectFirst(); // as a moderator at work would have one open
    QTimer::singleShot(kOpenedMs, &window,
                       [&window, &keep] { QCoreApplication::exit(keep(window.grabWindow()) ? 0 : 1); });
}

/// Another size of the desk, or another screen, may leave less room than it had.
void keep_on_screen(QQuickWindow& window) {
    auto room = window.screen()->availableGeometry();
    if (window.devicePixelRatio() != 1) // it is rounded up to whole units
        room.setSize(room.size() - QSize(1, 1));
    auto place = window.geometry();
    place.setSize(place.size().boundedTo(room.size()));
    place.moveLeft(std::clamp(place.left(), room.left(), room.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), room.top(), room.bottom() + 1 - place.height()));
    window.setGeometry(place);
}

} // namespace

void prepare_desk() {
    QQuickStyle::setStyle("Basic");
    // Everything grows alike, so nothing is cut off; Qt reads it when the application is made.
    if (const int percent = DeskSettings(DeskSettings::usual_file()).size(); percent != 100)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
    else
        qunsetenv("QT_SCALE_FACTOR");
    // The desk is drawn by the processor unless somebody asks for more: the same on a laptop, a server, a
    // test.
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

int run_desk(const DeskOptions& options, QGuiApplication& application) {
    Desk desk(options.url, options.name, {}, DeskSettings::usual_file());
    DeskWindow desk_window(desk);
    auto* window = desk_window.window();
    if (!window) {
        fmt::print(stderr, "The desk's window could not be opened. The broadcast goes on without it.\n");
        return 1;
    }
    if (!options.size.isEmpty())
        window->resize(options.size);
    else if (const auto place = in_units(desk.settings()->window(), window->devicePixelRatio());
             !place.isEmpty() && QGuiApplication::screenAt(place.center()))
        window->setGeometry(place);
    if (options.size.isEmpty())
        keep_on_screen(*window);
    bool again = false;
    QObject::connect(desk.settings(), &DeskSettings::restartWanted, &application, [&] {
        again = true;
        QCoreApplication::exit(); // quit() would close the window, which asks what is to become of the show
    });
    if (options.fullscreen)
        window->showFullScreen();
    else
        window->show();
    desk.client()->connectNow();
    if (options.screenshot)
        QTimer::singleShot(options.screenshot_after_ms, window,
                           [&] { take_screenshot(*window, desk, options.screenshot); });
    const int status = application.exec();
    return again ? kDeskAgain : status;
}

} // namespace regie::desk
