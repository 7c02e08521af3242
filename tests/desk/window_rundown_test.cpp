// An operator plans anew while the show runs, in the real window.

#include "window_rig.h"

using namespace regie;
using namespace regie::test;

namespace {

struct Planning : WindowRig {
    Planning() {
        window->resize(1600, 1000);
        play();
    }
    std::string ids() {
        std::string all;
        for (int row = 0; row < desk.rundown()->rowCount(); ++row)
            all += desk.rundown()->index(row).data(desk::RundownModel::IdRole).toString().toStdString() + " ";
        return all;
    }
    bool planned(const std::string& wanted) {
        return eventually([&] { return ids() == wanted; });
    }
};

} // namespace

TEST_CASE_METHOD(Planning, "what is next is edited in place, and the change is taken back") {
    const auto next = desk.rundown()->next_id();
    const auto before = desk.rundown()->next_title();
    press(Qt::Key_E, Qt::ShiftModifier);
    draw();
    press(Qt::Key_A, Qt::ControlModifier);
    type("Open until ten");
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return desk.rundown()->next_title() == "Open until ten"; }));
    CHECK(desk.rundown()->next_id() == next);
    draw();
    CHECK(desk.decision_words() == "Rundown changed");
    press(Qt::Key_U);
    CHECK(eventually([&] { return desk.rundown()->next_title() == before; }));
}

TEST_CASE_METHOD(Planning,
                 "the plan is put in another order by keys and by hand, and made longer and shorter") {
    REQUIRE(ids() == "title card mayor director ribbon sunday ");
    press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(planned("title mayor card director ribbon sunday "));
    CHECK(desk.rundown()->next_id() == "card"); // it stays what Space takes
    REQUIRE(follows());
    draw();
    auto* row = named("The ribbon is cut at 11:00, event card, 0:15");
    REQUIRE(row);
    const auto at = row->mapToScene({row->width() / 2, row->height() / 2}).toPoint();
    QTest::mousePress(window, Qt::LeftButton, {}, at);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(window, at - QPoint(0, step * 10), 5);
    QTest::mouseRelease(window, Qt::LeftButton, {}, at - QPoint(0, 100));
    REQUIRE(planned("title mayor ribbon card director sunday "));
    REQUIRE(follows());
    press(Qt::Key_E, Qt::ShiftModifier);
    draw();
    click("Twice");
    REQUIRE(planned("title mayor ribbon card card-2 director sunday "));
    REQUIRE(follows());
    press(Qt::Key_E, Qt::ShiftModifier);
    draw();
    click("Remove");
    draw();
    CHECK(ids() == "title mayor ribbon card card-2 director sunday "); // asked first
    confirm("Remove it?");
    CHECK(planned("title mayor ribbon card-2 director sunday "));
}

TEST_CASE_METHOD(Planning, "a source is muted and heard again, with its other settings as they were") {
    engine.append("Inès", SourceAdjusted{"cam1", {40, 60, -3, false}});
    REQUIRE(follows());
    draw();
    click("Sound of Camera 1");
    REQUIRE(eventually([&] { return desk.state().adjusted().at("cam1").settings.muted; }));
    CHECK(desk.state().adjusted().at("cam1").settings == SourceSettings{40, 60, -3, true});
    REQUIRE(follows());
    draw();
    click("Sound of Camera 1");
    CHECK(eventually([&] { return !desk.state().adjusted().at("cam1").settings.muted; }));
}

TEST_CASE_METHOD(Planning, "what is on air is not edited, and a locked desk plans nothing") {
    const auto commands = engine.commands.size();
    desk.rundown()->chooseNext("title"); // it is on air
    press(Qt::Key_E, Qt::ShiftModifier);
    draw();
    CHECK_FALSE(named("Remove"));
    desk.setProperty("locked", true);
    press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(engine.commands.size() == commands);
}
