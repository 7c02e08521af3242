#pragma once
// How well words can be read on what stands beneath them. Pure.

#include <QColor>
#include <QImage>
#include <QRectF>

namespace regie::desk {

/// What was drawn on black and on white, on nothing: premultiplied. Of one size, else nothing.
QImage without_ground(const QImage& on_black, const QImage& on_white);

/// Of `ink` on what lies in `place` (fractions of both): `ground` (with its alpha) over `picture`, which have
/// one size. The worst place counts: one pixel in twenty is worse at most. 0: there is nothing there.
double contrast_on(const QImage& picture, const QImage& ground, const QRectF& place, const QColor& ink);

} // namespace regie::desk
