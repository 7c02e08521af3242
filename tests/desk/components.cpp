// Runs the tests of single components of the desk's interface, components/tst_*.qml.

#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Regie_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Regie_DeskPlugin)

void qml_register_types_Regie_DeskModel(); // as desk_window.cpp does

class Setup : public QObject {
    Q_OBJECT
  public slots:
    void qmlEngineAvailable(QQmlEngine* engine) {
        qml_register_types_Regie_DeskModel();
        engine->addImportPath("qrc:/qt/qml");
    }
};

QUICK_TEST_MAIN_WITH_SETUP(components, Setup)

#include "components.moc"
