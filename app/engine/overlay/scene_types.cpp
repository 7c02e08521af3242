#include "engine/overlay/scene_types.h"

#include "engine/overlay/plain_text.h"

#include <QJSValue>
#include <QtQml/qqml.h>

#include <algorithm>

namespace regie::overlay {

namespace {

constexpr int kMostItems = 1000;

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
        use_plain_text({"TextEdit", "TextInput", "Repeater", "Instantiator", "WorkerScript"});
        qmlRegisterType<BoundedRepeater>(kPlainModule, kPlainMajor, 0, "Repeater");
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace regie::overlay
