#pragma once
// Every key of the desk: what it does, what it is called, and which keys a person has chosen for it. The
// desk's shortcuts and the keys printed on its controls both come from here. GUI thread.

#include <QMap>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace regie::desk {

class KeyMap : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    /// By action: its keys as shortcuts take them, and the first one as it is printed.
    Q_PROPERTY(QVariantMap keys READ keys NOTIFY changed)
    Q_PROPERTY(QVariantMap printed READ printed NOTIFY changed)
    Q_PROPERTY(QStringList ids READ ids CONSTANT) ///< of all actions
    /// [{id, words, group, keys, own}]: all that can be given another key, in the order of their groups.
    Q_PROPERTY(QVariantList actions READ actions NOTIFY changed)
    Q_PROPERTY(QStringList presets READ presets CONSTANT)
    Q_PROPERTY(QString preset READ preset WRITE set_preset NOTIFY changed)

  public:
    /// Reads what was kept in `kept`, which outlives it, and keeps there what is chosen.
    explicit KeyMap(QSettings& kept);

    QVariantMap keys() const;
    QVariantMap printed() const;
    QStringList ids() const;
    const QVariantList& actions() const;
    /// "regie", "coral" (as moderators know it from Coral), "caspar" (as operators know it from CasparCG).
    QStringList presets() const;
    const QString& preset() const { return preset_; }
    void set_preset(const QString& preset);

    QStringList keys_of(const QString& action) const;

    /// Gives `action` the key `key` ("Ctrl+B") instead of its others. Why not, in words; empty: done.
    Q_INVOKABLE QString bind(const QString& action, const QString& key);
    /// The key of an event as bind() takes it; empty for a modifier alone.
    Q_INVOKABLE QString keyOf(int key, int modifiers) const;
    Q_INVOKABLE void reset(const QString& action); ///< as its preset has it
    Q_INVOKABLE void resetAll();
    /// As it is printed on a control.
    Q_INVOKABLE QString print(const QString& key) const;

    /// The language has changed: everything is said anew.
    void say_again() { emit changed(); }

  signals:
    void changed();

  private:
    QVariantList say_actions() const;

    QSettings& kept_;
    mutable QVariantList actions_; ///< QML reads the list anew for each of its elements
    QString preset_;
    QMap<QString, QString> own_; ///< by action
};

} // namespace regie::desk
