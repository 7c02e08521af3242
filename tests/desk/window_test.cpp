// What the whole window promises: every key, every button, nothing that moves or lies.

#include "window_rig.h"

using namespace regie;
using namespace regie::test;
using desk::CommentModel;

TEST_CASE_METHOD(WindowRig, "every action has its key") {
    play();
    press(Qt::Key_J);
    CHECK(desk.comments()->selected_id() == "c9");
    press(Qt::Key_Down);
    CHECK(desk.comments()->selected_id() == "c8");
    press(Qt::Key_K);
    CHECK(desk.comments()->selected_id() == "c9");
    press(Qt::Key_P, Qt::ShiftModifier);
    REQUIRE(asked({"pin \"c9\""}));
    press(Qt::Key_J);
    press(Qt::Key_H);
    REQUIRE(asked({"pin \"c9\"", "hide \"c8\""}));
    REQUIRE(follows());
    press(Qt::Key_U);
    const auto seq = std::to_string(engine.state().decisions().back().seq);
    REQUIRE(asked({"pin \"c9\"", "hide \"c8\"", "undo " + seq}));
    press(Qt::Key_A);
    REQUIRE(eventually([&] { return engine.commands.back() == "approve \"c8\""; }));
    press(Qt::Key_Space);
    REQUIRE(eventually([&] { return engine.commands.back() == "take \"card\""; }));
    REQUIRE(follows());
    press(Qt::Key_Backspace);
    REQUIRE(eventually([&] { return engine.commands.back() == "release \"card\""; }));
    press(Qt::Key_Backspace, Qt::ShiftModifier);
    REQUIRE(eventually([&] { return engine.commands.back() == "release \"pin\""; }));
    press(Qt::Key_Down, Qt::ShiftModifier);
    CHECK(desk.rundown()->next_id() == "director");
    const std::vector<std::pair<Qt::Key, CommentModel::Filter>> filters = {
        {Qt::Key_F5, CommentModel::All},
        {Qt::Key_F4, CommentModel::Hidden},
        {Qt::Key_F3, CommentModel::Flagged},
        {Qt::Key_F2, CommentModel::Questions},
        {Qt::Key_F1, CommentModel::ToDecide}};
    for (const auto& [key, filter] : filters) {
        press(key);
        CHECK(desk.comments()->filter() == filter);
    }
    press(Qt::Key_2);
    REQUIRE(eventually([&] { return engine.commands.back() == "scene false \"cam2\""; }));
    REQUIRE(follows());
    press(Qt::Key_3, Qt::AltModifier);
    REQUIRE(eventually([&] { return engine.commands.back() == "scene true \"both\""; }));
    REQUIRE(follows());
    press(Qt::Key_Escape, Qt::ControlModifier);
    REQUIRE(eventually([&] { return engine.commands.back() == "scene false \"slate\""; }));
    REQUIRE(eventually([&] { return desk.on_slate(); }));
    press(Qt::Key_Escape, Qt::ControlModifier);
    REQUIRE(eventually([&] { return engine.commands.back() == "scene false \"both\""; }));
    press(Qt::Key_M);
    REQUIRE(eventually([&] { return engine.commands.back().starts_with("mark "); }));
}

TEST_CASE_METHOD(WindowRig, "every action has its button") {
    play();
    click("Amélie Roux: Bonjour, le musée est-il ouvert le mardi ? Et c'est gratuit pour les étudiants ?");
    CHECK(desk.comments()->selected_id() == "c9");
    draw();
    click("Hide");
    REQUIRE(asked({"hide \"c9\""}));
    REQUIRE(follows());
    draw();
    click("Show again");
    REQUIRE(asked({"hide \"c9\"", "approve \"c9\""}));
    REQUIRE(follows());
    draw();
    click("Pin at once");
    REQUIRE(asked({"hide \"c9\"", "approve \"c9\"", "pin \"c9\""}));
    settle();
    click("Take next");
    REQUIRE(eventually([&] { return engine.commands.back() == "take \"card\""; }));
    REQUIRE(follows());
    REQUIRE(eventually([&] { // once it has stood there long enough to be meant
        draw();
        click("Release");
        return engine.commands.back() == "release \"card\"";
    }));
    REQUIRE(follows());
    click("Take back");
    REQUIRE(eventually([&] { return engine.commands.back().starts_with("undo"); }));
    click("Hidden");
    CHECK(desk.comments()->filter() == CommentModel::Hidden);
}

TEST_CASE_METHOD(WindowRig, "space belongs to the rundown even after a button was clicked") {
    play();
    press(Qt::Key_J);
    draw();
    click("Approve");
    REQUIRE(asked({"approve \"c9\""}));
    press(Qt::Key_Space);
    REQUIRE(asked({"approve \"c9\"", "take \"card\""}));
}

TEST_CASE_METHOD(WindowRig, "typing in the search does nothing else") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_Slash);
    type("hupa j15 ");
    press(Qt::Key_Backspace);
    press(Qt::Key_Z, Qt::ControlModifier);
    type("musee");
    CHECK(engine.commands.empty());
    CHECK(desk.comments()->filter() == CommentModel::ToDecide);
    CHECK(desk.comments()->search().endsWith("musee"));
    press(Qt::Key_Escape);
    CHECK(desk.comments()->search().isEmpty());
    press(Qt::Key_Slash);
    type("musee");
    press(Qt::Key_Return);
    CHECK(desk.comments()->selected_id() == "c9");
    press(Qt::Key_H);
    CHECK(asked({"hide \"c9\""}));
}

TEST_CASE_METHOD(WindowRig, "what was refused is said to whoever decides, whatever zones are seen") {
    play();
    engine.refuse = Error{"the platform said no", "", "Try again."};
    press(Qt::Key_J);
    press(Qt::Key_H);
    REQUIRE(eventually([&] { return !desk.notice().isEmpty(); }));
    for (const char* zones : {"all", "operator", "moderator"}) {
        desk.settings()->set_zones(zones);
        draw();
        INFO(zones);
        CHECK(named(desk.notice()));
    }
    desk.set_zen(true);
    draw();
    CHECK(named(desk.notice()));
}

TEST_CASE_METHOD(WindowRig,
                 "what a narrow window has no room for is said, and one key or button swaps it in") {
    play();
    CHECK(named("Take next"));
    CHECK_FALSE(named("See the programme")); // nothing is missing
    window->resize(1067, 667);
    draw();
    CHECK_FALSE(named("Take next"));
    CHECK(named("Comments"));
    press(Qt::Key_Comma, Qt::ControlModifier);
    draw();
    CHECK(named("This window has room for the programme or the comments at a time: W swaps them."));
    press(Qt::Key_Escape);
    draw();
    press(Qt::Key_W);
    draw();
    CHECK(named("Take next"));
    CHECK_FALSE(named("Comments"));
    click("See the comments");
    draw();
    CHECK(named("Comments"));
    CHECK_FALSE(named("Take next"));
    press(Qt::Key_W);
    window->resize(1280, 800);
    draw();
    CHECK(named("Comments"));
    CHECK(named("Take next"));
    CHECK_FALSE(named("See the programme"));
}

TEST_CASE_METHOD(WindowRig, "Esc puts away one thing at a time and nothing that is on air") {
    play();
    engine.refuse = Error{"no", "", ""};
    press(Qt::Key_J);
    press(Qt::Key_H);
    REQUIRE(eventually([&] { return !desk.notice().isEmpty(); }));
    press(Qt::Key_Escape);
    CHECK(desk.notice().isEmpty());
    CHECK(desk.comments()->selected_id() == "c9");
    press(Qt::Key_Escape);
    CHECK(desk.comments()->selected_id().isEmpty());
    press(Qt::Key_Escape);
    CHECK(engine.commands.size() == 1);
    CHECK(desk.on_air().size() == 2);
}

TEST_CASE_METHOD(WindowRig, "every button can be heard and hit, and lies inside the window") {
    play();
    play_oddities(engine);
    play_crowd(engine, 1200);
    REQUIRE(follows());
    press(Qt::Key_J);
    draw();
    const auto all = buttons();
    CHECK(all.size() >= 14);
    for (auto* button : all) {
        const auto name = accessible_name(button).toStdString();
        CAPTURE(name, button->width(), button->height());
        CHECK_FALSE(name.empty());
        CHECK(button->width() >= 28);
        CHECK(button->height() >= 28);
        CHECK(button->width() >= button->implicitWidth());
        if (name == "Take next" || name == "Queue for air" || name == "To air" || name == "Release")
            CHECK(button->height() >= 40);
        const auto place = button->mapRectToScene({0, 0, button->width(), button->height()});
        CHECK(QRectF(0, 0, 1280, 800).contains(place));
    }
}

TEST_CASE_METHOD(WindowRig, "no text is read as markup") {
    play();
    play_oddities(engine);
    REQUIRE(follows());
    draw();
    int texts = 0;
    for (auto* item : items())
        if (item->inherits("QQuickText") && !item->inherits("QQuickPlaceholderText")) { // that one's is ours
            ++texts;
            CHECK(item->property("textFormat").toInt() == Qt::PlainText);
        }
    CHECK(texts > 50);
}

TEST_CASE_METHOD(WindowRig, "the open comment does not move while others come") {
    play();
    play_crowd(engine, 30);
    REQUIRE(follows());
    for (const int steps : {1, 1, 3, 6}) {
        for (int i = 0; i < steps; ++i)
            press(Qt::Key_J);
        draw();
        const auto open = [&]() -> QQuickItem* {
            for (auto* item : items())
                if (item->property("selected").toBool() && !item->property("commentId").toString().isEmpty())
                    return item;
            return nullptr;
        };
        REQUIRE(open());
        const auto id = open()->property("commentId").toString();
        const double y = open()->mapToScene({0, 0}).y();
        CHECK(y >= 100);
        CHECK(y + open()->height() <= 800 - 16 - 44);
        play_crowd(engine, 7);
        REQUIRE(follows());
        draw();
        REQUIRE(open());
        CHECK(open()->property("commentId").toString() == id);
        CHECK(open()->mapToScene({0, 0}).y() == Approx(y).margin(1));
    }
    CHECK(desk.comments()->new_above() > 0);
    press(Qt::Key_Home);
    draw();
    CHECK(desk.comments()->new_above() == 0);
    CHECK(desk.comments()->selected_row() == 0);
}

TEST_CASE_METHOD(WindowRig, "a card that shows another comment now shows all of its author's name") {
    play();
    play_crowd(engine, 60);
    REQUIRE(follows());
    for (int i = 0; i < 40; ++i) {
        press(Qt::Key_J);
        draw();
    }
    int names = 0;
    for (auto* item : items())
        if (item->inherits("QQuickText") &&
            QStringList{"Hana", "Tom", "Yann", "Amélie Roux"}.contains(item->property("text").toString())) {
            ++names;
            CHECK_FALSE(item->property("truncated").toBool());
            CHECK(item->width() == Approx(item->implicitWidth()).margin(1));
        }
    CHECK(names > 0);
}

namespace {

/// `item` is not of one colour in a picture of the window.
bool has_ink(const QImage& picture, QQuickItem* item) {
    const auto ratio = picture.devicePixelRatio();
    const auto place = item->mapRectToScene(item->boundingRect());
    const auto seen = picture.copy(QRectF(place.topLeft() * ratio, place.size() * ratio).toRect());
    for (int y = 0; y < seen.height(); ++y)
        for (int x = 0; x < seen.width(); ++x)
            if (seen.pixel(x, y) != seen.pixel(0, 0))
                return true;
    return false;
}

} // namespace

TEST_CASE_METHOD(WindowRig, "a card that shows another comment now shows all it says") {
    play();
    const auto all_have_ink = [&] {
        int cards = 0;
        auto* list = named("Comments");
        const auto picture = window->grabWindow();
        for (auto* item : items()) {
            const auto said = item->property("said").toString();
            if (said.isEmpty() || item->property("commentId").isValid() || !list->isAncestorOf(item))
                continue;
            const auto top = item->mapToItem(list, QPointF()).y();
            if (top < 0 || top + item->height() > list->height())
                continue;
            INFO(said.toStdString());
            CHECK(has_ink(picture, item));
            ++cards;
        }
        CHECK(cards > 0);
    };
    for (int i = 0; i < 60; ++i) {
        Flag flag{"link", Severity::Notice, 1, "Link"};
        flag.spans = {{0, 5}};
        say(engine, "said-" + std::to_string(i), "Hana", "hello " + std::to_string(i),
            i % 3 ? std::vector<Flag>{} : std::vector<Flag>{flag});
        REQUIRE(follows());
        app.processEvents();
        window->grabWindow();
        all_have_ink();
    }
    press(Qt::Key_Z);
    play_crowd(engine, 20);
    REQUIRE(follows());
    draw();
    press(Qt::Key_Z);
    draw();
    all_have_ink();
}

TEST_CASE_METHOD(WindowRig, "without an open comment the newest is always in sight") {
    play();
    play_crowd(engine, 40);
    REQUIRE(follows());
    draw();
    say(engine, "newest", "Hana", "the newest of all");
    REQUIRE(follows());
    draw();
    auto* newest = named("Hana: the newest of all");
    REQUIRE(newest);
    CHECK(newest->mapToScene({0, 0}).y() == Approx(named("Comments")->mapToScene({0, 0}).y()).margin(12));
    CHECK(desk.comments()->new_above() == 0);
}

TEST_CASE_METHOD(WindowRig, "a lost line is told, and nothing can be pressed meanwhile") {
    play();
    press(Qt::Key_J);
    engine.die();
    REQUIRE(eventually([&] { return desk.client()->line() == desk::EngineClient::Line::Lost; }));
    draw();
    CHECK(named(desk.client()->words()));
    for (const auto* name : {"Take next", "Release", "Take back", "Hide", "Approve", "Queue for air"})
        CHECK_FALSE(named(name)->isEnabled());
    engine.listen();
    press(Qt::Key_R, Qt::ControlModifier);
    REQUIRE(eventually([&] { return desk.client()->line() == desk::EngineClient::Line::Connected; }));
    draw();
    CHECK(named("Take next")->isEnabled());
}

TEST_CASE_METHOD(WindowRig, "closing the window in a rehearsal asks first") {
    play();
    window->close();
    CHECK(window->isVisible());
    draw();
    CHECK(named("End the rehearsal"));
    press(Qt::Key_H); // the desk's keys rest meanwhile
    press(Qt::Key_Space);
    press(Qt::Key_Escape);
    REQUIRE(eventually([&] { return !named("Stay"); }));
    CHECK(window->isVisible());
    CHECK(engine.commands.empty());

    window->close();
    draw();
    press(Qt::Key_C);
    CHECK(eventually([&] { return !window->isVisible(); }));
    CHECK(engine.commands.empty());
}

TEST_CASE_METHOD(WindowRig, "a rehearsal is ended from the desk") {
    play();
    window->close();
    draw();
    press(Qt::Key_E);
    REQUIRE(asked({"stop"}));
    CHECK(eventually([&] { return !window->isVisible(); }));
}

TEST_CASE_METHOD(WindowRig, "without an engine there is nothing to ask") {
    CHECK(named("Try now"));
    window->close();
    CHECK_FALSE(window->isVisible());
}

TEST_CASE_METHOD(WindowRig, "the flag rules are changed, tried and switched on by keyboard alone") {
    engine.answers[protocol::method::kTryFlagRules] = museum_trial();
    play();
    press(Qt::Key_F);
    draw();
    engine.commands.clear();
    press(Qt::Key_H); // hides what the first rule flags, not the comment that is open
    press(Qt::Key_Down);
    press(Qt::Key_O);
    REQUIRE(desk.rules()->changed());
    CHECK(desk.rules()->draft().rules.at("insult").hide);
    CHECK_FALSE(desk.rules()->draft().rules.at("blocked").on);
    CHECK(engine.commands.empty());
    press(Qt::Key_T, Qt::ControlModifier);
    REQUIRE(eventually([&] { return !desk.rules()->tried().isEmpty(); }));
    press(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(eventually([&] { return engine.state().flags()->rules.contains("insult"); }));
    REQUIRE(follows());
    CHECK_FALSE(desk.rules()->changed());
    press(Qt::Key_Escape);
    draw();
    engine.commands.clear();
    press(Qt::Key_Space); // the panel is closed: the rundown's key again
    CHECK(eventually([&] { return !engine.commands.empty(); }));
}

TEST_CASE_METHOD(WindowRig, "a raid is one alert, and one key hides all of it") {
    play();
    engine.append("flagging", RaidSeen{"1", "encore nos impôts", 12, engine.show_ms, {"c3", "c5", "c6"}});
    REQUIRE(follows());
    draw();
    const auto is_alert = [](QQuickItem* item) { return accessible_name(item).startsWith("Raid since "); };
    const auto all = items();
    CHECK(std::count_if(all.begin(), all.end(), is_alert) == 1);
    settle();
    press(Qt::Key_H, Qt::ControlModifier);
    REQUIRE(eventually([&] { return desk.state().comment("c6")->taken_down(); }));
    CHECK(desk.decision_words() == "Hidden: a raid of 3 comments");
    CHECK(desk.raids().isEmpty());
    press(Qt::Key_U);
    REQUIRE(eventually([&] { return !desk.state().comment("c6")->taken_down(); }));
    CHECK(desk.raids().size() == 1);
}

TEST_CASE_METHOD(WindowRig,
                 "an output is stopped by a second press, however its numbers move, and by no double click") {
    play();
    const auto before = engine.commands.size();
    click("Stop");
    click("Stop Facebook?");
    for (int tick = 1; tick <= 5; ++tick) {
        later(tick);
        CHECK(named("Stop Facebook?"));
    }
    CHECK(engine.commands.size() == before);
    confirm("Stop Facebook?");
    REQUIRE(eventually([&] { return engine.commands.size() > before; }));
    CHECK(engine.commands.back() == "stop_output \"rtmp\"");
}

TEST_CASE_METHOD(WindowRig, "a press on a scene holds while the show's time goes on") {
    play();
    auto* button = named("Camera 2");
    REQUIRE(button);
    const auto at = button->mapToScene({button->width() / 2, button->height() / 2}).toPoint();
    QTest::mousePress(window, Qt::LeftButton, {}, at);
    later(1);
    QTest::mouseRelease(window, Qt::LeftButton, {}, at);
    REQUIRE(eventually([&] { return !engine.commands.empty(); }));
    CHECK(engine.commands.back() == "scene false \"cam2\"");
}
