#include "desk/comment_words.h"
#include "desk/marked_text.h"
#include "gui.h"

#include <QImage>
#include <QPainter>
#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;

namespace {

const QColor kMark(1, 250, 2);

QVariantList marks(int start, int end) { return {QVariantMap{{"start", start}, {"end", end}}}; }

struct Fixture {
    QGuiApplication& app = test::application();
    std::unique_ptr<MarkedText> item = std::make_unique<MarkedText>();

    Fixture() {
        QFont font("Inter");
        font.setPixelSize(20);
        item->setWidth(300);
        item->set_font(font);
        item->set_color(Qt::black);
        item->set_mark_ground(kMark);
        item->set_mark_line(kMark);
    }
    int marked_pixels() const {
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        item->paint(&painter);
        int count = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y) == kMark ? 1 : 0;
        return count;
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "what is marked is marked where it stands, and nothing else") {
    item->set_text("bande de nuls ici");
    CHECK(marked_pixels() == 0);
    item->set_marks(marks(9, 13));
    const auto places = item->marked();
    REQUIRE(places.size() == 1);
    const QFontMetricsF metrics(item->property("font").value<QFont>());
    CHECK(places[0].left() == Approx(metrics.horizontalAdvance("bande de ")).margin(2));
    CHECK(places[0].width() == Approx(metrics.horizontalAdvance("nuls")).margin(3));
    CHECK(marked_pixels() > 100);
}

TEST_CASE_METHOD(Fixture, "markup is shown as the characters it is") {
    item->set_text("<b>a</b><img src=\"http://127.0.0.1:1/x.png\">");
    item->set_marks(marks(0, 3));
    const QFontMetricsF metrics(item->property("font").value<QFont>());
    CHECK(item->marked().at(0).width() == Approx(metrics.horizontalAdvance("<b>")).margin(3));
}

TEST_CASE_METHOD(Fixture,
                 "text that is too long ends with an ellipsis on its last line, still marked before it") {
    item->set_text(QString("mot ").repeated(100));
    item->set_most_lines(2);
    CHECK(item->lines() == 2);
    const auto height = item->implicitHeight();
    item->set_marks(marks(0, 400));
    CHECK(item->marked().size() == 2);
    item->set_most_lines(14);
    CHECK(item->lines() > 2);
    CHECK(item->implicitHeight() > height);
}

TEST_CASE_METHOD(Fixture, "marks outside of the text, and odd texts, do no harm") {
    for (const auto& text : {QString(), QString(10'000, 'a'), QString("שלום עולם"), QString(QChar(0xD83D)),
                             QString("👨‍👩‍👧").repeated(200)}) {
        item->set_text(text);
        item->set_marks({QVariantMap{{"start", -5}, {"end", 3}}, QVariantMap{{"start", 2}, {"end", 999'999}},
                         QVariantMap{}, QVariant(7)});
        marked_pixels();
        CHECK(item->lines() <= 3);
    }
}

TEST_CASE("spans in bytes become marks in UTF-16, in order and apart") {
    const auto told = [](const std::string& text, std::vector<TextSpan> spans) {
        QStringList all;
        for (const auto& mark : marks_in(text, std::move(spans)))
            all.append(QString::fromStdString(text).mid(
                mark.toMap()["start"].toInt(), mark.toMap()["end"].toInt() - mark.toMap()["start"].toInt()));
        return all;
    };
    CHECK(told("é👏nuls", {{6, 10}}) == QStringList{"nuls"});
    CHECK(told("é👏nuls", {{6, 10}, {0, 2}}) == QStringList{"é", "nuls"});
    CHECK(told("abcdef", {{0, 4}, {2, 6}}) == QStringList{"abcd", "ef"});
    CHECK(told("abc", {{2, 9}, {3, 3}, {2, 1}}).isEmpty());
}
