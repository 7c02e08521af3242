// A press acts on what it was meant for, however the rows move, by mouse and by keys.

#include "window_rig.h"

using namespace regie;
using namespace regie::test;

namespace {

struct RowsRig : WindowRig {
    void start() {
        window->resize(1600, 1200);
        play();
        settle();
    }
    void appends(const std::string& by, EventBody body) {
        engine.append(by, std::move(body));
        REQUIRE(follows());
        draw();
    }
    /// In the middle of the button of this name that is the `nth` in the window.
    QPoint at(const QString& name, int nth = 0) {
        for (auto* item : items())
            if (accessible_name(item) == name && nth-- == 0)
                return item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
        FAIL("there is no " + name.toStdString());
        return {};
    }
    /// Presses there, lets `body` come, and lets go.
    void press_while(QPoint point, EventBody body) {
        const auto before = engine.commands;
        QTest::mousePress(window, Qt::LeftButton, {}, point);
        appends("Paul", std::move(body));
        QTest::mouseRelease(window, Qt::LeftButton, {}, point);
        draw();
        CHECK(engine.commands == before);
    }
    void press_at(QPoint point) { QTest::mouseClick(window, Qt::LeftButton, {}, point); }
    bool last_is(const std::string& command) {
        return eventually([&] { return !engine.commands.empty() && engine.commands.back() == command; });
    }
};

} // namespace

TEST_CASE_METHOD(RowsRig, "a press on a comment that waits for air is given to no other one") {
    start();
    for (const auto* comment : {"c9", "c5", "c3", "c2", "c1", "c7"})
        appends("Paul", CommentQueued{comment, ""});
    settle();
    press_while(at("To air"), CommentUnqueued{"c9"});
    settle();
    press_while(at("Not now"), CommentUnqueued{"c5"});
    settle();
    appends("Paul", CommentQueued{"c9", ""});
    appends("Paul", CommentQueued{"c5", ""});
    settle();
    press_while(at("To air", 1), CommentUnqueued{"c3"}); // of those behind the next one
    settle();
    press_while(at("Not now", 1), CommentUnqueued{"c2"});
    settle();
    press_at(at("Not now", 1));
    CHECK(last_is("unqueue \"c7\""));
}

TEST_CASE_METHOD(RowsRig, "a double click puts one comment on air, not two") {
    start();
    appends("Paul", CommentQueued{"c9", ""});
    appends("Paul", CommentQueued{"c3", ""});
    settle();
    const auto point = at("To air");
    press_at(point);
    REQUIRE(last_is("pin \"c9\""));
    REQUIRE(follows());
    press_at(point);
    draw();
    CHECK(engine.commands.size() == 1);
    settle();
    press_at(at("To air"));
    CHECK(last_is("pin \"c3\""));
}

TEST_CASE_METHOD(RowsRig, "words that were made shorter stay with their comment") {
    start();
    appends("Paul", CommentQueued{"c9", ""});
    appends("Paul", CommentQueued{"c3", ""});
    press(Qt::Key_E);
    draw();
    appends("Paul", CommentUnqueued{"c9"});
    press(Qt::Key_A, Qt::ControlModifier);
    type("Bonjour, ");
    press(Qt::Key_Return);
    CHECK(last_is("queue \"c9\" \"Bonjour,\""));
}

TEST_CASE_METHOD(RowsRig, "a press on a graphic releases that one or none") {
    start();
    REQUIRE(desk.on_air().front().toMap()["key"] == "title");
    press_while(at("Release"),
                GraphicTaken{{kPinKey, "pinned-comment", {}, engine.show_ms + 60'000, "c3", "comments"}});
    REQUIRE(desk.on_air().front().toMap()["key"] == "pin");
    settle();
    press_at(at("Release", 2)); // after that of what went on air last, and the pin's
    CHECK(last_is("release \"title\""));
}

TEST_CASE_METHOD(RowsRig, "a press on what is next takes that one or none") {
    start();
    REQUIRE(desk.rundown()->next_id() == "card");
    press_while(at("Take next"), GraphicTaken{{"card", "event-card", {}, -1, {}, "card"}});
    REQUIRE(desk.rundown()->next_id() != "card");
    press_at(at("Take next")); // too soon to be meant for this one
    draw();
    CHECK(engine.commands.empty());
    settle();
    press_at(at("Take next"));
    CHECK(last_is("take \"" + desk.rundown()->next_id().toStdString() + "\""));
}

TEST_CASE_METHOD(RowsRig, "the key that hides a raid hides none that has only just come") {
    start();
    appends("engine", RaidSeen{"new", "encore nos impôts", 12, engine.show_ms, {"c3", "c5", "c6"}});
    press(Qt::Key_H, Qt::ControlModifier);
    draw();
    CHECK(engine.commands.empty());
    settle();
    press(Qt::Key_H, Qt::ControlModifier);
    CHECK(last_is("hide_raid \"new\""));
}

TEST_CASE_METHOD(RowsRig, "the decision that is chosen stays so while others are made") {
    start();
    const auto approved = decide_two();
    press(Qt::Key_Down);
    appends("Paul", CommentApproved{"c3"});
    appends("Paul", CommentHidden{"c2"});
    press(Qt::Key_Return);
    CHECK(last_is("undo " + approved));
}

TEST_CASE_METHOD(RowsRig, "a press on a decision takes back that one or none") {
    start();
    for (int i = 0; i < 30; ++i) { // more than the list shows
        appends("Paul", CommentApproved{"c3"});
        appends("Paul", CommentHidden{"c3"});
    }
    press(Qt::Key_U, Qt::ShiftModifier);
    settle();
    const auto row = QRectF(named("Decisions")->mapToScene({0, 0}), QSizeF(1600, 1200));
    const auto first = [&] {
        for (int nth = 0;; ++nth)
            if (const auto point = at("Take back", nth); row.contains(point))
                return point;
    };
    press_while(first(), CommentApproved{"c2"});
    settle();
    const auto made = std::to_string(engine.state().decisions().back().seq);
    press_at(first());
    CHECK(last_is("undo " + made));
}

TEST_CASE_METHOD(RowsRig, "a desk is sent away by who means it, and no other one of its name") {
    const auto paired = [&](std::vector<std::string> ids) {
        protocol::RemoteDesks desks{true, {}, {}};
        for (const auto& id : ids)
            desks.paired.push_back({id, "Portable", "moderator", true});
        engine.answers[protocol::method::kRemote] = desks;
        engine.answers[protocol::method::kUnpair] = desks;
    };
    paired({"1", "2"});
    start();
    press(Qt::Key_M, Qt::ControlModifier);
    REQUIRE(eventually([&] {
        draw();
        return named("Send away") != nullptr;
    }));
    const auto point = at("Send away");
    press_at(point);
    press_at(point);
    draw();
    CHECK(named("Send Portable away?"));
    CHECK(engine.commands.back() == "remote");
    paired({"2", "1"});
    desk.remote()->refresh();
    REQUIRE(eventually([&] { return desk.remote()->paired().front().toMap()["id"] == "2"; }));
    draw();
    CHECK_FALSE(named("Send Portable away?"));
    click("Send away");
    draw();
    confirm("Send Portable away?");
    CHECK(last_is("unpair \"2\""));
}

TEST_CASE_METHOD(RowsRig, "a hand that slips off a button gives no command") {
    start();
    click("Stop");
    settle();
    const auto point = at("Stop Facebook?");
    QTest::mousePress(window, Qt::LeftButton, {}, point);
    QTest::mouseMove(window, point - QPoint(400, 0));
    QTest::mouseRelease(window, Qt::LeftButton, {}, point - QPoint(400, 0));
    draw();
    CHECK(engine.commands.empty());
    CHECK(named("Stop Facebook?"));
    press_at(point);
    CHECK(last_is("stop_output \"rtmp\""));
}
