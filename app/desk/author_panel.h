#pragma once
// Who wrote the selected comment, and what they said before: enough to judge one comment fairly.

#include "desk/ask_engine.h"
#include "desk/tone.h"
#include "protocol/messages.h"
#include "show/show_state.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <string>

namespace regie::desk {

class AuthorPanel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString record READ record NOTIFY changed)
    Q_PROPERTY(regie::desk::tones::Tone recordTone READ record_tone NOTIFY changed)
    Q_PROPERTY(QVariantList others READ others NOTIFY changed)
    Q_PROPERTY(QString earlier READ earlier NOTIFY changed)
    Q_PROPERTY(QVariantList earlierSaid READ earlier_said NOTIFY changed)

  public:
    AuthorPanel(const ShowState& state, AskEngine ask);

    /// The author of comment `id`; nobody for an empty or unknown one.
    void show_author_of(const std::string& id);

    const QString& name() const { return name_; }       ///< empty: nobody
    const QString& summary() const { return summary_; } ///< "3 comments · here since 12:40"
    const QString& record() const { return record_; }   ///< "No flags, nothing hidden"
    Tone record_tone() const { return record_tone_; }
    /// [{commentId, time, said, dimmed}]: their other comments, the newest first, at most kOthers.
    const QVariantList& others() const { return others_; }
    /// "2 earlier shows · 5 comments · 1 hidden"; empty while that is not known.
    QString earlier() const;
    /// [{time, said, dimmed}]: the newest of those; `time` is a date.
    QVariantList earlier_said() const;

  signals:
    void changed();

  private:
    void ask_earlier();

    const ShowState& state_;
    AskEngine ask_;
    struct Asked {
        std::string platform, author;
        bool operator==(const Asked&) const = default;
    } asked_;
    std::optional<protocol::EarlierSessions> earlier_; ///< of asked_
    QTimer settled_;                                   ///< a person who moves on asks for nobody
    QString name_, summary_, record_;
    Tone record_tone_ = Tone::Plain;
    QVariantList others_;
};

} // namespace regie::desk
