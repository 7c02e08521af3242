#include "blocking.h"
#include "core_rig.h"
#include "engine/judging.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

using namespace regie;
using namespace regie::test;

namespace {

/// A show thread that runs its tasks when it is asked to.
class Thread {
  public:
    void post(std::function<void()> task) {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        changed_.notify_all();
    }
    template<typename Condition>
    bool run_until(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        std::unique_lock lock(mutex_);
        while (!condition()) {
            if (!changed_.wait_until(lock, deadline, [&] { return !tasks_.empty(); }))
                return false;
            auto task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
        return true;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
};

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
                    ids.push_back(verdict.comment + (verdict.anew ? " anew" : ""));
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
