#include "core_rig.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;

TEST_CASE("a queued comment goes on air in the words a person has left of it") {
    Rig rig;
    rig.core.comments_came("facebook", {a_comment("c1", "Bonjour à tous, quelle belle verrière")});
    REQUIRE(rig.core.queue("Inès", "c1", "…quelle belle verrière"));
    CHECK_FALSE(rig.core.queue("Paul", "c1", "…quelle belle verrière"));
    CHECK(rig.core.queue("Paul", "c1", "quelle horrible verrière").error().what ==
          "a comment can be shortened, not rewritten");
    REQUIRE(rig.core.pin("Inès", "c1"));
    CHECK(rig.core.state().on_air().at(kPinKey).fields.at("text") == "…quelle belle verrière");
    CHECK(rig.core.state().on_air().at(kPinKey).fields.at("author") == "Karim B.");
    CHECK(rig.core.state().air_queue().empty());
    CHECK_FALSE(rig.core.unqueue("Inès", "c1"));
}

TEST_CASE("what may not go on air is not queued") {
    Rig rig;
    rig.core.comments_came("facebook", {a_comment("c1"), a_comment("c2")});
    rig.core.hide("Inès", "c1");
    rig.core.comments_removed("facebook", {"c2"});
    CHECK(rig.core.queue("Inès", "c1", "").error().what == "the comment is hidden");
    CHECK(rig.core.queue("Inès", "c2", "").error().what ==
          "the comment was removed by its author or the platform");
    CHECK_FALSE(rig.core.queue("Inès", "never", ""));
}

TEST_CASE("one act on several comments is one decision on those it changes") {
    Rig rig;
    std::vector<Comment> many;
    for (int i = 0; i < 600; ++i)
        many.push_back(a_comment("c" + std::to_string(i)));
    rig.core.comments_came("facebook", many);
    rig.core.hide("Paul", "c2");
    REQUIRE(rig.core.decide("Inès", kHidden, {"c3", "c1", "c2", "c1", "never"}));
    const auto* decided = std::get_if<CommentsDecided>(&rig.fake.written.back().body);
    REQUIRE(decided);
    CHECK(decided->comments == std::vector<std::string>{"c1", "c3"});
    CHECK(rig.core.decide("Paul", kHidden, {"c1", "c3"}).error().what ==
          "all of these comments are hidden already");
    REQUIRE(rig.core.undo("Paul", rig.core.state().last_seq())); // anybody may take it back
    CHECK(rig.core.state().comment("c1")->decision == Decision::None);
    CHECK(rig.core.state().comment("c2")->decision == Decision::Hidden);
    std::vector<std::string> all;
    for (const auto& comment : many)
        all.push_back(comment.id);
    CHECK(rig.core.decide("Inès", kApproved, all).error().remedy == "Choose 500 at most.");
    CHECK(rig.core.state().comment("c1")->decision == Decision::None);
}

TEST_CASE("a note is short, and clean") {
    Rig rig;
    rig.core.comments_came("facebook", {a_comment("c1")});
    REQUIRE(rig.core.note("Inès", "c1", "vu\nhier " + std::string(400, 'x')));
    CHECK(rig.core.state().note("c1")->text.starts_with("vu hier xxx"));
    CHECK(rig.core.state().note("c1")->text.size() < 220);
    CHECK_FALSE(rig.core.note("Inès", "never", "?"));
}
