#pragma once
// What QML of the overlay scene is made of: Qt Quick, without what could read, run or lay out more than a
// graphic needs, whatever a template writes.

#include <private/qquickrepeater_p.h>
#include <private/qquicktext_p.h>

namespace regie::overlay {

/// Text that is characters and never markup: as HTML it would open any picture of the machine, and nested
/// deeply enough end the program.
class PlainText : public QQuickText {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE set_text NOTIFY cut_text_changed)
    Q_PROPERTY(TextFormat textFormat READ textFormat WRITE stay_plain)

  public:
    explicit PlainText(QQuickItem* parent = nullptr);
    void set_text(const QString& text); ///< cut: what is laid out takes time that nobody can end
    void stay_plain(TextFormat) {}

  signals:
    void cut_text_changed();
};

/// A repeater of as many items as a canvas could hold: a slip of the pen makes a thousand million.
class BoundedRepeater : public QQuickRepeater {
    Q_OBJECT
    Q_PROPERTY(QVariant model READ model WRITE set_model NOTIFY modelChanged)

  public:
    using QQuickRepeater::QQuickRepeater;
    void set_model(const QVariant& model);
};

/// For the process, before its first scene: Qt's registry gives these two in the place of Qt Quick's own, and
/// knows no editable texts and no scripts that run on threads of their own any more. Main thread.
void limit_types();

} // namespace regie::overlay
