// What is on air is in the picture, in its place, and what was repainted is told exactly.

#include "overlay_fixture.h"

#include <QRegion>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;

namespace {

/// How many pixels outside `told` differ.
int differ_outside(const QRegion& told, const QImage& before, const QImage& after) {
    int count = 0;
    for (const QRect& rect : QRegion(before.rect()).subtracted(told)) {
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            const auto* a = reinterpret_cast<const QRgb*>(before.constScanLine(y));
            const auto* b = reinterpret_cast<const QRgb*>(after.constScanLine(y));
            for (int x = rect.left(); x <= rect.right(); ++x) {
                count += a[x] != b[x] ? 1 : 0;
            }
        }
    }
    return count;
}

QRegion region_of(const std::vector<QRect>& rects) {
    QRegion region;
    for (const QRect& rect : rects) {
        region += rect;
    }
    return region;
}

} // namespace

TEST_CASE("every changed pixel is in the repainted region, and the region stays with the graphics") {
    const QRect third = painted_box(at_rest({lower_third()}));
    auto renderer = make_renderer();
    QImage before = renderer->render(0).picture.copy();
    for (std::int64_t frame = 1; frame < 80; ++frame) {
        if (frame == 2) {
            renderer->set_on_air(on_air({lower_third()}));
        } else if (frame == 25) {
            renderer->set_on_air(on_air({lower_third("Un autre titre", "")}));
        } else if (frame == 50) {
            renderer->set_on_air({});
        }
        const Rendered rendered = renderer->render(frame);
        const QRegion told = region_of(rendered.repainted);
        INFO("frame " << frame);
        CHECK(differ_outside(told, before, rendered.picture) == 0);
        CHECK(told.subtracted(third.adjusted(-2, -2, 2, 2)).isEmpty());
        before = rendered.picture.copy();
    }
}

TEST_CASE("a picture that stands repaints nothing") {
    auto renderer = make_renderer();
    CHECK(renderer->render(0).repainted.empty());
    renderer->set_on_air(on_air({lower_third(), event_card(), pinned_comment()}));
    render_through(*renderer, 1, 1 + kSettled);
    for (std::int64_t frame = 30; frame < 90; ++frame) {
        renderer->set_on_air(on_air({lower_third(), event_card(), pinned_comment()}));
        CHECK(renderer->render(frame).repainted.empty());
    }
}

TEST_CASE("when its time on air is all that changed, a graphic stands still") {
    auto renderer = make_renderer();
    Graphic third = lower_third();
    renderer->set_on_air(on_air({third}));
    render_through(*renderer, 0, kSettled);
    third.until_ms = 99'000;
    renderer->set_on_air(on_air({third}));
    CHECK(renderer->render(kSettled + 1).repainted.empty());
}

TEST_CASE("a graphic whose words changed ends up as if taken fresh") {
    const QImage fresh = at_rest({pinned_comment()});
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({pinned_comment("Bonjour à tous")}));
    render_through(*renderer, 0, kSettled);
    renderer->set_on_air(on_air({pinned_comment()}));
    CHECK(render_through(*renderer, 30, 60) == fresh);
}

TEST_CASE("nothing enters what a platform covers, on any canvas") {
    const Canvas canvas = GENERATE(Canvas{1920, 1080, {30}}, Canvas{1280, 720, {30}},
                                   Canvas{1080, 1920, {30}}, Canvas{1080, 1080, {30}});
    INFO(canvas.width << "×" << canvas.height);
    const QRect box = painted_box(at_rest({lower_third(), event_card(), pinned_comment()}, canvas));
    const bool tall = canvas.height > canvas.width;
    const int side = canvas.width / 20;
    const int end = tall ? 250 * canvas.height / 1920 : canvas.height / 20;
    CHECK(QRect(side, end, canvas.width - 2 * side, canvas.height - 2 * end).contains(box));
}

TEST_CASE("graphics that share a third stand clear of each other") {
    Graphic other = lower_third("La directrice du musée", "");
    other.key = "other";
    const QImage picture = at_rest({lower_third(), other, pinned_comment()});
    const int line_x = painted_box(picture).left() + 2; // on the accent lines
    int plates = 0;
    bool inside = false;
    for (int y = 0; y < picture.height(); ++y) {
        const bool now = qAlpha(picture.pixel(line_x, y)) != 0;
        plates += now && !inside ? 1 : 0;
        inside = now;
    }
    CHECK(plates == 3);
}

TEST_CASE("what stands on air does not move when something below it leaves") {
    const QRect alone = painted_box(at_rest({lower_third()}));
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({pinned_comment(), lower_third()}));
    render_through(*renderer, 0, kSettled);
    renderer->set_on_air(on_air({lower_third()}));
    const QRect first = painted_box(render_through(*renderer, 30, 60));
    CHECK(painted_box(render_through(*renderer, 61, 90)) == first);
    CHECK(first.bottom() < alone.top());
}

TEST_CASE("what cannot be drawn is left out") {
    need_application();
    CHECK(painted_box(at_rest({{"x", "no-such-template", {}, -1, {}}})).isNull());
}
