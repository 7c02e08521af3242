#include "engine/watchdog.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>

using namespace regie;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 600ms;
constexpr auto kNever = 60s;

struct WatchedRig {
    std::promise<std::string> said;
    std::future<std::string> hung = said.get_future();
    Watchdog dog{kPatience, [this](const std::string& thread) { said.set_value(thread); }};

    /// What was said to hang, within a deadline; empty: nothing.
    std::string found(std::chrono::milliseconds within) {
        return hung.wait_for(within) == std::future_status::ready ? hung.get() : std::string();
    }
};

} // namespace

TEST_CASE("a thread that does not answer is named, and only that one") {
    WatchedRig rig;
    rig.dog.watch("lively", [](auto alive) { alive(); });
    rig.dog.watch("dead", [](auto) {});
    CHECK(rig.found(kNever) == "dead");
}

TEST_CASE("a thread that takes no step is named") {
    WatchedRig rig;
    std::atomic<std::int64_t> steps = 0;
    rig.dog.watch("asks for steps", [&](auto alive) {
        ++steps;
        alive();
    });
    rig.dog.watch_steps("walks", [&] { return steps.load(); });
    rig.dog.watch_steps("stands", [] { return std::int64_t(7); });
    CHECK(rig.found(kNever) == "stands");
}

TEST_CASE("threads that answer, late answers and forgotten threads are no fault") {
    WatchedRig rig;
    std::atomic<int> asked = 0;
    rig.dog.watch("lively", [&](auto alive) {
        ++asked;
        alive();
    });
    rig.dog.watch("dead", [](auto) {});
    rig.dog.forget("dead");
    const auto enough = std::chrono::steady_clock::now() + 30s;
    while (asked < 8 && std::chrono::steady_clock::now() < enough) // longer than the patience
        std::this_thread::yield();
    CHECK(asked >= 8);
    CHECK(rig.found(0ms).empty());
}

TEST_CASE("an end that is expected and does not come is named; one that came is not") {
    WatchedRig rig;
    SECTION("does not come") {
        rig.dog.expect_end("the end", 300ms);
        CHECK(rig.found(kNever) == "the end");
    }
    SECTION("nobody is watched beside it") {
        rig.dog.expect_end("the end", 2s);
        rig.dog.watch("dead", [](auto) {});
        rig.dog.watch_steps("stands", [] { return std::int64_t(7); });
        CHECK(rig.found(kNever) == "the end");
    }
    SECTION("came") {
        rig.dog.expect_end("the end", 300ms);
        rig.dog.end_came();
        rig.dog.watch("dead", [](auto) {});
        CHECK(rig.found(kNever) == "dead");
    }
}

TEST_CASE("a watchdog ends at any moment") {
    for (int i = 0; i < 200; ++i) {
        Watchdog dog(kPatience, [](const auto&) {});
        dog.watch("lively", [](auto alive) { alive(); });
        dog.expect_end("the end", 1h);
    }
}
