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
