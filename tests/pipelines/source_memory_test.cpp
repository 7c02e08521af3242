// What sources that come and go leave behind in the process.

#include "pipelines/lone_pipeline.h"
#include "source_runner.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <deque>
#include <malloc.h>
#include <thread>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// What malloc has of the kernel, in use or not.
double heap_mb() { return static_cast<double>(mallinfo2().arena) / (1 << 20); }

} // namespace

TEST_CASE("A source that comes back finds the memory that the one before it had, whatever threads it has") {
    TemporaryFolder folder;
    const auto film = (folder / "film.mp4").string();
    write_test_video(film, {.width = 640, .height = 360, .frames = 60});
    auto spec = source_at(film);
    spec.loop = true;
    std::deque<std::vector<char>>
        broadcast; // is kept for a while, as the replay does, between what comes and goes
    double once_mb = 0;
    for (int time = 0; time < 48; ++time) {
        while (LonePipeline::running() > 0) // two at once need more
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        OpenSource source(spec, {.width = 640, .height = 360});
        REQUIRE(source.wait_until_ready());
        for (std::size_t read = 1; read <= 20; ++read) {
            REQUIRE(source.read_until([&] { return source.pictures.size() >= read; }));
            broadcast.emplace_back(4'000 + 997 * ((static_cast<std::size_t>(time) + read) % 13));
            if (broadcast.size() > 200)
                broadcast.pop_front();
        }
        if (time == 0)
            once_mb = heap_mb();
    }
    CHECK(heap_mb() - once_mb < 12); // with four heaps 15 to 26
}
