// Transport streams: what their tables of contents and their clocks say.

#include "pipelines/sources/transport_stream.h"
#include "pipelines/sources/try_source.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// The clock of a transport stream stands still from one second of it to another.
void stop_clock(const std::string& file, double from_s, double to_s) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    std::array<unsigned char, 188> packet{};
    std::optional<double> first;
    std::array<unsigned char, 6> stood{};
    for (std::streamoff at = 0;; at += 188) {
        stream.seekg(at);
        if (!stream.read(reinterpret_cast<char*>(packet.data()), packet.size()))
            return;
        if (!(packet[3] & 0x20) || packet[4] == 0 || !(packet[5] & 0x10))
            continue;
        const double clock_s =
            (packet[6] * 33554432. + packet[7] * 131072. + packet[8] * 512. + packet[9] * 2.) / 90'000;
        first = first.value_or(clock_s);
        if (clock_s - *first < from_s)
            std::copy(packet.begin() + 6, packet.begin() + 12, stood.begin());
        if (clock_s - *first < from_s || clock_s - *first >= to_s)
            continue;
        stream.seekp(at + 6);
        stream.write(reinterpret_cast<const char*>(stood.data()), stood.size());
    }
}

} // namespace

TEST_CASE("Sound that an .m2ts names only as private data is heard") {
    TemporaryFolder folder;
    const auto sound = GENERATE(values<const char*>({"copy", "mp2"}));
    CAPTURE(sound);
    const auto file = written(folder, whole_clip(folder, 60),
                              fmt::format("-c:v copy -c:a {} -mpegts_m2ts_mode 1", sound), "camera.m2ts");
    OpenSource source(source_at(file));
    REQUIRE(source.wait_until_ready());
    REQUIRE(source.read_until([&] { return source.ended(); }));
    CHECK(source.beep_seconds().size() == 1); // the first is how it begins
    CHECK(source.samples_heard > 90'000);
    CHECK(source.pictures.size() == 60);
}

TEST_CASE("A transport stream whose clock stands still is refused before the show, and its copy is not") {
    TemporaryFolder folder;
    const auto whole = whole_clip(folder, 90);
    const auto file = written(folder, whole, "-c copy", "clip.ts");
    CHECK_FALSE(clock_stands_from_ms(file));
    CHECK_FALSE(clock_stands_from_ms(written(folder, whole, "-c copy -output_ts_offset 95443", "turns.ts")));
    CHECK_FALSE(clock_stands_from_ms(whole));
    stop_clock(file, 0.5, 2);
    const auto tried = try_source(source_at(file), kTestCanvas, {});
    REQUIRE_FALSE(tried);
    CHECK_THAT(tried.error().line(), Catch::Contains("clock that stands still from 00:00"));
    CHECK(try_source(source_at(written(folder, file, "-c copy", "copied.mkv")), kTestCanvas, {}));
}
