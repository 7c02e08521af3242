// What the overlay scene costs a frame: nothing on air, a graphic that stands, one that moves every frame, a
// take.

#include "bench_frames.h"
#include "engine/overlay/frame_clock.h"
#include "engine/overlay/overlay_renderer.h"
#include "engine/overlay/software_scene.h"
#include "pipelines/overlay/blend.h"
#include "pipelines/overlay/tiles.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>

#include <benchmark/benchmark.h>
#include <chrono>

using namespace regie;
using namespace regie::bench;

namespace {

const Graphic kThird{
    "lt",
    "lower-third",
    {{"title", "Musée d'arts de Nantes"}, {"subtitle", "Réouverture après six ans de travaux"}},
    -1,
    {}};
const Graphic kPin{"pin",
                   "pinned-comment",
                   {{"author", "Karim B."},
                    {"text", "La nouvelle verrière est magnifique, bravo à toute l'équipe 👏"},
                    {"platform", "facebook"}},
                   -1,
                   {}};

std::unique_ptr<overlay::OverlayRenderer> make_renderer() {
    return std::move(*overlay::OverlayRenderer::create({kWidth, kHeight, {30}}, ShowFile().look));
}

void render_nothing(benchmark::State& state) {
    const auto renderer = make_renderer();
    std::int64_t frame = 0;
    for (auto _ : state)
        renderer->render(frame++);
}

void render_standing(benchmark::State& state) {
    const auto renderer = make_renderer();
    std::int64_t frame = 0;
    renderer->set_on_air({{"lt", kThird}});
    while (frame < 60)
        renderer->render(frame++);
    for (auto _ : state)
        renderer->render(frame++);
}

/// The dearest frame: the one in which a graphic is taken and its text laid out.
void render_take(benchmark::State& state) {
    const auto renderer = make_renderer();
    std::int64_t frame = 0;
    for (auto _ : state) {
        renderer->set_on_air({{"pin", kPin}});
        const auto start = std::chrono::steady_clock::now();
        renderer->render(frame++);
        state.SetIterationTime(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        renderer->set_on_air({});
        for (const auto until = frame + 30; frame < until; ++frame)
            renderer->render(frame);
    }
}

/// Render, convert, blend; the counters say what each of the first two takes (µs).
void moving_lower_third(benchmark::State& state) {
    overlay::FrameClock clock;
    QQmlEngine engine;
    overlay::SoftwareScene scene({kWidth, kHeight});
    QQmlComponent component(&engine);
    component.setData(R"(
        import QtQuick
        Rectangle {
            y: 800; width: 1400; height: 200; radius: 12; color: "#E6121820"; layer.enabled: true
            Rectangle { width: 16; height: 200; color: "#E0301B" }
            Text { x: 56; y: 24; text: "Réouverture du Musée d'arts"; textFormat: Text.PlainText; color: "white"
                   font { family: "Inter"; pixelSize: 80; weight: Font.DemiBold } }
            Text { x: 56; y: 128; text: "Nantes · today 11:00–19:00"; textFormat: Text.PlainText; color: "#C8D0DA"
                   font { family: "Inter"; pixelSize: 44 } }
        })",
                      {});
    const std::unique_ptr<QQuickItem> third(qobject_cast<QQuickItem*>(
        component.createWithInitialProperties({{"parent", QVariant::fromValue(scene.root())}})));
    pipelines::OverlayConverter converter(kWidth, kHeight);
    Frames frames;
    std::int64_t frame = 0;
    std::chrono::duration<double, std::micro> render{}, convert{};
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        third->setX(static_cast<double>(40 + frame % 400));
        std::vector<pipelines::Rect> repainted;
        for (const QRect& rect : scene.paint())
            repainted.push_back({rect.x(), rect.y(), rect.width(), rect.height()});
        const auto rendered = std::chrono::steady_clock::now();
        const auto overlay = converter.convert(view_of(scene.picture()), repainted, frame++);
        render += rendered - start;
        convert += std::chrono::steady_clock::now() - rendered;
        auto picture = frames.next();
        GstVideoFrame mapped;
        gst_video_frame_map(&mapped, &frames.info(), picture.get(), GST_MAP_READWRITE);
        pipelines::PictureView view;
        for (std::size_t plane = 0; plane < 3; ++plane) {
            view.planes[plane] = static_cast<std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, plane));
            view.strides[plane] = GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, plane);
        }
        pipelines::blend(overlay->grid(), view);
        gst_video_frame_unmap(&mapped);
        frames.done(std::move(picture));
    }
    state.counters["render"] = {render.count(), benchmark::Counter::kAvgIterations};
    state.counters["convert"] = {convert.count(), benchmark::Counter::kAvgIterations};
}

constexpr auto kUnit = benchmark::kMicrosecond;

} // namespace

BENCHMARK(render_nothing)->Unit(kUnit)->UseRealTime();
BENCHMARK(render_standing)->Unit(kUnit)->UseRealTime();
BENCHMARK(moving_lower_third)->Unit(kUnit)->UseRealTime();
BENCHMARK(render_take)->Unit(kUnit)->UseManualTime();
