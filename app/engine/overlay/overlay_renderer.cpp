#include "engine/overlay/overlay_renderer.h"

#include "engine/overlay/frame_clock.h"
#include "engine/overlay/guest_words.h"
#include "engine/overlay/no_network.h"
#include "engine/overlay/overlay_stage.h"
#include "engine/overlay/own_files.h"
#include "engine/overlay/pictures.h"
#include "engine/overlay/quiet_libraries.h"
#include "engine/overlay/scene_types.h"
#include "engine/overlay/script_limit.h"
#include "engine/overlay/software_scene.h"
#include "show/rundown.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QPainter>
#include <QQmlEngine>

#include <algorithm>
#include <chrono>

namespace regie::overlay {

namespace {

using namespace std::chrono_literals;

/// Of the processor: what a crew's templates may take to be loaded and tried, each, and to draw a frame, all.
constexpr auto kMostToLoad = 2s;
constexpr auto kMostToDraw = 500ms;
/// How far they may fall behind frames that do not wait for them.
constexpr auto kMostBehind = 2s;
/// What all of them may take, and keep: a dozen pictures as large as are taken.
constexpr std::int64_t kMostBytes = 256LL << 20;

/// A QML engine, its scene, and the graphics that stand in it. What is in one room reaches nothing of
/// another.
struct Room {
    explicit Room(const Canvas& canvas)
        : pictures(new Pictures), scene(QSize(canvas.width, canvas.height)),
          stage(engine, files, *pictures, scene.root()) {
        engine.addImageProvider(QLatin1String(Pictures::kName), pictures);
        engine.setNetworkAccessManagerFactory(&network);
        engine.addUrlInterceptor(&files);
        engine.setImportPathList({QLibraryInfo::path(QLibraryInfo::QmlImportsPath), ":/qt/qml"});
    }

    NoNetwork network;
    OwnFiles files;
    QQmlEngine engine;
    Pictures* pictures; ///< the engine's
    SoftwareScene scene;
    OverlayStage stage;
};

/// A room for templates that somebody else wrote.
struct GuestRoom : Room {
    using Room::Room;
    ~GuestRoom() { engine.setInterrupted(true); } // what runs as it goes has no limit any more

    GuestWords words;
    ScriptLimit limit{engine, kMostToDraw, kMostBytes};
};

/// Lets all that stands leave. Before the first frame: the clock's own time passes.
void clear(Room& room, FrameClock& clock) {
    room.stage.show({}, {}, {});
    FrameClock::begin_started();
    clock.warm_up(1000);
    room.stage.sweep();
}

/// What the texts in `item` are of which an ellipsis is seen.
void add_cut_words(const QQuickItem& item, QStringList& words) {
    if (item.property("truncated").toBool()) {
        words.append(item.property("text").toString());
    }
    for (const auto* child : item.childItems()) {
        add_cut_words(*child, words);
    }
}

std::vector<std::string> texts_in(const TemplateValue& value) {
    const auto* lines = std::get_if<std::vector<std::string>>(&value);
    return lines ? *lines : std::vector{std::get<std::string>(value)};
}

/// Those of `fields` that are among what is `cut` as it is drawn, or before it is. A template may draw the
/// end of a text alone: a programme's entry has its time beside it.
Fields cut_fields(const Template& kind, const Fields& fields, const QStringList& cut) {
    const auto shown = template_values(kind, fields, {}, kMostGraphemes);
    const auto whole = template_values(kind, fields, {}, kMaxFieldGraphemes);
    Fields found;
    for (const auto& field : kind.fields) {
        if (field.live ||
            (field.type != TemplateField::Type::Text && field.type != TemplateField::Type::Lines)) {
            continue;
        }
        const auto texts = texts_in(shown.at(field.name)), wanted = texts_in(whole.at(field.name));
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto ends_so = [text = QString::fromStdString(texts[i])](const QString& words) {
                return !words.isEmpty() && text.endsWith(words);
            };
            if (texts[i] != wanted[i] || std::any_of(cut.begin(), cut.end(), ends_so)) {
                lines.push_back(wanted[i]);
            }
        }
        if (!lines.empty()) {
            found[field.name] = joined(lines);
        }
    }
    return found;
}

/// Draws templates once: Qt compiles, loads fonts and fills its caches with the first, and the software
/// renderer wants two frames before all is there.
void warm_up(Room& room, FrameClock& clock, const std::vector<const Template*>& kinds) {
    std::map<std::string, Graphic> all;
    for (const auto* kind : kinds) {
        all[kind->name] = sample_of(*kind);
    }
    // The clock's own time: show time begins with the first frame that is asked for.
    room.stage.show(all, Box{0, 0, 400, 400}, {});
    FrameClock::begin_started();
    for (int step = 0; step < 2; ++step) {
        clock.warm_up(1000);
        room.scene.paint();
    }
    clear(room, clock);
    room.scene.paint();
}

/// Loads those of a crew, each by itself: a broken one is named.
Result<void> load_guests(GuestRoom& room, FrameClock& clock, const Theme& theme,
                         const std::vector<const Template*>& kinds) {
    if (auto loaded = room.stage.load(look_json(theme)); !loaded) {
        return loaded;
    }
    for (const auto* kind : kinds) {
        Result<void> added;
        const auto ended = room.limit.within(kMostToLoad, [&] {
            added = room.stage.add(*kind);
            if (added) {
                warm_up(room, clock, {kind});
            }
        });
        if (ended != ScriptLimit::Ended::No) {
            return failure(ended == ScriptLimit::Ended::Time ? "a template is not done in two seconds"
                                                             : "a template takes more than 256 MB of memory",
                           kind->file, remedy_of(*kind));
        }
        if (!added) {
            return added;
        }
    }
    return {};
}

} // namespace

// The order is that of construction: the clock before the first animation.
struct OverlayRenderer::Impl {
    explicit Impl(Canvas wanted) : canvas(wanted), own(wanted) {}

    QRegion draw(Room& room, const std::vector<Place>& others) const;
    QRegion draw_both();
    QRegion give_up_guests(ScriptLimit::Ended why);

    Canvas canvas;
    Templates templates;
    FrameClock clock;
    Room own;
    std::unique_ptr<GuestRoom> guests; ///< none: the crew has no templates of its own, or they were given up
    QImage both;                       ///< the guests' picture over our own
    std::int64_t refused_before = 0;   ///< of guests that were given up
    std::map<std::string, Graphic> on_air;
    std::optional<Box> between;
    bool on_air_changed = false;
    std::int64_t show_ms = 0;
    std::string trouble; ///< with the guests
    std::string missing; ///< which template is on air and not there
    std::string unseen;  ///< which picture of what is on air cannot be shown
};

QRegion OverlayRenderer::Impl::draw(Room& room, const std::vector<Place>& others) const {
    room.stage.sweep();
    room.stage.tell_time(show_ms);
    if (on_air_changed) {
        room.stage.show(on_air, between, others);
    }
    FrameClock::begin_started();
    return room.scene.paint();
}

QRegion OverlayRenderer::Impl::draw_both() {
    const auto theirs_before = guests->stage.places();
    auto painted = draw(own, theirs_before);
    painted += draw(*guests, own.stage.places());
    QPainter painter(&both);
    for (const auto& rect : painted) {
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.drawImage(rect, own.scene.picture(), rect);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.drawImage(rect, guests->scene.picture(), rect);
    }
    return painted;
}

QRegion OverlayRenderer::Impl::give_up_guests(ScriptLimit::Ended why) {
    refused_before = guests->network.refused() + guests->files.refused();
    guests.reset();
    trouble = why == ScriptLimit::Ended::Time
                  ? "The crew's own templates take too long to draw: they are off the air until the show is "
                    "started again. Use others."
                  : "The crew's own templates take too much memory: they are off the air until the show is "
                    "started again. Use others.";
    return {own.scene.picture().rect()};
}

OverlayRenderer::OverlayRenderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

OverlayRenderer::~OverlayRenderer() = default;

Result<std::unique_ptr<OverlayRenderer>> OverlayRenderer::create(Canvas canvas, const Theme& theme,
                                                                 const Templates& templates) {
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
        return failure("the overlay renderer was started without a QGuiApplication");
    }
    limit_types();
    keep_libraries_quiet(); // a crew's own templates open the pictures in their folder
    auto impl = std::make_unique<Impl>(canvas);
    impl->templates = templates;
    if (!impl->own.scene.is_software()) {
        return failure("Qt draws with a GPU interface in this process, overlays need its software renderer",
                       {}, "Start with QT_QUICK_BACKEND=software.");
    }
    if (auto loaded = impl->own.stage.load(look_json(theme)); !loaded) {
        return tl::unexpected(loaded.error());
    }
    if (auto beats = impl->own.stage.keep_beating(); !beats) {
        return tl::unexpected(beats.error());
    }
    std::vector<const Template*> ours, theirs;
    for (const Template& kind : impl->templates) {
        (kind.file.empty() ? ours : theirs).push_back(&kind);
    }
    for (const auto* kind : ours) {
        if (auto added = impl->own.stage.add(*kind); !added) {
            return tl::unexpected(added.error());
        }
    }
    warm_up(impl->own, impl->clock, ours);
    if (!theirs.empty()) {
        impl->guests = std::make_unique<GuestRoom>(canvas);
        if (auto loaded = load_guests(*impl->guests, impl->clock, theme, theirs); !loaded) {
            return tl::unexpected(loaded.error());
        }
        impl->both = impl->own.scene.picture().copy();
    }
    return std::unique_ptr<OverlayRenderer>(new OverlayRenderer(std::move(impl)));
}

void OverlayRenderer::set_on_air(const std::map<std::string, Graphic>& on_air, std::optional<Box> between) {
    impl_->on_air = on_air;
    impl_->between = between;
    impl_->missing.clear();
    for (const auto& [key, graphic] : on_air) {
        if (!impl_->templates.find(graphic.graphic)) {
            impl_->missing = "The show has no template \"" + graphic.graphic +
                             "\": what is on air with it is not drawn. Release it.";
        }
    }
    impl_->on_air_changed = true;
}

void OverlayRenderer::set_epoch(std::int64_t epoch_ms) {
    impl_->own.stage.begin_at(epoch_ms);
    if (impl_->guests) {
        impl_->guests->stage.begin_at(epoch_ms);
    }
}

void OverlayRenderer::keep_up() {
    if (impl_->guests) {
        impl_->guests->limit.keep_up(std::chrono::nanoseconds(impl_->canvas.rate.frame_to_ns(1)),
                                     kMostBehind);
    }
}

Rendered OverlayRenderer::render(std::int64_t frame) {
    auto& all = *impl_;
    all.show_ms = all.canvas.rate.frame_to_ms(frame);
    QRegion painted;
    const auto draw = [&] {
        all.clock.advance_to(all.show_ms); // guests' animations run scripts of theirs
        painted = all.guests ? all.draw_both() : all.draw(all.own, {});
    };
    if (!all.guests) {
        draw();
    } else {
        const auto ended = all.guests->limit.within(kMostToDraw, draw);
        if (ended != ScriptLimit::Ended::No) {
            painted = all.give_up_guests(ended);
        }
    }
    if (std::exchange(all.on_air_changed, false)) {
        all.unseen = all.own.stage.trouble();
        if (all.guests && all.unseen.empty()) {
            all.unseen = all.guests->stage.trouble();
        }
    }
    return {all.guests ? all.both : all.own.scene.picture(), {painted.begin(), painted.end()}};
}

Fields OverlayRenderer::cut_texts(const Graphic& graphic, const std::optional<Box>& between) {
    const auto* kind = impl_->templates.find(graphic.graphic);
    if (!kind) {
        return {};
    }
    QStringList drawn;
    const auto lay_out = [&](Room& room) {
        room.stage.show({{graphic.key, graphic}}, between, {});
        add_cut_words(*room.scene.root(), drawn);
        clear(room, impl_->clock);
    };
    if (kind->file.empty()) {
        lay_out(impl_->own);
    } else if (impl_->guests) {
        impl_->guests->limit.within(kMostToDraw, [&] { lay_out(*impl_->guests); });
    }
    return cut_fields(*kind, graphic.fields, drawn);
}

const std::string& OverlayRenderer::trouble() const {
    for (const auto* words : {&impl_->trouble, &impl_->missing}) {
        if (!words->empty()) {
            return *words;
        }
    }
    return impl_->unseen;
}

std::int64_t OverlayRenderer::refused_requests() const {
    const auto of = [](const Room& room) { return room.network.refused() + room.files.refused(); };
    return of(impl_->own) + (impl_->guests ? of(*impl_->guests) : impl_->refused_before);
}

} // namespace regie::overlay
