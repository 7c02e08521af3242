#pragma once
// What is asked before it is done, because it cannot be taken back or must not happen by a slip. GUI thread.

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace regie::desk {

class Question : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString deed READ deed NOTIFY changed)     ///< what is asked about; empty: nothing is
    Q_PROPERTY(QString target READ target NOTIFY changed) ///< of the deed: a comment's id, …
    Q_PROPERTY(QString words READ words NOTIFY changed)   ///< the question, in full

  public:
    explicit Question(QObject* parent = nullptr);

    const QString& deed() const { return deed_; }
    const QString& target() const { return target_; }
    const QString& words() const { return words_; }

    /// Asks `words`; true when the same is wanted again: within 12 seconds, but not in the same movement
    /// of the hand.
    Q_INVOKABLE bool sure(const QString& deed, const QString& target, const QString& words);
    Q_INVOKABLE void drop();

  signals:
    void changed();

  private:
    QString deed_, target_, words_;
    QElapsedTimer since_;
    QTimer open_;
};

} // namespace regie::desk
