// Between the tick and the scene: the newest wanted frame is drawn, with what is on air at it, and nobody is
// called who is gone.

#include "engine/overlay_feed.h"
#include "overlay_fixture.h"
#include "pipelines/overlay/tiles.h"

#include <QCoreApplication>

#include <atomic>
#include <thread>

using namespace regie;
using namespace regie::overlay::test;

namespace {

struct FeedRig {
    pipelines::OverlayMailbox mailbox;
    std::vector<std::string> troubles;
    std::optional<OverlayFeed> feed{std::in_place, kFullHd, make_renderer(), mailbox,
                                    [this](const std::string& words) { troubles.push_back(words); }};

    std::int64_t newest() const {
        const auto frame = mailbox.newest();
        return frame ? frame->frame() : -1;
    }
    bool drawn(std::int64_t frame) {
        feed->render(frame);
        return !mailbox.newest()->grid().empty;
    }
};

} // namespace

TEST_CASE("of the frames that are wanted while one is drawn the newest is drawn next") {
    FeedRig rig;
    rig.feed->want(3);
    std::thread tick([&] {
        for (std::int64_t frame = 4; frame <= 8; ++frame)
            rig.feed->want(frame);
    });
    tick.join();
    CHECK(rig.newest() == -1); // drawn by the event loop, never by who wants it
    QCoreApplication::processEvents();
    CHECK(rig.newest() == 8);
    CHECK(rig.mailbox.for_frame(7)->frame() == 8); // the others were left out
}

TEST_CASE("what is on air is so from its frame on, in the order of the log") {
    FeedRig rig;
    rig.feed->on_air({1000, on_air({lower_third()}), {}});
    rig.feed->on_air({2000, {}, {}});
    CHECK_FALSE(rig.drawn(29));
    bool came = false;
    for (std::int64_t frame = 30; frame < 50; ++frame)
        came = rig.drawn(frame);
    CHECK(came);
    CHECK(rig.drawn(59));
    bool there = true;
    for (std::int64_t frame = 60; frame < 60 + 2 * kSettled; ++frame)
        there = rig.drawn(frame);
    CHECK_FALSE(there);
}

TEST_CASE("trouble with the graphics is told when it comes and when it goes") {
    FeedRig rig;
    const Graphic unknown{"b", "our-board", {{"title", "Nantes"}}, -1, {}, "our-board"};
    rig.feed->on_air({0, on_air({unknown}), {}});
    rig.feed->on_air({1000, {}, {}});
    for (std::int64_t frame = 0; frame < 60; ++frame)
        rig.feed->render(frame);
    REQUIRE(rig.troubles.size() == 2);
    CHECK(rig.troubles[0].find("our-board") != std::string::npos);
    CHECK(rig.troubles[1].empty());
}

TEST_CASE("a frame that was wanted of a feed that is gone is not drawn, while others go on wanting") {
    for (int round = 0; round < 5; ++round) {
        FeedRig rig;
        std::atomic<bool> over = false;
        std::thread tick([&] {
            for (std::int64_t frame = 0; !over; ++frame)
                rig.feed->want(frame);
        });
        turn_events(20, [&] { return rig.newest() > 0; });
        over = true;
        tick.join();
        rig.feed->want(1'000'000);
        rig.feed.reset();
        QCoreApplication::processEvents();
        CHECK(rig.newest() < 1'000'000);
    }
}
