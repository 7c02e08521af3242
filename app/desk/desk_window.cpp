#include "desk/desk_window.h"

#include "desk/window_place.h"
#include "engine/overlay/plain_text.h"

#include <QEvent>
#include <QFont>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
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
    QFont::insertSubstitution("Inter", overlay::kEmojiFamily);
    QFont font("Inter");
    font.setPixelSize(14);
    QGuiApplication::setFont(font);
}

} // namespace

QNetworkAccessManager* DeskWindow::NoNetwork::create(QObject* parent) { return new RefusingManager(parent); }

DeskWindow::DeskWindow(Desk& desk) : desk_(desk) {
    qml_register_types_Regie_DeskModel();
    choose_fonts();
    overlay::use_plain_text();
    speak();
    QObject::connect(desk.settings(), &DeskSettings::languageChanged, &engine_, [this] {
        speak();
        engine_.retranslate();
        desk_.say_again();
    });
    engine_.setNetworkAccessManagerFactory(&no_network_);
    engine_.addImportPath("qrc:/qt/qml");
    engine_.setInitialProperties({{"desk", QVariant::fromValue(&desk)}});
    engine_.load(QUrl("qrc:/qt/qml/Regie/Desk/Main.qml"));
    if (!engine_.rootObjects().isEmpty())
        window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
    if (window_)
        window_->installEventFilter(&hand_);
}

DeskWindow::~DeskWindow() {
    if (window_)
        desk_.settings()->set_window(
            in_pixels(window_->geometry(), window_->devicePixelRatio(), desk_.settings()->window()));
}

void DeskWindow::speak() {
    const auto language = desk_.settings()->spoken();
    QCoreApplication::removeTranslator(&words_);
    QCoreApplication::removeTranslator(&key_names_);
    // English has one too: its plurals.
    if (words_.load(":/i18n/desk_" + language + ".qm"))
        QCoreApplication::installTranslator(&words_);
    // Qt's own: the names of keys. They are not everywhere; then keys have their English names.
    if (language != "en" &&
        key_names_.load("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&key_names_);
    QLocale::setDefault(QLocale(language == "fr" ? "fr_FR" : "en_GB"));
}

bool DeskWindow::Hand::eventFilter(QObject* window, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress ||
        event->type() == QEvent::Wheel)
        desk.touched();
    return QObject::eventFilter(window, event);
}

} // namespace regie::desk
