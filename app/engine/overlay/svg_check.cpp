#include "engine/overlay/svg_check.h"

#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>
#include <zlib.h>

namespace regie::overlay {

namespace {

constexpr qint64 kMostOfDrawing = 4 << 20; // of a drawing
/// A drawing of more parts takes seconds to draw, each time: it is for a printer.
constexpr std::size_t kMostParts = 5000;
/// So many numbers and commands of an outline cost what a part does: 20,000 points that lie anywhere take 3 s
/// at a logo's size.
constexpr std::size_t kMarksAPart = 8;
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

/// How many numbers and commands: "M1-2.5.5z" has five.
std::size_t marks_in(QStringView outline) {
    std::size_t marks = 0;
    bool number = false, fraction = false, power = false; // behind its like
    for (const auto c : outline) {
        const bool point = c == u'.', sign = c == u'-' || c == u'+';
        const bool exponent = number && (c == u'e' || c == u'E');
        const bool goes_on = number && (c.isDigit() || (point && !fraction) || exponent || (sign && power));
        const bool begins = !goes_on && (c.isDigit() || point);
        if (begins || (c.isLetter() && !goes_on))
            ++marks;
        fraction = point || (goes_on && fraction);
        power = exponent;
        number = goes_on || begins;
    }
    return marks;
}

/// What a drawing is made of. A part that others name is drawn wherever they stand, with all it is made of.
class Parts {
  public:
    void open(const QXmlStreamAttributes& attributes, QStringView name) {
        auto named = attributes.value(QLatin1String("href"));
        if (named.isEmpty())
            named = attributes.value(QLatin1String("xlink:href"));
        const auto part = parts_.size();
        if (!open_.empty())
            parts_[open_.back()].holds.push_back(part);
        const auto marks = marks_in(attributes.value(QLatin1String("points"))) +
                           marks_in(attributes.value(QLatin1String("d")));
        parts_.push_back(
            {{}, name == u"use" ? named.trimmed().mid(1).toString() : QString(), 1 + marks / kMarksAPart});
        if (const auto id = attributes.value(QLatin1String("id")); !id.isEmpty())
            named_[id.toString()].push_back(part);
        open_.push_back(part);
    }
    void close() { open_.pop_back(); }
    std::size_t size() const { return parts_.size(); }
    bool are_too_many() { return !parts_.empty() && drawn(0) > kMostParts; }

  private:
    struct Part {
        std::vector<std::size_t> holds;
        QString draws;            ///< the id of another one
        std::size_t costs;        ///< itself, as so many parts
        std::size_t drawn = 0;    ///< how many in all, once that is known
        bool being_drawn = false; ///< which leads here again
    };

    std::size_t drawn(std::size_t part) {
        auto& one = parts_[part];
        if (one.being_drawn)
            return kMostParts + 1;
        if (one.drawn > 0)
            return one.drawn;
        one.being_drawn = true;
        std::size_t count = std::min(one.costs, kMostParts + 1);
        for (const auto inner : one.holds)
            count = std::min(count + drawn(inner), kMostParts + 1);
        if (const auto named = named_.find(one.draws); !one.draws.isEmpty() && named != named_.end())
            for (const auto other : named->second)
                count = std::min(count + drawn(other), kMostParts + 1);
        one.being_drawn = false;
        return one.drawn = count;
    }

    std::vector<Part> parts_;
    std::vector<std::size_t> open_;
    std::map<QString, std::vector<std::size_t>> named_;
};

} // namespace

bool is_self_contained(const QByteArray& content) {
    if (!looks_like_drawing(content.left(kDrawingBegins)))
        return true;
    const auto text = content.startsWith("\x1f\x8b") ? unpacked(content) : content;
    if (text.isEmpty())
        return false;
    QXmlStreamReader reader(text);
    Parts parts;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            for (const auto& entity : reader.entityDeclarations())
                if (!entity.systemId().isEmpty() || !entity.publicId().isEmpty())
                    return false;
        if (token == QXmlStreamReader::StartElement)
            parts.open(reader.attributes(), reader.name());
        else if (token == QXmlStreamReader::EndElement)
            parts.close();
        if (token == QXmlStreamReader::StartElement && parts.size() > kMostParts)
            return false;
        if (token == QXmlStreamReader::StartElement && reader.name() != u"a") // a link that nobody follows
            for (const auto& attribute : reader.attributes())
                if (attribute.name().compare(u"href", Qt::CaseInsensitive) == 0 &&
                    !stays_inside(attribute.value()))
                    return false;
    }
    return !reader.hasError() && !parts.are_too_many();
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
