#include "comment_rig.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;
using regie::test::CommentRig;

namespace {

struct Fixture : CommentRig {
    Fixture() { model.set_me("Inès"); }
    std::vector<int> counts() const {
        const auto list = model.counts();
        return {list.begin(), list.end()};
    }
    void five_kinds() {
        log.comment("plain");
        log.comment("ask");
        log.flag("ask", "question", Severity::Info);
        log.comment("link");
        log.flag("link", "link", Severity::Notice);
        log.comment("gone");
        log.add(CommentRemoved{"gone"});
        log.comment("bad");
        log.flag("bad", "insult", Severity::Severe);
        log.add(CommentHidden{"bad"}, "Inès");
    }
    void much_later() { model.tick(log.show_ms += 60'000); }
};

using Counts = std::vector<int>;

} // namespace

TEST_CASE_METHOD(Fixture, "the newest comment is on top") {
    log.comment("a");
    log.comment("b");
    log.comment("c");
    CHECK(ids() == "c b a");
}

TEST_CASE_METHOD(Fixture, "each filter finds its comments and counts them") {
    five_kinds();
    much_later();
    CHECK(counts() == Counts{3, 1, 1, 1, 5});
    const std::vector<std::pair<CommentModel::Filter, const char*>> rows = {
        {CommentModel::ToDecide, "link ask plain"},
        {CommentModel::Questions, "ask"},
        {CommentModel::Flagged, "link"},
        {CommentModel::Hidden, "bad"},
        {CommentModel::All, "bad gone link ask plain"}};
    for (const auto& [filter, wanted] : rows) {
        model.set_filter(filter);
        CHECK(ids() == wanted);
    }
}

TEST_CASE_METHOD(Fixture, "counts are the same after catching up as after following") {
    five_kinds();
    log.pin("plain");
    const auto followed = counts();
    model.rebuild();
    CHECK(counts() == followed);
}

TEST_CASE_METHOD(Fixture, "a comment joins a filter when its flag comes, in its place") {
    model.set_filter(CommentModel::Flagged);
    log.comment("a");
    log.comment("b");
    log.comment("c");
    log.flag("c", "link", Severity::Notice);
    log.flag("a", "link", Severity::Notice);
    log.flag("b", "link", Severity::Notice);
    CHECK(ids() == "c b a");
}

TEST_CASE_METHOD(Fixture, "what was decided stays for a while, then goes") {
    log.comment("a");
    log.comment("b");
    log.add(CommentHidden{"b"}, "Inès");
    CHECK(ids() == "b a");
    CHECK(text(0, CommentModel::StandingRole) == "Hidden, waiting for Facebook");
    CHECK(counts()[CommentModel::ToDecide] == 1);
    model.tick(log.show_ms + 19'000);
    CHECK(ids() == "b a");
    much_later();
    CHECK(ids() == "a");
}

TEST_CASE_METHOD(Fixture, "what was decided does not go while it is open") {
    log.comment("a");
    model.select("a");
    log.add(CommentHidden{"a"}, "Inès");
    much_later();
    CHECK(ids() == "a");
    model.select("");
    much_later();
    CHECK(ids().empty());
}

TEST_CASE_METHOD(Fixture, "a hide taken back is to be decided again") {
    log.comment("a");
    const auto seq = log.add(CommentHidden{"a"}, "Inès");
    much_later();
    CHECK(ids().empty());
    log.add(TakenBack{seq}, "Inès");
    CHECK(ids() == "a");
    CHECK(counts() == Counts{1, 0, 0, 0, 1});
}

TEST_CASE_METHOD(Fixture, "the open comment stays open while others come and go") {
    for (const auto* id : {"a", "b", "c", "d"})
        log.comment(id);
    model.select("b");
    CHECK(model.selected_row() == 2);
    log.comment("e");
    CHECK(model.selected_row() == 3);
    log.add(CommentHidden{"d"}, "Paul");
    much_later();
    CHECK(ids() == "e c b a");
    CHECK(model.selected_id() == "b");
    CHECK(model.selected_row() == 2);
    model.rebuild();
    CHECK(model.selected_id() == "b");
}

TEST_CASE_METHOD(Fixture, "j and k walk the list and stop at its ends") {
    for (const auto* id : {"a", "b", "c"})
        log.comment(id);
    model.selectNext();
    CHECK(model.selected_id() == "c");
    model.selectPrevious();
    CHECK(model.selected_id() == "c");
    model.selectNext();
    model.selectNext();
    model.selectNext();
    CHECK(model.selected_id() == "a");
    CHECK(model.data(model.index(2), CommentModel::SelectedRole).toBool());
}

TEST_CASE_METHOD(Fixture, "a search looks through everything said, by text and by name") {
    five_kinds();
    log.comment("m", "Amélie Roux", "Le MUSÉE est ouvert ?");
    model.set_search("musee");
    CHECK(ids() == "m");
    model.set_search("roux");
    CHECK(ids() == "m");
    model.set_search("bonjour");
    CHECK(ids() == "bad gone link ask plain");
    model.set_filter(CommentModel::Hidden);
    CHECK(model.search().isEmpty());
    CHECK(ids() == "bad");
}

TEST_CASE_METHOD(Fixture, "on air is told, and put on air is decided") {
    log.comment("a");
    log.comment("b");
    log.pin("a");
    CHECK(text(1, CommentModel::StandingRole) == "On air");
    CHECK(counts()[CommentModel::ToDecide] == 1);
    log.pin("b");
    CHECK(text(0, CommentModel::StandingRole) == "On air");
    CHECK(text(1, CommentModel::StandingRole).empty());
    CHECK(counts()[CommentModel::ToDecide] == 0);
}

TEST_CASE_METHOD(Fixture, "a command on its way is told in its place") {
    log.comment("a");
    model.set_pending("a", "Hiding…");
    CHECK(text(0, CommentModel::PendingRole) == "Hiding…");
    model.set_pending("a", "");
    CHECK(text(0, CommentModel::PendingRole).empty());
}

TEST_CASE_METHOD(Fixture, "comments that came above are counted until the top was seen") {
    log.comment("a");
    model.sawTop();
    CHECK(model.new_above() == 0);
    log.comment("b");
    log.comment("c");
    CHECK(model.new_above() == 2);
    model.sawTop();
    CHECK(model.new_above() == 0);
}

TEST_CASE_METHOD(Fixture, "the list is narrowed to a language that comments are in") {
    const auto say = [&](const char* id, const char* language) {
        log.add(CommentCame{{id, "facebook", "facebook", {"u", "Hana"}, "…", 0, {}, false, language}},
                "facebook");
    };
    say("a", "fr");
    say("b", "en");
    say("c", "");
    say("d", "fr");
    const auto all = model.narrowings();
    REQUIRE(all.size() == 2);
    CHECK(all[0].toMap()["words"] == "Language: English");
    CHECK(all[1].toMap()["words"] == "Language: French");
    CHECK(all[1].toMap()["count"] == 2);
    model.set_narrowing("language:fr");
    CHECK(ids() == "d a");
    say("e", "en");
    say("f", "fr");
    CHECK(ids() == "f d a");
}
