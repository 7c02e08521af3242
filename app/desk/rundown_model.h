#pragma once
// The operator's list: what is planned, what of it is on air and for how long, and what Space takes next.

#include "protocol/messages.h"
#include "show/show_state.h"

#include <QAbstractListModel>
#include <QHash>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regie::desk {

/// What people call a graphic: its title, or its first text.
QString graphic_title(const Templates& templates, const std::string& graphic, const Fields& fields,
                      const std::string& otherwise);

class RundownModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(QString nextId READ next_id NOTIFY changed)
    Q_PROPERTY(QString nextTitle READ next_title NOTIFY changed)
    /// {component, fields}: what Space takes next, as its template draws it; empty when that cannot be drawn
    /// here.
    Q_PROPERTY(QVariantMap nextGraphic READ next_graphic NOTIFY changed)
    Q_PROPERTY(int nextRow READ next_row NOTIFY changed)
    Q_PROPERTY(QString nextScene READ next_scene NOTIFY changed) ///< that is taken with it; empty: none
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString timing READ timing NOTIFY changed)
    Q_PROPERTY(bool late READ late NOTIFY changed) ///< what is next should have been taken

  public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NumberRole, ///< 1, 2, 3 …
        TitleRole,
        LabelRole, ///< "lower third"
        TimeRole,  ///< how long it is planned to stay, or how long it still stays
        OnAirRole,
        NextRole,
        PendingRole, ///< the command on its way, in words
        CueRole,     ///< the crew's note
        PlannedRole, ///< when it is planned, or what puts it on air: "12:30"; empty: a person, some time
        GroupRole,   ///< what it belongs to
    };

    explicit RundownModel(const ShowState& state);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// What its graphics are made of, as the engine says; before set_plan().
    void set_templates(Templates templates) { templates_ = std::move(templates); }
    const Templates& templates() const { return templates_; }
    /// A show file's rundown. Items that are not objects with an id are left out.
    void set_plan(const nlohmann::json& rundown);
    void set_end(std::int64_t ends_ms) { ends_ms_ = ends_ms; } ///< planned show time; -1: open
    nlohmann::json plan() const { return plan(items_); }       ///< as a show file has it
    /// The plan with one item changed, moved, twice or gone, as the engine takes it; empty: nothing changes.
    /// `changes`: any of {fields, seconds, note, scene, group, start, at}, "at" as "12:30"; what is missing
    /// stays.
    nlohmann::json with_changed(const std::string& id, const QVariantMap& changes) const;
    nlohmann::json with_moved(const std::string& id, int to) const;
    nlohmann::json with_double(const std::string& id) const;
    nlohmann::json without(const std::string& id) const;
    /// [{name, words, text, required, lines, choices, choiceNames}]: what of an item can be edited here.
    /// `lines`: it may have several; `choices`: of those it is one; empty: any text.
    Q_INVOKABLE QVariantList fieldsOf(const QString& id) const;
    Q_INVOKABLE QVariantMap planOf(const QString& id) const; ///< {seconds, note, scene, group, start, at}
    Q_INVOKABLE bool isOnAir(const QString& id) const;
    /// The title of an item; empty for an id that is not planned.
    QString title_of(const std::string& id) const;

    /// What "Take next" takes: what a person chose, else what follows the last one taken. Empty: all through.
    QString next_id() const;
    QString next_title() const;
    int next_row() const;
    QString next_scene() const;
    QVariantMap next_graphic() const;
    /// As it would go on air now; none: nothing of this id is planned.
    std::optional<Graphic> graphic_of(const std::string& id) const;
    /// "3 of 6 taken".
    QString summary() const;
    /// How far the show is from its plan: "1:05 late", "planned in 0:40", and from its planned end: "2:10 too
    /// much"; empty: nothing has times.
    QString timing() const;
    bool late() const { return behind_ms().value_or(0) >= 1000; }
    Q_INVOKABLE void chooseNext(const QString& id);
    Q_INVOKABLE void chooseBelow();
    Q_INVOKABLE void chooseAbove();

    void set_pending(const QString& id, const QString& words);
    /// The state was given more events, or the clock went on.
    void refresh(std::int64_t show_ms);
    /// `id` went on air: a choice of it is done with.
    void was_taken(const std::string& id);

  signals:
    void changed();

  private:
    struct Item : RundownItem {
        QString title;
        std::string label; ///< as the engine says it
    };
    const Item* item(const std::string& id) const;
    const Item* next_item() const; ///< null: all through
    nlohmann::json plan(const std::vector<Item>& items) const;
    QString time_of(const Item& item) const;
    std::optional<std::int64_t> behind_ms() const;
    QString end_timing() const;
    void choose_row(int row);
    void refresh_rows();

    const ShowState& state_;
    Templates templates_;
    std::vector<Item> items_;
    std::string chosen_;
    QHash<QString, QString> pending_;
    std::int64_t show_ms_ = 0, ends_ms_ = -1;
};

} // namespace regie::desk
