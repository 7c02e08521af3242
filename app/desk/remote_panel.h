#pragma once
// Which desks on other machines may come, as the operator settles it at this one. GUI thread.

#include "desk/ask_engine.h"
#include "protocol/messages.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace regie::desk {

class RemotePanel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(bool on READ on NOTIFY changed) ///< they may come
    Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)
    Q_PROPERTY(QVariantList paired READ paired NOTIFY changed) ///< [{id, name, role, here}]
    Q_PROPERTY(QString code READ code NOTIFY changed)          ///< pairs one; empty: none is open
    Q_PROPERTY(QString codeWords READ code_words NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)                       ///< what did not work
    Q_PROPERTY(QString refusedWords READ refused_words NOTIFY refusedChanged) ///< empty: nothing was

  public:
    explicit RemotePanel(AskEngine ask);

    bool on() const { return desks_.on; }
    QStringList addresses() const;
    QVariantList paired() const;
    const QString& code() const { return code_; }
    QString code_words() const;
    const QString& words() const { return words_; }
    QString refused_words() const;
    void set_refused(const protocol::Refused& refused);

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void setOn(bool on);
    Q_INVOKABLE void offer(const QString& role); ///< has a code shown
    Q_INVOKABLE void sendAway(const QString& id);

  signals:
    void changed();
    void refusedChanged();

  private:
    void ask(const char* method, nlohmann::json params, std::function<void(const nlohmann::json&)> done);
    void take(const nlohmann::json& desks);
    void forget_code();

    AskEngine ask_;
    protocol::RemoteDesks desks_;
    protocol::Refused refused_;
    QString code_, role_, words_;
    QTimer code_over_;
};

/// "operator", "moderator", "viewer" as people say it.
QString role_words(const QString& role);

} // namespace regie::desk
