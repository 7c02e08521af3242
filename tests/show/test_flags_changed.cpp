#include "logged_show.h"

using namespace regie;

namespace {

FlagSettings blocking(const std::string& word) {
    FlagSettings flags;
    flags.block = {word};
    return flags;
}

struct RulesShow : Show {
    std::uint64_t sets(const std::string& word, const std::string& by = "anna") {
        return log(FlagsChanged{blocking(word)}, by);
    }
    std::string blocked() const { return state.flags() ? state.flags()->block.at(0) : "the plan's"; }
};

} // namespace

TEST_CASE_METHOD(RulesShow, "the rules that were set last hold; before that, the plan's") {
    CHECK(blocked() == "the plan's");
    log(SessionStarted{"Essai", "live", 25, 0, blocking("planned")});
    CHECK(blocked() == "planned");
    sets("one");
    sets("two");
    CHECK(blocked() == "two");
}

TEST_CASE_METHOD(RulesShow, "taking a change of the rules back sets the former ones again") {
    const auto one = sets("one");
    const auto two = sets("two");
    takes_back(two);
    CHECK(blocked() == "one");
    takes_back(two);
    CHECK(blocked() == "one");
    takes_back(one);
    CHECK(blocked() == "the plan's");
}

TEST_CASE_METHOD(RulesShow,
                 "rules that somebody else set since stay, and do not bring back those taken back") {
    const auto one = sets("one");
    const auto two = sets("two", "paul");
    takes_back(one);
    CHECK(blocked() == "two");
    takes_back(two, "paul");
    CHECK(blocked() == "the plan's");
}

TEST_CASE("flags that differ only in what they mark are kept apart") {
    Show show;
    show.comes("c1");
    show.comes("c2");
    show.log(CommentFlagged{"c1", {{"insult", Severity::Severe, 0.9, "Insult", {{0, 4}}}}});
    show.log(CommentFlagged{"c2", {{"insult", Severity::Severe, 0.9, "Insult", {{5, 9}}}}});
    CHECK(show["c2"].flags.all()[0].spans == std::vector<TextSpan>{{5, 9}});
}
