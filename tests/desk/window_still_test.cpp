// Nothing that a hand aims at moves or is covered, whatever comes.

#include "window_rig.h"

using namespace regie;
using namespace regie::test;

TEST_CASE_METHOD(WindowRig, "what came above is said beside the comments, not over one of them") {
    play();
    play_crowd(engine, 30);
    REQUIRE(follows());
    press(Qt::Key_J);
    play_crowd(engine, 7);
    REQUIRE(follows());
    draw();
    auto* above = named(QString("↑ %1 new").arg(desk.comments()->new_above()));
    REQUIRE(above);
    auto* list = named("Comments");
    CHECK_FALSE(list->mapRectToScene(QRectF({}, list->size()))
                    .intersects(above->mapRectToScene(QRectF({}, above->size()))));
    click(accessible_name(above));
    draw();
    CHECK(desk.comments()->new_above() == 0);
}

TEST_CASE_METHOD(WindowRig, "nothing moves under the pointer when a graphic goes on air or leaves it") {
    window->resize(1600, 1000);
    play();
    const auto place = [](QQuickItem* item) { return item->mapRectToScene(QRectF({}, item->size())); };
    const auto point_at = [&](QQuickItem* item) {
        QTest::mouseMove(window, place(item).center().toPoint());
        draw();
    };
    auto* stop = named("Stop");
    REQUIRE(stop);
    point_at(stop);
    const auto stood = place(stop);
    const auto taken = engine.append("Paul", GraphicTaken{{"mayor", "lower-third", {}, -1, {}}});
    REQUIRE(follows());
    draw();
    CHECK(desk.on_air().size() == 3);
    CHECK(place(stop).y() == Approx(stood.y()));
    engine.append("Paul", TakenBack{taken});
    REQUIRE(follows());
    draw();
    CHECK(place(stop).y() == Approx(stood.y()));

    const auto card = [&](const char* title) -> QQuickItem* {
        for (auto* button : buttons())
            if (accessible_name(button) == "Release" && button->property("about") == title)
                return button;
        return nullptr;
    };
    QTest::mouseMove(window, {5, 5});
    draw();
    auto* release = card("Musée d'arts de Nantes");
    REQUIRE(release);
    point_at(release);
    const auto aimed = place(release);
    engine.append("Paul", GraphicTaken{{"director", "lower-third", {}, -1, {}}});
    REQUIRE(follows());
    draw();
    REQUIRE(card("Musée d'arts de Nantes") == release);
    CHECK(place(release).y() == Approx(aimed.y()));
    engine.append("clock", GraphicReleased{"title"});
    REQUIRE(follows());
    draw();
    REQUIRE(card("Musée d'arts de Nantes") == release);
    CHECK(place(release).y() == Approx(aimed.y())); // and no other one's has come in its place
    CHECK_FALSE(release->isEnabled());
    QTest::mouseMove(window, {5, 5});
    draw();
    CHECK_FALSE(card("Musée d'arts de Nantes"));
}

TEST_CASE_METHOD(WindowRig, "two boxes say what is wrong, and one key or button shows the rest") {
    window->resize(1600, 1000);
    play();
    const auto boxes = [&] {
        draw();
        int count = 0;
        for (auto* item : items())
            count += item->property("words").isValid() && item->property("deed").isValid();
        return count;
    };
    CHECK(boxes() == 0);
    engine.append("facebook", FeedChanged{"facebook", "dead", "Facebook does not answer"});
    engine.append("engine", OutputChanged{"rtmp", "lost", "The connection to Facebook broke.", 0, ""});
    REQUIRE(follows());
    CHECK(boxes() == 2);
    engine.append("engine", SourceChanged{"cam1", "lost", "cam1 delivers no picture."});
    engine.append("engine",
                  OutputChanged{"recording", "failed", "The recording stopped: the disk is full.", 0, ""});
    REQUIRE(follows());
    CHECK(boxes() == 2);
    CHECK(named("And 2 more"));
    press(Qt::Key_F8);
    CHECK(boxes() == 4);
    click("Show fewer");
    CHECK(boxes() == 2);
    engine.refuse = Error{"no", "", ""};
    press(Qt::Key_M);
    REQUIRE(eventually([&] { return !desk.notice().isEmpty(); }));
    CHECK(boxes() == 2); // what was refused is one of them
    CHECK(named("And 3 more"));
    CHECK(named(desk.notice()));
}
