#pragma once
// What the house answers, as the crew looks at it and corrects it while the show runs. GUI thread.

#include "desk/ask_engine.h"
#include "show/answers.h"

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace regie::desk {

class AnswersPanel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    /// [{id, question, answer, owner, state}]: `state` in words, empty: it holds today.
    Q_PROPERTY(QVariantList answers READ answers NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed) ///< what came of the last deed

  public:
    explicit AnswersPanel(AskEngine ask) : ask_(std::move(ask)) {}

    /// As the crew answers now.
    void set_answers(Answers answers);
    /// Somebody wants to see this one; empty: any.
    void look_at(const QString& id);
    /// The language or the day has changed.
    void say_again() { emit changed(); }

    QVariantList answers() const;
    const QString& words() const { return words_; }

    /// {id, questions, fr, en, source, owner, from, until}: texts, questions one a line, dates as
    /// "2026-11-25"; of an unknown `id`: all empty.
    Q_INVOKABLE QVariantMap entryOf(const QString& id) const;
    /// The same back, as a decision to be taken back like any other; without an id it is a new one.
    Q_INVOKABLE void keep(const QVariantMap& entry);
    Q_INVOKABLE void remove(const QString& id);

  signals:
    void changed();
    void kept();
    void wanted(const QString& id);

  private:
    void ask_for(const nlohmann::json& wanted);

    AskEngine ask_;
    Answers answers_;
    QString words_;
};

} // namespace regie::desk
