// What is seen before it is taken.

#include "desk/preview_stage.h"
#include "window_rig.h"

#include <QImage>
#include <QTemporaryDir>
#include <QUrl>

using namespace regie;
using namespace regie::test;

namespace {

struct Previewing : WindowRig {
    /// That of what is next.
    desk::PreviewStage* stage() {
        for (auto* item : items())
            if (auto* found = qobject_cast<desk::PreviewStage*>(item);
                found && !found->property("item").toString().isEmpty())
                return found;
        return nullptr;
    }
    QQuickItem* graphic(const QString& title) {
        if (const auto* on = stage())
            for (auto* item : on->childItems())
                if (item->property("shown").toBool() && item->property("title").toString() == title)
                    return item;
        return nullptr;
    }
};

} // namespace

TEST_CASE_METHOD(Previewing,
                 "the preview is the picture as it will be: what stays and what comes, not what leaves") {
    engine.welcome.rundown = {
        {{"id", "clock"}, {"graphic", "clock"}, {"fields", {{"title", "Nantes"}}}},
        {{"id", "mayor"}, {"graphic", "lower-third"}, {"fields", {{"title", "Marc Audrain"}}}},
        {{"id", "budget"}, {"graphic", "agenda"}, {"fields", {{"title", "Budget"}, {"minutes", "5"}}}},
    };
    play();
    engine.append("Paul", GraphicTaken{{"clock", "clock", {{"title", "Nantes"}}, -1, {}, "clock"}});
    engine.append("Paul",
                  GraphicTaken{{"mayor", "lower-third", {{"title", "Marc Audrain"}}, -1, {}, "title"}});
    REQUIRE(follows());
    REQUIRE(desk.rundown()->next_id() == "budget");
    REQUIRE(eventually([&] {
        draw();
        return graphic("Nantes") && graphic("Budget") && !graphic("Marc Audrain");
    }));
    // On the show's canvas, as a whole.
    auto* picture = stage()->parentItem();
    CHECK(stage()->size() == QSizeF(desk.canvas()));
    CHECK(graphic("Budget")->size() == QSizeF(desk.canvas()));
    const auto seen = stage()->mapRectToItem(picture, stage()->boundingRect());
    CHECK(std::abs(seen.width() - picture->width()) < 1);
    CHECK(std::abs(seen.height() - picture->height()) < 2);
    // At the show's time: the clock goes on, and whose turn it is has not begun to speak.
    const auto now_ms = [&] {
        return graphic("Nantes")->property("theme").value<QObject*>()->property("nowMs");
    };
    const auto before = now_ms().toDouble();
    later(65);
    CHECK(now_ms().toDouble() >= before + 60'000);
    CHECK(graphic("Budget")->property("remaining").toInt() == 300);
}

TEST_CASE_METHOD(Previewing, "the preview shows the logo and the code that stand and the poll that comes") {
    QTemporaryDir folder;
    QImage drawn(64, 64, QImage::Format_RGB32);
    drawn.fill(Qt::red);
    const auto logo = folder.filePath("logo.png");
    REQUIRE(drawn.save(logo));
    engine.welcome.rundown = {
        {{"id", "vote"},
         {"graphic", "poll"},
         {"fields", {{"question", "Un café ou un thé"}, {"options", {"Oui", "Non"}}}}},
    };
    play();
    engine.append("Paul", GraphicTaken{{"logo", "logo-bug", {{"logo", logo.toStdString()}}, -1, {}, "logo"}});
    engine.append("Paul", GraphicTaken{{"code",
                                        "qr-code",
                                        {{"link", "https://musee.example"}, {"caption", "Horaires"}},
                                        -1,
                                        {},
                                        "code"}});
    REQUIRE(follows());
    REQUIRE(desk.rundown()->next_id() == "vote");
    const auto with = [&](const char* property, const QString& value) -> QQuickItem* {
        if (const auto* on = stage())
            for (auto* item : on->childItems())
                if (item->property("shown").toBool() && item->property(property).isValid() &&
                    item->property(property).toString() == value)
                    return item;
        return nullptr;
    };
    REQUIRE(eventually([&] {
        draw();
        return with("question", "Un café ou un thé") && with("caption", "Horaires") && with("mark", "");
    }));
    CHECK_FALSE(with("mark", "")->property("logo").toUrl().isEmpty());
    CHECK(with("caption", "Horaires")->property("link").value<QStringList>().size() > 20);
    CHECK(with("question", "Un café ou un thé")->property("options").value<QStringList>() ==
          QStringList{"Oui", "Non"});
    // Whole, within the picture.
    const auto picture = QRectF({}, QSizeF(desk.canvas()));
    for (auto* graphic :
         {with("question", "Un café ou un thé"), with("caption", "Horaires"), with("mark", "")}) {
        const auto inside = graphic->childrenRect();
        CHECK_FALSE(inside.isEmpty());
        CHECK(picture.contains(inside));
    }
}
