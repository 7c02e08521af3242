#include "desk/window_place.h"

#include <QRectF>

#include <cmath>

namespace regie::desk {

QRect in_pixels(const QRect& place, double ratio, const QRect& before) {
    const double rounding = 2 * ratio; // a unit for the size, one for the room that a screen has
    const auto near = [&](int a, int b) { return std::abs(a - b) <= rounding; };
    QRect pixels((QPointF(place.topLeft()) * ratio).toPoint(), (QSizeF(place.size()) * ratio).toSize());
    if (near(pixels.width(), before.width()) && near(pixels.height(), before.height()))
        pixels.setSize(before.size());
    return pixels;
}

QRect in_units(const QRect& pixels, double ratio) {
    return {(QPointF(pixels.topLeft()) / ratio).toPoint(),
            QSize(static_cast<int>(pixels.width() / ratio), static_cast<int>(pixels.height() / ratio))};
}

} // namespace regie::desk
