#include "desk/preview_stage.h"

#include "desk/desk_views.h"
#include "engine/overlay/pictures.h"
#include "show/live_values.h"
#include "show/zoned_time.h"

#include <QQmlEngine>

#include <utility>

namespace regie::desk {

namespace {

/// How much later the clocks of `zone` are than this machine's, in which the templates read theirs.
std::int64_t later_ms(const std::string& zone, std::int64_t wall_ms) {
    const auto there = Zone::named(zone), here = Zone::named("");
    if (!there || !here)
        return 0;
    const auto of = [&](const LocalTime& local) {
        return std::chrono::sys_days(local.date).time_since_epoch().count() * 86'400'000LL +
               local.second * 1000LL;
    };
    return of(there->local(wall_ms)) - of(here->local(wall_ms));
}

/// They lie on the engine's machine.
void leave_out_pictures(Graphic& graphic, const Templates& templates) {
    if (const auto* kind = templates.find(graphic.graphic))
        for (const auto& field : kind->fields)
            if (field.picture())
                graphic.fields.erase(field.name);
}

/// All previews of a window share them.
overlay::Pictures& pictures_of(QQmlEngine& engine) {
    const QLatin1String name(overlay::Pictures::kName);
    if (!engine.imageProvider(name))
        engine.addImageProvider(name, new overlay::Pictures); // the engine's
    return *static_cast<overlay::Pictures*>(engine.imageProvider(name));
}

} // namespace

void PreviewStage::set_desk(Desk* desk) {
    if (desk_ == desk)
        return;
    if (desk_)
        desk_->disconnect(this);
    desk_ = desk;
    if (desk_) {
        connect(desk_, &Desk::changed, this, &PreviewStage::show);
        connect(desk_, &Desk::lookChanged, this, &PreviewStage::build);
        connect(desk_, &Desk::ticked, this, &PreviewStage::tick);
    }
    emit deskChanged();
}

void PreviewStage::set(QString& member, const QString& value) {
    if (member == value)
        return;
    member = value;
    emit wantedChanged();
    show();
}

void PreviewStage::set_item(const QString& item) { set(item_, item); }
void PreviewStage::set_comment(const QString& comment) { set(comment_, comment); }
void PreviewStage::set_scene(const QString& scene) { set(scene_, scene); }

void PreviewStage::componentComplete() {
    QQuickItem::componentComplete();
    build();
}

void PreviewStage::build() {
    stage_.reset();
    now_.clear();
    next_.reset();
    if (!isComponentComplete() || !desk_ || !qmlEngine(this) || !desk_->known())
        return;
    setSize(desk_->canvas());
    stage_ = std::make_unique<overlay::OverlayStage>(*qmlEngine(this), files_, pictures_of(*qmlEngine(this)),
                                                     this);
    stage_->show_small();
    const auto& look = desk_->plan().look;
    if (const auto loaded = stage_->load(look.is_object() ? look : look_json(ShowFile().look)); !loaded)
        return stage_.reset();
    for (const auto& kind : desk_->rundown()->templates())
        if (kind.file.empty())
            if (const auto added = stage_->add(kind); !added)
                qWarning("regie: %s", added.error().line().c_str());
    show();
}

// What stands is shown first, so that what is next finds the place that it will find on air.
void PreviewStage::show() {
    if (!stage_)
        return;
    const auto& plan = desk_->plan();
    const auto& templates = desk_->rundown()->templates();
    auto now = on_air_now(desk_->state(), plan.names);
    auto next = item_.isEmpty() ? pinned_graphic(comment_.toStdString(), desk_->state(), plan)
                                : desk_->rundown()->graphic_of(item_.toStdString());
    auto between = place_between(scene_.toStdString(), plan);
    const auto same = [](const std::optional<Graphic>& a, const std::optional<Graphic>& b) {
        return a.has_value() == b.has_value() &&
               (!a || (a->key == b->key && a->fields == b->fields && a->graphic == b->graphic));
    };
    if (now == now_ && same(next, next_) && between == between_)
        return;
    now_ = std::move(now);
    next_ = std::move(next);
    between_ = between;
    tick();
    const auto seen = [&](std::map<std::string, Graphic> graphics) {
        if (!desk_->on_engines_machine())
            for (auto& [key, graphic] : graphics)
                leave_out_pictures(graphic, templates);
        return graphics;
    };
    stage_->show(seen(now_), between_, {});
    if (next_)
        stage_->show(seen(on_air_after(desk_->state(), plan.names, *next_, templates)), between_, {});
}

void PreviewStage::tick() {
    if (!stage_)
        return build();
    const auto epoch_ms = desk_->plan().epoch_ms;
    const auto show_ms = desk_->show_ms();
    stage_->begin_at(epoch_ms + later_ms(desk_->plan().time_zone, epoch_ms + show_ms));
    stage_->tell_time(show_ms);
    if (next_)
        stage_->begin_again(next_->key, show_ms);
    stage_->sweep();
}

} // namespace regie::desk
