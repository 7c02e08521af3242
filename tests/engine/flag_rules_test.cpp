#include "blocking.h"
#include "core_rig.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;

namespace {} // namespace

TEST_CASE("the crew's rules hold when the log has them, and their undo brings the former ones back") {
    auto show = a_show();
    show.flags = blocking("planned");
    Rig rig(show);
    const auto set = rig.core.set_flags("Inès", blocking("bobo"));
    REQUIRE(set);
    CHECK(rig.fake.rules_given.empty());
    rig.commit();
    CHECK(rig.fake.rules_given == std::vector{blocking("bobo")});
    CHECK(rig.fake.written.back().by == "Inès");
    CHECK(rig.core.set_flags("Paul", blocking("bobo")).error().what == "these are the rules already");

    REQUIRE(rig.core.undo("Inès", 0));
    rig.commit();
    CHECK(rig.fake.rules_given.back() == blocking("planned"));
    CHECK(rig.core.flags() == blocking("planned"));
}

TEST_CASE(
    "an engine that takes over judges by the rules that held; which comments, is looked for by judging") {
    Rig first;
    first.core.comments_came("fb", {a_comment("c1")});
    REQUIRE(first.core.set_flags("Inès", blocking("bobo")));
    Rig second(a_show(), first.fake.written);
    CHECK(second.fake.rules_given == std::vector{blocking("bobo")});
    CHECK(second.fake.to_flag.empty());
}

TEST_CASE("what new rules find no fault with loses its flags") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1")});
    rig.flagged("c1", {a_flag("link", Severity::Notice)});
    rig.flagged("c1", {}, true);
    CHECK(rig.core.state().comment("c1")->flags.empty());
}

namespace {

FlagSettings hiding(const std::string& rule) {
    FlagSettings flags;
    flags.rules[rule].hide = true;
    return flags;
}

} // namespace

TEST_CASE("a rule hides only when the crew said so, as a decision of its own that is sent and taken back") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1"), a_comment("c2")});
    rig.flagged("c1", {a_flag("scam", Severity::Severe)});
    CHECK(rig.core.state().comment("c1")->decision == Decision::None);

    REQUIRE(rig.core.set_flags("Inès", hiding("scam")));
    rig.flagged("c2", {a_flag("link", Severity::Notice), a_flag("scam", Severity::Severe)});
    CHECK(rig.core.state().comment("c2")->decided_by == "rule:scam");
    rig.commit();
    REQUIRE(rig.fake.sent.size() == 1);
    CHECK(rig.fake.sent[0].action == "hide");
    const auto hidden = rig.fake.sent[0].decision;

    REQUIRE(rig.core.undo("Inès", hidden));
    rig.commit();
    CHECK(rig.fake.sent.back().action == "unhide");
    rig.flagged("c2", {a_flag("scam", Severity::Notice)});
    CHECK(rig.core.state().comment("c2")->decision == Decision::None);
}

TEST_CASE("a rule does not hide what came before it, what is on air, or what a person decided") {
    auto show = a_show();
    show.flags = hiding("scam");
    Rig rig(show);
    rig.core.comments_came("fb", {a_comment("before"), a_comment("pinned"), a_comment("approved")});
    REQUIRE(rig.core.pin("Inès", "pinned"));
    REQUIRE(rig.core.approve("Inès", "approved"));
    rig.flagged("before", {a_flag("scam", Severity::Severe)}, true);
    for (const auto* id : {"pinned", "approved"})
        rig.flagged(id, {a_flag("scam", Severity::Severe)});
    CHECK(rig.core.state().comment("before")->decision == Decision::None);
    CHECK(rig.core.state().comment("pinned")->decision == Decision::None);
    CHECK(rig.core.state().comment("approved")->decision == Decision::Approved);
}

TEST_CASE("an engine that takes over still spares whom the crew approved") {
    auto show = a_show();
    show.flags = hiding("scam");
    Rig first(show);
    auto one = a_comment("c1"), two = a_comment("c2");
    one.author.id = two.author.id = "u1";
    first.core.comments_came("fb", {one});
    first.flagged("c1", {a_flag("scam", Severity::Severe)});
    REQUIRE(first.core.approve("Inès", "c1"));
    Rig second(show, first.fake.written);
    second.core.comments_came("fb", {two});
    second.flagged("c2", {a_flag("scam", Severity::Severe)});
    CHECK(second.core.state().comment("c2")->decision == Decision::None);
}

TEST_CASE("a raid is hidden and taken back by one decision, whose deeds are sent one by one") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1"), a_comment("c2"), a_comment("c3")});
    rig.core.raid_seen({"1", "Tous les mêmes", 2, 0, {"c2", "c1"}});
    const auto events = rig.fake.written.size();
    rig.core.raid_seen({"1", "Tous les mêmes", 2, 0, {"c1"}}); // an engine that took over sees it once more
    CHECK(rig.fake.written.size() == events);

    REQUIRE(rig.core.hide_raid("Inès", "1"));
    rig.commit();
    REQUIRE(rig.fake.sent.size() == 2);
    CHECK(rig.fake.sent[0].decision == rig.fake.sent[1].decision);
    CHECK(rig.core.state().comment("c3")->decision == Decision::None);
    CHECK(rig.core.hide_raid("Paul", "1").error().what == "all of this raid is decided already");
    CHECK_FALSE(rig.core.hide_raid("Paul", "7"));

    REQUIRE(rig.core.undo("Inès", 0));
    rig.commit();
    REQUIRE(rig.fake.sent.size() == 4);
    CHECK(rig.fake.sent[3].action == "unhide");
}

TEST_CASE("a crew's pattern that is none is refused at its place, and the rules stay") {
    Rig rig;
    FlagSettings flags;
    flags.patterns = {{"a(", "", Severity::Notice}};
    const auto set = rig.core.set_flags("Inès", flags);
    REQUIRE_FALSE(set);
    CHECK(set.error().where == "/flags/patterns/0/pattern");
    CHECK(rig.fake.written.empty());
}
