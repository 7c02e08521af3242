#pragma once
// The engine's small pictures. Pure.

#include <QByteArray>
#include <QImage>

namespace regie::desk {

/// Scaled to `size` as `mode` says while it is decoded: no more is decoded than is shown. Null: it cannot be
/// read, or claims to be larger than any picture an engine sends.
QImage decode_jpeg(const QByteArray& jpeg, const QSize& size, Qt::AspectRatioMode mode);

} // namespace regie::desk
