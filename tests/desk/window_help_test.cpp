// What the desk does for who uses it: measures contrast, leads through the first rehearsal, keeps versions.

#include "desk/monitor_item.h"
#include "window_rig.h"

using namespace regie;
using namespace regie::test;

namespace {

struct Helping : WindowRig {
    Helping() { window->resize(1600, 1000); }
    /// One more status and picture of the engine's, as they come all the time.
    bool eventually_shown(const char* name) {
        return eventually([&] {
            engine.send_picture(gallery_picture(engine.show_ms));
            draw();
            return named(name) != nullptr;
        });
    }
};

} // namespace

TEST_CASE_METHOD(Helping,
                 "words that are hard to read on the picture are told before they are taken, and mended") {
    engine.welcome.rundown[1]["fields"]["backing"] = "none";
    play();
    REQUIRE(desk.rundown()->next_id() == "card");
    REQUIRE(eventually_shown("Add a shadow"));
    CHECK(named("What is next is hard to read on this picture: 1.0:1, it needs 4.5:1."));
    press(Qt::Key_V, Qt::ShiftModifier);
    REQUIRE(
        eventually([&] { return desk.rundown()->next_graphic()["fields"].toMap()["backing"] == "shadow"; }));
    // Dark enough on this wall for large words and small ones.
    REQUIRE(eventually([&] {
        engine.send_picture(gallery_picture(engine.show_ms));
        draw();
        return !named("Add a shadow") && !named("Add a plate");
    }));
}

TEST_CASE_METHOD(Helping,
                 "a scene is seen before it is taken: the one that is next, and the one that Tab is at") {
    engine.welcome.rundown[1]["scene"] = "both";
    play();
    for (const int source : {0, 1})
        engine.send_picture(gallery_picture(engine.show_ms), source);
    const auto in_preview = [](QQuickItem* item) { // of what is next, not of the comment that waits
        for (; item; item = item->parentItem())
            if (item->property("boxes").isValid() && item->property("comment").isValid())
                return item->property("comment").toString().isEmpty();
        return false;
    };
    const auto seen = [&] { // the sources in the preview, with the left edges of their boxes
        std::vector<std::pair<int, int>> boxes;
        draw();
        for (auto* item : items())
            if (auto* monitor = qobject_cast<desk::MonitorItem*>(item);
                monitor && monitor->property("source").toInt() >= 0 && in_preview(item))
                boxes.emplace_back(monitor->property("source").toInt(), static_cast<int>(monitor->x()));
        return boxes;
    };
    REQUIRE(eventually([&] { return seen().size() == 2; })); // next takes "both"
    CHECK(seen()[0] == std::pair(0, 0));
    CHECK(seen()[1].first == 1);
    CHECK(seen()[1].second > 80); // beside it
    auto* button = named("Camera 2");
    REQUIRE(button);
    button->forceActiveFocus(Qt::TabFocusReason);
    REQUIRE(eventually([&] { return seen() == std::vector<std::pair<int, int>>{{1, 0}}; }));
    CHECK(engine.commands.empty()); // looked at, not taken
}

TEST_CASE_METHOD(Helping, "on a plate nothing has to be mended") {
    play();
    for (int i = 0; i < 30; ++i) {
        engine.send_picture(gallery_picture(engine.show_ms));
        draw();
        CHECK_FALSE(named("Add a shadow"));
    }
}

TEST_CASE_METHOD(Helping, "the tour goes on with what is done, and comes once") {
    desk.settings()->set_toured(false);
    play();
    REQUIRE(named("Next step"));
    const auto step = [&](const char* words) {
        draw();
        for (auto* item : items())
            if (accessible_name(item).startsWith(words))
                return true;
        return false;
    };
    CHECK(step("1 of 5"));
    press(Qt::Key_Space);
    CHECK(step("2 of 5"));
    press(Qt::Key_Space); // not what it asks for
    press(Qt::Key_J);
    CHECK(step("2 of 5"));
    press(Qt::Key_A);
    CHECK(step("3 of 5"));
    press(Qt::Key_U);
    CHECK(step("4 of 5"));
    press(Qt::Key_F7); // or to be read only
    CHECK(step("5 of 5"));
    press(Qt::Key_F7);
    draw();
    CHECK_FALSE(named("Done"));
    CHECK(desk.settings()->toured());
    press(Qt::Key_F7); // again, when somebody wants it
    draw();
    CHECK(step("1 of 5"));
}

TEST_CASE_METHOD(Helping, "a broadcast has no tour") {
    engine.welcome.mode = "live";
    desk.settings()->set_toured(false);
    play();
    CHECK_FALSE(named("Next step"));
}

TEST_CASE_METHOD(Helping, "the operator goes back to a former version of the plan") {
    engine.answers[protocol::method::kVersions] = {
        {"versions",
         {protocol::Version{"new", 1'795'601'550'000, 6}, protocol::Version{"old", 1'795'600'931'000, 1}}}};
    engine.answers[protocol::method::kRestore] = {{"seq", 9}};
    play();
    press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(eventually([&] { return desk.versions()->versions().size() == 2; }));
    draw();
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    REQUIRE(asked({"versions", "restore \"old\""}));
    CHECK(eventually(
        [&] { return desk.versions()->words() == "Planned again. Take it back like any decision."; }));
}

TEST_CASE_METHOD(Helping, "the author's card says what they did in earlier shows") {
    engine.answers[protocol::method::kEarlier] =
        protocol::EarlierSessions{2, 5, 1, true, {{1'793'000'000'000, "Rendez-nous le parking !", true}}};
    play();
    press(Qt::Key_J);
    CHECK(eventually(
        [&] { return desk.author()->earlier() == "2 earlier shows · 5 comments · 1 hidden · banned"; }));
    CHECK(desk.author()->earlier_said().front().toMap()["said"] == "Rendez-nous le parking !");
    press(Qt::Key_Escape);
    CHECK(desk.author()->earlier().isEmpty());
}
