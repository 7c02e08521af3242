#include "engine/overlay/picture_file.h"

#include "engine/overlay/quiet_libraries.h"
#include "engine/overlay/svg_check.h"

#include <QColorSpace>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QtEndian>
#include <fmt/format.h>

#include <array>
#include <cstring>

namespace regie::overlay {

namespace {

constexpr const char* kAsPng = "Save it as PNG or JPEG.";
/// What Qt makes room for: the largest still of eight bits a colour.
constexpr int kMostMegabytes = static_cast<int>(kMostStillPixels * 4 >> 20);

/// What has `mark` at `at` is `name`: formats that no installed reader opens, and what is no picture at all.
struct Kind {
    qsizetype at;
    QByteArrayView mark;
    const char* name;
};

const char* kind_of(const QByteArray& beginning) {
    constexpr std::array kKinds{Kind{0, "%PDF", "a PDF document"},
                                Kind{0, "%!PS", "a PostScript drawing"},
                                Kind{0, "8BPS", "a Photoshop document"},
                                Kind{4, "JXL ", "a JPEG XL picture"},
                                Kind{0, "\xff\x0a", "a JPEG XL picture"},
                                Kind{4, "jP  ", "a JPEG 2000 picture"},
                                Kind{8, "avif", "an AVIF picture"},
                                Kind{8, "avis", "an AVIF picture"},
                                Kind{8, "hei", "a HEIC picture"},
                                Kind{8, "hev", "a HEIC picture"},
                                Kind{8, "mif1", "a HEIC picture"},
                                Kind{8, "msf1", "a HEIC picture"},
                                Kind{4, "ftyp", "a video"},
                                Kind{0, "\x1a\x45\xdf\xa3", "a video"},
                                Kind{8, "AVI ", "a video"},
                                Kind{0, "PK\x03\x04", "a packed folder"},
                                Kind{0, "\xd7\xcd\xc6\x9a", "a Windows metafile"}};
    for (const auto& kind : kKinds) {
        if (beginning.mid(kind.at, kind.mark.size()) == kind.mark) {
            return kind.name;
        }
    }
    return beginning.left(1024).toLower().contains("<html") ? "a web page" : nullptr;
}

/// Why no reader opens it.
Error unknown(const QString& file, const std::string& name) {
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) {
        return {"the file cannot be read", name, "Make it readable for this user."};
    }
    const auto beginning = opened.read(4096);
    if (beginning.isEmpty()) {
        return {name + " is empty", {}, "Save it anew, as PNG or JPEG."};
    }
    const auto* kind = kind_of(beginning);
    if (!kind) {
        return {name + " is no picture that can be opened", {}, kAsPng};
    }
    if (std::strcmp(kind, "a video") == 0) {
        return {name + " is a video", {}, "Name it as one, with .mp4, .mov or .mkv at its end."};
    }
    return {fmt::format("{} is {}, which cannot be opened here", name, kind), {}, kAsPng};
}

/// Whether a picture goes on behind where the file ends. Qt opens all but a PNG and a TIFF all the same: what
/// is missing is grey or black.
bool ends_too_early(const QString& file, const QByteArray& format) {
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) {
        return false;
    }
    const auto size = opened.size();
    const auto* bytes = opened.map(0, size);
    if (!bytes) {
        return false;
    }
    if (format == "gif") {
        return size < 2 || bytes[size - 2] != 0 || bytes[size - 1] != ';';
    }
    if (format == "bmp") { // says how large it is
        return size < 6 || qFromLittleEndian<quint32>(bytes + 2) > size;
    }
    if (format == "webp") { // RIFF says how much follows its first eight bytes
        return size < 8 || qFromLittleEndian<quint32>(bytes + 4) + qint64{8} > size;
    }
    if (format != "jpeg" && format != "jpg") {
        return false;
    }
    // From marker to marker, over what each holds (a small picture, often), up to the one that ends it.
    for (qint64 at = 2; at + 1 < size;) {
        const auto marker = bytes[at + 1];
        if (bytes[at] != 0xFF || marker == 0xFF) {
            ++at;
        } else if (marker == 0xD9) {
            return false;
        } else if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8)) { // without a length
            at += 2;
        } else {
            at += 2 + (at + 3 < size ? qFromBigEndian<quint16>(bytes + at + 2) : 0);
        }
    }
    return true;
}

/// By its profile. A PNG's bare gamma is left alone, as browsers do: it is sRGB's, written as a power.
void make_srgb(QImage& picture) {
    const auto space = picture.colorSpace();
    const bool bare_gamma = space.transferFunction() == QColorSpace::TransferFunction::Gamma &&
                            space.primaries() != QColorSpace::Primaries::AdobeRgb &&
                            space.primaries() != QColorSpace::Primaries::ProPhotoRgb;
    if (space.isValid() && space != QColorSpace(QColorSpace::SRgb) && !bare_gamma) {
        picture.convertToColorSpace(QColorSpace::SRgb);
    }
}

} // namespace

Result<QImage> read_picture(const std::string& file, QSize within, std::int64_t most_pixels) {
    const auto path = QString::fromStdString(file);
    const auto name = QFileInfo(path).fileName().toStdString();
    if (!is_self_contained_file(path)) {
        return failure(name + " is a drawing that leads to other files, has too many parts or is damaged", {},
                       "Save it as PNG, or as a plain SVG with its pictures in it.");
    }
    keep_libraries_quiet();
    QImageReader::setAllocationLimit(kMostMegabytes);
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const auto whole = reader.size();
    if (!reader.canRead()) {
        return tl::unexpected(unknown(path, name));
    }
    const auto format = reader.format();
    if (reader.supportsAnimation() && reader.imageCount() > 1) {
        return failure(name + " moves", {}, "Convert it to an MP4, or save one of its pictures as PNG.");
    }
    if (ends_too_early(path, format)) {
        return failure(name + " ends too early: a part of the picture is missing", {},
                       "Copy or download it again, or save it anew.");
    }
    const auto pixels = std::int64_t{whole.width()} * whole.height();
    const bool deep = QImage::toPixelFormat(reader.imageFormat()).bitsPerPixel() > 32;
    const bool drawing = format.startsWith("svg");
    if (!drawing && pixels * (deep ? 2 : 1) > most_pixels) {
        const auto large =
            deep ? fmt::format("{} has {}×{} pixels of 16 bits a colour", name, whole.width(), whole.height())
                 : fmt::format("{} has {}×{} pixels", name, whole.width(), whole.height());
        return failure(large, {}, "Make it smaller: no screen shows as much.");
    }
    if (!within.isEmpty() && whole.isValid()) {
        const bool lies = reader.transformation() & QImageIOHandler::TransformationRotate90;
        const auto room = lies ? within.transposed() : within;
        const auto fitting = whole.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
        if (drawing || fitting.width() < whole.width()) {
            reader.setQuality(100); // of the scaling
            reader.setScaledSize(fitting);
        }
    }
    auto picture = reader.read();
    if (picture.isNull()) {
        return failure(name + " is damaged", {}, "Save it anew, as PNG or JPEG.");
    }
    make_srgb(picture);
    return picture.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

Result<std::vector<std::uint32_t>> read_still(const std::string& file, const Canvas& canvas) {
    const QSize size(canvas.width, canvas.height);
    const auto picture = read_picture(file, size, kMostStillPixels);
    if (!picture) {
        return tl::unexpected(picture.error());
    }
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(canvas.width) *
                                      static_cast<std::size_t>(canvas.height));
    QImage all(reinterpret_cast<uchar*>(pixels.data()), canvas.width, canvas.height,
               QImage::Format_ARGB32_Premultiplied);
    all.fill(Qt::black);
    const auto fitting = picture->size().scaled(size, Qt::KeepAspectRatio).expandedTo({1, 1});
    QPainter painter(&all);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(
        QRect({(canvas.width - fitting.width()) / 2, (canvas.height - fitting.height()) / 2}, fitting),
        *picture);
    return pixels;
}

} // namespace regie::overlay
