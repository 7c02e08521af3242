// A crew's own templates: drawn like ours, refused with file and line when they are broken, and kept from the
// network, from files and from the rest of the program.

#include "engine/crew_templates.h"
#include "overlay_fixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;
using Catch::Matchers::Contains;

namespace {

/// A folder of templates that are this process's while it lives.
struct Crew {
    QTemporaryDir folder;

    Crew() { need_application(); }
    ~Crew() { use_templates({}); }

    void write(const QString& name, const QByteArray& text) const {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void add(const QString& component, const QByteArray& body, const QByteArray& name = "our-board") const {
        write(component + ".json", R"({"name": ")" + name + R"(", "place": "lower third",
              "fields": [{"name": "title", "type": "text", "required": true, "most": 40}]})");
        write(component + ".qml", "import QtQuick\nimport Regie.Overlays\n\nGraphic {\n    id: root\n"
                                  "    required property string title\n    span: 100\n" +
                                      body + "}\n");
    }
    Result<std::vector<Template>> read() const { return read_templates(folder.path().toStdString()); }
    void use() const {
        auto made = read();
        REQUIRE(made);
        use_templates(std::move(*made));
    }
    /// What is said when a show with them starts.
    Error refused() const {
        use();
        const auto renderer = OverlayRenderer::create(kFullHd, ShowFile().look);
        REQUIRE_FALSE(renderer);
        return renderer.error();
    }
};

const QByteArray kPlain = R"(
    Rectangle { x: root.plateX; y: root.plateY; width: 300; height: 100; color: root.theme.accent; visible: root.lineReveal > 0 }
)";

Graphic board() { return {"b", "our-board", {{"title", "Nantes"}}, -1, {}, "our-board"}; }

} // namespace

TEST_CASE("a crew's own template is drawn with our theme") {
    const Crew crew;
    crew.add("OurBoard", kPlain);
    crew.use();
    const auto picture = at_rest({board()});
    CHECK(painted_box(picture).width() == 300);
    CHECK(picture.pixelColor(painted_box(picture).center()) == QColor("#F5C518"));
}

TEST_CASE("a broken one is refused with its file and line") {
    const Crew crew;
    crew.add("OurBoard", "    width: nonsense.\n    Rectangle {\n");
    const auto error = crew.refused();
    INFO(error.line());
    CHECK(error.where.find("OurBoard.qml:11") != std::string::npos);
    CHECK(error.remedy.find("our-board") != std::string::npos);
}

TEST_CASE("one that is no graphic, or not what its description says, is refused") {
    const Crew crew;
    crew.add("OurBoard", kPlain);
    crew.write("OurBoard.qml", "import QtQuick\nItem { property string title }\n");
    CHECK_THAT(crew.refused().line(), Contains("OurBoard.qml:1: a template is not made of Graphic"));
    crew.write("OurBoard.qml", "import QtQuick\nimport Regie.Overlays\nGraphic { property string titel }\n");
    CHECK_THAT(crew.refused().line(), Contains("no property \"title\""));
    crew.write("OurBoard.qml",
               "import QtQuick\nimport Regie.Overlays\nGraphic {\n    required property string "
               "title\n    required property string more\n}\n");
    CHECK_THAT(crew.refused().line(), Contains("OurBoard.qml:5"));
}

TEST_CASE("one that never comes to an end is refused") {
    const Crew crew;
    crew.add("OurBoard", "    Component.onCompleted: { while (true) {} }\n");
    CHECK(crew.refused().line().find("OurBoard.qml: a template is not done") != std::string::npos);
}

TEST_CASE("one that stops coming to an end on air is given up, and ours stay") {
    const Crew crew;
    const char* loop =
        GENERATE("    onElapsedMsChanged: { while (elapsedMs > 500 && elapsedMs < 9000) {} }\n",
                 "    Timer { running: root.elapsedMs > 500 && root.elapsedMs < 9000; interval: 1\n"
                 "            onTriggered: { while (true) {} } }\n");
    crew.add("OurBoard", kPlain + "    upper: true\n" + loop);
    const auto ours = at_rest({lower_third()});
    crew.use();
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({board(), lower_third()}));
    CHECK(painted_box(render_through(*renderer, 0, 14)).height() > 200); // both are there
    CHECK(renderer->trouble().empty());
    for (std::int64_t frame = 15; renderer->trouble().empty() && frame < 40; ++frame) {
        renderer->render(frame);
        turn_events(20, [] { return false; });
    }
    CHECK(renderer->trouble().find("off the air") != std::string::npos);
    CHECK(render_through(*renderer, 40, 60) == ours);
}

TEST_CASE("one reaches nothing of ours, neither on the canvas nor in the look") {
    const Crew crew;
    crew.add("OurBoard", kPlain + R"(
    upper: true
    onShownChanged: {
        theme.nowMs = 0
        let top = root
        while (top.parent)
            top = top.parent
        for (const graphic of top.children)
            graphic.visible = graphic === root
        top.scale = 0.5
    }
)");
    crew.use();
    auto renderer = make_renderer();
    renderer->set_epoch(1'764'000'000'000);
    renderer->set_on_air(on_air({board(), lower_third(), clock_with("Nantes")}));
    const auto with = render_through(*renderer, 0, 30);
    renderer->set_on_air(on_air({lower_third(), clock_with("Nantes")}));
    const auto without = render_through(*renderer, 31, 60);

    CHECK(with != without);
    use_templates({});
    renderer.reset();
    renderer = make_renderer();
    renderer->set_epoch(1'764'000'000'000);
    renderer->set_on_air(on_air({lower_third(), clock_with("Nantes")}));
    CHECK(render_through(*renderer, 0, 60) == without);
}

TEST_CASE("one that imports what could reach further is refused before it runs") {
    const Crew crew;
    crew.add("OurBoard", kPlain);
    for (const char* import : {"QtQuick.LocalStorage", "Regie.DeskModel", "\"/etc\"",
                               "Qt.labs.folderlistmodel", "\nQtQuick.Dialogs"}) {
        crew.write("OurBoard.qml", QByteArray("import QtQuick\nimport ") + import + " 1.0\nItem {}\n");
        const auto made = crew.read();
        REQUIRE_FALSE(made);
        CHECK(made.error().where.find("OurBoard.qml:2") != std::string::npos);
    }
}

TEST_CASE("what a template is made of may import no more than it") {
    const Crew crew;
    crew.add("OurBoard", kPlain + "    Piece {}\n");
    crew.write("Piece.qml", "import QtQuick\nimport QtQuick.LocalStorage\nItem {}\n");
    CHECK(crew.read().error().where.find("Piece.qml:2") != std::string::npos);
    crew.write("Piece.qml", "import QtQuick\nItem { WorkerScript { source: \"a.mjs\" } }\n");
    CHECK(crew.read().error().where.find("Piece.qml:2") != std::string::npos);
    crew.write("Piece.qml", "import QtQuick\nItem {}\n");
    CHECK(crew.read());
}

TEST_CASE("no module is reached by what a template makes on air") {
    const Crew crew;
    crew.add("OurBoard", kPlain + R"(
    Component.onCompleted: Qt.createQmlObject("import QtQuick" + ".Controls\nButton {}", root)
)");
    crew.use();
    CHECK(make_renderer()->refused_requests() > 0);
}

TEST_CASE("one without a description, or with a name of ours, is refused") {
    const Crew crew;
    crew.add("OurBoard", kPlain, "lower-third");
    CHECK(crew.read().error().where.find("OurBoard.qml") != std::string::npos);
    crew.write("OurBoard.json",
               R"({"name": "our-board", "place": "lower third", "fields": [{"name": "a", "type": "song"}]})");
    CHECK(crew.read().error().where.find("OurBoard.json: /fields") != std::string::npos);
    crew.write("OurBoard.json", "{");
    CHECK_FALSE(crew.read());
    CHECK_FALSE(read_templates("/nowhere"));
}

TEST_CASE("neither the network nor a file of the machine is reached") {
    const Crew crew;
    QTemporaryDir elsewhere;
    QImage secret(200, 200, QImage::Format_RGB32);
    secret.fill(Qt::magenta);
    const auto file = elsewhere.filePath("secret.png");
    REQUIRE(secret.save(file));
    QFile::link(file, crew.folder.filePath("inside.png"));
    for (const QString& source :
         {"file://" + file,
          "file://" + crew.folder.path() + "/../" + QDir(elsewhere.path()).dirName() + "/secret.png",
          QString("inside.png"), QString("http://127.0.0.1:9/a.png")}) {
        INFO(source.toStdString());
        crew.add("OurBoard",
                 kPlain + QString("    Image { x: 600; y: 600; source: \"%1\"; asynchronous: false }\n")
                              .arg(source)
                              .toUtf8());
        crew.use();
        auto renderer = make_renderer();
        renderer->set_on_air(on_air({board()}));
        const auto picture = render_through(*renderer, 0, 30);
        CHECK(qAlpha(picture.pixel(650, 650)) == 0);
        CHECK(renderer->refused_requests() > 0);
    }
}
