#include "show/show_state.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

/// A show whose log is written line by line.
class Show {
  public:
    std::uint64_t log(EventBody body, const std::string& by = "anna", std::int64_t show_ms = 0) {
        const std::uint64_t seq = state.last_seq() + 1;
        state.apply({seq, 1764000000000 + show_ms, show_ms, by, std::move(body)});
        return seq;
    }
    void comes(const std::string& id, const std::string& author = "u1") {
        log(CommentCame{{id, "facebook", "facebook", {author, "Karim"}, "texte de " + id, 0}}, "facebook");
    }
    std::uint64_t pins(const std::string& id, const std::string& by = "anna") {
        return log(GraphicTaken{{kPinKey, "pinned-comment", {{"text", id}}, 20'000, id}}, by);
    }
    std::uint64_t hides(const std::string& id, const std::string& by = "anna") { return log(CommentHidden{id}, by); }
    std::uint64_t approves(const std::string& id, const std::string& by = "anna") {
        return log(CommentApproved{id}, by);
    }
    void takes_back(std::uint64_t seq, const std::string& by = "anna") { log(TakenBack{seq}, by); }
    void answers(const std::string& id, const std::string& action, const std::string& outcome = "confirmed") {
        log(PlatformAnswered{id, action, outcome, outcome == "refused" ? "no permission" : ""}, "facebook");
    }

    const CommentEntry& operator[](const std::string& id) const {
        REQUIRE(state.comment(id));
        return *state.comment(id);
    }
    std::string pinned() const {
        const auto pin = state.on_air().find(kPinKey);
        return pin == state.on_air().end() ? "nothing" : pin->second.comment;
    }
    std::vector<std::string> outbox() const {
        std::vector<std::string> lines;
        for (const auto& item : state.outbox())
            lines.push_back(item.action + " " + item.comment);
        return lines;
    }

    ShowState state;
};

using Lines = std::vector<std::string>;

Graphic lower_third(const std::string& key) { return {key, "lower-third", {{"title", key}}, -1, ""}; }

} // namespace

TEST_CASE("a comment is kept once, in the order it came") {
    Show show;
    show.comes("c1", "u1");
    show.comes("c2", "u2");
    show.comes("c1", "u1");
    show.comes("c3", "u1");
    REQUIRE(show.state.comments().size() == 3);
    CHECK(show.state.comments()[2].comment.id == "c3");
    CHECK(show.state.index_of("c2") == 1);
    CHECK_FALSE(show.state.index_of("c9"));
    CHECK(show["c1"].earlier_by_author == 0);
    CHECK(show["c3"].earlier_by_author == 1);
}

TEST_CASE("authors without an id are not taken for one another") {
    Show show;
    show.comes("c1", "");
    show.comes("c2", "");
    CHECK(show["c2"].earlier_by_author == 0);
}

TEST_CASE("flags say how bad it is") {
    Show show;
    show.comes("c1");
    CHECK(show["c1"].worst() == Severity::Info);
    show.log(CommentFlagged{"c1", {{"link", Severity::Notice, 0.5, ""}, {"insult", Severity::Severe, 0.9, ""}}});
    CHECK(show["c1"].worst() == Severity::Severe);
    CHECK(show["c1"].flagged("link"));
    CHECK_FALSE(show["c1"].flagged("question"));
    show.log(CommentFlagged{"c1", {}}); // looked at again
    CHECK_FALSE(show["c1"].flagged("link"));
}

TEST_CASE("a hide waits in the outbox until the platform has answered") {
    Show show;
    show.comes("c1");
    show.hides("c1", "anna");
    CHECK(show["c1"].decision == Decision::Hidden);
    CHECK(show["c1"].decided_by == "anna");
    CHECK(show["c1"].delivery == Delivery::Waiting);
    CHECK(show.state.outbox() == std::vector<OutboxItem>{{"facebook", "c1", "hide"}});
    show.answers("c1", "hide");
    CHECK(show["c1"].delivery == Delivery::Confirmed);
    CHECK(show.outbox().empty());
}

TEST_CASE("a refusal keeps the platform's words, and a second hide tries again") {
    Show show;
    show.comes("c1");
    show.hides("c1");
    show.answers("c1", "hide", "refused");
    CHECK(show["c1"].delivery == Delivery::Refused);
    CHECK(show["c1"].platform_words == "no permission");
    CHECK(show["c1"].decision == Decision::Hidden);
    show.hides("c1");
    CHECK(show.outbox() == Lines{"hide c1"});
    CHECK(show["c1"].platform_words.empty());
}

TEST_CASE("two moderators who hide the same comment send one hide") {
    Show show;
    show.comes("c1");
    const auto annas = show.hides("c1", "anna");
    show.answers("c1", "hide");
    const auto bens = show.hides("c1", "ben");
    CHECK(show.outbox().empty());
    CHECK(show["c1"].delivery == Delivery::Confirmed);
    show.takes_back(bens, "ben");
    CHECK(show["c1"].decision == Decision::Hidden);
    CHECK(show["c1"].decided_by == "anna");
    CHECK(show.outbox().empty());
    show.takes_back(annas);
    CHECK(show["c1"].decision == Decision::None);
    CHECK(show.outbox() == Lines{"unhide c1"});
}

TEST_CASE("only the last word on a comment is carried") {
    Show show;
    show.comes("c1");
    show.comes("c2");
    const auto hide = show.hides("c1");
    show.hides("c2");
    show.takes_back(hide);
    CHECK(show.outbox() == Lines{"hide c2", "unhide c1"});
    show.answers("c1", "hide"); // the answer to what was replaced
    CHECK(show["c1"].delivery == Delivery::Waiting);
    CHECK(show.outbox() == Lines{"hide c2", "unhide c1"});
    show.answers("c1", "unhide");
    CHECK(show.outbox() == Lines{"hide c2"});
}

TEST_CASE("approving") {
    Show show;
    show.comes("c1");
    SECTION("tells the platform nothing") {
        show.approves("c1", "ben");
        CHECK(show["c1"].decision == Decision::Approved);
        CHECK(show["c1"].decided_by == "ben");
        CHECK(show.outbox().empty());
    }
    SECTION("shows a hidden comment again") {
        show.hides("c1");
        show.approves("c1");
        CHECK(show.outbox() == Lines{"unhide c1"});
    }
    SECTION("taken back hides it again when that was the decision before") {
        show.hides("c1", "anna");
        const auto approve = show.approves("c1", "ben");
        show.takes_back(approve, "ben");
        CHECK(show["c1"].decision == Decision::Hidden);
        CHECK(show["c1"].decided_by == "anna");
        CHECK(show.outbox() == Lines{"hide c1"});
    }
}

TEST_CASE("taking back an older decision leaves a newer one") {
    Show show;
    show.comes("c1");
    const auto hide = show.hides("c1", "anna");
    show.approves("c1", "ben");
    show.takes_back(hide, "anna");
    CHECK(show["c1"].decision == Decision::Approved);
    CHECK(show["c1"].decided_by == "ben");
    CHECK(show.outbox() == Lines{"unhide c1"});
}

TEST_CASE("each desk takes back its own last decision") {
    Show show;
    show.comes("c1");
    show.comes("c2");
    const auto annas = show.hides("c1", "anna");
    const auto bens = show.hides("c2", "ben");
    REQUIRE(show.state.last_decision("anna"));
    CHECK(show.state.last_decision("anna")->seq == annas);
    CHECK(show.state.last_decision("ben")->seq == bens);
    CHECK_FALSE(show.state.last_decision("carla"));
    show.takes_back(annas);
    CHECK_FALSE(show.state.last_decision("anna"));
    show.takes_back(annas); // a second time changes nothing
    CHECK(show.outbox() == Lines{"hide c2", "unhide c1"});
}

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

TEST_CASE("events about comments that never came change nothing") {
    Show show;
    show.hides("c9");
    show.approves("c9");
    show.answers("c9", "hide");
    show.log(CommentFlagged{"c9", {}});
    show.log(CommentRemoved{"c9"});
    show.takes_back(77);
    CHECK(show.state.comments().empty());
    CHECK(show.state.decisions().empty());
    CHECK(show.outbox().empty());
    CHECK(show.state.last_seq() == 6);
}

TEST_CASE("cues and health are remembered") {
    Show show;
    show.log(SessionStarted{"Essai", "rehearse", 30, 5}, "engine");
    show.log(CueRan{2, "took opening"}, "cue 2");
    show.log(FeedChanged{"facebook", "failing", "HTTP 500"});
    show.log(FeedChanged{"facebook", "live", ""});
    show.log(SourceChanged{"cam1", "lost", "no picture"});
    show.log(OutputChanged{"recording", "running", "", 0});
    CHECK(show.state.session()->show == "Essai");
    CHECK(show.state.cue_ran(2));
    CHECK_FALSE(show.state.cue_ran(0));
    CHECK(show.state.feeds().at("facebook").state == "live");
    CHECK(show.state.sources().at("cam1").words == "no picture");
    CHECK(show.state.outputs().at("recording").state == "running");
}
