#include "desk/desk_window.h"

#include <QFont>
#include <QGuiApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>

Q_IMPORT_QML_PLUGIN(Regie_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Regie_DeskPlugin)
Q_IMPORT_QML_PLUGIN(Regie_OverlaysPlugin) // previews are drawn by the templates
// Keeps the linker from leaving the types out of a program that links this library.
void qml_register_types_Regie_DeskModel();

namespace regie::desk {

namespace {

class RefusingManager : public QNetworkAccessManager {
  public:
    using QNetworkAccessManager::QNetworkAccessManager;
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest&, QIODevice*) override {
        return QNetworkAccessManager::createRequest(operation, QNetworkRequest(QUrl("refused:")));
    }
};

void choose_fonts() {
    // What Inter lacks comes from the colour emoji before any other font gets to draw them in black and
    // white.
    QFont::insertSubstitution("Inter", "Noto Color Emoji");
    QFont font("Inter");
    font.setPixelSize(14);
    QGuiApplication::setFont(font);
}

} // namespace

QNetworkAccessManager* DeskWindow::NoNetwork::create(QObject* parent) { return new RefusingManager(parent); }

DeskWindow::DeskWindow(Desk& desk) {
    qml_register_types_Regie_DeskModel();
    choose_fonts();
    engine_.setNetworkAccessManagerFactory(&no_network_);
    engine_.addImportPath("qrc:/qt/qml");
    engine_.setInitialProperties({{"desk", QVariant::fromValue(&desk)}});
    engine_.load(QUrl("qrc:/qt/qml/Regie/Desk/Main.qml"));
    if (!engine_.rootObjects().isEmpty())
        window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
}

} // namespace regie::desk
