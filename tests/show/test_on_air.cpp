// What is on air, folded from the log.

#include "logged_show.h"

using namespace regie;

namespace {

Graphic lower_third(const std::string& key) { return {key, "lower-third", {{"title", key}}, -1, ""}; }

} // namespace

TEST_CASE("one graphic of each key is on air") {
    Show show;
    show.log(GraphicTaken{lower_third("museum")});
    show.log(GraphicTaken{lower_third("mayor")});
    CHECK(show.state.on_air().size() == 2);
    show.log(GraphicReleased{"museum"}, "clock");
    CHECK(show.state.on_air().size() == 1);
    CHECK(show.state.on_air().contains("mayor"));
}

TEST_CASE("releasing what is not on air is no decision") {
    Show show;
    show.log(GraphicReleased{"museum"});
    CHECK(show.state.decisions().empty());
}

TEST_CASE("a pin replaces the pin before it") {
    Show show;
    show.comes("c1");
    show.comes("c2");
    show.pins("c1");
    const auto second = show.pins("c2");
    CHECK(show.pinned() == "c2");
    SECTION("taking it back restores the one before, until somebody ends it") {
        show.takes_back(second);
        CHECK(show.pinned() == "c1");
        CHECK(show.state.on_air().at(kPinKey).until_ms == -1);
    }
    SECTION("but not one that is gone") {
        show.log(CommentRemoved{"c1"}, "facebook");
        show.takes_back(second);
        CHECK(show.pinned() == "nothing");
    }
    SECTION("nor one that was hidden") {
        show.hides("c1", "ben");
        show.takes_back(second);
        CHECK(show.pinned() == "nothing");
    }
}

TEST_CASE("taking back a pin leaves another desk's pin") {
    Show show;
    show.comes("c1");
    show.comes("c2");
    const auto annas = show.pins("c1", "anna");
    const auto bens = show.pins("c2", "ben");
    show.takes_back(annas, "anna");
    CHECK(show.pinned() == "c2");
    show.takes_back(bens, "ben");
    CHECK(show.pinned() == "nothing");
}

TEST_CASE("taking back a release restores what was on air") {
    Show show;
    show.log(GraphicTaken{lower_third("museum")});
    const auto release = show.log(GraphicReleased{"museum"});
    SECTION("as it was") {
        show.takes_back(release);
        CHECK(show.state.on_air().at("museum") == lower_third("museum"));
    }
    SECTION("unless it was taken again") {
        auto again = lower_third("museum");
        again.until_ms = 5'000;
        show.log(GraphicTaken{again});
        show.takes_back(release);
        CHECK(show.state.on_air().at("museum").until_ms == 5'000);
    }
}

TEST_CASE("a hidden comment leaves the air, and comes back with the hide") {
    Show show;
    show.comes("c1");
    show.pins("c1");
    const auto hide = show.hides("c1");
    CHECK(show.pinned() == "nothing");
    show.takes_back(hide);
    CHECK(show.pinned() == "c1");
}

TEST_CASE("hiding one comment leaves another on air") {
    Show show;
    show.comes("c1");
    show.comes("c2");
    show.pins("c1");
    show.hides("c2");
    CHECK(show.pinned() == "c1");
}

TEST_CASE("a comment removed at the platform") {
    Show show;
    show.comes("c1");
    SECTION("leaves the air and does not come back") {
        show.pins("c1");
        const auto hide = show.hides("c1");
        show.log(CommentRemoved{"c1"}, "facebook");
        show.takes_back(hide);
        CHECK(show.pinned() == "nothing");
    }
    SECTION("takes its pin with it") {
        show.pins("c1");
        show.log(CommentRemoved{"c1"}, "facebook");
        CHECK(show.pinned() == "nothing");
        CHECK(show["c1"].removed);
    }
    SECTION("has nothing left to send") {
        show.hides("c1");
        show.log(CommentRemoved{"c1"}, "facebook");
        CHECK(show.outbox().empty());
        CHECK(show["c1"].delivery == Delivery::None);
        show.hides("c1");
        CHECK(show.outbox().empty());
    }
}
