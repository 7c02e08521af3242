#include "logged_show.h"

using namespace regie;

namespace {

struct RaidShow : Show {
    RaidShow() {
        for (const auto* id : {"c1", "c2", "c3", "c4"})
            comes(id, std::string("u-") + id);
        log(RaidSeen{"1", "Tous les mêmes", 2, 0, {"c2", "c1"}}, "flagging", 1000);
        log(RaidSeen{"1", "Tous les mêmes", 3, 0, {"c3"}}, "flagging", 4000);
    }
    std::vector<std::string> undecided() const { return state.undecided_of(state.raids().at("1")); }
    Decision show_of(const std::string& id) const { return (*this)[id].decision; }
    std::uint64_t hides_raid() { return log(RaidHidden{"1", undecided()}); }
};

} // namespace

TEST_CASE_METHOD(RaidShow, "a raid is one thing, however often it is told that it grows") {
    REQUIRE(state.raids().size() == 1);
    const auto& raid = state.raids().at("1");
    CHECK(raid.authors == 3);
    CHECK(raid.last_ms == 4000);
    CHECK(undecided() == std::vector<std::string>{"c1", "c2", "c3"});
    approves("c2");
    CHECK(undecided() == std::vector<std::string>{"c1", "c3"});
}

TEST_CASE_METHOD(RaidShow, "a raid is hidden by one decision, and one undo takes all of it back") {
    approves("c2");
    const auto hidden = hides_raid();
    CHECK(show_of("c1") == Decision::Hidden);
    CHECK(show_of("c2") == Decision::Approved);
    CHECK(show_of("c4") == Decision::None);
    CHECK(outbox() == std::vector<std::string>{"hide c1", "hide c3"});
    CHECK(state.last_decision("anna")->seq == hidden);
    answers("c1", "hide");
    CHECK((*this)["c1"].delivery == Delivery::Confirmed);

    takes_back(hidden);
    CHECK(show_of("c1") == Decision::None);
    CHECK(show_of("c3") == Decision::None);
    CHECK(outbox() == std::vector<std::string>{"unhide c1", "unhide c3"});
}

TEST_CASE_METHOD(RaidShow, "what was decided of one comment besides stays when the raid is taken back") {
    const auto hidden = hides_raid();
    approves("c1");
    const auto again = hides("c1");
    takes_back(hidden);
    CHECK(show_of("c1") == Decision::Hidden);
    takes_back(again);
    CHECK(show_of("c1") == Decision::Approved);
}

TEST_CASE_METHOD(RaidShow, "one of a raid can be shown again, and is hidden again when that is taken back") {
    hides_raid();
    const auto approved = approves("c3");
    CHECK(show_of("c3") == Decision::Approved);
    takes_back(approved);
    CHECK(show_of("c3") == Decision::Hidden);
}

TEST_CASE_METHOD(RaidShow, "what of a raid is on air leaves it when the raid is hidden") {
    pins("c1");
    hides_raid();
    CHECK(pinned() == "nothing");
}
