#pragma once
// What the tests of a crew's own templates share: a folder of them.

#include "engine/crew_templates.h"
#include "overlay_fixture.h"

#include <QFile>
#include <QTemporaryDir>

namespace regie::overlay::test {

/// A folder of templates.
struct Crew {
    QTemporaryDir folder;

    Crew() { need_application(); }

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
    Result<Templates> read() const { return read_templates(folder.path().toStdString()); }
    Templates templates() const {
        auto made = read();
        REQUIRE(made);
        return *made;
    }
    std::unique_ptr<OverlayRenderer> renderer() const { return make_renderer(kFullHd, "city", templates()); }
    /// What is said when a show with them starts.
    Error refused() const {
        const auto renderer = OverlayRenderer::create(kFullHd, ShowFile().look, templates());
        REQUIRE_FALSE(renderer);
        return renderer.error();
    }
};

inline const QByteArray kPlain = R"(
    Rectangle { x: root.plateX; y: root.plateY; width: 300; height: 100; color: root.theme.accent; visible: root.lineReveal > 0 }
)";

inline Graphic board() { return {"b", "our-board", {{"title", "Nantes"}}, -1, {}, "our-board"}; }

/// The board stands, and shows none of the magenta that says it `made` what it wanted.
inline void check_nothing_made(const Crew& crew) {
    const auto renderer = crew.renderer();
    renderer->set_on_air(on_air({board()}));
    const auto picture = render_through(*renderer, 0, 30);
    CHECK(painted_box(picture).width() == 300);
    CHECK(picture.pixelColor(700, 700) != QColor(Qt::magenta));
}

} // namespace regie::overlay::test
