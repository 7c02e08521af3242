#pragma once
// What a person has chosen for their desk: language, look, keys, the window's place. It holds at once and is
// kept in a file of the user's. GUI thread.

#include "desk/key_map.h"

#include <QObject>
#include <QRect>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

namespace regie::desk {

class DeskSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(regie::desk::KeyMap* keys READ keys CONSTANT)
    /// "fr", "en"; empty: the system's.
    Q_PROPERTY(QString language READ language WRITE set_language NOTIFY languageChanged)
    Q_PROPERTY(QString theme READ theme WRITE set_theme NOTIFY changed) ///< "dark", "light"
    Q_PROPERTY(bool motion READ motion WRITE set_motion NOTIFY changed)
    /// Per cent: 100, 125 or 150. A window that is open stays as it is; see restartWanted().
    Q_PROPERTY(int size READ size WRITE set_size NOTIFY changed)
    Q_PROPERTY(
        bool preview READ preview WRITE set_preview NOTIFY changed) ///< of the next graphic, on the picture
    /// The tour of the first rehearsal is over.
    Q_PROPERTY(bool toured READ toured WRITE set_toured NOTIFY changed)
    Q_PROPERTY(QString zones READ zones WRITE set_zones NOTIFY changed) ///< "all", "operator", "moderator"

  public:
    /// `file`: where it is kept; empty: nowhere.
    explicit DeskSettings(const QString& file);
    /// Under the user's configuration.
    static QString usual_file();

    KeyMap* keys() { return &keys_; }
    const KeyMap* keys() const { return &keys_; }
    QString language() const { return text("language"); }
    void set_language(const QString& language);
    /// The language the desk speaks: "fr" or "en".
    QString spoken() const;
    QString theme() const { return text("theme", "dark"); }
    void set_theme(const QString& theme);
    bool motion() const { return kept_.value("motion", true).toBool(); }
    void set_motion(bool motion);
    int size() const;
    void set_size(int percent);
    bool preview() const { return kept_.value("preview", true).toBool(); }
    void set_preview(bool preview);
    bool toured() const { return kept_.value("toured", false).toBool(); }
    void set_toured(bool toured);
    QString zones() const { return text("zones", "all"); }
    void set_zones(const QString& zones);

    /// Of the window when it was closed, in the screen's pixels; empty: never.
    QRect window() const { return kept_.value("window").toRect(); }
    void set_window(const QRect& place) { kept_.setValue("window", place); }

  signals:
    void changed();
    void languageChanged();
    /// The window must be made anew to be as was chosen.
    void restartWanted();

  private:
    QString text(const char* key, const char* otherwise = "") const {
        return kept_.value(key, otherwise).toString();
    }
    void keep(const char* key, const QVariant& value);

    QSettings kept_;
    KeyMap keys_{kept_};
};

} // namespace regie::desk
