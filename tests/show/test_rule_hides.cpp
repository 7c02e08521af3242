#include "logged_show.h"
#include "show/rule_hides.h"

using namespace regie;

namespace {

struct Ruled : Show {
    RuleHides hides;

    std::uint64_t log(EventBody body, const std::string& by) {
        const auto seq = Show::log(body, by);
        hides.apply({seq, 0, 0, by, std::move(body)}, state);
        return seq;
    }
    void comes(const std::string& id, const std::string& author) {
        log(CommentCame{{id, "facebook", "facebook", {author, "Karim"}, "texte", 0}}, "facebook");
    }
    bool may(const std::string& id, const std::string& rule = "scam") const {
        return hides.may_hide((*this)[id], rule);
    }
};

} // namespace

TEST_CASE("an actor in the log is a rule, or it is not") {
    CHECK(actor_of_rule("scam") == "rule:scam");
    CHECK(rule_of_actor("rule:scam") == "scam");
    CHECK(rule_of_actor("anna").empty());
}

TEST_CASE_METHOD(Ruled, "a rule hides what nobody has decided, and once") {
    comes("c1", "u1");
    CHECK(may("c1"));
    const auto hidden = log(CommentHidden{"c1"}, "rule:scam");
    CHECK_FALSE(may("c1"));
    log(TakenBack{hidden}, "anna");
    CHECK_FALSE(may("c1"));
    CHECK_FALSE(may("c1", "insult")); // nor by another rule: a person has looked at it
}

TEST_CASE_METHOD(Ruled, "what a person shows again spares its author this rule, and no other") {
    const auto by_hand = GENERATE(true, false);
    comes("c1", "u1");
    const auto hidden = log(CommentHidden{"c1"}, "rule:scam");
    by_hand ? log(CommentApproved{"c1"}, "anna") : log(TakenBack{hidden}, "anna");
    comes("c2", "u1");
    comes("c3", "u2");
    CHECK_FALSE(may("c2"));
    CHECK(may("c2", "insult"));
    CHECK(may("c3"));
}

TEST_CASE_METHOD(Ruled, "an approval that is taken back spares nobody") {
    comes("c1", "u1");
    log(CommentHidden{"c1"}, "rule:scam");
    const auto approved = log(CommentApproved{"c1"}, "anna");
    log(TakenBack{approved}, "anna");
    comes("c2", "u1");
    CHECK(may("c2"));
}

TEST_CASE_METHOD(Ruled,
                 "an approval of what no rule hid spares nobody, and authors without an id are not one") {
    comes("c1", "u1");
    log(CommentApproved{"c1"}, "anna");
    comes("c2", "u1");
    CHECK(may("c2"));
    comes("c3", "");
    log(CommentHidden{"c3"}, "rule:scam");
    log(CommentApproved{"c3"}, "anna");
    comes("c4", "");
    CHECK(may("c4"));
}
