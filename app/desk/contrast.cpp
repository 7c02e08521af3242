#include "desk/contrast.h"

#include "show/contrast.h"

#include <algorithm>
#include <vector>

namespace regie::desk {

namespace {

/// `above` is premultiplied.
QRgb over(QRgb above, QRgb below) {
    const int rest = 255 - qAlpha(above);
    const auto channel = [rest](int top, int bottom) { return std::min(255, top + bottom * rest / 255); };
    return qRgb(channel(qRed(above), qRed(below)), channel(qGreen(above), qGreen(below)),
                channel(qBlue(above), qBlue(below)));
}

} // namespace

QImage without_ground(const QImage& on_black, const QImage& on_white) {
    if (on_black.size() != on_white.size())
        return {};
    QImage drawn(on_black.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x) {
            const auto black = on_black.pixel(x, y), white = on_white.pixel(x, y);
            const int alpha = std::clamp(255 - (qGreen(white) - qGreen(black)), 0, 255);
            drawn.setPixel(x, y,
                           qRgba(std::min(qRed(black), alpha), std::min(qGreen(black), alpha),
                                 std::min(qBlue(black), alpha), alpha));
        }
    return drawn;
}

double contrast_on(const QImage& picture, const QImage& ground, const QRectF& place, const QColor& ink) {
    if (ground.format() != QImage::Format_ARGB32_Premultiplied)
        return 0;
    const QRect all(0, 0, std::min(picture.width(), ground.width()),
                    std::min(picture.height(), ground.height()));
    const QRect wanted = QRectF(place.x() * all.width(), place.y() * all.height(),
                                place.width() * all.width(), place.height() * all.height())
                             .toAlignedRect()
                             .intersected(all);
    std::vector<double> ratios;
    ratios.reserve(static_cast<std::size_t>(std::max(0, wanted.width() * wanted.height())));
    for (int y = wanted.top(); y <= wanted.bottom(); ++y)
        for (int x = wanted.left(); x <= wanted.right(); ++x)
            ratios.push_back(
                contrast_ratio(ink.rgb(), over(reinterpret_cast<const QRgb*>(ground.constScanLine(y))[x],
                                               picture.pixel(x, y))));
    if (ratios.empty())
        return 0;
    const auto worst = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 20);
    std::nth_element(ratios.begin(), worst, ratios.end());
    return *worst;
}

} // namespace regie::desk
