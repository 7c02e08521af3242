#include "core_rig.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;

TEST_CASE("nothing is shown, told or sent before the log has it") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1")});
    REQUIRE(rig.core.take("Paul", "host"));
    REQUIRE(rig.core.hide("Inès", "c1"));
    CHECK(rig.fake.written.size() == 3);
    CHECK(rig.fake.published.empty());
    CHECK(rig.fake.on_air_changes.empty());
    CHECK(rig.fake.sent.empty());

    rig.core.committed(2);
    CHECK(rig.fake.published.size() == 2);
    CHECK(rig.fake.on_air_changes.size() == 1);
    CHECK(rig.fake.sent.empty());

    rig.core.committed(3);
    CHECK(rig.fake.sent == std::vector<OutboxItem>{{"fb", "c1", "hide", 3}});
}

TEST_CASE("when the log cannot be written the show goes on, and nothing is published twice") {
    Rig rig;
    REQUIRE(rig.core.take("Paul", "host"));
    rig.core.log_failed();
    CHECK(rig.fake.published.size() == 1);
    REQUIRE(rig.core.release("Paul", "host")); // still failing: at once
    CHECK(rig.fake.published.size() == 2);
    CHECK(rig.fake.on_air_changes.back().on_air.empty());
    rig.commit(); // the disk has room again
    CHECK(rig.fake.published.size() == 2);
    REQUIRE(rig.core.take("Paul", "host"));
    CHECK(rig.fake.published.size() == 2);
}

TEST_CASE("event numbers have no gap, also across an engine that took over") {
    Rig first;
    first.core.comments_came("fb", {a_comment("c1"), a_comment("c2")});
    REQUIRE(first.core.take("Paul", "opening"));
    Rig second(a_show(), first.fake.written);
    CHECK(second.fake.on_air_changes.size() == 1); // the same show on air, before anything else happens
    CHECK(second.fake.on_air_changes[0].on_air.contains("opening"));
    REQUIRE(second.core.hide("Inès", "c2"));
    CHECK(second.fake.written.front().seq == first.fake.written.back().seq + 1);
    second.core.comments_came("fb", {a_comment("c2"), a_comment("c3")});
    CHECK(second.core.state().comments().size() == 3);
}

TEST_CASE("what comes after an outage is judged by when it was written") {
    SessionStarted session;
    session.epoch_ms = 1'800'000'000'000;
    Rig rig(a_show(), {Event{1, session.epoch_ms, 0, "engine", session}});
    auto early = a_comment("c1"), untimed = a_comment("c2");
    early.created_ms = session.epoch_ms - 30'000;
    untimed.created_ms = 0;
    rig.core.comments_came("fb", {early, untimed});
    REQUIRE(rig.fake.written_at.size() == 2);
    CHECK(rig.fake.written_at[0] == -30'000);
    CHECK(rig.fake.written_at[1] >= 0);
    early.text = "Bonsoir";
    rig.core.comments_edited("fb", {early});
    CHECK(rig.fake.written_at.back() == -30'000);
}

TEST_CASE("commands that cannot be done are refused in words and leave no event") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1")});
    REQUIRE(rig.core.hide("Inès", "c1"));
    const auto before = rig.fake.written.size();
    CHECK(rig.core.take("Paul", "nothing").error().what == "the rundown has no item \"nothing\"");
    CHECK(rig.core.release("Paul", "host").error().what == "\"host\" is not on air");
    CHECK_FALSE(rig.core.pin("Inès", "unknown"));
    CHECK(rig.core.pin("Inès", "c1").error().what == "the comment is hidden");
    CHECK(rig.core.hide("Paul", "c1").error().what == "the comment is hidden already, by Inès");
    CHECK(rig.core.undo("Paul", 0).error().what == "there is nothing to take back");
    CHECK(rig.fake.written.size() == before);
}

TEST_CASE("a pinned comment is named by the show's policy and leaves when its time is over") {
    auto show = a_show();
    show.pin_seconds = 20;
    Rig rig(show);
    rig.core.advance(5000);
    rig.core.comments_came("fb", {a_comment("c1", "Bravo")});
    REQUIRE(rig.core.pin("Inès", "c1"));
    const auto& pin = rig.core.state().on_air().at(kPinKey);
    CHECK(pin.fields.at("author") == "Karim B.");
    CHECK(pin.fields.at("text") == "Bravo");
    CHECK(pin.until_ms == 25'000);
    rig.core.advance(24'800);
    CHECK_FALSE(rig.core.state().on_air().empty());
    rig.core.advance(24'900);
    CHECK(rig.core.state().on_air().empty());
    CHECK(rig.fake.written.back().show_ms == 25'000); // at its time, not when the core looked
    CHECK(rig.fake.written.back().by == "clock");
}

TEST_CASE("cues run once, in order, at their time, also after an engine took over") {
    auto show = a_show();
    show.cues = {{5000, TakeCue{"opening"}}, {9000, ReleaseCue{"opening"}}, {9000, TakeCue{"host"}}};
    Rig rig(show);
    rig.core.advance(4800);
    CHECK(rig.fake.written.empty());
    rig.core.advance(4867);
    CHECK(rig.fake.kinds() == std::vector<std::string>{"graphic.taken", "cue.ran"});
    CHECK(rig.fake.written[0].show_ms == 5000);
    rig.core.advance(4900);
    CHECK(rig.fake.written.size() == 2);

    Rig second(show, rig.fake.written);
    second.core.advance(9000);
    CHECK(second.fake.kinds() ==
          std::vector<std::string>{"graphic.released", "cue.ran", "graphic.taken", "cue.ran"});
    CHECK(second.core.state().on_air().contains("host"));
}

TEST_CASE("a cue that finds nothing to do says so and does not try again") {
    auto show = a_show();
    show.cues = {{1000, PinFirstCue{"question"}}, {1000, ReleaseCue{"pin"}}};
    Rig rig(show);
    rig.core.advance(1000);
    CHECK(std::get<CueRan>(rig.fake.written[0].body).words == "no comment to pin yet");
    CHECK(std::get<CueRan>(rig.fake.written[1].body).words ==
          "\"pin\" is not on air. Nothing had to be released.");
    rig.core.advance(2000);
    CHECK(rig.fake.written.size() == 2);
}

TEST_CASE(
    "“pin the first question” takes the oldest that nobody decided on and that has nothing against it") {
    auto show = a_show();
    show.cues = {{1000, PinFirstCue{"question"}}};
    Rig rig(show);
    rig.core.comments_came("fb",
                           {a_comment("rude"), a_comment("hidden"), a_comment("first"), a_comment("second")});
    rig.flagged("rude", {a_flag("question", Severity::Info), a_flag("insult", Severity::Severe)});
    for (const auto* id : {"hidden", "first", "second"})
        rig.flagged(id, {a_flag("question", Severity::Info)});
    REQUIRE(rig.core.hide("Inès", "hidden"));
    rig.core.advance(1000);
    CHECK(rig.core.state().on_air().at(kPinKey).comment == "first");
}

TEST_CASE("“hide flagged” hides all that nobody decided on") {
    auto show = a_show();
    show.cues = {{1000, HideFlaggedCue{"insult"}}};
    Rig rig(show);
    rig.core.comments_came("fb", {a_comment("a"), a_comment("b"), a_comment("kept"), a_comment("fine")});
    for (const auto* id : {"a", "b", "kept"})
        rig.flagged(id, {a_flag("insult", Severity::Severe)});
    REQUIRE(rig.core.approve("Inès", "kept"));
    rig.core.advance(1000);
    CHECK(rig.core.state().comment("a")->decision == Decision::Hidden);
    CHECK(rig.core.state().comment("b")->decision == Decision::Hidden);
    CHECK(rig.core.state().comment("kept")->decision == Decision::Approved);
    CHECK(rig.core.state().comment("fine")->decision == Decision::None);
    CHECK(std::get<CueRan>(rig.fake.written.back().body).words == "hid 2 comments");
}

TEST_CASE("each desk takes back its own last decision") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1"), a_comment("c2")});
    REQUIRE(rig.core.hide("Inès", "c1"));
    REQUIRE(rig.core.hide("Paul", "c2"));
    const auto undone = rig.core.undo("Inès", 0);
    REQUIRE(undone);
    CHECK(rig.core.state().comment("c1")->decision == Decision::None);
    CHECK(rig.core.state().comment("c2")->decision == Decision::Hidden);
    rig.commit();
    CHECK(rig.fake.sent.back() == OutboxItem{"fb", "c1", "unhide", *undone});
}

TEST_CASE("comments that came again, removals of what nobody knows and equal flags make no event") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1")});
    rig.flagged("c1", {a_flag("link", Severity::Notice)});
    const auto before = rig.fake.written.size();
    rig.core.comments_came("fb", {a_comment("c1")});
    rig.core.comments_removed("fb", {"unknown"});
    rig.flagged("c1", {a_flag("link", Severity::Notice)});
    rig.flagged("unknown", {a_flag("link", Severity::Notice)});
    CHECK(rig.fake.written.size() == before);
    rig.core.comments_removed("fb", {"c1", "c1"});
    CHECK(rig.fake.written.size() == before + 1);
}

TEST_CASE("a scene is on air when the log has it, and can be taken back") {
    Rig rig;
    REQUIRE(rig.core.take_scene("Paul", "both", Transition::Mix));
    CHECK(rig.fake.scenes.empty());
    rig.commit();
    REQUIRE(rig.fake.scenes.size() == 1);
    CHECK(rig.fake.scenes[0].scene.id == "both");
    CHECK(rig.fake.scenes[0].transition == Transition::Mix);

    REQUIRE(rig.core.undo("Paul", 0));
    rig.commit();
    REQUIRE(rig.fake.scenes.size() == 2);
    CHECK(rig.fake.scenes[1].scene.id == "cam1");

    CHECK(rig.core.take_scene("Paul", "cam1", Transition::Cut).error().what ==
          "\"Camera 1\" is on air already");
    CHECK(rig.core.take_scene("Paul", "attic", Transition::Cut).error().what ==
          "there is no scene \"attic\"");
}

TEST_CASE("a card between two boxes is there while the scene leaves it a place") {
    auto show = a_show();
    show.scenes[1].layout = "two-boxes";
    show.rundown.push_back({"topic", "between", {{"title", "Budget 2027"}}, 0});
    Rig rig(show);
    CHECK(rig.core.take("Inès", "topic").error().what == "the scene on air has no place for \"topic\"");

    REQUIRE(rig.core.take_scene("Paul", "both", Transition::Cut));
    REQUIRE(rig.core.take("Inès", "topic"));
    rig.commit();
    const auto place = places_of("two-boxes", show.canvas.width, show.canvas.height, false).between;
    CHECK(rig.fake.on_air_changes.back().between == place);
    CHECK(rig.fake.on_air_changes.back().on_air.contains("topic"));

    REQUIRE(rig.core.take_scene("Paul", "cam1", Transition::Cut));
    rig.commit();
    CHECK_FALSE(rig.fake.on_air_changes.back().between);
    CHECK(rig.fake.on_air_changes.back().on_air.contains("topic"));
}

TEST_CASE("a cue takes a scene and sets a mark at its very time") {
    auto show = a_show();
    show.cues = {{5000, SceneCue{"both", Transition::Mix}}, {6000, MarkCue{"Vote"}}};
    Rig rig(show);
    rig.core.advance(4900); // 150 ms ahead
    rig.commit();
    REQUIRE(rig.fake.scenes.size() == 1);
    CHECK(rig.fake.scenes[0].from_ms == 5000);
    rig.core.advance(6000);
    rig.commit();
    REQUIRE(rig.core.state().marks().size() == 1);
    CHECK(rig.core.state().marks()[0].show_ms == 6000);
    CHECK(rig.core.state().marks()[0].name == "Vote");
}

TEST_CASE("marks without a name are numbered") {
    Rig rig;
    REQUIRE(rig.core.mark("Paul", ""));
    REQUIRE(rig.core.mark("Paul", "The mayor"));
    REQUIRE(rig.core.mark("Paul", "\u202E \n"));
    const auto& marks = rig.core.state().marks();
    REQUIRE(marks.size() == 3);
    CHECK(marks[0].name == "Mark 1");
    CHECK(marks[1].name == "The mayor");
    CHECK(marks[2].name == "Mark 3");
}

TEST_CASE("a source is adjusted within bounds") {
    Rig rig;
    REQUIRE(rig.core.adjust("Paul", "cam2", {-5, 9000, 400, true}));
    rig.commit();
    REQUIRE(rig.fake.adjusted.size() == 1);
    CHECK(rig.fake.adjusted[0].first == "cam2");
    CHECK(rig.fake.adjusted[0].second == SourceSettings{0, 1000, 20, true});
    CHECK_FALSE(rig.core.adjust("Paul", "nowhere", {}));
}

TEST_CASE("what a platform cannot do is refused, and what cannot be undone says so there") {
    Rig rig;
    rig.core.set_capabilities({{"fb", {.can_hide = true, .can_reply = true}}});
    rig.core.comments_came("fb", {a_comment("c1")});
    CHECK(rig.core.delete_comment("Inès", "c1").error().what ==
          "the platform of this comment lets nobody delete it");
    CHECK(rig.core.ban("Inès", "c1", 300).error().what ==
          "the platform of this comment lets nobody ban its author");
    CHECK(rig.core.answer("Inès", "c1", " \n").error().what == "the answer is empty");
    REQUIRE(rig.core.answer("Inès", "c1", "De 10 h à 18 h."));
    rig.commit();
    REQUIRE(rig.fake.sent.size() == 1);
    CHECK(rig.fake.sent[0].action == "reply");
    CHECK(rig.fake.sent[0].text == "De 10 h à 18 h.");
}

TEST_CASE("what a platform has deleted cannot be taken back, a hide where hiding deletes neither") {
    const bool deletes = GENERATE(true, false);
    Rig rig;
    rig.core.set_capabilities({{"fb", {.can_hide = deletes, .can_delete = true}}});
    rig.core.comments_came("fb", {a_comment("c1")});
    const auto decided = deletes ? rig.core.delete_comment("Inès", "c1") : rig.core.hide("Inès", "c1");
    REQUIRE(decided);
    const auto answer = [&](const char* outcome) {
        rig.core.record("fb", PlatformAnswered{"c1", deletes ? "delete" : "hide", outcome, "", *decided});
    };
    SECTION("refused") {
        answer("refused");
        CHECK(rig.core.undo("Inès", *decided));
    }
    SECTION("confirmed") {
        answer("confirmed");
        CHECK(rig.core.undo("Inès", *decided).error().what ==
              "what a platform has deleted cannot be taken back");
        CHECK_FALSE(rig.core.undo("Inès", 0));
        CHECK(rig.core.state().comment("c1")->taken_down());
        CHECK(rig.core.approve("Paul", "c1").error().what == "a platform has deleted the comment for good");
        CHECK_FALSE(rig.core.decide("Paul", kApproved, {"c1"}));
        CHECK_FALSE(rig.core.delete_comment("Paul", "c1"));
        CHECK_FALSE(rig.core.pin("Paul", "c1"));
        CHECK_FALSE(rig.core.undo("Inès", *decided));
    }
}

TEST_CASE("taking several back spares what a platform has deleted, and says which") {
    Rig rig;
    rig.core.set_capabilities({{"fb", {.can_hide = true}}, {"yt", {.can_delete = true}}});
    rig.core.comments_came("fb", {a_comment("c1")});
    rig.core.comments_came("yt", {a_comment("c2")});
    const auto both = rig.core.decide("Inès", kHidden, {"c1", "c2"});
    REQUIRE(both);
    rig.core.record("fb", PlatformAnswered{"c1", "hide", "confirmed", "", *both});
    rig.core.record("yt", PlatformAnswered{"c2", "hide", "confirmed", "", *both, {}, true});
    REQUIRE(rig.core.undo("Inès", *both));
    rig.commit();
    const auto& last = rig.fake.published.back();
    REQUIRE(std::holds_alternative<TakenBack>(last.body));
    CHECK(std::get<TakenBack>(last.body).spared == std::vector<std::string>{"c2"});
    CHECK_FALSE(rig.core.state().comment("c1")->taken_down());
    CHECK(rig.core.pin("Inès", "c1"));
    CHECK_FALSE(rig.core.pin("Inès", "c2"));
}

TEST_CASE("only a decision can be taken back") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1")});
    CHECK(rig.core.undo("Inès", 1).error().what == "there is no decision 1"); // a comment came
    CHECK(rig.core.undo("Inès", 1'000'000).error().what == "there is no decision 1000000");
    const auto hidden = rig.core.hide("Inès", "c1");
    REQUIRE(rig.core.undo("Inès", *hidden));
    CHECK(rig.core.undo("Inès", *hidden).error().what == "that decision was taken back already");
}

TEST_CASE("what an author who was banned at the platform said leaves the air") {
    Rig rig;
    auto theirs = a_comment("c1");
    theirs.author.id = "u9";
    rig.core.comments_came("fb", {theirs, a_comment("c2")});
    REQUIRE(rig.core.pin("Inès", "c1"));
    rig.core.author_banned("fb", "u9");
    CHECK(rig.core.state().comment("c1")->removed);
    CHECK_FALSE(rig.core.state().comment("c2")->removed);
    CHECK(rig.core.state().on_air().empty());
}

TEST_CASE("a comment that was changed is flagged anew") {
    Rig rig;
    rig.core.comments_came("fb", {a_comment("c1")});
    rig.flagged("c1", {{"link", Severity::Notice, 1, "A link"}});
    auto changed = a_comment("c1");
    changed.text = "something else";
    rig.core.comments_edited("fb", {changed});
    CHECK(rig.core.state().comment("c1")->comment.text() == "something else");
    CHECK(rig.core.state().comment("c1")->flags.empty());
    CHECK(rig.fake.to_flag.back() == "c1");
}

TEST_CASE("a comment is logged with its language, as far as its words tell") {
    Rig rig;
    rig.core.comments_came(
        "fb", {a_comment("a", "Est-ce que le musée est ouvert le dimanche ?"), a_comment("b", "Bravo")});
    CHECK(rig.core.state().comment("a")->comment.language() == "fr");
    CHECK(rig.core.state().comment("b")->comment.language() == "");
    const auto again = event_from_json(to_json(rig.fake.written[0]));
    CHECK(std::get<CommentCame>(again->body).comment.language == "fr");
}

TEST_CASE("an engine that takes over asks for no flags by itself, and keeps those that were given") {
    Rig first;
    first.core.comments_came("fb", {a_comment("c1"), a_comment("c2")});
    first.flagged("c1", {a_flag("link", Severity::Notice)});
    Rig second(a_show(), first.fake.written);
    CHECK(second.fake.to_flag.empty());
    second.core.flagged({{"c1", {}, Judged::Why::TakeOver},
                         {"c2", {{a_flag("insult", Severity::Severe)}}, Judged::Why::TakeOver}});
    CHECK(second.fake.kinds() == std::vector<std::string>{"comment.flagged"});
    CHECK(second.core.state().comment("c1")->flagged("link"));
    CHECK(second.core.state().comment("c2")->flagged("insult"));
}
