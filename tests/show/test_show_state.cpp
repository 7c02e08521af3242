#include "logged_show.h"

using namespace regie;

namespace {

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a comment is kept once, in the order it came") {
    Show show;
    show.comes("c1", "u1");
    show.comes("c2", "u2");
    show.comes("c1", "u1");
    show.comes("c3", "u1");
    REQUIRE(show.state.comments().size() == 3);
    CHECK(show.state.comments()[2].comment.id() == "c3");
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
    show.log(
        CommentFlagged{"c1", {{"link", Severity::Notice, 0.5, ""}, {"insult", Severity::Severe, 0.9, ""}}});
    CHECK(show["c1"].worst() == Severity::Severe);
    CHECK(show["c1"].flagged("link"));
    CHECK_FALSE(show["c1"].flagged("question"));
    show.log(CommentFlagged{"c1", {}}); // looked at again
    CHECK_FALSE(show["c1"].flagged("link"));
}

TEST_CASE("a hide waits in the outbox until the platform has answered") {
    Show show;
    show.comes("c1");
    const auto hide = show.hides("c1", "anna");
    CHECK(show["c1"].decision == Decision::Hidden);
    CHECK(show["c1"].decided_by == "anna");
    CHECK(show["c1"].delivery == Delivery::Waiting);
    CHECK(show.state.outbox() == std::vector<OutboxItem>{{"facebook", "c1", "hide", hide}});
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
    show.log(OutputChanged{"recording", "running", "", 0, ""});
    CHECK(show.state.session()->show == "Essai");
    CHECK(show.state.cue_ran(2));
    CHECK_FALSE(show.state.cue_ran(0));
    CHECK(show.state.feeds().at("facebook").state == "live");
    CHECK(show.state.sources().at("cam1").words == "no picture");
    CHECK(show.state.outputs().at("recording").state == "running");
}

TEST_CASE("a scene that is taken back gives way to what was before, unless another was taken since") {
    Show show;
    const auto taken = [](const std::string& id) {
        return SceneTaken{{id, id, "full", {id}, {}}, Transition::Cut};
    };
    const auto first = show.log(taken("a"));
    const auto second = show.log(taken("b"), "paul");
    show.takes_back(first);
    CHECK(show.state.scene()->id == "b");
    show.takes_back(second, "paul");
    CHECK_FALSE(show.state.scene()); // not "a": that was taken back; the plan's first it is
}

TEST_CASE("an answer settles the decision it names and no other") {
    Show show;
    show.comes("c1");
    const auto first = show.hides("c1");
    show.takes_back(first);
    const auto again = show.hides("c1");
    show.log(PlatformAnswered{"c1", "hide", "confirmed", "", first});
    CHECK(show.outbox() == Lines{"hide c1"});
    show.log(PlatformAnswered{"c1", "hide", "confirmed", "", again});
    CHECK(show.outbox().empty());
}

TEST_CASE("two answers to one comment are both carried") {
    Show show;
    show.comes("c1");
    show.log(CommentAnswered{"c1", "oui"});
    show.log(CommentAnswered{"c1", "non"});
    CHECK(show.outbox() == Lines{"reply c1", "reply c1"});
}

TEST_CASE("what is taken back learns its name from an answer that came late") {
    Show show;
    show.comes("c1");
    const auto answer = show.log(CommentAnswered{"c1", "oui"});
    show.takes_back(answer);
    show.log(PlatformAnswered{"c1", "reply", "confirmed", "", answer, "c9"});
    REQUIRE(show.outbox() == Lines{"unreply c1"});
    CHECK(show.state.outbox().front().made == "c9");
}

TEST_CASE("who is to be banned is banned though the comment is gone") {
    Show show;
    show.comes("c1", "u1");
    show.hides("c1");
    show.log(AuthorBanned{"facebook", {"u1", "Karim"}, "c1"});
    show.log(CommentRemoved{"c1"});
    CHECK(show.outbox() == Lines{"ban c1"});
}
