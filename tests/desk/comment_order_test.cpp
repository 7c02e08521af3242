#include "comment_rig.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;
using regie::test::CommentRig;

namespace {

struct Fixture : CommentRig {
    Fixture() {
        for (const auto* id : {"a", "b", "c", "d"})
            log.comment(id);
        model.set_needs({{"a", 0.9}, {"b", 0.1}, {"c", 0.5}, {"d", 0}});
    }
    void tick() { model.tick(log.show_ms += 500); }
};

} // namespace

TEST_CASE_METHOD(Fixture, "the newest come first, or what most wants a look") {
    CHECK(ids() == "d c b a");
    model.toggleOrder();
    CHECK(ids() == "a c b d");
    model.toggleOrder();
    CHECK(ids() == "d c b a");
}

TEST_CASE_METHOD(
    Fixture, "a comment takes its place when it is told how soon it wants a look, also beside an open one") {
    model.set_order(CommentModel::UrgentFirst);
    model.select("c");
    log.comment("e");
    model.set_needs({{"e", 0.7}});
    CHECK(ids() == "a e c b d");
    CHECK(model.selected_row() == 2);
}

TEST_CASE_METHOD(Fixture,
                 "nothing changes its place while a comment is open or the pointer is over the list") {
    model.set_order(CommentModel::UrgentFirst);
    model.select("c");
    model.set_needs({{"d", 1}});
    tick();
    CHECK(ids() == "a c b d");
    model.setProperty("held", true);
    model.select("");
    tick();
    CHECK(ids() == "a c b d");
    model.setProperty("held", false);
    tick();
    CHECK(ids() == "d a c b");
}

TEST_CASE_METHOD(Fixture, "rows are found where they stand in either order") {
    model.set_order(CommentModel::UrgentFirst);
    log.add(CommentHidden{"c"}, "Inès");
    model.tick(log.show_ms += 60'000);
    CHECK(ids() == "a b d");
    model.select("a");
    model.selectNext();
    CHECK(model.selected_id() == "b");
    CHECK(model.selected_row() == 1);
}

TEST_CASE_METHOD(Fixture,
                 "needs of comments nobody has heard of are left alone, and another session begins without") {
    model.set_needs({{"unknown", 1}});
    model.set_order(CommentModel::UrgentFirst);
    log.state = {};
    model.rebuild();
    log.comment("a");
    log.comment("b");
    CHECK(ids() == "b a");
}
