#include "flagging/author_history.h"
#include "flagging/habits.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

Comment said(const std::string& author, const std::string& text, const std::string& feed = "facebook") {
    return {"c", feed, "facebook", {author, "Name"}, text, 0};
}

std::vector<std::string> texts(const FlagInput& input) {
    std::vector<std::string> all;
    for (const auto& one : input.earlier)
        all.push_back(one.text);
    return all;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("an author's comments are remembered, oldest first") {
    AuthorHistory history;
    CHECK(texts(history.next(said("u1", "a"), 10)).empty());
    CHECK(texts(history.next(said("u2", "x"), 15)).empty());
    const auto input = history.next(said("u1", "b"), 20);
    CHECK(input.text == "b");
    CHECK(input.at_ms == 20);
    CHECK(texts(input) == Texts{"a"});
    CHECK(input.earlier[0].at_ms == 10);
    CHECK(texts(history.next(said("u1", "c"), 30)) == Texts{"a", "b"});
}

TEST_CASE("what was written before an outage and comes behind it all at once is no flood") {
    constexpr std::int64_t kEpoch = 1'800'000'000'000, kCame = 300'000;
    AuthorHistory history;
    for (int i = 0; i < 8; ++i) {
        const auto at_ms = written_ms(kEpoch + i * 30'000, kEpoch, kCame);
        CHECK(at_ms == i * 30'000);
        CHECK_FALSE(find_flood(history.next(said("u1", "encore"), at_ms)));
    }
    for (int i = 0; i < 4; ++i) // as late, but it was a flood
        history.next(said("u2", "encore"), written_ms(kEpoch + 50'000 + i * 1'000, kEpoch, kCame));
    CHECK(find_flood(history.next(said("u2", "encore"), written_ms(kEpoch + 54'000, kEpoch, kCame))));
}

TEST_CASE("a comment whose time cannot be was written when it came") {
    constexpr std::int64_t kEpoch = 1'800'000'000'000, kDay = 86'400'000;
    CHECK(written_ms(0, kEpoch, 5'000) == 5'000);                   // none is said
    CHECK(written_ms(kEpoch - 60'000, kEpoch, 5'000) == -60'000);   // before the show
    CHECK(written_ms(kEpoch - 365 * kDay, kEpoch, 5'000) == 5'000); // last year
    CHECK(written_ms(kEpoch + kDay, kEpoch, 5'000) == 5'000);       // tomorrow
    CHECK(written_ms(kEpoch + 6'000, kEpoch, 5'000) == 6'000);      // clocks differ
}

TEST_CASE("only the last few comments are kept") {
    AuthorHistory history;
    for (const std::string text : {"1", "2", "3", "4", "5", "6", "7"})
        history.next(said("u1", text), 0);
    CHECK(texts(history.next(said("u1", "8"), 0)) == Texts{"3", "4", "5", "6", "7"});
}

TEST_CASE("who has no id has no history, and feeds do not share authors") {
    AuthorHistory history;
    history.next(said("", "a"), 0);
    CHECK(texts(history.next(said("", "b"), 0)).empty());
    CHECK(history.authors() == 0);
    history.next(said("u1", "a", "facebook"), 0);
    CHECK(texts(history.next(said("u1", "b", "youtube"), 0)).empty());
}

TEST_CASE("the authors heard longest ago are forgotten") {
    AuthorHistory history;
    history.next(said("old", "a"), 0);
    history.next(said("regular", "a"), 0);
    for (std::size_t i = 0; i < AuthorHistory::kMaxAuthors - 2; ++i)
        history.next(said("u" + std::to_string(i), "a"), 0);
    history.next(said("regular", "b"), 0);
    history.next(said("newcomer", "a"), 0);
    CHECK(history.authors() == AuthorHistory::kMaxAuthors);
    CHECK(texts(history.next(said("regular", "c"), 0)) == Texts{"a", "b"});
    CHECK(texts(history.next(said("old", "b"), 0)).empty());
}
