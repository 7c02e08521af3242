#pragma once
// Who wrote the selected comment, and what they said before: enough to judge one comment fairly.

#include "desk/tone.h"
#include "show/show_state.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

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

  public:
    explicit AuthorPanel(const ShowState& state);

    /// The author of comment `id`; nobody for an empty or unknown one.
    void show_author_of(const std::string& id);

    const QString& name() const { return name_; }       ///< empty: nobody
    const QString& summary() const { return summary_; } ///< "3 comments · here since 12:40"
    const QString& record() const { return record_; }   ///< "No flags, nothing hidden"
    Tone record_tone() const { return record_tone_; }
    /// [{commentId, time, said, dimmed}]: their other comments, the newest first, at most kOthers.
    const QVariantList& others() const { return others_; }

  signals:
    void changed();

  private:
    const ShowState& state_;
    QString name_, summary_, record_;
    Tone record_tone_ = Tone::Plain;
    QVariantList others_;
};

} // namespace regie::desk
