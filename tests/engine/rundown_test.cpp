#include "core_rig.h"
#include "engine/show_saving.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;

namespace {

Rundown changed(const Rundown& rundown, std::size_t item, const std::string& title) {
    auto copy = rundown;
    copy.at(item).fields["title"] = title;
    return copy;
}

} // namespace

TEST_CASE("the rundown is planned anew while the show runs, and what is taken is the new plan") {
    Rig rig;
    const auto plan = changed(rig.core.rundown(), 1, "Inès Martin");
    REQUIRE(rig.core.set_rundown("Paul", plan));
    CHECK(rig.core.rundown() == plan);
    REQUIRE(rig.core.take("Paul", "host"));
    CHECK(rig.core.state().on_air().at("host").fields.at("title") == "Inès Martin");
    CHECK_FALSE(rig.core.set_rundown("Paul", plan)); // it is already
    ShowState again; // as another desk, or a later engine, has it from the log
    for (const auto& event : rig.fake.written)
        again.apply(event);
    CHECK(*again.rundown() == plan);
}

TEST_CASE("what is on air keeps its texts, but may change its place") {
    Rig rig;
    REQUIRE(rig.core.take("Paul", "host"));
    CHECK(rig.core.set_rundown("Paul", changed(rig.core.rundown(), 1, "Other")).error().what ==
          "\"host\" is on air");
    CHECK_FALSE(rig.core.set_rundown("Paul", {rig.core.rundown().front()})); // nor is it taken out
    const Rundown turned{rig.core.rundown()[1], rig.core.rundown()[0]};
    CHECK(rig.core.set_rundown("Paul", turned));
}

TEST_CASE("a change of the rundown is taken back, one after the other and out of turn") {
    Rig rig;
    const auto first = rig.core.rundown();
    const auto second = changed(first, 0, "Two"), third = changed(second, 1, "Three");
    const auto two = rig.core.set_rundown("Paul", second);
    const auto three = rig.core.set_rundown("Paul", third);
    REQUIRE(rig.core.undo("Paul", *two)); // the later one stands as it is
    CHECK(rig.core.rundown() == third);
    REQUIRE(rig.core.undo("Paul", *three));
    CHECK(rig.core.rundown() == first);
}

TEST_CASE("taking back does not change what is on air either") {
    Rig rig;
    const auto change = rig.core.set_rundown("Paul", changed(rig.core.rundown(), 1, "Other"));
    REQUIRE(rig.core.take("Paul", "host"));
    CHECK_FALSE(rig.core.undo("Paul", *change));
}

TEST_CASE("what a cue will take stays planned") {
    auto show = a_show();
    show.cues = {{60'000, TakeCue{"opening"}}};
    Rig rig(std::move(show));
    CHECK(rig.core.set_rundown("Paul", {rig.core.rundown()[1]}).error().what ==
          "a cue takes \"opening\" at 01:00");
}

TEST_CASE("a desk cannot put other pictures of the engine's machine on air") {
    Rig rig;
    auto plan = rig.core.rundown();
    plan[0].fields["logo"] = "/home/somebody/private.png";
    CHECK_FALSE(rig.core.set_rundown("Paul", plan));
}

TEST_CASE("an item takes its scene with it, as a decision of its own") {
    Rig rig;
    auto plan = rig.core.rundown();
    plan[1].scene = "both";
    REQUIRE(rig.core.set_rundown("Paul", plan));
    const auto taken = rig.core.take("Paul", "host");
    REQUIRE(taken);
    CHECK(rig.core.state().scene()->id == "both");
    REQUIRE(rig.core.undo("Paul", *taken));
    CHECK(rig.core.state().on_air().empty());
    CHECK(rig.core.state().scene()->id == "both");
    REQUIRE(rig.core.undo("Paul", 0));
    CHECK_FALSE(rig.core.state().scene());
    plan[1].scene = "nowhere";
    CHECK(rig.core.set_rundown("Paul", plan).error().what == "there is no scene \"nowhere\"");
}

TEST_CASE("a rundown is in the log and in a show file with all it has") {
    Rundown plan{
        {"host", "lower-third", {{"title", "Inès"}, {"backing", "none"}}, 12, "she nods", "both", 90'000}};
    const auto event = event_from_json(to_json(Event{1, 0, 0, "Paul", RundownChanged{plan}}));
    REQUIRE(event);
    CHECK(std::get<RundownChanged>(event->body).rundown == plan);
    CHECK(*rundown_from_json(rundown_to_json(plan, Templates()), Templates()) == plan);
}

TEST_CASE("what a template has no room for is told with where it stands, before it is drawn") {
    std::string entries = "Un";
    for (int i = 0; i < 8; ++i)
        entries += "\nUn";
    const Rundown plan{
        {"a", "lower-third", {{"title", std::string(80, 'x')}}, 0},
        {"b", "programme", {{"title", "T"}, {"entries", entries}}, 0},
        {"c", "qr-code", {{"link", "https://example.org/" + std::string(190, 'x')}, {"caption", "C"}}, 0}};
    const auto found = texts_without_room(plan, Templates());
    REQUIRE(found.size() == 2);
    CHECK(found[0].where == "/rundown/1/fields/entries");
    CHECK(found[0].what == "9 lines, where 8 have room");
    CHECK(found[1].where == "/rundown/2/fields/link");
    CHECK(found[1].what == "a text of 210 characters, where 200 have room");
}

TEST_CASE("what the show has no template for is refused in words, planned, taken and taken back") {
    auto lost = a_show().rundown;
    lost.push_back({"p", "panel", {{"title", "P"}}, 0});
    const std::vector<Event> history{
        {1, 0, 0, "engine", SessionStarted{"Réouverture", "rehearse", 30, 0, {}}},
        {2, 0, 0, "Paul", RundownChanged{lost}},
        {3, 0, 0, "Paul", GraphicTaken{{"p", "panel", {{"title", "P"}}, -1, {}, "p"}}}};
    Rig rig(a_show(), history); // a show that has lost its folder of templates
    CHECK(rig.core.take("Paul", "p").error().what == "the show has no template \"panel\"");
    CHECK(rig.core.take("Paul", "host"));
    CHECK(rig.core.release("Paul", "p")); // what stands on air can still be released
    auto more = lost;
    more[0].fields["title"] = "Two";
    CHECK(rig.core.set_rundown("Paul", more).error().what == "the show has no template \"panel\"");
    CHECK(rig.core.set_rundown("Paul", {lost[0], lost[1]}));
    CHECK(rig.core.undo("Paul", 0).error().what == "the show has no template \"panel\"");
    CHECK(rundown_to_json(lost, Templates()).size() == 3);
    CHECK(rundown_for("/shows/x", "/sessions/1", lost, Templates()).size() == 3);
    CHECK(texts_without_room(lost, Templates()).empty());
}

TEST_CASE(
    "what could not be saved is not planned: items of cues that are over, and outputs that there are not") {
    auto show = a_show();
    show.cues = {{0, TakeCue{"opening"}}, {1000, ReleaseCue{"opening"}}};
    Rig rig(std::move(show));
    rig.core.advance(60'000);
    CHECK(rig.core.set_rundown("Paul", {rig.core.rundown()[1]}).error().what ==
          "a cue takes \"opening\" at 00:00");
    auto plan = rig.core.rundown();
    plan[1].starts = {"rtmp"};
    CHECK(rig.core.set_rundown("Paul", plan).error().what == "there is no output \"rtmp\"");
}
