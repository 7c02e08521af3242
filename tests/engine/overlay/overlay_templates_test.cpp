// show/templates.h and qml/overlays say the same.

#include "overlay_fixture.h"
#include "show/templates.h"

#include <QFile>
#include <QRegularExpression>

using namespace regie;
using namespace regie::overlay::test;

namespace {

Graphic filled(const Template& kind) {
    Graphic graphic{"x", std::string(kind.name), {}, -1, {}};
    for (const TemplateField& field : kind.fields) {
        graphic.fields[std::string(field.name)] = field.name == "logo" ? logo_file() : "Musée";
    }
    return graphic;
}

QString qml_of(const Template& kind) {
    QFile file(":/qt/qml/Regie/Overlays/" + QString::fromStdString(std::string(kind.component)) + ".qml");
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

} // namespace

TEST_CASE("every template has its component, and each of its fields shows") {
    for (const Template& kind : templates()) {
        INFO(kind.name);
        const Graphic all = filled(kind);
        const QImage picture = at_rest({all});
        CHECK_FALSE(painted_box(picture).isNull());
        for (const TemplateField& field : kind.fields) {
            INFO(field.name);
            Graphic without = all;
            without.fields.erase(std::string(field.name));
            CHECK(at_rest({without}) != picture);
        }
    }
}

TEST_CASE("a component has the table's fields for properties, required ones alike, and no other text") {
    const QRegularExpression declared("^    (required )?property (string|url) (\\w+)$",
                                      QRegularExpression::MultilineOption);
    for (const Template& kind : templates()) {
        INFO(kind.component);
        std::map<std::string, bool> in_table, in_qml;
        for (const TemplateField& field : kind.fields) {
            in_table[std::string(field.name)] = field.required;
        }
        auto matches = declared.globalMatch(qml_of(kind).replace(QRegularExpression(" *//.*"), ""));
        while (matches.hasNext()) {
            const auto match = matches.next();
            in_qml[match.captured(3).toStdString()] = !match.captured(1).isEmpty();
        }
        CHECK(in_qml == in_table);
    }
}

TEST_CASE("no template warns, on any canvas") {
    static QStringList warnings;
    need_application();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& words) { warnings.append(words); });
    for (const Canvas& canvas : {Canvas{1920, 1080, {30}}, Canvas{1080, 1920, {30}}, Canvas{1080, 1080, {30}},
                                 Canvas{320, 180, {25}}}) {
        auto renderer = make_renderer(canvas);
        std::int64_t frame = 0;
        for (const Template& kind : templates()) {
            renderer->set_on_air(on_air({filled(kind)}), between_boxes(canvas));
            render_through(*renderer, frame, frame + kSettled);
            frame += kSettled + 1;
        }
    }
    qInstallMessageHandler(before);
    CHECK(warnings.filter("qrc:").join('\n').toStdString() == "");
}

TEST_CASE("a card between two boxes lies within its place, moves with it, and is not there without one") {
    auto renderer = make_renderer();
    const Box left{100, 200, 260, 400}, right{900, 300, 260, 400};
    const auto stands_in = [](const QImage& picture, const Box& place) {
        const QRect painted = painted_box(picture);
        return !painted.isNull() && QRect(place.x, place.y, place.width, place.height).contains(painted);
    };
    renderer->set_on_air(on_air({between()}), left);
    CHECK(stands_in(render_through(*renderer, 0, kSettled), left));
    renderer->set_on_air(on_air({between()}), right);
    CHECK(stands_in(render_through(*renderer, kSettled + 1, 2 * kSettled), right));
    renderer->set_on_air(on_air({between()}));
    CHECK(painted_box(render_through(*renderer, 2 * kSettled + 1, 3 * kSettled)).isNull());
}
