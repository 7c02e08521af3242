#include "application.h"
#include "engine/chores.h"
#include "stalled_disk.h"

#include <catch2/catch.hpp>

#include <atomic>

using namespace regie;
using namespace regie::test;

TEST_CASE("chores are done one after the other, and all of them before they end") {
    std::string done;
    {
        Chores chores;
        for (const char* one : {"a", "b", "c"})
            chores.start([&done, one] { done += one; });
    }
    CHECK(done == "abc");
}

TEST_CASE("chores whose disk does not answer are not waited for at the end") {
    const auto disk = std::make_shared<StalledDisk>();
    const auto done = std::make_shared<std::atomic<int>>(0);
    QElapsedTimer timer;
    timer.start();
    {
        Chores chores;
        for (int i = 0; i < 2; ++i)
            chores.start([disk, done] {
                disk->wait();
                ++*done;
            });
        CHECK_FALSE(chores.wait(std::chrono::milliseconds(10)));
    }
    CHECK(timer.elapsed() < 3'000);
    CHECK(done->load() == 0);
    disk->answer();
    CHECK(wait([&] { return *done == 2; })); // and what was asked for is done when it answers
}
