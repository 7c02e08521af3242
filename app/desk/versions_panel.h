#pragma once
// The show file's former versions, as the operator looks at them and goes back to one. GUI thread.

#include "desk/ask_engine.h"
#include "protocol/messages.h"

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace regie::desk {

class VersionsPanel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    /// [{name, when, items}], the newest first.
    Q_PROPERTY(QVariantList versions READ versions NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed) ///< what came of the last deed

  public:
    explicit VersionsPanel(AskEngine ask) : ask_(std::move(ask)) {}

    QVariantList versions() const;
    const QString& words() const { return words_; }

    Q_INVOKABLE void refresh();
    /// Its rundown is planned again: a decision like any other, to be taken back.
    Q_INVOKABLE void restore(const QString& name);

  signals:
    void changed();

  private:
    AskEngine ask_;
    std::vector<protocol::Version> versions_;
    QString words_;
};

} // namespace regie::desk
