#include "answers.h"
#include "intake/known_comments.h"

#include <catch2/catch.hpp>

using namespace regie::intake;

namespace {

KnownComments three() {
    KnownComments known;
    known.add({"a", 1000});
    known.add({"b", 2000});
    known.add({"c", 3000});
    return known;
}

constexpr auto kAll = KnownComments::kEverything;

} // namespace

TEST_CASE("a comment is gone when two polls in a row miss it") {
    auto known = three();
    CHECK(known.judge({"a", "c"}, kAll).empty());
    CHECK(known.has_suspects());
    CHECK(known.judge({"a", "c"}, kAll) == Ids{"b"});
    CHECK_FALSE(known.has_suspects());
    CHECK(known.judge({"a", "c"}, kAll).empty()); // told once
    CHECK(known.contains("b"));                   // and never new again
}

TEST_CASE("a comment that comes back in between was never gone") {
    auto known = three();
    for (int i = 0; i < 3; ++i) {
        CHECK(known.judge({"a", "c"}, kAll).empty());
        CHECK(known.judge({"a", "b", "c"}, kAll).empty());
    }
}

TEST_CASE("only what was written after the window's edge is judged") {
    auto known = three();
    for (int i = 0; i < 3; ++i)
        CHECK(known.judge({"c"}, 2000).empty()); // b has exactly the edge's time
    known.judge({"c"}, 1999);
    CHECK(known.judge({"c"}, 1999) == Ids{"b"});
}

TEST_CASE("a hidden comment may be missing") {
    auto known = three();
    known.set_hidden_by_us("b", true);
    known.set_hidden_at_platform("c", true);
    for (int i = 0; i < 3; ++i)
        CHECK(known.judge({"a"}, kAll).empty());
    known.set_hidden_by_us("b", false);
    known.judge({"a"}, kAll);
    CHECK(known.judge({"a"}, kAll) == Ids{"b"});
}

TEST_CASE(
    "what the log already knew hidden or removed is not told, and a comment without a time is not judged") {
    KnownComments known;
    known.add({"a", 1000, 0, true, false});
    known.add({"b", 1000, 0, false, true});
    known.add({"c", 0});
    for (int i = 0; i < 3; ++i)
        CHECK(known.judge({}, kAll).empty());
}

TEST_CASE("an answer that misses most of what should be there is not believed") {
    KnownComments known;
    for (int i = 0; i < 20; ++i)
        known.add({std::to_string(i), 1000 + i});
    for (int i = 0; i < 3; ++i)
        CHECK(known.judge({}, kAll).empty());
    CHECK_FALSE(known.has_suspects());
    std::unordered_set<std::string> most;
    for (int i = 10; i < 20; ++i)
        most.insert(std::to_string(i));
    known.judge(most, kAll);
    CHECK(known.judge(most, kAll).size() == 10);
}
