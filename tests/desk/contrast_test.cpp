#include "desk/contrast.h"
#include "show/contrast.h"

#include <catch2/catch.hpp>

using namespace regie::desk;

namespace {

QImage filled(QColor colour) {
    QImage image(100, 50, QImage::Format_ARGB32_Premultiplied);
    image.fill(colour);
    return image;
}
constexpr QRectF kAll{0, 0, 1, 1};

} // namespace

TEST_CASE("contrast is WCAG's") {
    CHECK(regie::contrast_ratio(qRgb(0, 0, 0), qRgb(255, 255, 255)) == Approx(21));
    CHECK(regie::contrast_ratio(qRgb(255, 255, 255), qRgb(0x76, 0x76, 0x76)) == Approx(4.54).margin(0.01));
    CHECK(regie::contrast_ratio(qRgb(255, 0, 0), qRgb(255, 255, 255)) == Approx(4.0).margin(0.01));
}

TEST_CASE("words are measured on the picture and on what the graphic puts between") {
    const auto wall = filled("#E3E0D9"), nothing = filled(Qt::transparent);
    CHECK(contrast_on(wall, nothing, kAll, Qt::white) < 1.4);
    CHECK(contrast_on(wall, filled(QColor(0, 0, 0, 0x99)), kAll, Qt::white) > 4.5);
    CHECK(contrast_on(wall, filled("#132638"), kAll, Qt::white) > 14);
    CHECK(contrast_on(wall, nothing, {0, 0, 0, 0}, Qt::white) == 0);
    CHECK(contrast_on({}, nothing, kAll, Qt::white) == 0);
}

TEST_CASE("the worst place counts, but not a speck") {
    auto picture = filled(Qt::black);
    const auto nothing = filled(Qt::transparent);
    for (int x = 0; x < 4; ++x)
        for (int y = 0; y < picture.height(); ++y)
            picture.setPixel(x, y, qRgb(255, 255, 255));
    CHECK(contrast_on(picture, nothing, kAll, Qt::white) == Approx(21));          // one in 25
    CHECK(contrast_on(picture, nothing, {0, 0, 0.5, 1}, Qt::white) == Approx(1)); // two in 25 of that half
}

TEST_CASE("what was drawn is told from two grounds") {
    const QColor veil(200, 100, 0, 128);
    const auto on = [&](QRgb ground) {
        const auto mix = [&](int top, int below) { return (top * 128 + below * 127) / 255; };
        return filled(QColor(mix(200, qRed(ground)), mix(100, qGreen(ground)), mix(0, qBlue(ground))));
    };
    const auto drawn = without_ground(on(qRgb(0, 0, 0)), on(qRgb(255, 255, 255)));
    const auto pixel = drawn.pixelColor(50, 25);
    CHECK(pixel.alpha() == Approx(128).margin(2));
    CHECK(pixel.red() == Approx(200).margin(4));
    CHECK(pixel.green() == Approx(100).margin(4));
    CHECK(without_ground(filled(Qt::black), QImage()).isNull());
}
