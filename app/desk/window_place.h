#pragma once
// Where a window stands, kept in its screen's pixels: at another text size the window counts in other units,
// and it is to look as large as a person made it.

#include <QRect>
#include <QSize>

namespace regie::desk {

/// `place` is the window's, `ratio` pixels a unit. Rounding is nobody's wish: what is all but `before` stays
/// it.
QRect in_pixels(const QRect& place, double ratio, const QRect& before);
QRect in_units(const QRect& pixels, double ratio);

} // namespace regie::desk
