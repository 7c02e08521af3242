#include "engine/allowance.h"
#include "engine/desk_names.h"

#include <catch2/catch.hpp>

using namespace regie;

TEST_CASE("nobody is given a name under which the engine writes, however it is drawn") {
    const DeskNames names({"fb", "mairie-youtube"});
    for (const auto* wanted : {"engine",
                               "Engine",
                               "ENGINE",
                               "e n g i n e",
                               "\u0435ngine",
                               "eng\u200Bine",
                               "\uFF45ngine",
                               "\u00E9ngine",
                               "eng1ne",
                               "clock",
                               "c1ock",
                               "flagging",
                               "captions",
                               "campaign",
                               "answers",
                               "render",
                               "cue 1",
                               "Cue 12",
                               "cue12",
                               "rule:scam",
                               "RULE: x",
                               "rule\uFF1Ascam",
                               "fb",
                               "FB",
                               "Mairie YouTube",
                               ""})
        CHECK(names.name_for(wanted, "", {}) == "Desk");
    for (const auto* wanted :
         {"Inès", "cue caller", "cue", "Engineer", "Rulebert", "rule", "clockwork", "王伟", "Ω", "★"})
        CHECK(names.name_for(wanted, "", {}) == wanted);
}

TEST_CASE("a name is found in a few steps, whatever is taken") {
    DeskNames names;
    CHECK(names.name_for("Inès", "", {"Inès"}) == "Inès 2");
    CHECK(names.name_for("INES", "", {"Inès", "Inès 2"}) == "INES 3");
    CHECK(names.name_for("engine", "", {"Desk"}) == "Desk 2");
    CHECK(names.name_for("cue", "", {"cue"}) == "Desk");
    CHECK(names.name_for("cue", "", {"cue", "Desk"}) == "Desk 2");
    CHECK(names.name_for("cue caller", "", {"cue caller"}) == "cue caller 2");
    CHECK(names.name_for("rule:x", "", {"Desk", "Desk 2", "Desk 3"}) == "Desk 4");
    CHECK(names.name_for("王伟", "", {"王伟"}) == "王伟 2");
}

TEST_CASE("a name under which somebody has decided is theirs when they come back, and nobody else's") {
    DeskNames names;
    CHECK(names.belongs("Alice", ""));
    CHECK_FALSE(names.belongs("Alice", ""));
    CHECK_FALSE(names.belongs("alice", "12345678"));
    CHECK(names.name_for("Alice", "", {}) == "Alice");
    for (const auto* wanted : {"Alice", "ALICE", "\u0410lice", "Al\u200Bice", "A1ice"})
        CHECK(names.name_for(wanted, "12345678", {}) == std::string(wanted) + " 2");
    CHECK(names.belongs("Alice 2", "12345678"));
    CHECK(names.name_for("Alice", "12345678", {}) == "Alice 2");
    CHECK(names.name_for("Alice", "87654321", {}) == "Alice 3");
    CHECK(names.name_for("Alice 2", "", {}) == "Alice 2 2");
}

TEST_CASE("who takes one name after the other is called by one of theirs") {
    DeskNames names;
    for (int i = 0; i < DeskNames::kMostOfDesk; ++i)
        CHECK(names.belongs("Name " + std::string(1, static_cast<char>('a' + i)), "12345678"));
    CHECK(names.name_for("Alice", "12345678", {}) == "Name a");
    CHECK(names.name_for("Name c", "12345678", {}) == "Name c");
    CHECK(names.name_for("Alice", "87654321", {}) == "Alice");
    CHECK(names.name_for("Alice", "", {}) == "Alice");
}

TEST_CASE("an allowance is spent at once or little by little, and a large thing is paid for") {
    Allowance requests(50, 100);
    for (int i = 0; i < 100; ++i)
        CHECK(requests.spend(1, 0));
    CHECK_FALSE(requests.spend(1, 0));
    CHECK_FALSE(requests.has_any(0));
    CHECK(requests.spend(1, 20));
    CHECK_FALSE(requests.spend(1, 20));
    CHECK(requests.spend(250, 5'000)); // a hundred were left
    CHECK_FALSE(requests.has_any(7'900));
    CHECK(requests.has_any(8'100));
    CHECK(requests.is_full(60'000));
}
