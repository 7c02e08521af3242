#include "logged_show.h"
#include "show/pinned.h"

using namespace regie;

namespace {

struct QueueShow : Show {
    QueueShow() {
        for (const auto* id : {"c1", "c2", "c3", "c4"})
            comes(id, std::string("u-") + id);
    }
    std::uint64_t queues(const std::string& id, const std::string& text = {}) {
        return log(CommentQueued{id, text});
    }
    std::uint64_t decides(const char* what, std::vector<std::string> ids) {
        return log(CommentsDecided{what, std::move(ids)});
    }
    std::string queue() const {
        std::string all;
        for (const auto& queued : state.air_queue())
            all += (all.empty() ? "" : " ") + queued.comment;
        return all;
    }
};

} // namespace

TEST_CASE_METHOD(QueueShow,
                 "comments wait for air in the order they were queued, and go when they are pinned") {
    queues("c2");
    queues("c1");
    queues("c2", "texte…"); // shortened: it keeps its place
    CHECK(queue() == "c2 c1");
    CHECK(state.queued("c2")->text == "texte…");
    const auto pin = pins("c2");
    CHECK(queue() == "c1");
    takes_back(pin);
    CHECK(pinned() == "nothing");
    CHECK(queue() == "c2 c1");
    CHECK(state.queued("c2")->text == "texte…");
}

TEST_CASE_METHOD(QueueShow, "what is hidden, deleted or gone at the platform does not wait for air") {
    for (const auto* id : {"c1", "c2", "c3", "c4"})
        queues(id);
    const auto hidden = hides("c1");
    log(CommentDeleted{"c2"});
    log(CommentRemoved{"c3"});
    CHECK(queue() == "c4");
    const auto both = decides(kHidden, {"c3", "c4"});
    CHECK(queue().empty());
    takes_back(hidden);
    takes_back(both);
    CHECK(queue() == "c4 c1"); // c3 is gone for good
}

TEST_CASE_METHOD(QueueShow, "queueing and taking out are taken back like every decision") {
    const auto queued = queues("c1");
    queues("c2");
    takes_back(queued);
    CHECK(queue() == "c2");
    const auto out = log(CommentUnqueued{"c2"});
    CHECK(queue().empty());
    takes_back(out);
    CHECK(queue() == "c2");
    const auto shorter = queues("c2", "court…");
    takes_back(shorter);
    CHECK(queue() == "c2");
    CHECK(state.queued("c2")->text.empty());
}

TEST_CASE_METHOD(QueueShow, "several comments are one decision, and one undo takes all of it back") {
    approves("c2");
    const auto all = decides(kHidden, {"c1", "c2", "c3"});
    CHECK((*this)["c2"].decision == Decision::Hidden);
    CHECK(outbox() == std::vector<std::string>{"hide c1", "hide c2", "hide c3"});
    const auto shown = decides(kApproved, {"c1", "c4"});
    CHECK((*this)["c1"].decision == Decision::Approved);
    CHECK(outbox() == std::vector<std::string>{"hide c2", "hide c3", "unhide c1"});
    takes_back(shown);
    CHECK((*this)["c1"].decision == Decision::Hidden);
    CHECK((*this)["c4"].decision == Decision::None);
    takes_back(all);
    CHECK((*this)["c1"].decision == Decision::None);
    CHECK((*this)["c2"].decision == Decision::Approved);
}

TEST_CASE_METHOD(QueueShow, "a note replaces the one before, and an empty one takes it away") {
    log(CommentNoted{"c1", "seen yesterday"}, "Paul");
    log(CommentNoted{"c1", "an old friend of the house"}, "Inès");
    REQUIRE(state.note("c1"));
    CHECK(state.note("c1")->by == "Inès");
    CHECK(state.note("c1")->text == "an old friend of the house");
    log(CommentNoted{"c1", ""}, "Inès");
    CHECK_FALSE(state.note("c1"));
}

TEST_CASE("a comment is shortened by leaving words out, each gap marked") {
    Comment comment;
    comment.text = "Bonjour, le musée n'est pas ouvert le mardi, merci à vous";
    const auto shortened = [&](const std::string& text) {
        return shortened_by_hand(text, comment).has_value();
    };
    CHECK(shortened("Bonjour, le musée n'est pas ouvert le mardi…"));
    CHECK(shortened("…le musée n'est pas ouvert le mardi…"));
    CHECK(shortened("Bonjour, … merci à vous"));
    CHECK(shortened("Bonjour, le mus…"));
    CHECK(shortened_by_hand("Bonjour, ... merci à vous...", comment) == "Bonjour, … merci à vous…");
    CHECK(shortened_by_hand(comment.text, comment).value().empty()); // as it was written
    CHECK_FALSE(shortened("Bonjour, le musée est ouvert le mardi, merci à vous"));
    CHECK_FALSE(shortened("Bonjour, le musée n'est pas ouvert le mardi")); // the gap is not marked
    CHECK_FALSE(shortened("le musée n'est pas ouvert le mardi, merci à vous"));
    CHECK_FALSE(shortened("merci à vous… Bonjour"));
    CHECK_FALSE(shortened("Bonjour, le musée… vert le mardi, merci à vous")); // of a word only its end is cut
    CHECK_FALSE(shortened(""));
    CHECK(shortened_by_hand("Merci !", comment).error().remedy ==
          "Leave words out and put … in their place.");
}
