#include "blocking.h"
#include "core_rig.h"
#include "engine/judging.h"
#include "task_thread.h"

#include <catch2/catch.hpp>

#include <map>

using namespace regie;
using namespace regie::test;

namespace {

struct Bench {
    Thread thread;
    std::vector<Judged> verdicts;
    ShowState state;
    Judging judging{blocking("bobo"), [this](auto task) { thread.post(std::move(task)); },
                    [this](std::vector<Judged> some) {
                        std::move(some.begin(), some.end(), std::back_inserter(verdicts));
                    }};

    void comes(const std::string& id, const std::string& text) {
        const auto comment = a_comment(id, text);
        state.apply({state.last_seq() + 1, 0, 0, "fb", CommentCame{comment}});
        judging.judge(comment, 0);
    }
    bool has(std::size_t count) {
        return thread.run_until([&] { return verdicts.size() >= count; });
    }
    std::vector<std::string> blocked() const {
        std::vector<std::string> ids;
        for (const auto& verdict : verdicts)
            for (const auto& flag : verdict.judgement.flags)
                if (flag.rule == "blocked")
                    ids.push_back(verdict.comment + (verdict.why == Judged::Why::NewRules ? " anew" : ""));
        return ids;
    }
};

} // namespace

TEST_CASE("comments are judged in the order they came") {
    Bench bench;
    for (int i = 0; i < 1000; ++i)
        bench.comes("c" + std::to_string(i), "Bonjour");
    REQUIRE(bench.has(1000));
    for (int i = 0; i < 1000; ++i)
        REQUIRE(bench.verdicts[static_cast<std::size_t>(i)].comment == "c" + std::to_string(i));
}

TEST_CASE("new rules judge what comes, and what is undecided once more") {
    Bench bench;
    bench.comes("c1", "bobo");
    bench.comes("c2", "tata");
    bench.comes("c3", "tata");
    REQUIRE(bench.has(3));
    CHECK(bench.blocked() == std::vector<std::string>{"c1"});

    bench.verdicts.clear();
    bench.state.apply({bench.state.last_seq() + 1, 0, 0, "Inès", CommentApproved{"c3"}});
    bench.judging.set_rules(blocking("tata"));
    bench.judging.judge_anew(bench.state);
    bench.comes("c4", "tata");
    REQUIRE(bench.has(3));
    CHECK(bench.blocked() == std::vector<std::string>{"c2 anew", "c4"});
}

TEST_CASE("judging anew is bounded to the newest that nobody decided") {
    Bench bench;
    const auto all = Judging::kMostAnew + 500;
    for (std::size_t i = 0; i < all; ++i)
        bench.comes("c" + std::to_string(i), "Bonjour");
    REQUIRE(bench.has(all));
    bench.verdicts.clear();
    bench.judging.judge_anew(bench.state);
    REQUIRE(bench.has(Judging::kMostAnew));
    CHECK(bench.verdicts.size() == Judging::kMostAnew);
    CHECK(bench.verdicts.front().comment == "c500");
}

TEST_CASE("rules that change twice in a row judge by the last") {
    Bench bench;
    for (int i = 0; i < 1000; ++i)
        bench.comes("c" + std::to_string(i), "tata");
    REQUIRE(bench.has(1000));
    bench.verdicts.clear();
    bench.judging.set_rules(blocking("bobo"));
    bench.judging.judge_anew(bench.state);
    bench.judging.set_rules(blocking("tata"));
    bench.judging.judge_anew(bench.state);
    std::map<std::string, bool> last;
    REQUIRE(bench.thread.run_until([&] {
        for (const auto& verdict : bench.verdicts)
            last[verdict.comment] = !verdict.judgement.flags.empty();
        return bench.verdicts.size() >= 1000 && last.size() == 1000 &&
               bench.verdicts.back().comment == "c999";
    }));
    for (const auto& [id, is_flagged] : last)
        REQUIRE(is_flagged);
}

namespace {

/// What an engine that died had logged.
ShowState lots_of(std::size_t count) {
    ShowState state;
    for (std::size_t i = 0; i < count; ++i)
        state.apply({state.last_seq() + 1, 0, 0, "fb", CommentCame{a_comment("c" + std::to_string(i))}});
    return state;
}

} // namespace

TEST_CASE(
    "an engine that takes over judges the newest that nobody decided, and what comes meanwhile behind them") {
    Bench bench;
    bench.state = lots_of(Judging::kMostAnew + 700);
    bench.state.apply({bench.state.last_seq() + 1, 0, 0, "Inès", CommentHidden{"c5000"}});
    bench.judging.take_over(bench.state);
    bench.comes("new", "bobo");
    REQUIRE(bench.has(Judging::kMostAnew + 1));
    CHECK(bench.verdicts.size() == Judging::kMostAnew + 1);
    CHECK(bench.verdicts.front().comment == "c699"); // c5000 is decided
    CHECK(bench.verdicts.front().why == Judged::Why::TakeOver);
    CHECK(bench.verdicts.back().comment == "new");
    CHECK(bench.verdicts.back().why == Judged::Why::Came);
}

TEST_CASE("what was said before an engine took over is remembered") {
    Bench bench;
    auto comment = a_comment("c1", "Venez tous voir ma chaine, elle est super");
    for (const auto* id : {"c1", "c2", "c3"}) {
        comment.id = id;
        bench.state.apply({bench.state.last_seq() + 1, 0, 0, "fb", CommentCame{comment}});
    }
    bench.judging.take_over(bench.state);
    comment.id = "c4";
    bench.judging.judge(comment, 0);
    REQUIRE(bench.has(4));
    const auto& flags = bench.verdicts.back().judgement.flags;
    CHECK(std::any_of(flags.begin(), flags.end(), [](const Flag& flag) { return flag.rule == "repeat"; }));
}

TEST_CASE("raids that were told before an engine took over keep their numbers to themselves") {
    ShowState state;
    state.apply({1, 0, 0, "flagging", RaidSeen{"7", "Venez", 5, 0, {"x1"}}});
    Thread thread;
    std::vector<std::uint64_t> raids;
    std::size_t judged = 0;
    Judging judging(
        blocking("bobo"), [&](auto task) { thread.post(std::move(task)); },
        [&](const std::vector<Judged>& some) { judged += some.size(); },
        [&](const std::string&, const Raid& raid) { raids.push_back(raid.id); });
    judging.take_over(state);
    for (int i = 0; i < 6; ++i)
        judging.judge(
            a_comment("c" + std::to_string(i), "Ce musee est une honte pour notre belle ville de Nantes"), 0);
    REQUIRE(thread.run_until([&] { return judged == 6; }));
    REQUIRE_FALSE(raids.empty());
    CHECK(raids.front() == 8);
}

TEST_CASE("what was posted before judging ended finds nobody") {
    Thread thread;
    for (int run = 0; run < 100; ++run) {
        auto judging = std::make_unique<Judging>(
            blocking("bobo"), [&](auto task) { thread.post(std::move(task)); },
            [](const std::vector<Judged>&) { FAIL("it is gone"); });
        judging->judge(a_comment("c1"), 0);
        judging->wait();
        judging.reset();
    }
    thread.run_all();
}
