// What a crew's own templates may be made of: nothing that writes a file, opens a window, reads past what is
// looked at, or makes more than a graphic needs.

#include "crew_fixture.h"

#include <QDir>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;

namespace {

/// A picture outside of the crew's folder, all magenta.
QByteArray magenta_in(const QTemporaryDir& folder) {
    QImage secret(200, 200, QImage::Format_RGB32);
    secret.fill(Qt::magenta);
    const auto file = folder.filePath("secret.png");
    REQUIRE(secret.save(file));
    return file.toUtf8();
}

/// Makes `what` as the board stands, however it may: neither a check of its text nor one as it loads sees it.
QByteArray makes(const QByteArray& what) {
    return kPlain + "    Component.onCompleted: try { Qt.createQmlObject(`" + what +
           "`, root) } catch (error) {}\n";
}

/// The board after two seconds in which the program does what it has to between frames.
QImage drawn_in_time(const Crew& crew) {
    const auto renderer = crew.renderer();
    renderer->set_on_air(on_air({board()}));
    for (std::int64_t frame = 0; frame < 60; ++frame) {
        renderer->render(frame);
        turn_events(2, [] { return false; });
    }
    return renderer->render(60).picture.copy();
}

} // namespace

TEST_CASE("a template draws shapes") {
    const Crew crew;
    crew.add("OurBoard", kPlain + R"(
    Shape {
        x: 600; y: 600
        ShapePath {
            fillColor: "magenta"
            PathLine { x: 200; y: 0 } PathLine { x: 200; y: 200 } PathLine { x: 0; y: 200 }
        }
    }
)");
    const auto file = crew.folder.filePath("OurBoard.qml");
    QFile code(file);
    REQUIRE(code.open(QIODevice::ReadOnly));
    crew.write("OurBoard.qml", "import QtQuick.Shapes\n" + code.readAll());
    const auto picture = at_rest({board()}, kFullHd, crew.templates());
    CHECK(picture.pixelColor(700, 700) == QColor(Qt::magenta));
}

TEST_CASE("no template writes a file") {
    QTemporaryDir outside;
    const auto file = outside.filePath("written.png").toUtf8();
    for (const QByteArray& writes :
         {"import QtQuick; Canvas { width: 20; height: 20; onPaint: { getContext('2d').fillRect(0, 0, 9, 9); "
          "save('" +
              file + "') } }",
          "import QtQuick as Q; Q.Canvas { width: 20; height: 20; renderTarget: Q.Canvas.Image; onPaint: { "
          "getContext('2d').fillRect(0, 0, 9, 9); save('" +
              file + "', Qt.size(9, 9)) } }",
          "import QtQuick; Window { visible: true; width: 99; height: 99; Rectangle { id: r; width: 9; "
          "height: 9; Timer { running: true; interval: 50; onTriggered: r.grabToImage(g => g.saveToFile('" +
              file + "')) } } }"}) {
        INFO(writes.toStdString());
        const Crew crew;
        crew.add("OurBoard", makes(writes));
        drawn_in_time(crew);
        CHECK(QDir(outside.path()).isEmpty());
    }
}

TEST_CASE("no template reads a picture by a way of its own") {
    QTemporaryDir outside;
    const auto file = magenta_in(outside);
    const auto url = "file://" + file;
    const auto provided =
        "image://picture/" + file.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray at = "x: 600; y: 600; width: 200; height: 200; ";
    for (const auto& source : {url, provided}) {
        for (const QByteArray& reads :
             {"Image { " + at + "source: '" + source + "' }",
              "AnimatedImage { " + at + "source: '" + source + "' }",
              "BorderImage { " + at + "source: '" + source + "' }",
              QByteArray("BorderImage { " + at + "source: 'frame.sci' }"),
              "AnimatedSprite { " + at + "frameWidth: 200; frameHeight: 200; frameCount: 1; source: '" +
                  source + "' }",
              "SpriteSequence { " + at +
                  "Sprite { frameWidth: 200; frameHeight: 200; frameCount: 1; source: '" + source + "' } }",
              "Canvas { " + at + "Component.onCompleted: loadImage('" + source +
                  "'); onImageLoaded: "
                  "requestPaint(); onPaint: getContext('2d').drawImage('" +
                  source + "', 0, 0) }",
              "Text { " + at + "font.pixelSize: 20; text: '<img src=\"" + source +
                  "\">'; textFormat: Text.RichText }"}) {
            INFO(reads.toStdString());
            const Crew crew;
            crew.write("frame.sci",
                       "border.left: 0\nborder.top: 0\nborder.right: 0\nborder.bottom: 0\nsource: " + source +
                           "\n");
            crew.add("OurBoard", makes("import QtQuick; " + reads));
            CHECK(drawn_in_time(crew).pixelColor(700, 700) != QColor(Qt::magenta));
        }
    }
}

TEST_CASE("a thousand million items are a thousand") {
    const Crew crew;
    const char* model = GENERATE("1000000000", "new Array(100000000)", "1e12", "'1000000000'",
                                 "new Proxy(new Array(100000000), {})", "({ length: 100000000 })");
    INFO(model);
    crew.add("OurBoard", kPlain + QByteArray("    Repeater { model: ") + model + "; Item {} }\n");
    CHECK(painted_box(at_rest({board()}, kFullHd, crew.templates())).width() == 300);
}

TEST_CASE("no view and no model of its own makes items without end, no window is opened") {
    const QByteArray large = "width: 1e6; height: 1e6; ", model = "model: 100000000; ";
    const QByteArray made = GENERATE_COPY(
        "ListView { cacheBuffer: 2000000000; " + large + model + "delegate: Item { height: 1 } }",
        "GridView { cellWidth: 1; cellHeight: 1; " + large + model + "delegate: Item {} }",
        "PathView { path: Path { PathLine { x: 300; y: 0 } } " + large + model + "delegate: Item {} }",
        "TableView { " + large + model + "delegate: Item { implicitWidth: 1; implicitHeight: 1 } }",
        "TreeView { " + large + model + "delegate: Item {} }",
        "Repeater { model: DelegateModel { " + model + "delegate: Item {} } }", "Window {}",
        "Instantiator { " + model + "delegate: Item {} }");
    INFO(made.toStdString());
    const Crew crew;
    crew.add("OurBoard", kPlain +
                             "    property bool made: false\n    Component.onCompleted: try { "
                             "Qt.createQmlObject(`import QtQuick; import QtQml.Models; " +
                             made +
                             "`, root); made = true } catch (error) {}\n"
                             "    Rectangle { visible: root.made; x: 600; y: 600; width: 200; height: 200; "
                             "color: 'magenta' }\n");
    check_nothing_made(crew);
}

TEST_CASE("a template that takes its own graphic and its look apart ends neither the scene nor the program") {
    const QByteArray every = GENERATE(
        "root.resources = null", "root.resources = [null]", "root.resources.push(null)",
        "root.data = null; root.data = [null]",
        "root.children = [null]; root.states = [null]; root.transitions = [null]; root.transform = [null]",
        "for (const name in root) try { if (name !== 'done') root[name] = null } catch (error) {}",
        "for (const name in root) try { if (name !== 'done') root[name] = [null] } catch (error) {}",
        "root.shown = false", "root.gone(); root.gone()", "root.parent = null; gc()", "root.theme = null",
        "theme.look = null", "root.parent = null", "theme.destroy()", "root.destroy()",
        "root.data = []; root.children = []");
    INFO(every.toStdString());
    const Crew crew;
    crew.add("OurBoard", kPlain +
                             "    property bool done: false\n    upper: true\n    onElapsedMsChanged: if "
                             "(elapsedMs > 500 && theme.nowMs > 1e11 && !done) { done = true; " +
                             every + " }\n");
    const auto drawn = [&](const std::map<std::string, Graphic>& first) {
        auto renderer = crew.renderer();
        renderer->set_epoch(1'764'000'000'000);
        renderer->set_on_air(first);
        for (std::int64_t frame = 0; frame < 60; ++frame) {
            renderer->render(frame);
            turn_events(1, [] { return false; });
        }
        renderer->set_on_air({});
        render_through(*renderer, 61, 90);
        renderer->set_on_air(on_air({lower_third()}));
        return render_through(*renderer, 91, 120).copy(0, 540, 1920, 540);
    };
    CHECK(drawn(on_air({board(), lower_third()})) == drawn(on_air({lower_third()})));
}
