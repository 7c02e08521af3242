#pragma once
// What QML of the overlay scene is made of: Qt Quick, without what could read, run or lay out more than a
// graphic needs, whatever a template writes.

#include <private/qquickrepeater_p.h>

namespace regie::overlay {

/// A repeater of as many items as a canvas could hold: a slip of the pen makes a thousand million.
class BoundedRepeater : public QQuickRepeater {
    Q_OBJECT
    Q_PROPERTY(QVariant model READ model WRITE set_model NOTIFY modelChanged)

  public:
    using QQuickRepeater::QQuickRepeater;
    void set_model(const QVariant& model);
};

/// For the process, before its first scene: of Qt Quick's types those that draw, lay out and move, with this
/// and plain text in the place of Qt Quick's own. Main thread.
void limit_types();

} // namespace regie::overlay
