#include "engine/overlay/scene_types.h"

#include <QJSValue>
#include <QQmlComponent>
#include <QQmlEngine>
#include <private/qqmlmetatype_p.h>

#include <algorithm>

namespace regie::overlay {

namespace {

constexpr qsizetype kMostShown = 4000; // of which 300 graphemes may be
constexpr int kMostItems = 1000;

constexpr const char* kModule = "Regie.PlainText";

} // namespace

PlainText::PlainText(QQuickItem* parent) : QQuickText(parent) {
    QQuickText::setTextFormat(QQuickText::PlainText);
    connect(this, &QQuickText::textChanged, this, &PlainText::cut_text_changed);
}

void PlainText::set_text(const QString& text) { setText(text.left(kMostShown)); }

void BoundedRepeater::set_model(const QVariant& model) {
    const auto list = model.value<QJSValue>();
    if (list.isArray() && list.property("length").toUInt() > kMostItems)
        return setModel(0);
    const auto number = list.isNumber() ? QVariant(list.toNumber()) : model;
    bool counts = false;
    const auto count = number.toDouble(&counts);
    setModel(counts ? QVariant(static_cast<int>(std::clamp(count, 0.0, double{kMostItems}))) : model);
}

void limit_types() {
    static const bool once = [] {
        // They are registered when they are first imported, and then closed to what would be added.
        QQmlEngine engine;
        QQmlComponent(&engine).setData("import QtQuick\nimport QtQml.WorkerScript\nItem {}", {});
        const QStringList gone{"Text", "TextEdit", "TextInput", "Repeater", "Instantiator", "WorkerScript"};
        for (const auto& type : QQmlMetaType::qmlTypes())
            if (gone.contains(type.elementName()))
                QQmlMetaType::unregisterType(type.index());
        qmlRegisterType<PlainText>(kModule, 1, 0, "Text");
        qmlRegisterType<BoundedRepeater>(kModule, 1, 0, "Repeater");
        qmlRegisterModuleImport("QtQuick", QQmlModuleImportModuleAny, kModule, QQmlModuleImportLatest);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace regie::overlay
