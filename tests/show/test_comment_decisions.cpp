#include "logged_show.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

struct Decisions : Show {
    std::uint64_t deletes(const std::string& id) { return log(CommentDeleted{id}, "anna"); }
    std::uint64_t bans(const std::string& author) {
        return log(AuthorBanned{"facebook", {author, "Zoé"}, "c1", 300}, "anna");
    }
    std::uint64_t replies(const std::string& id, const std::string& text) {
        return log(CommentAnswered{id, text}, "anna");
    }
    void edits(const std::string& id, const std::string& text) { log(CommentEdited{id, text}, "facebook"); }
    void made(const std::string& action, const std::string& name) {
        log(PlatformAnswered{"c1", action, "confirmed", "", 0, name}, "facebook");
    }
};
using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a deletion is carried after a hide, and taking it back undoes it alone") {
    Decisions show;
    show.comes("c1");
    show.hides("c1");
    const auto deletion = show.deletes("c1");
    CHECK(show["c1"].decision == Decision::Deleted);
    CHECK(show["c1"].taken_down());
    CHECK(show.outbox() == Lines{"hide c1", "delete c1"});
    show.takes_back(deletion);
    CHECK(show["c1"].decision == Decision::Hidden);
    CHECK(show.outbox() == Lines{"hide c1", "undelete c1"}); // the outbox cancels it if it was not sent
}

TEST_CASE("what was deleted before that was taken back stays deleted") {
    Decisions show;
    show.comes("c1");
    show.takes_back(show.deletes("c1"));
    CHECK(show["c1"].decision == Decision::None);
    show.log(PlatformAnswered{"c1", "undelete", "refused", "Facebook cannot bring a deleted comment back"},
             "facebook");
    CHECK(show["c1"].decision == Decision::Deleted);
    CHECK(show["c1"].delivery == Delivery::Confirmed);
    CHECK_FALSE(show["c1"].undecided());
}

TEST_CASE("a ban and a reply are taken back by the names the platform gave them") {
    Decisions show;
    show.comes("c1");
    const auto ban = show.bans("u1");
    const auto reply = show.replies("c1", "Oui.");
    CHECK(show.outbox() == Lines{"ban c1", "reply c1"});
    CHECK(show.state.ban("facebook", "u1")->delivery == Delivery::Waiting);
    show.made("ban", "ban-9");
    show.made("reply", "c1_5");
    CHECK(show.outbox().empty());
    CHECK(show.state.ban("facebook", "u1")->delivery == Delivery::Confirmed);
    CHECK(show.state.reply("c1")->delivery == Delivery::Confirmed);
    CHECK(show["c1"].delivery == Delivery::None); // the comment itself was left alone
    show.takes_back(ban);
    show.takes_back(reply);
    CHECK_FALSE(show.state.ban("facebook", "u1")->stands);
    CHECK_FALSE(show.state.reply("c1"));
    REQUIRE(show.state.outbox().size() == 2);
    CHECK(show.state.outbox()[0].made == "ban-9");
    CHECK(show.state.outbox()[0].author == "u1");
    CHECK(show.state.outbox()[1].made == "c1_5");
}

TEST_CASE("what was approved and then changed has to be looked at again, what is hidden stays so") {
    Decisions show;
    show.comes("c1");
    show.comes("c2");
    show.comes("c3");
    show.approves("c1");
    show.hides("c2");
    const auto hide = show.hides("c3");
    show.pins("c1");
    show.edits("c1", "something else");
    show.edits("c2", "something else");
    CHECK(show["c1"].comment.text() == "something else");
    CHECK(show["c1"].decision == Decision::None);
    CHECK(show.pinned() == "c1"); // with the words that were approved
    CHECK(show["c2"].decision == Decision::Hidden);
    CHECK(show["c1"].edited > 0);
    show.takes_back(hide);
    CHECK(show["c3"].decision == Decision::None);
}

TEST_CASE("a decision that was cancelled in time has reached nobody") {
    Decisions show;
    show.comes("c1");
    show.takes_back(show.hides("c1"));
    CHECK(show.outbox() == Lines{"unhide c1"});
    show.answers("c1", "unhide", "cancelled");
    CHECK(show.outbox().empty());
    CHECK(show["c1"].delivery == Delivery::None);
}

TEST_CASE("what a platform has deleted leaves the air, whatever was decided meanwhile") {
    Decisions show;
    show.comes("c1");
    const bool hides = GENERATE(false, true); // where a platform deletes what is hidden
    show.takes_back(hides ? show.hides("c1", "zoe") : show.deletes("c1"));
    show.pins("c1");
    CHECK(show.pinned() == "c1");
    const auto* action = hides ? "unhide" : "undelete";
    show.log(PlatformAnswered{"c1", action, "refused", "YouTube has deleted it", 0, {}, true}, "youtube");
    CHECK(show.pinned() == "nothing");
    CHECK(show["c1"].decision == Decision::Deleted);
    CHECK(show["c1"].decided_by == (hides ? "zoe" : "anna"));
    CHECK(show["c1"].for_good);
    show.approves("c1");
    CHECK(show["c1"].decision == Decision::Deleted);
    CHECK(show.outbox().empty());
}

TEST_CASE("an approval takes a deletion back that its platform has not carried out yet") {
    Decisions show;
    show.comes("c1");
    show.deletes("c1");
    show.approves("c1");
    CHECK(show["c1"].decision == Decision::Approved);
    CHECK(show.outbox() == Lines{"undelete c1"});
}

TEST_CASE("what a platform refused to do is not undone there") {
    Decisions show;
    show.comes("c1");
    const auto hide = show.hides("c1");
    show.answers("c1", "hide", "refused");
    SECTION("taken back") { show.takes_back(hide); }
    SECTION("approved") { show.approves("c1"); }
    CHECK(show.outbox().empty());
    CHECK_FALSE(show["c1"].taken_down());
    CHECK(show["c1"].delivery == Delivery::None);
}

TEST_CASE("what is deleted for good of several comments stays so when they are taken back") {
    Decisions show;
    show.comes("c1");
    show.comes("c2");
    const auto both = show.log(CommentsDecided{kHidden, {"c1", "c2"}});
    show.log(PlatformAnswered{"c1", "hide", "confirmed", "", both, {}, true}, "youtube");
    show.answers("c2", "hide");
    show.log(TakenBack{both, {"c1"}});
    CHECK(show["c1"].decision == Decision::Hidden);
    CHECK(show["c2"].decision == Decision::None);
    CHECK(show.outbox() == Lines{"unhide c2"});
}
