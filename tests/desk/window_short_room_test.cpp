// What there is no room for: nothing lies under anything, and no sentence that matters is cut. And a key that
// acts like its button.

#include "desk/key_map.h"
#include "show/contrast.h"
#include "window_rig.h"

#include <QKeySequence>

#include <set>

using namespace regie;
using namespace regie::test;

namespace {

constexpr QSize kLarge(1067, 667); ///< what 1600×1000 leaves at 150 %

struct RoomRig : WindowRig {
    void raid(const std::string& id, const std::string& words, int authors,
              const std::vector<std::string>& comments) {
        engine.append("flagging", RaidSeen{id, words, authors, engine.show_ms, comments});
    }
    std::vector<QQuickItem*> raids() {
        auto all = items();
        std::erase_if(all, [](QQuickItem* item) { return !item->property("undecided").isValid(); });
        return all;
    }
    static QRectF place(QQuickItem* item) {
        return {item->mapToScene({0, 0}), QSizeF(item->width(), item->height())};
    }
    /// How many comments of the list are seen whole.
    int whole_comments() {
        const auto bars = raids();
        const auto* list = named(desk.settings()->language() == "fr" ? "Commentaires" : "Comments");
        REQUIRE(list);
        int whole = 0;
        for (auto* item : items()) {
            if (item->property("commentId").toString().isEmpty() || !item->property("initials").isValid())
                continue;
            // Whatever clips it has its say.
            QRectF seen = place(item);
            for (auto* around = item->parentItem(); around; around = around->parentItem())
                if (around->clip())
                    seen &= place(around);
            for (auto* bar : bars)
                CHECK_FALSE(seen.intersects(place(bar)));
            if (seen == place(item))
                ++whole;
        }
        return whole;
    }
    QQuickItem* saying(const QString& words) {
        for (auto* item : items())
            if (item->inherits("QQuickText") && item->property("text").toString() == words)
                return item;
        return nullptr;
    }
    bool cut(const QString& words) {
        INFO(words.toStdString());
        auto* item = saying(words);
        REQUIRE(item);
        return item->property("truncated").toBool();
    }
    /// Presses the key that is printed on a control.
    void press_printed(const QString& printed) {
        const auto all = desk.settings()->keys()->printed();
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (it.value().toString() != printed)
                continue;
            const auto key = QKeySequence(desk.settings()->keys()->keys_of(it.key()).front())[0];
            return press(key.key(), key.keyboardModifiers());
        }
        press(QKeySequence(printed)[0].key()); // a scene's
    }
    /// Every button that is off has a key that says why, and nothing else.
    int keys_of_what_is_off() {
        struct Off {
            QString name, key, why;
        };
        std::vector<Off> off;
        for (auto* button : buttons())
            if (!button->isEnabled() && !button->property("key").toString().isEmpty() &&
                !button->property("why").toString().isEmpty())
                off.push_back({accessible_name(button), button->property("key").toString(),
                               button->property("why").toString()});
        const auto before = engine.commands;
        for (const auto& one : off) {
            desk.dismissNotice();
            press_printed(one.key);
            draw();
            CAPTURE(one.name.toStdString(), one.key.toStdString());
            CHECK(desk.notice().toStdString() == one.why.toStdString());
            CHECK(desk.question()->deed().isEmpty());
            CHECK(engine.commands == before);
        }
        desk.dismissNotice();
        return static_cast<int>(off.size());
    }
};

} // namespace

TEST_CASE_METHOD(RoomRig, "with large text two raids leave room for two comments, and nothing under them") {
    engine.welcome.mode = "live";
    play();
    play_crowd(engine, 30);
    raid("1", "le musee c nul allez chez gratuit point com", 18, {"c3", "c5", "c6"});
    raid("2", "VENEZ TOUS SUR LA CHAINE DE KEVIN", 25, {"c1", "c2"});
    REQUIRE(follows());
    for (const char* language : {"en", "fr"})
        for (const auto& size : {kLarge, QSize(1280, 800), QSize(1600, 1000)}) {
            desk.settings()->set_language(language);
            window->resize(size);
            draw();
            CAPTURE(language, size.width());
            CHECK(whole_comments() >= 2);
            CHECK(raids().size() == (size.height() == 1000 ? 2 : 1));
            for (auto* bar : raids())
                CHECK_FALSE(cut(bar->property("words").toString()));
        }
    desk.settings()->set_language("en");
}

TEST_CASE_METHOD(RoomRig, "sentences that matter are said whole, with large text in French") {
    engine.welcome.mode = "live";
    engine.append("engine", EngineStarted{1, 0});
    play();
    engine.append("engine", EngineStarted{2, engine.show_ms, {"killed"}});
    REQUIRE(follows());
    desk.settings()->set_language("fr");
    window->resize(kLarge);
    auto status = steady_status(engine.show_ms);
    status.frames = 10'000;
    status.dropped_frames = 4582;
    engine.send_status(status);
    REQUIRE(eventually([&] { return desk.troubles().size() >= 2; }));
    draw();
    const auto health = desk.health();
    for (int i = 0; i < 2; ++i)
        CHECK_FALSE(cut(health[i].toMap()["words"].toString()));
    engine.die();
    REQUIRE(eventually([&] { return desk.client()->line() == desk::EngineClient::Line::Lost; }));
    draw();
    CHECK_FALSE(cut(desk.client()->words()));
    desk.settings()->set_language("en");
}

TEST_CASE_METHOD(RoomRig, "all filters stand in one line") {
    play();
    play_crowd(engine, 600);
    REQUIRE(follows());
    desk.settings()->set_language("fr");
    for (const auto& size : {kLarge, QSize(1600, 1000)}) {
        window->resize(size);
        draw();
        std::set<double> lines;
        for (auto* button : buttons())
            if (button->inherits("QQuickAbstractButton") && button->property("count").isValid() &&
                button->property("maximumWidth").isValid() && button->property("count").toInt() >= 0)
                lines.insert(place(button).y());
        CHECK(lines.size() == 1);
    }
    desk.settings()->set_language("en");
}

TEST_CASE_METHOD(RoomRig, "a key is off with its button, and says why at once") {
    engine.welcome.feeds = {
        {{"id", "facebook"}, {"platform", "facebook"}}}; // recorded: nothing can be done there
    play();
    draw();
    CHECK(keys_of_what_is_off() >= 8); // nothing is open
    press(Qt::Key_J);
    draw();
    CHECK(keys_of_what_is_off() >= 3); // nothing can be banned, deleted or replied to
    press(Qt::Key_H);
    REQUIRE(eventually([&] { return !engine.commands.empty(); }));
    REQUIRE(follows());
    desk.comments()->select("c9");
    draw();
    keys_of_what_is_off(); // it is hidden
    desk.setProperty("locked", true);
    draw();
    CHECK(keys_of_what_is_off() >= 3);
    desk.setProperty("locked", false);
    desk.settings()->set_zones("operator");
    draw();
    CHECK(keys_of_what_is_off() >= 0);
}

TEST_CASE_METHOD(RoomRig, "a desk that is locked pins by no button either") {
    play();
    press(Qt::Key_J);
    desk.setProperty("locked", true);
    draw();
    CHECK_FALSE(named("Pin at once")->isEnabled());
}

TEST_CASE_METHOD(RoomRig, "what has no way back can be read under the pointer") {
    for (const char* theme : {"dark", "light"}) {
        desk.settings()->set_theme(theme);
        play();
        press(Qt::Key_J);
        draw();
        for (const char* name : {"Delete for good…", "Ban author…"}) {
            auto* button = named(name);
            REQUIRE(button);
            for (const bool hovered : {false, true}) {
                QTest::mouseMove(window, hovered ? place(button).center().toPoint() : QPoint(1, 1));
                QTest::qWait(250); // the colour comes softly
                draw();
                auto* ground = button->property("background").value<QQuickItem*>();
                auto* words = saying(name);
                REQUIRE(ground);
                REQUIRE(words);
                const auto colour = ground->property("color").value<QColor>();
                CAPTURE(name, hovered, colour.name().toStdString());
                if (colour.alpha() == 255)
                    CHECK(contrast_ratio(colour.rgb(), words->property("color").value<QColor>().rgb()) >=
                          4.5);
            }
        }
        press(Qt::Key_Delete);
        draw();
        auto* asked = named("Delete for good…");
        QTest::mouseMove(window, place(asked).center().toPoint());
        QTest::qWait(250);
        draw();
        const auto colour =
            asked->property("background").value<QQuickItem*>()->property("color").value<QColor>();
        CHECK(contrast_ratio(colour.rgb(),
                             saying("Delete for good…")->property("color").value<QColor>().rgb()) >= 4.5);
        press(Qt::Key_Escape);
    }
    desk.settings()->set_theme("dark");
}

TEST_CASE_METHOD(RoomRig, "a question stands near what asked") {
    for (const auto& size : {kLarge, QSize(1600, 1000)}) {
        window->resize(size);
        play();
        desk.comments()->select("c9");
        press(Qt::Key_Delete);
        draw();
        auto* bar = named(desk.question()->words());
        auto* button = named("Delete for good…");
        REQUIRE(bar);
        REQUIRE(button);
        CHECK_FALSE(place(bar).intersects(place(button)));
        CHECK(place(button).top() - place(bar).bottom() < 330);
        CHECK(place(bar).left() < place(button).right());
        press(Qt::Key_Escape);
    }
}
