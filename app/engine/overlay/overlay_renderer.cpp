#include "engine/overlay/overlay_renderer.h"

#include "engine/overlay/frame_clock.h"
#include "engine/overlay/no_network.h"
#include "engine/overlay/overlay_stage.h"
#include "engine/overlay/own_files.h"
#include "engine/overlay/software_scene.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QQmlEngine>

namespace regie::overlay {

// The order is that of construction: the clock before the first animation, the scene before what stands in
// it.
struct OverlayRenderer::Impl {
    explicit Impl(Canvas wanted)
        : canvas(wanted), scene(QSize(wanted.width, wanted.height)), stage(engine, files, scene.root()) {
        engine.setNetworkAccessManagerFactory(&network);
        engine.addUrlInterceptor(&files);
        engine.setImportPathList({QLibraryInfo::path(QLibraryInfo::QmlImportsPath), ":/qt/qml"});
    }

    Canvas canvas;
    FrameClock clock;
    NoNetwork network;
    OwnFiles files;
    QQmlEngine engine;
    SoftwareScene scene;
    OverlayStage stage;
    std::map<std::string, Graphic> on_air;
    std::optional<Box> between;
    bool on_air_changed = false;
};

namespace {

/// Draws every template once: Qt compiles, loads fonts and fills its caches with the first, and the software
/// renderer wants two frames before all is there.
void warm_up(OverlayStage& stage, FrameClock& clock, SoftwareScene& scene) {
    std::map<std::string, Graphic> all;
    for (const Template& kind : templates()) {
        Graphic graphic{kind.name, kind.name, {}, -1, {}};
        for (const TemplateField& field : kind.fields) {
            graphic.fields[field.name] = "Régie 👏";
        }
        all[graphic.key] = graphic;
    }
    // The clock's own time: show time begins with the first frame that is asked for.
    stage.show(all, Box{0, 0, 400, 400});
    FrameClock::begin_started();
    for (int step = 0; step < 2; ++step) {
        clock.warm_up(1000);
        scene.paint();
    }
    stage.show({}, {});
    FrameClock::begin_started();
    clock.warm_up(1000);
    stage.sweep();
    scene.paint();
}

} // namespace

OverlayRenderer::OverlayRenderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

OverlayRenderer::~OverlayRenderer() = default;

Result<std::unique_ptr<OverlayRenderer>> OverlayRenderer::create(Canvas canvas, const Theme& theme) {
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
        return failure("the overlay renderer was started without a QGuiApplication");
    }
    auto impl = std::make_unique<Impl>(canvas);
    if (!impl->scene.is_software()) {
        return failure("Qt draws with a GPU interface in this process, overlays need its software renderer",
                       {}, "Start with QT_QUICK_BACKEND=software.");
    }
    if (auto loaded = impl->stage.load(theme); !loaded) {
        return tl::unexpected(loaded.error());
    }
    warm_up(impl->stage, impl->clock, impl->scene);
    return std::unique_ptr<OverlayRenderer>(new OverlayRenderer(std::move(impl)));
}

void OverlayRenderer::set_on_air(const std::map<std::string, Graphic>& on_air, std::optional<Box> between) {
    impl_->on_air = on_air;
    impl_->between = between;
    impl_->on_air_changed = true;
}

void OverlayRenderer::set_epoch(std::int64_t epoch_ms) { impl_->stage.begin_at(epoch_ms); }

Rendered OverlayRenderer::render(std::int64_t frame) {
    impl_->clock.advance_to(impl_->canvas.rate.frame_to_ms(frame));
    impl_->stage.sweep();
    impl_->stage.tell_time(impl_->canvas.rate.frame_to_ms(frame));
    if (impl_->on_air_changed) {
        impl_->on_air_changed = false;
        impl_->stage.show(impl_->on_air, impl_->between);
    }
    FrameClock::begin_started();
    const QRegion painted = impl_->scene.paint();
    return {impl_->scene.picture(), {painted.begin(), painted.end()}};
}

std::int64_t OverlayRenderer::refused_requests() const {
    return impl_->network.refused() + impl_->files.refused();
}

} // namespace regie::overlay
