#pragma once
// `regie desk`: opens the window and runs it until it is closed.

#include <QImage>
#include <QSize>
#include <QString>
#include <QUrl>

#include <functional>

class QGuiApplication;

namespace regie::desk {

struct DeskOptions {
    QUrl url;              ///< ws://127.0.0.1:PORT
    QString name = "Desk"; ///< whose decisions these are, in the log
    bool fullscreen = false;
    QSize size; ///< of the window, in pixels; empty: as large as suits the screen
    /// Told the window's picture after so long, then the desk quits; false: it could not be kept, which was
    /// said.
    std::function<bool(const QImage&)> screenshot;
    int screenshot_after_ms = 3000;
};

/// To be called before the QGuiApplication is made: style and renderer are chosen then.
void prepare_desk();

/// The desk wants to be started again, to be as large as was chosen.
inline constexpr int kDeskAgain = 100;

/// Runs the event loop. 0: the window was closed; kDeskAgain; 1: it could not be opened (said on standard
/// error) or the picture not kept.
int run_desk(const DeskOptions& options, QGuiApplication& application);

} // namespace regie::desk
