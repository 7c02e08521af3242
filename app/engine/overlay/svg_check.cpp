#include "engine/overlay/svg_check.h"

#include <QFile>
#include <QFileInfo>
#include <QXmlStreamReader>

#include <zlib.h>

namespace regie::overlay {

namespace {

constexpr qint64 kMostOfDrawing = 4 << 20; // of a drawing
/// A drawing of more parts takes seconds to draw, each time: it is for a printer.
constexpr int kMostParts = 5000;
constexpr qint64 kDrawingBegins = 4096;

/// A drawing, by its beginning: XML in any encoding, perhaps packed.
bool looks_like_drawing(const QByteArray& beginning) {
    if (beginning.startsWith("\x1f\x8b"))
        return true;
    QByteArray plain = beginning;
    plain.replace('\0', ""); // UTF-16
    const auto mark = plain.indexOf('<');
    return mark >= 0 && mark < 16 &&
           (plain.contains("<svg") || plain.contains("<?xml") || plain.contains("<!"));
}

/// Unpacked, as far as a drawing may be large; nothing: it is larger, or broken.
QByteArray unpacked(const QByteArray& packed) {
    z_stream stream{};
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK)
        return {};
    QByteArray content(kMostOfDrawing, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    const int done = inflate(&stream, Z_FINISH);
    content.resize(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return done == Z_STREAM_END ? content : QByteArray();
}

/// "#shadow", "data:image/png;base64,…"
bool stays_inside(QStringView reference) {
    const auto target = reference.trimmed();
    return target.isEmpty() || target.startsWith(u'#') ||
           (target.startsWith(u"data:image/", Qt::CaseInsensitive) &&
            !target.contains(u"svg", Qt::CaseInsensitive));
}

} // namespace

bool is_self_contained(const QByteArray& content) {
    if (!looks_like_drawing(content.left(kDrawingBegins)))
        return true;
    const auto text = content.startsWith("\x1f\x8b") ? unpacked(content) : content;
    if (text.isEmpty())
        return false;
    QXmlStreamReader reader(text);
    int parts = 0;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            for (const auto& entity : reader.entityDeclarations())
                if (!entity.systemId().isEmpty() || !entity.publicId().isEmpty())
                    return false;
        if (token == QXmlStreamReader::StartElement && ++parts > kMostParts)
            return false;
        if (token == QXmlStreamReader::StartElement && reader.name() != u"a") // a link that nobody follows
            for (const auto& attribute : reader.attributes())
                if (attribute.name().compare(u"href", Qt::CaseInsensitive) == 0 &&
                    !stays_inside(attribute.value()))
                    return false;
    }
    return !reader.hasError();
}

bool is_self_contained_file(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return true;
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    if (!looks_like_drawing(file.peek(kDrawingBegins)))
        return true;
    return info.size() <= kMostOfDrawing && is_self_contained(file.readAll());
}

} // namespace regie::overlay
