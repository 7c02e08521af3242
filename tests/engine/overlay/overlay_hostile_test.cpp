// What people wrote cannot leave its plate, hold up a frame or reach the network.

#include "engine/overlay/no_network.h"
#include "engine/overlay/overlay_stage.h"
#include "overlay_fixture.h"

#include <QFile>
#include <QQmlComponent>
#include <QTemporaryDir>

#include <algorithm>
#include <ctime>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;

namespace {

std::string repeat(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// Every field of every template holds `text`.
std::map<std::string, Graphic> everywhere(const std::string& text) {
    Graphic card = event_card();
    card.fields["title"] = card.fields["details"] = text;
    Graphic pin = pinned_comment(text);
    pin.fields["author"] = pin.fields["platform"] = text;
    return on_air({lower_third(text, text), card, pin});
}

double thread_cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// `text` on air in every field, and what drawing that took of this thread's processor time.
std::pair<QImage, double> cost_of(const std::string& text) {
    auto renderer = make_renderer();
    renderer->set_on_air(everywhere(text));
    const double start = thread_cpu_ms();
    QImage picture = render_through(*renderer, 0, kSettled);
    return {picture, thread_cpu_ms() - start};
}

} // namespace

TEST_CASE("hostile texts stay on their plates and cost a bounded time") {
    const std::string family = "👨‍👩‍👧‍👦";
    const std::string text = GENERATE_COPY(
        as<std::string>{}, repeat("a", 1500), repeat("mot ", 375), repeat(family, 1000),
        repeat(family + " ", 1000), repeat("Z\u0334\u0336\u0322\u031b\u0353\u0301", 300),
        repeat("\u202e\u2066تسجيل ", 200), repeat("﷽", 300), repeat("\n\t", 700), repeat("𒐫", 300),
        "<h1>" + repeat("<b>x", 300), repeat(std::string("\xff\xfe\0\x80", 4), 200));
    INFO(text.substr(0, 20) << "… " << text.size() << " bytes");
    const auto [picture, ms] = cost_of(text);
    const double longer_ms = std::min(cost_of(repeat(text, 10)).second, cost_of(repeat(text, 10)).second);
    // Only what fits a plate is laid out: ten times the text costs about the same, not ten times as much.
    CHECK(longer_ms < 3 * ms);
    const QRect box = painted_box(picture);
    CHECK(box.left() == 96);
    CHECK(box.right() <= 96 + 0.64 * 1920);
    CHECK(box.top() >= 54);
    CHECK(box.bottom() < 1080 - 54);
    CHECK(box.height() > 700); // all of them are there
}

TEST_CASE("nothing people write makes the scene ask for the network") {
    auto renderer = make_renderer();
    std::int64_t frame = 0;
    for (const char* text :
         {"<img src=http://127.0.0.1:9/x.png>", "<img src='http://127.0.0.1:9/x.png'/>",
          "![x](http://127.0.0.1:9/x.png)", "<html><body background='http://127.0.0.1:9/x.png'>x",
          "http://127.0.0.1:9/x.png",
          "<table background=\"http://127.0.0.1:9/x.png\"><tr><td>x</td></tr></table>"}) {
        auto all = everywhere(text);
        all.at("card").fields["logo"] = text;
        renderer->set_on_air(all);
        render_through(*renderer, frame, frame + kSettled);
        frame += kSettled + 1;
    }
    turn_events(300, [&] { return renderer->refused_requests() > 0; });
    CHECK(renderer->refused_requests() == 0);
}

TEST_CASE("the guard that counts requests does count, and refuses") {
    need_application();
    NoNetwork guard;
    QQmlEngine engine;
    engine.setNetworkAccessManagerFactory(&guard);
    QQmlComponent component(&engine);
    // Not a Text: those of the scene's process know no markup.
    component.setData("import QtQuick\nImage { source: 'http://127.0.0.1:9/x' }", {});
    const std::unique_ptr<QObject> image(component.create());
    REQUIRE(image);
    turn_events(5000, [&] { return guard.refused() > 0; });
    CHECK(guard.refused() == 1);
}

TEST_CASE("markup is shown as it was written") {
    CHECK(at_rest({lower_third("<b>Gras</b>", "")}) != at_rest({lower_third("Gras", "")}));
    CHECK(at_rest({lower_third("&amp;", "")}) != at_rest({lower_third("&", "")}));
}

TEST_CASE("a logo is a local picture of a bounded size, or there is none") {
    need_application();
    const QTemporaryDir folder;
    QFile text(folder.filePath("text.png"));
    REQUIRE(text.open(QIODevice::WriteOnly));
    text.write("not a picture");
    text.close();
    QImage(5000, 4000, QImage::Format_Mono).save(folder.filePath("large.png"));
    Pictures pictures;
    CHECK_FALSE(pictures.url_of(logo_file())->isEmpty());
    CHECK(Pictures::path_of(*pictures.url_of(logo_file())).toStdString() == logo_file());
    for (const auto& none : {QString(), QString("http://127.0.0.1:9/x.png"), QString("logo.png"),
                             folder.path(), folder.filePath("missing.png")})
        CHECK(pictures.url_of(none.toStdString())->isEmpty());
    CHECK_FALSE(pictures.url_of(folder.filePath("text.png").toStdString()));
    CHECK_FALSE(pictures.url_of(folder.filePath("large.png").toStdString()));
    CHECK(at_rest({event_card("/nowhere/logo.png")}) == at_rest({event_card("")}));
}

TEST_CASE("right-to-left words are laid out right to left") {
    const QColor accent("#F5C518");
    const auto edges = [](const QImage& picture) {
        const QRect box = painted_box(picture);
        const int y = box.center().y();
        return std::pair(picture.pixelColor(box.left() + 4, y), picture.pixelColor(box.right() - 4, y));
    };
    const auto french = edges(at_rest({lower_third("Musée d'arts", "متحف")}));
    CHECK(french.first == accent);
    CHECK(french.second != accent);
    const auto arabic = edges(at_rest({lower_third("(متحف الفنون)", "Nantes")}));
    CHECK(arabic.second == accent);
    CHECK(arabic.first != accent);
}
