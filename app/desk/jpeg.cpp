#include "desk/jpeg.h"

#include <QBuffer>
#include <QImageReader>

namespace regie::desk {

QImage decode_jpeg(const QByteArray& jpeg, const QSize& size, Qt::AspectRatioMode mode) {
    constexpr int kMaxSide = 4096;
    QBuffer buffer;
    buffer.setData(jpeg);
    QImageReader reader(&buffer, "jpeg");
    const auto whole = reader.size();
    if (!whole.isValid() || whole.width() > kMaxSide || whole.height() > kMaxSide)
        return {};
    reader.setScaledSize(whole.scaled(size, mode));
    return reader.read();
}

} // namespace regie::desk
