#include "desk/run_desk.h"

#include "desk/desk.h"

#include <QFont>
#include <QGuiApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQmlNetworkAccessManagerFactory>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>

#include <fmt/format.h>

#include <cstdio>
#include <memory>

Q_IMPORT_QML_PLUGIN(Regie_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Regie_DeskPlugin)
// Keeps the linker from leaving the types out of a program that links this library.
void qml_register_types_Regie_DeskModel();

namespace regie::desk {

namespace {

/// QML fetches nothing, whatever a comment says: every request ends before it leaves.
class NoNetwork : public QNetworkAccessManager {
  public:
    using QNetworkAccessManager::QNetworkAccessManager;
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest&, QIODevice*) override {
        return QNetworkAccessManager::createRequest(operation, QNetworkRequest(QUrl("refused:")));
    }
};

class NoNetworkFactory : public QQmlNetworkAccessManagerFactory {
  public:
    QNetworkAccessManager* create(QObject* parent) override { return new NoNetwork(parent); }
};

void take_screenshot(QQuickWindow& window, Desk& desk, const DeskOptions& options) {
    desk.comments()->selectFirst(); // as a moderator at work would have one open
    QTimer::singleShot(300, &window, [&window, file = options.screenshot] {
        const bool written = window.grabWindow().save(file, "PNG");
        if (!written)
            fmt::print(stderr, "{}: the picture could not be written. Is the folder there and writable?\n",
                       file.toStdString());
        QCoreApplication::exit(written ? 0 : 1);
    });
}

} // namespace

void prepare_desk() {
    QQuickStyle::setStyle("Basic");
    // The desk is drawn by the processor unless somebody asks for more: the same on a laptop, a server, a test.
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

int run_desk(const DeskOptions& options, QGuiApplication& application) {
    qml_register_types_Regie_DeskModel();
    QFont font("Inter");
    font.setPixelSize(14);
    application.setFont(font);

    Desk desk(options.url, options.name);
    NoNetworkFactory no_network;
    QQmlApplicationEngine engine;
    engine.setNetworkAccessManagerFactory(&no_network);
    engine.addImportPath("qrc:/qt/qml");
    engine.setInitialProperties({{"desk", QVariant::fromValue(&desk)}});
    engine.load(QUrl("qrc:/qt/qml/Regie/Desk/Main.qml"));
    auto* window = engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    if (!window) {
        fmt::print(stderr, "The desk's window could not be opened. The broadcast goes on without it.\n");
        return 1;
    }
    if (!options.size.isEmpty())
        window->resize(options.size);
    if (options.fullscreen)
        window->showFullScreen();
    else
        window->show();
    desk.client()->connectNow();
    if (!options.screenshot.isEmpty())
        QTimer::singleShot(options.screenshot_after_ms, window, [&] { take_screenshot(*window, desk, options); });
    return application.exec();
}

} // namespace regie::desk
