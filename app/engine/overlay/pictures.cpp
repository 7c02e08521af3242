#include "engine/overlay/pictures.h"

#include "engine/overlay/picture_file.h"

#include <QFileInfo>
#include <QImageReader>

namespace regie::overlay {

namespace {

// Letters that no URL changes.
QString id_of(const QString& path) {
    return path.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString path_behind(const QString& id) {
    return QString::fromUtf8(QByteArray::fromBase64(id.toLatin1(), QByteArray::Base64UrlEncoding));
}

} // namespace

Result<QUrl> Pictures::url_of(const std::string& path) {
    const auto file = QString::fromStdString(path);
    if (!QFileInfo(file).isAbsolute() || !QFileInfo(file).isFile()) {
        return {};
    }
    const auto picture = read_picture(path, {}, kMostLogoPixels);
    if (!picture) {
        return tl::unexpected(picture.error());
    }
    if (!QImageReader::imageFormat(file).startsWith("svg")) { // drawn anew for each size
        const QMutexLocker lock(&mutex_);
        read_.insert(file, new QImage(*picture), static_cast<int>(picture->sizeInBytes() >> 10));
    }
    return QUrl(QStringLiteral("image://%1/%2").arg(QLatin1String(kName), id_of(file)));
}

QString Pictures::path_of(const QUrl& url) {
    const bool ours = url.scheme() == QLatin1String("image") && url.host() == QLatin1String(kName);
    return ours ? path_behind(url.path().mid(1)) : QString();
}

QImage Pictures::requestImage(const QString& id, QSize* size, const QSize& within) {
    const auto path = path_behind(id);
    QImage picture;
    {
        const QMutexLocker lock(&mutex_);
        if (const auto* read = read_.object(path)) {
            picture = *read;
        }
    }
    if (picture.isNull()) {
        picture = read_picture(path.toStdString(), within, kMostLogoPixels).value_or(QImage());
    }
    if (size) {
        *size = picture.size();
    }
    const bool large =
        !within.isEmpty() && (picture.width() > within.width() || picture.height() > within.height());
    return large ? picture.scaled(within, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture;
}

} // namespace regie::overlay
