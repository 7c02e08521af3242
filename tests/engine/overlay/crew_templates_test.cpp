// A crew's own templates: drawn like ours, refused with file and line when they are broken, and kept from the
// network, from files and from the rest of the program.

#include "crew_fixture.h"
#include "engine/overlay/svg_check.h"

#include <QDir>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;
using Catch::Matchers::Contains;

TEST_CASE("a crew's own template is drawn with our theme") {
    const Crew crew;
    crew.add("OurBoard", kPlain);
    const auto picture = at_rest({board()}, kFullHd, crew.templates());
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
    auto renderer = crew.renderer();
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

TEST_CASE("one that takes longer than frames last, again and again, is given up where frames do not wait") {
    const Crew crew;
    crew.add(
        "OurBoard",
        kPlain +
            "    onElapsedMsChanged: { const until = Date.now() + 400; while (Date.now() < until) {} }\n");
    const bool live = GENERATE(true, false);
    const std::int64_t most = live ? 60 : 7; // of a busy machine's time a loop gets a part
    auto renderer = crew.renderer();
    if (live)
        renderer->keep_up();
    renderer->set_on_air(on_air({board()}));
    std::int64_t frame = 0;
    for (; renderer->trouble().empty() && frame < most; ++frame)
        renderer->render(frame);
    CHECK((frame < most) == live);
    CHECK((renderer->trouble().find("too long to draw") != std::string::npos) == live);
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
    auto renderer = crew.renderer();
    renderer->set_epoch(1'764'000'000'000);
    renderer->set_on_air(on_air({board(), lower_third(), clock_with("Nantes")}));
    const auto with = render_through(*renderer, 0, 30);
    renderer->set_on_air(on_air({lower_third(), clock_with("Nantes")}));
    const auto without = render_through(*renderer, 31, 60);

    CHECK(with != without);
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
    CHECK(crew.renderer()->refused_requests() > 0);
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
        auto renderer = crew.renderer();
        renderer->set_on_air(on_air({board()}));
        const auto picture = render_through(*renderer, 0, 30);
        CHECK(qAlpha(picture.pixel(650, 650)) == 0);
        CHECK(renderer->refused_requests() > 0);
    }
}

TEST_CASE("a drawing may not bring in what lies outside of its file, whatever it is called") {
    using overlay::is_self_contained;
    const QByteArray head = "<svg xmlns='http://www.w3.org/2000/svg' "
                            "xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>";
    for (const auto* inside : {"<rect width='9' height='9' fill='url(#a)'/>", "<use xlink:href='#a'/>",
                               "<image xlink:href='data:image/png;base64,AAAA'/>",
                               "<a xlink:href='https://nantes.fr'><rect/></a>"})
        CHECK(is_self_contained(head + inside + "</svg>"));
    for (const auto* outside : {"<image xlink:href='/etc/logo.png'/>", "<image href='other.png'/>",
                                "<image xlink:href='file:///a.png'/>", "<IMAGE XLINK:HREF='/a.png'/>",
                                "<image xlink:href='data:image/svg+xml;base64,AAAA'/>"})
        CHECK_FALSE(is_self_contained(head + outside + "</svg>"));
    CHECK(is_self_contained(
        "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/a.dtd'>" +
        head + "</svg>"));
    CHECK(is_self_contained("<!DOCTYPE svg [<!ENTITY ns 'http://ns.adobe.com/'>]>" + head + "</svg>"));
    CHECK_FALSE(is_self_contained("<!DOCTYPE svg [<!ENTITY p '/etc/logo.png'>]>" + head +
                                  "<image xlink:href='&p;'/></svg>"));
    CHECK_FALSE(is_self_contained("<!DOCTYPE svg [<!ENTITY p SYSTEM '/etc/passwd'>]>" + head + "</svg>"));
    CHECK_FALSE(is_self_contained(head + "<rect"));
    // A part that is drawn again is counted again.
    const auto doubled = [&](int times) {
        QByteArray parts = "<g id='0'><rect/></g>";
        for (int i = 0; i < times; ++i) {
            const auto before = QByteArray::number(i), one = QByteArray::number(i + 1);
            parts += "<g id='" + one + "'><use href='#" + before + "'/><use href='#" + before + "'/></g>";
        }
        return head + parts + "</svg>";
    };
    CHECK(is_self_contained(doubled(5)));
    CHECK_FALSE(is_self_contained(doubled(30)));
    CHECK_FALSE(is_self_contained(head + "<g id='a'><use href='#a'/></g></svg>"));
    // So is one of many points.
    for (const QByteArray& outline : {"<polygon points='" + QByteArray("1,2 ").repeated(40000) + "'/>",
                                      "<path d='M0 0" + QByteArray("L1 2").repeated(20000) + "'/>",
                                      "<path d='M0 0" + QByteArray(".5-3").repeated(40000) + "'/>",
                                      "<path d='M0 0" + QByteArray("h1").repeated(40000) + "'/>",
                                      "<path d='M0 0" + QByteArray("c1 2 3 4 5 6e-3").repeated(20000) + "'/>",
                                      "<g id='a'><path d='M0 0" + QByteArray("L1 2").repeated(5000) +
                                          "'/></g>" + QByteArray("<use href='#a'/>").repeated(9)})
        CHECK_FALSE(is_self_contained(head + outline + "</svg>"));
    for (const QByteArray& outline :
         {"<polygon points='" + QByteArray("123.45,-2e-5 ").repeated(15000) + "'/>",
          "<path d='M0 0" + QByteArray("c1-2.5.5 4,5 6e-3").repeated(5000) + "'/>"})
        CHECK(is_self_contained(head + outline + "</svg>"));
    CHECK(is_self_contained(QByteArray("\x89PNG\r\n\x1a\n")));

    QTemporaryDir elsewhere;
    QImage secret(200, 200, QImage::Format_RGB32);
    secret.fill(Qt::magenta);
    const QByteArray file = elsewhere.filePath("elsewhere.png").toUtf8();
    REQUIRE(secret.save(file));
    const Crew crew;
    for (const auto* name : {"drawing.svg", "picture.png"}) {
        crew.write(name, "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
                         "width='200' height='200'>"
                         "<image xlink:href='" +
                             file + "' width='200' height='200'/></svg>");
        crew.add("OurBoard", kPlain + "    Image { x: 600; y: 600; source: \"" + name + "\" }\n");
        check_nothing_made(crew);
    }
}

TEST_CASE("what a template writes as HTML is characters, however it says so") {
    QTemporaryDir elsewhere;
    QImage secret(200, 200, QImage::Format_RGB32);
    secret.fill(Qt::magenta);
    const QByteArray file = elsewhere.filePath("secret.png").toUtf8();
    REQUIRE(secret.save(file));
    const QByteArray markup = "<img src='" + file + "' width=200 height=200>";
    const QByteArray there = "x: 600; y: 600; text: \"" + markup + "\"; ";
    const std::vector<QByteArray> bodies{
        "Text { " + there + "}",
        "Text { " + there + "textFormat: Text.RichText }",
        "Text { " + there + "textFormat: Text.StyledText }",
        "Text { x: 600; y: 600; textFormat: Text.MarkdownText; text: \"![](file://" + file + ")\" }",
        "Text { id: t; " + there + "Binding { target: t; property: 'textFor' + 'mat'; value: 1 } }",
        "Text { id: t; " + there + "Component.onCompleted: t['text' + 'Format'] = 1 }",
        "Component.onCompleted: Qt.createQmlObject(`import QtQuick 2.0 as Q; Q.Text { " + there +
            "textFormat: Q.Text.RichText }`, root)",
        "Text { textFormat: Text.RichText; text: '<table><tr><td>'.repeat(3000) + 'x' }",
        "Text { id: t; Component.onCompleted: { t.textFormat = Text.MarkdownText; t.text = '>'.repeat(9000) "
        "} }"};
    for (const auto& body : bodies) {
        INFO(body.toStdString());
        const Crew crew;
        crew.add("OurBoard", kPlain + body + "\n");
        const auto picture = at_rest({board()}, kFullHd, crew.templates());
        CHECK(picture.pixelColor(700, 700) != QColor(Qt::magenta));
        CHECK(painted_box(picture).width() >= 300); // it stands, and so does the program
    }
}

TEST_CASE("no thread of a template's own, no text that is edited, no module of the program's other parts") {
    const Crew crew;
    crew.write("w.mjs", "while (true) {}");
    crew.write("qmldir", "plugin nothing");
    crew.add("OurBoard", kPlain + R"(
    readonly property var wanted: [
        "import QtQuick; Worker" + "Script { source: 'w.mjs' }",
        "import QtQml.Worker" + "Script; Worker" + "Script { source: 'w.mjs' }", "import QtQuick; TextEdit {}",
        "import QtQuick.Controls; Item {}", "import QtQuick; import QtQuick.Controls 2.15; Item {}",
        "import Qt.labs.folderlistmodel; FolderListModel {}", "import QtQuick.Window; Window {}",
        "import Regie.Desk; Item {}", "import QtTest; TestCase {}"]
    property int made: 0
    Component.onCompleted: {
        for (const what of wanted)
            try { Qt.createQmlObject(what, root); ++made; console.log("MADE", what) } catch (error) {}
    }
    Rectangle { visible: root.made > 0; x: 600; y: 600; width: 200; height: 200; color: "magenta" }
)");
    check_nothing_made(crew);
}

TEST_CASE("a folder that is not the crew's may be named, but nothing in it is loaded") {
    QTemporaryDir outside;
    const QByteArray script = "function text() { return 'secret' }";
    for (const auto& [name, text] :
         {std::pair{"Secret.qml", QByteArray("import QtQuick; Item { property string text: 'secret' }")},
          {"secret.js", script},
          {"secret.mjs", "export " + script}}) {
        QFile file(outside.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    const Crew crew;
    QFile::link(outside.path(), crew.folder.filePath("link"));
    crew.write("reach.mjs", "export { text } from 'file://" + outside.path().toUtf8() + "/secret.mjs'\n");
    crew.add("OurBoard", kPlain + R"(
    readonly property string outside: "file://)" +
                             outside.path().toUtf8() + R"("
    readonly property var wanted: [
        `import '${outside}'; Secret {}`, `import '${outside}' as Theirs; Theirs.Secret {}`, "import 'link'; Secret {}",
        `import '${outside}/secret.js' as Script; import QtQuick; Item { property string text: Script.text() }`,
        `import 'reach.mjs' as Script; import QtQuick; Item { property string text: Script.text() }`,
        `import QtQuick; Loader { source: '${outside}/Secret.qml'; property string text: item.text }`]
    property int made: 0
    Component.onCompleted: {
        for (const what of wanted)
            try { if (Qt.createQmlObject(what, root).text === "secret") ++made } catch (error) {}
    }
    Rectangle { visible: root.made > 0; x: 600; y: 600; width: 200; height: 200; color: "magenta" }
)");
    check_nothing_made(crew);
}

TEST_CASE("one that takes all the memory, at once or frame by frame, is given up, and ours stay") {
    const Crew crew;
    const auto [takes, why] =
        GENERATE(std::pair{"for (let i = 0; i < 40; ++i) keep.push(new ArrayBuffer(50000000))",
                           "off the air"}, // or too long
                 std::pair{"keep.push(new ArrayBuffer(20000000))", "too much memory"});
    crew.add("OurBoard",
             kPlain +
                 "    upper: true\n    property var keep: []\n    onElapsedMsChanged: if (elapsedMs > "
                 "500 && elapsedMs < 9000) { " +
                 takes + " }\n");
    const auto ours = at_rest({lower_third()});
    auto renderer = crew.renderer();
    renderer->set_on_air(on_air({board(), lower_third()}));
    std::int64_t frame = 0;
    for (; renderer->trouble().empty() && frame < 60; ++frame)
        renderer->render(frame);
    CHECK(renderer->trouble().find(why) != std::string::npos);
    CHECK(render_through(*renderer, frame, frame + kSettled) == ours);
}

TEST_CASE("a template that says too much is cut short") {
    static QStringList said;
    need_application();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& words) { said.append(words); });
    const Crew crew;
    crew.add("OurBoard",
             kPlain +
                 "    onElapsedMsChanged: { for (let i = 0; i < 500; ++i) console.log('x'.repeat(2000)) }\n");
    auto renderer = crew.renderer();
    renderer->set_on_air(on_air({board()}));
    render_through(*renderer, 0, 30);
    qInstallMessageHandler(before);
    CHECK(said.size() < 30);
    CHECK(said.join("").size() < 30'000);
}

TEST_CASE("what a template says is marked as its own, on one line that a terminal only shows") {
    static QStringList said;
    said.clear();
    need_application();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& words) { said.append(words); });
    const Crew crew;
    const QByteArray words = R"('\u001b]0;x\u0007\u001b[31m\u009b2J\u202ered\r\nregie: the show has ended')";
    crew.add("OurBoard", kPlain + "    Component.onCompleted: { console.log(" + words + "); console.error(" +
                             words + "); throw new Error(" + words + ") }\n");
    const auto renderer = crew.renderer();
    qInstallMessageHandler(before);
    CHECK(said.size() >= 3);
    for (const auto& line : said) {
        INFO(line.toStdString());
        CHECK(line.startsWith("template: "));
        CHECK(std::none_of(line.begin(), line.end(), [](QChar c) {
            return c.category() == QChar::Other_Control || c == QChar(0x202E);
        }));
    }
}

TEST_CASE("what is on air without a template is told, and no more when it was released") {
    const auto ours = at_rest({lower_third()});
    auto renderer = make_renderer();
    renderer->set_on_air(on_air({board(), lower_third()}));
    const auto with = render_through(*renderer, 0, kSettled);
    CHECK(renderer->trouble() ==
          "The show has no template \"our-board\": what is on air with it is not drawn. Release it.");
    CHECK(with == ours);
    renderer->set_on_air(on_air({lower_third()}));
    CHECK(renderer->trouble().empty());
}

TEST_CASE("one that does not come to an end as it goes does not keep the program") {
    const Crew crew;
    crew.add("OurBoard",
             kPlain +
                 "    Component.onDestruction: if (elapsedMs > 100 && theme.nowMs > 1e11) while (true) {}\n");
    auto renderer = crew.renderer();
    renderer->set_epoch(1'764'000'000'000);
    renderer->set_on_air(on_air({board()}));
    render_through(*renderer, 0, 20);
    renderer.reset(); // the show's end
    renderer = crew.renderer();
    renderer->set_epoch(1'764'000'000'000);
    renderer->set_on_air(on_air({board()}));
    render_through(*renderer, 0, 20);
    renderer->set_on_air({});
    render_through(*renderer, 21, 60); // it leaves
    CHECK(renderer->trouble().find("off the air") != std::string::npos);
}

TEST_CASE("a folder of templates that cannot be read, or is a whole disk, is refused") {
    const Crew crew;
    crew.add("OurBoard", kPlain);
    CHECK_THAT(read_templates(crew.folder.filePath("nowhere").toStdString()).error().line(),
               Contains("there is no such folder of templates"));
    for (int i = 0; i < 2001; ++i)
        crew.write(QString::number(i), "");
    CHECK_THAT(crew.read().error().line(), Contains("too much"));
}
