#pragma once
// Which graphics stand in the scene, and where: the one place that turns an on-air value into QML items.

#include "engine/overlay/own_files.h"
#include "engine/overlay/pictures.h"
#include "show/event.h"
#include "show/result.h"
#include "show/scene.h"
#include "show/templates.h"
#include "show/theme.h"

#include <QObject>
#include <QPointer>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QUrl>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regie::overlay {

/// What a graphic holds of its third of the canvas: px from the edge that third begins at.
struct Place {
    QVariant third;
    double from, to;
};

/// What to do about a crew's template that is refused.
std::string remedy_of(const Template& kind);

/// A graphic with something in every field.
Graphic sample_of(const Template& kind);

class OverlayStage final : public QObject {
    Q_OBJECT

  public:
    /// Graphics become children of `root`, which has the canvas's size and outlives the stage.
    OverlayStage(QQmlEngine& engine, OwnFiles& files, Pictures& pictures, QQuickItem* root);
    ~OverlayStage() override;

    /// First of all. `look`: see look_json().
    Result<void> load(const nlohmann::json& look);
    /// Something moves always, for clocks that would stop else: see FrameClock.
    Result<void> keep_beating();
    /// From now on letters are drawn as small as they are seen: it is shown small.
    void show_small() { small_ = true; }
    /// From then on the stage shows graphics of this template, and leaves those of unknown ones to others. A
    /// crew's own is tried: it may be anything.
    Result<void> add(const Template& kind);

    /// Brings the scene to `on_air`: starts what comes in, dismisses what is no longer there, tells what
    /// stands what the show says of it now. `between` is the place of templates that stand between two boxes:
    /// another one is another graphic. `others` is held by who draws on the same canvas.
    void show(const std::map<std::string, Graphic>& on_air, const std::optional<Box>& between,
              const std::vector<Place>& others);
    std::vector<Place> places() const;
    /// Which picture of what stands cannot be shown, and why, in words for the operator; empty: none.
    std::string trouble() const;

    /// Wall time at which the show begins, Unix milliseconds.
    void begin_at(std::int64_t epoch_ms);

    /// Show time of the frame that is drawn next.
    void tell_time(std::int64_t show_ms);

    /// The graphic of this key begins once more at `show_ms`, without coming in anew.
    void begin_again(const std::string& key, std::int64_t show_ms);

    /// Deletes the graphics that have left. Not while animations advance: they end in the midst of it.
    void sweep();

  private:
    Q_SLOT void mark_gone();

    struct Known {
        Template kind;
        std::unique_ptr<QQmlComponent> component;
    };
    struct Standing {
        Graphic value;
        std::optional<Box> box; ///< of a template that stands between two boxes
        QQuickItem* item = nullptr;
        std::string unseen; ///< which of its pictures cannot be shown, and why
    };

    Result<QQuickItem*> create(const Known& known, const Graphic& graphic, const std::optional<Box>& box);
    QVariant variant_of(const TemplateField& field, const TemplateValue& value);
    void set_live(const Template& kind, const Graphic& graphic, Standing& standing);
    double free_lift(const QQuickItem& item, const std::vector<Place>& others) const;

    QQmlEngine& engine_;
    OwnFiles& files_;
    Pictures& pictures_;
    QQuickItem* root_;
    std::int64_t epoch_ms_ = 0;
    bool small_ = false;
    std::string logo_;   ///< for templates that are given none
    std::string unseen_; ///< of the graphic that is being made
    std::unique_ptr<QObject> theme_;
    std::unique_ptr<QObject> pulse_;
    std::map<std::string, Known> known_;       ///< by the template's name
    std::map<std::string, Standing> standing_; ///< by key; items are owned through leaving_ or the destructor
    std::vector<QQuickItem*> leaving_;
    std::vector<QQuickItem*> gone_;
};

} // namespace regie::overlay
