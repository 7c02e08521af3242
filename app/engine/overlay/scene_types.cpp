#include "engine/overlay/scene_types.h"

#include "engine/overlay/plain_text.h"

#include <QJSValue>
#include <QtQml/qqml.h>
#include <private/qqmlmetatype_p.h>
#include <private/qqmlpropertycache_p.h>

#include <algorithm>

namespace regie::overlay {

namespace {

constexpr int kMostItems = 1000;

/// Of those that QML can make. What is not here could do more than draw: Canvas reads and writes any file,
/// Window opens one, views and DelegateModel make items without end, WorkerScript runs on a thread of its
/// own.
const QStringList& kept_types() {
    static const QStringList types{
        // pieces
        "Item", "Rectangle", "Gradient", "GradientStop", "Image", "AnimatedImage", "BorderImage",
        "AnimatedSprite", "Sprite", "SpriteSequence", "FontLoader", "FontMetrics", "TextMetrics", "Palette",
        "ColorGroup", "SystemPalette",
        // where they are
        "Row", "Column", "Grid", "Flow", "Translate", "Scale", "Rotation", "Matrix4x4", "Loader", "ListModel",
        "ListElement", "ObjectModel",
        // how they change
        "QtObject", "Component", "Binding", "Connections", "Timer", "Behavior", "State", "StateGroup",
        "StateChangeScript", "PropertyChanges", "AnchorChanges", "ParentChange", "Transition",
        "PropertyAnimation", "NumberAnimation", "ColorAnimation", "RotationAnimation", "Vector3dAnimation",
        "PathAnimation", "AnchorAnimation", "ParentAnimation", "SmoothedAnimation", "SpringAnimation",
        "FrameAnimation", "PauseAnimation", "PropertyAction", "ScriptAction", "SequentialAnimation",
        "ParallelAnimation", "AnimationController", "OpacityAnimator", "ScaleAnimator", "RotationAnimator",
        "XAnimator", "YAnimator",
        // lines
        "Path", "PathLine", "PathMove", "PathPolyline", "PathMultiline", "PathQuad", "PathCubic", "PathCurve",
        "PathArc", "PathAngleArc", "PathSvg", "PathText", "PathAttribute", "PathPercent", "PathInterpolator"};
    return types;
}

/// Null in an Item's `resources` ends the program in Qt 6.4, and nobody has to name them: what stands in an
/// Item without being drawn is put there as `data`.
void hide_resources() {
    const auto* items = &QQuickItem::staticMetaObject;
    const auto* resources = QQmlMetaType::propertyCache(items)->property(items->indexOfProperty("resources"));
    if (!resources)
        return;
    auto* hidden = const_cast<QQmlPropertyData*>(resources);
    auto flags = hidden->flags();
    flags.type = QQmlPropertyData::Flags::OtherType; // no list: it is not written
    hidden->setFlags(flags);
    hidden->setPropType({}); // nor read, and written then
}

} // namespace

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
        use_plain_text(kept_types());
        hide_resources();
        qmlRegisterType<BoundedRepeater>(kPlainModule, kPlainMajor, 0, "Repeater");
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace regie::overlay
