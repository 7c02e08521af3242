// Stills and logos are opened in one way: whatever crews have, upright and in its colours, or refused in
// words.

#include "engine/overlay/picture_file.h"
#include "overlay_fixture.h"

#include <QColorSpace>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>
#include <QTransform>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;

namespace {

constexpr QRgb kRed = 0xFFC01818, kGreen = 0xFF18A018, kBlue = 0xFF1830C0, kYellow = 0xFFC8B010;

QImage quarters(int width = 640, int height = 360) {
    QImage picture(width, height, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.fillRect(0, 0, width / 2, height / 2, QColor(kRed));
    painter.fillRect(width / 2, 0, width, height / 2, QColor(kGreen));
    painter.fillRect(0, height / 2, width / 2, height, QColor(kBlue));
    painter.fillRect(width / 2, height / 2, width, height, QColor(kYellow));
    return picture;
}

/// The most any colour is off in the middle of a quarter of `picture`.
int off(const QImage& picture) {
    int most = 0;
    for (const auto& [x, y, colour] :
         {std::tuple{1, 1, kRed}, {3, 1, kGreen}, {1, 3, kBlue}, {3, 3, kYellow}}) {
        const auto seen = picture.pixel(picture.width() * x / 4, picture.height() * y / 4);
        for (const int shift : {0, 8, 16, 24})
            most = std::max(most, std::abs(static_cast<int>(seen >> shift & 255) -
                                           static_cast<int>(colour >> shift & 255)));
    }
    return most;
}

void make(const QString& command) { REQUIRE(std::system(command.toUtf8().constData()) == 0); }

std::string write(const QTemporaryDir& folder, const char* name, const QByteArray& bytes) {
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName().toStdString();
}

QImage still(const std::string& file, const Canvas& canvas) {
    const auto pixels = read_still(file, canvas);
    REQUIRE(pixels);
    return QImage(reinterpret_cast<const uchar*>(pixels->data()), canvas.width, canvas.height,
                  QImage::Format_ARGB32_Premultiplied)
        .copy();
}

const Canvas kHd{1280, 720, {25}};

} // namespace

TEST_CASE("a picture of any kind is read in its colours, by what is in it") {
    need_application();
    const QTemporaryDir folder;
    const auto whole = folder.filePath("whole.png");
    quarters().save(whole);
    const auto [name, options] =
        GENERATE(table<QString, QString>({{"a.jpg", "-quality 95"},
                                          {"progressive.jpg", "-interlace plane -quality 95"},
                                          {"chroma.jpg", "-sampling-factor 2x1 -quality 95"},
                                          {"cmyk.jpg", "-colorspace CMYK -quality 95"},
                                          {"deep.png", "-depth 16 -define png:bit-depth=16"},
                                          {"palette.png", "-type Palette"},
                                          {"a.webp", "-quality 95"},
                                          {"a.tif", ""},
                                          {"a.gif", ""},
                                          {"a.bmp", ""},
                                          {"PNG:wrong.jpg", ""},
                                          {"JPEG:a.jfif", "-quality 95"}}));
    INFO(name.toStdString());
    const auto file = folder.filePath(name.section(':', -1));
    const auto as = name.contains(':') ? name.section(':', 0, 0) + ':' : QString();
    make("convert " + whole + ' ' + options + ' ' + as + file);
    const auto picture = read_picture(file.toStdString(), {}, kMostStillPixels);
    REQUIRE(picture);
    CHECK(picture->size() == QSize(640, 360));
    CHECK(off(*picture) <= 5);
}

TEST_CASE("a photograph stands as its camera says") {
    need_application();
    const QTemporaryDir folder;
    const auto [turned, angle] = GENERATE(
        table<QImageIOHandler::Transformation, int>({{QImageIOHandler::TransformationNone, 0},
                                                     {QImageIOHandler::TransformationRotate180, 180},
                                                     {QImageIOHandler::TransformationRotate90, -90},
                                                     {QImageIOHandler::TransformationRotate270, 90}}));
    QImageWriter writer(folder.filePath("photo.jpg"));
    writer.setTransformation(turned); // what is written as it lies, with the camera's word on it
    REQUIRE(writer.write(quarters().transformed(QTransform().rotate(angle))));
    const auto picture =
        read_picture(folder.filePath("photo.jpg").toStdString(), {100, 100}, kMostStillPixels);
    REQUIRE(picture);
    CHECK(picture->size() == QSize(100, 56));
    CHECK(off(*picture) <= 5);
}

TEST_CASE("a picture with a profile is brought to sRGB, one with a bare gamma is not touched") {
    need_application();
    const QTemporaryDir folder;
    auto wide = quarters();
    wide.setColorSpace(QColorSpace::SRgb);
    wide.convertToColorSpace(GENERATE(QColorSpace::DisplayP3, QColorSpace::AdobeRgb));
    wide.save(folder.filePath("wide.png"));
    CHECK(off(wide) > 8);
    const auto read = read_picture(folder.filePath("wide.png").toStdString(), {}, kMostStillPixels);
    REQUIRE(read);
    CHECK(off(*read) <= 4);
    auto bare = quarters();
    bare.setColorSpace(QColorSpace(QColorSpace::Primaries::SRgb, 2.2F));
    bare.save(folder.filePath("bare.png"));
    CHECK(off(read_picture(folder.filePath("bare.png").toStdString(), {}, kMostStillPixels).value()) == 0);
}

TEST_CASE("a still lies in the middle of the canvas, as large as fits, over black") {
    need_application();
    const QTemporaryDir folder;
    SECTION("tall") {
        quarters(361, 641).save(folder.filePath("tall.png"));
        const auto seen = still(folder.filePath("tall.png").toStdString(), kHd);
        CHECK(seen.pixel(430, 360) == 0xFF000000);
        CHECK(seen.pixel(850, 360) == 0xFF000000);
        CHECK(off(seen.copy(438, 0, 404, 720)) <= 1);
    }
    SECTION("very wide") {
        quarters(3000, 20).save(folder.filePath("strip.png"));
        const auto seen = still(folder.filePath("strip.png").toStdString(), kHd);
        CHECK(seen.pixel(0, 350) == 0xFF000000);
        CHECK(off(seen.copy(0, 356, 1280, 8)) <= 1);
    }
    SECTION("one pixel") {
        QImage one(1, 1, QImage::Format_RGB32);
        one.fill(kRed);
        one.save(folder.filePath("one.png"));
        CHECK(still(folder.filePath("one.png").toStdString(), kHd).pixel(640, 360) == kRed);
    }
    SECTION("what shines through is black") {
        QImage clear(64, 36, QImage::Format_ARGB32);
        clear.fill(0x00FFFFFF);
        clear.save(folder.filePath("clear.png"));
        CHECK(still(folder.filePath("clear.png").toStdString(), kHd).pixel(640, 360) == 0xFF000000);
    }
    SECTION("a drawing is drawn at the canvas's size, not enlarged") {
        const auto file = write(folder, "a.svg",
                                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'>"
                                "<rect width='8' height='9' fill='#C01818'/>"
                                "<rect x='8' width='8' height='9' fill='#1830C0'/></svg>");
        const auto seen = still(file, kHd);
        CHECK(seen.pixel(638, 100) == kRed);
        CHECK(seen.pixel(641, 100) == kBlue);
    }
}

TEST_CASE("what cannot be opened is refused with what it is and what to do") {
    need_application();
    const QTemporaryDir folder;
    struct Row {
        const char* name;
        QByteArray bytes;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {"a.avif",
         QByteArray("\0\0\0\x20"
                    "ftypavif",
                    12),
         "a.avif is an AVIF picture, which cannot be opened here. Save it as PNG or JPEG."},
        {"a.heic",
         QByteArray("\0\0\0\x20"
                    "ftypheic",
                    12),
         "is a HEIC picture, which"},
        {"a.png", "%PDF-1.7 ...", "a.png is a PDF document, which"},
        {"a.jpg",
         QByteArray("\0\0\0\x20"
                    "ftypisom",
                    12),
         "a.jpg is a video. Name it as one"},
        {"a.png", "", "a.png is empty"},
        {"a.png", "broken", "a.png is no picture that can be opened. Save it as PNG or JPEG."},
        {"a.svg", "<!DOCTYPE html><html><body>404</body></html>", "a.svg is a"},
        {"a.svg",
         "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><image "
         "xlink:href='b.png'/></svg>",
         "a.svg is a drawing that leads to other files"},
        {"a.svg",
         "<svg xmlns='http://www.w3.org/2000/svg'><polygon points='" + QByteArray("1,2 ").repeated(40000) +
             "'/></svg>",
         "a.svg is a drawing that leads to other files, has too many parts or is damaged. Save it as PNG"},
        {"a.svg",
         "<svg xmlns='http://www.w3.org/2000/svg'>" + QByteArray("<circle r='700'/>").repeated(5000) +
             "</svg>",
         "a.svg is a drawing that leads to other files, has too many parts or is damaged. Save it as PNG"},
    }));
    const auto file = write(folder, row.name, row.bytes);
    const auto picture = read_picture(file, {}, kMostStillPixels);
    REQUIRE_FALSE(picture);
    CHECK_THAT(picture.error().line(), Catch::Contains(row.words));
}

TEST_CASE("a picture that is damaged, moves or is too large is refused before the show") {
    need_application();
    const QTemporaryDir folder;
    const auto path = [&](const char* name) { return folder.filePath(name); };
    const auto said = [&](const char* name, std::int64_t most = kMostStillPixels) {
        const auto picture = read_picture(path(name).toStdString(), {}, most);
        return picture ? std::string() : picture.error().line();
    };
    quarters().save(path("cut.png"));
    QFile(path("cut.png")).resize(200);
    CHECK_THAT(said("cut.png"), Catch::Contains("cut.png is damaged"));
    make("convert -size 64x36 xc:red xc:blue " + path("moves.gif"));
    CHECK_THAT(said("moves.gif"), Catch::Contains("moves.gif moves. Convert it to an MP4"));
    QImage(5000, 3400, QImage::Format_Mono).save(path("large.png"));
    CHECK_THAT(said("large.png", kMostLogoPixels),
               Catch::Contains("large.png has 5000×3400 pixels. Make it smaller"));
    CHECK(said("large.png").empty());
}

TEST_CASE("a picture that ends too early is refused, wherever it ends") {
    need_application();
    const QTemporaryDir folder;
    const auto photo = folder.filePath("photo.png");
    make("convert -size 320x180 plasma:red-blue " + photo);
    const auto [name, options] =
        GENERATE(table<QString, QString>({{"a.jpg", "-quality 80"},
                                          {"progressive.jpg", "-interlace plane -quality 80"},
                                          {"a.png", ""},
                                          {"interlaced.png", "-interlace plane"},
                                          {"a.webp", "-quality 80"},
                                          {"lossless.webp", "-define webp:lossless=true"},
                                          {"a.tif", "-compress none"},
                                          {"packed.tif", "-compress zip"},
                                          {"a.gif", ""},
                                          {"a.bmp", ""}}));
    const auto file = folder.filePath(name);
    make("convert " + photo + ' ' + options + ' ' + file);
    REQUIRE(read_picture(file.toStdString(), {}, kMostStillPixels));
    const auto size = QFileInfo(file).size();
    const auto part = GENERATE(0.98, 0.6, 0.3);
    INFO(name.toStdString() << " to " << part);
    QFile(file).resize(static_cast<qint64>(static_cast<double>(size) * part));
    const auto picture = read_picture(file.toStdString(), {}, kMostStillPixels);
    REQUIRE_FALSE(picture);
    CHECK_THAT(picture.error().line(), Catch::Contains(name.toStdString()));
}

TEST_CASE("a JPEG with a picture in it, or more behind it, is whole") {
    need_application();
    const QTemporaryDir folder;
    const auto plain = folder.filePath("plain.jpg");
    quarters().save(plain, nullptr, 90);
    QFile file(plain);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    // As cameras do: a small picture in a segment at the beginning, and a large one behind the end.
    const auto small = bytes.left(2000);
    const auto head = QByteArray("\xFF\xE1", 2) + static_cast<char>((small.size() + 2) >> 8) +
                      static_cast<char>((small.size() + 2) & 0xFF);
    const auto whole = bytes.left(2) + head + small + bytes.mid(2) + bytes;
    CHECK(read_picture(write(folder, "whole.jpg", whole), {}, kMostStillPixels));
    CHECK_FALSE(read_picture(write(folder, "cut.jpg", whole.left(4000)), {}, kMostStillPixels));
}

TEST_CASE("opaque logos leave the plate they lie on, and lie whole") {
    need_application();
    const QTemporaryDir folder;
    const auto file = folder.filePath(GENERATE("square.png", "square.jpg"));
    QImage square(200, 200, QImage::Format_RGB32);
    square.fill(kRed);
    square.save(file, nullptr, 100);
    const auto name = file.toStdString();
    const auto partners = [](const std::string& logo) {
        return at_rest(
            {{"partners", "partners", {{"logos", logo + "\n" + logo}, {"title", "Avec"}}, -1, {}}});
    };
    const auto opaque = partners(name), clear = partners(logo_file());
    const auto box = painted_box(clear);
    REQUIRE(painted_box(opaque) == box);
    // Between the logos and around them there is paper.
    const QPoint places[] = {{box.center().x(), box.bottom() - 40}, {box.left() + 12, box.bottom() - 40}};
    for (const auto& place : places) {
        CHECK(opaque.pixel(place) == clear.pixel(place));
        CHECK(qAlpha(opaque.pixel(place)) == 255);
    }
    int red = 0;
    for (int x = box.left(); x <= box.right(); ++x)
        red +=
            qRed(opaque.pixel(x, box.bottom() - 60)) > 180 && qBlue(opaque.pixel(x, box.bottom() - 60)) < 60;
    CHECK(red > 150);
}

TEST_CASE("a logo that cannot be shown is said while its graphic stands, which stands without it") {
    need_application();
    const QTemporaryDir folder;
    const auto file = write(folder, "logo.avif",
                            QByteArray("\0\0\0\x20"
                                       "ftypavif",
                                       12));
    const auto without = at_rest({event_card("")});
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({event_card(file)}));
    CHECK(render_through(*renderer, 0, kSettled) == without);
    CHECK_THAT(renderer->trouble(), Catch::Contains("logo.avif is an AVIF picture"));
    renderer->set_on_air({});
    render_through(*renderer, kSettled + 1, 2 * kSettled);
    CHECK(renderer->trouble().empty());
}

TEST_CASE("what libraries find in a broken picture is not printed by them") {
    need_application();
    const QTemporaryDir folder;
    const auto in_folder = [&](const char* name) { return folder.filePath(name); };
    quarters().save(in_folder("whole.png"));
    make(QString("convert %1 -compress LZW %2").arg(in_folder("whole.png"), in_folder("whole.tiff")));
    make(QString("convert %1 %2").arg(in_folder("whole.png"), in_folder("whole.jpg")));
    const auto silent = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    std::fflush(stderr);
    const auto said = std::unique_ptr<std::FILE, int (*)(std::FILE*)>(std::tmpfile(), std::fclose);
    const int before = dup(STDERR_FILENO);
    dup2(fileno(said.get()), STDERR_FILENO);
    bool one_was_read = false;
    for (const char* name : {"whole.png", "whole.tiff", "whole.jpg"}) {
        QFile file(in_folder(name));
        const auto bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        for (qsizetype at = 8; at < bytes.size(); at += std::max<qsizetype>(1, bytes.size() / 150)) {
            auto broken = bytes;
            broken[at] = static_cast<char>(~broken[at]);
            one_was_read |= read_picture(write(folder, "broken", broken), {}, kMostLogoPixels).has_value();
            one_was_read |=
                read_picture(write(folder, "short", bytes.left(at)), {}, kMostLogoPixels).has_value();
        }
    }
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    qInstallMessageHandler(silent);
    std::string words(2000, 0);
    std::rewind(said.get());
    words.resize(std::fread(words.data(), 1, words.size(), said.get()));
    CHECK(words == "");
    CHECK(one_was_read);
}
