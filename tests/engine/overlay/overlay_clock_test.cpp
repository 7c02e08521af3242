// Frame n looks the same in every run: animations run on the programme's clock and on nothing else.

#include "overlay_fixture.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;

namespace {

/// The pictures of the first frames after a take at frame `at`, after rendering every frame from `first` on.
/// The event loop turns after each frame, as an engine's does: Qt stops and starts its animation clock from
/// there.
std::vector<QImage> take_at(std::int64_t first, std::int64_t at) {
    auto renderer = make_renderer();
    for (std::int64_t frame = first; frame < at; ++frame) {
        renderer->render(frame);
        QCoreApplication::processEvents();
    }
    renderer->set_on_air(on_air({lower_third(), event_card(), pinned_comment()}));
    std::vector<QImage> pictures;
    for (std::int64_t frame = at; frame <= at + kSettled; ++frame) {
        pictures.push_back(renderer->render(frame).picture.copy());
        QCoreApplication::processEvents();
    }
    return pictures;
}

/// Frames from `at` until the last one that painted anything.
std::int64_t frames_until_still(OverlayRenderer& renderer, std::int64_t at) {
    std::int64_t last = at;
    for (std::int64_t frame = at; frame < at + 2 * kSettled; ++frame) {
        if (!renderer.render(frame).repainted.empty()) {
            last = frame;
        }
    }
    return last - at;
}

} // namespace

TEST_CASE("the same frames give the same pixels in another run") { CHECK(take_at(0, 30) == take_at(0, 30)); }

TEST_CASE("a take after ten idle seconds begins at its beginning") {
    const auto pictures = take_at(0, 300);
    CHECK(painted_box(pictures[0]).isNull());
    CHECK(pictures == take_at(0, 0));
}

TEST_CASE("frame n shows the animations where its time has them, also after ten idle seconds") {
    // The plate's edge: 60 ms of delay, then 320 ms out along 1 - (1 - t)⁴ (Easing.OutQuart) from the accent
    // line.
    const auto pictures = take_at(0, GENERATE(0, 300));
    const QRect whole = painted_box(at_rest({lower_third(), event_card(), pinned_comment()}));
    const int line = static_cast<int>(std::lround(0.0095 * 1080));
    // Animations know whole milliseconds.
    for (const std::size_t frame : {1U, 2U, 4U, 6U, 8U, 10U, 12U}) {
        const double t = std::clamp((static_cast<double>(frame * 1000 / 30) - 60) / 320, 0.0, 1.0);
        const double reveal = 1 - std::pow(1 - t, 4);
        INFO("frame " << frame);
        CHECK(std::abs(painted_box(pictures[frame]).width() - (line + (whole.width() - line) * reveal)) <=
              1.5);
    }
}

TEST_CASE("an engine that starts at frame 90,000 shows what one that starts at 0 shows") {
    CHECK(take_at(90'000, 90'030) == take_at(0, 30));
}

TEST_CASE("frames that were skipped are not missed") {
    const auto every = take_at(0, 0);
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({lower_third(), event_card(), pinned_comment()}));
    for (const std::int64_t frame : {0, 1, 6, 7, 11, 20}) {
        INFO("frame " << frame);
        CHECK(renderer->render(frame).picture == every[static_cast<std::size_t>(frame)]);
    }
}

TEST_CASE("graphics come in within 300 to 450 ms and leave within 200 to 300 ms") {
    for (const Graphic& graphic : {lower_third(), event_card(), pinned_comment()}) {
        INFO(graphic.graphic);
        auto renderer = make_renderer();
        renderer->set_on_air(on_air({graphic}));
        const auto in_ms = frames_until_still(*renderer, 0) * 1000 / 30;
        CHECK(in_ms >= 300);
        CHECK(in_ms <= 450);
        renderer->set_on_air({});
        const auto out_ms = frames_until_still(*renderer, 60) * 1000 / 30;
        CHECK(out_ms >= 200);
        CHECK(out_ms <= 300);
        CHECK(painted_box(renderer->render(200).picture).isNull());
    }
}

TEST_CASE("a graphic released while it comes in leaves from where it is") {
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({lower_third()}));
    render_through(*renderer, 0, 4);
    renderer->set_on_air({});
    const QRect half_in = painted_box(renderer->render(5).picture);
    for (std::int64_t frame = 6; frame < 15; ++frame) {
        const QRect now = painted_box(renderer->render(frame).picture);
        CHECK(half_in.united(now) == half_in);
    }
    CHECK(painted_box(renderer->render(15).picture).isNull());
}
