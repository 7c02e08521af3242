#include "application.h"
#include "engine/alive.h"
#include "engine/guarded_application.h"
#include "engine/post_box.h"

#include <QThread>
#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace regie;
using namespace regie::test;

namespace {

struct Owner : QObject {
    int done = 0;
    PostBox box{*this};
    Alive alive;
};

} // namespace

TEST_CASE("a task for somebody who is gone does nothing") {
    int done = 0;
    auto alive = std::make_unique<Alive>();
    auto task = alive->guard([&](int by) { done += by; });
    auto copy = task;
    task(2);
    CHECK(done == 2);
    alive.reset();
    copy(2);
    CHECK(done == 2);
}

TEST_CASE("tasks are run in order on their owner's thread, and dropped with it") {
    application();
    Post post;
    {
        Owner owner;
        post = owner.box.post();
        std::vector<int> ran;
        for (int i = 0; i < 3; ++i)
            post([&ran, i] { ran.push_back(i); });
        CHECK(ran.empty());
        REQUIRE(wait([&] { return ran.size() == 3; }));
        CHECK(ran == std::vector<int>{0, 1, 2});
        post([] { FAIL("its owner is gone"); });
    }
    post([] { FAIL("its owner is gone"); });
    QCoreApplication::processEvents();
}

TEST_CASE("what comes in crowds lets everything else go first") {
    application();
    Owner owner;
    bool may = false;
    const auto post = owner.box.post(), behind = owner.box.post_behind([&] { return may; });
    std::vector<int> ran;
    for (int i = 0; i < 3; ++i)
        behind([&ran, i] { ran.push_back(i); });
    REQUIRE(wait([&] { return owner.box.behind() == 3; }));
    post([&] { ran.push_back(10); });
    REQUIRE(wait([&] { return ran.size() == 1; }));
    may = true;
    // Each of the crowd is followed by what was posted while it ran, and by what a timer stands for here: a
    // socket.
    QTimer socket;
    int looked = 0;
    QObject::connect(&socket, &QTimer::timeout, &socket, [&] { ++looked; });
    socket.start(0);
    behind([&] {
        post([&] { ran.push_back(11); });
        looked = 0;
    });
    behind([&] { ran.push_back(looked > 0 ? 4 : -1); });
    REQUIRE(wait([&] { return ran.size() == 6; }));
    CHECK(ran == std::vector<int>{10, 0, 1, 2, 11, 4});
    CHECK(owner.box.behind() == 0);
    behind([] { FAIL("its owner is gone"); });
}

TEST_CASE("an owner may go while others post to it") {
    application();
    for (int run = 0; run < 200; ++run) {
        auto owner = std::make_unique<Owner>();
        std::atomic<bool> stop = false, posted = false;
        std::thread other([post = owner->box.post(),
                           task = owner->alive.guard([at = owner.get()] { ++at->done; }), &stop, &posted] {
            while (!stop) {
                post(task);
                posted = true;
            }
        });
        while (!posted)
            std::this_thread::yield();
        QCoreApplication::processEvents();
        owner.reset();
        stop = true;
        other.join();
    }
    QCoreApplication::processEvents();
}

TEST_CASE("an exception costs the event that threw it, on any of Qt's threads") {
    auto& app = application();
    REQUIRE(dynamic_cast<GuardedApplication<QCoreApplication>*>(&app));
    QThread thread;
    QObject here, there;
    there.moveToThread(&thread);
    thread.start();
    std::atomic<int> done = 0;
    for (auto* object : {&here, &there}) {
        QMetaObject::invokeMethod(
            object, [] { throw std::runtime_error("thrown by a test"); }, Qt::QueuedConnection);
        QMetaObject::invokeMethod(
            object, [&] { ++done; }, Qt::QueuedConnection);
    }
    CHECK(wait([&] { return done == 2; }));
    thread.quit();
    thread.wait();
}
