// Clips: from which picture to which, read back by their frame numbers, flashes and beeps.

#include "pipelines/outputs/clip.h"
#include "pipelines/outputs/finish.h"
#include "recorded_file.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// Six seconds with a keyframe every second.
const std::vector<Packet>& six_seconds() {
    static const auto packets = recorded_packets(6);
    return packets;
}

/// By how much the first beep comes after the first flash.
double sound_after_picture(const SeenMedia& seen) {
    const auto flashes = seen.flash_seconds(), beeps = seen.beep_seconds();
    return flashes.empty() || beeps.empty() ? 99 : beeps.front() - flashes.front();
}

} // namespace

TEST_CASE("A clip begins at the keyframe before, or exactly; it ends exactly") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    RecordedFile file(recording, six_seconds());
    file.close();
    const bool finished = GENERATE(false, true); // fragmented, and as it is after the show
    if (finished)
        REQUIRE(finish_recording(recording, {{1500, "A mark"}}));
    const double in_recording = sound_after_picture(read_media(recording));

    const struct {
        Exact exact;
        std::int64_t from_ms, to_ms;
        int first, end;
    } cuts[] = {
        {Exact::No, 0, 1000, 0, 30},
        {Exact::No, 2500, 4000, 60, 120},
        {Exact::No, 3000, 3033, 90, 91},
        {Exact::No, 5000, 99'000, 150, 180}, // what is not there yet is left out
        {Exact::Yes, 0, 1000, 0, 30},
        {Exact::Yes, 2500, 4100, 75, 123},
        {Exact::Yes, 2967, 4000, 89, 120},
        {Exact::Yes, 1001, 1033, 30, 31},
        {Exact::Yes, 5500, 99'000, 165, 180},
    };
    for (const auto& cut : cuts) {
        INFO(cut.from_ms << " to " << cut.to_ms << (cut.exact == Exact::Yes ? " exact" : "") << finished);
        const auto made = cut_clip(recording, cut.from_ms, cut.to_ms, cut.exact, folder / "clip.mp4");
        REQUIRE(made);
        CHECK(made->from_ms == cut.first * 1000 / 30);
        CHECK(made->to_ms == cut.end * 1000 / 30);
        const SeenMedia seen = read_media(folder / "clip.mp4");
        CHECK(seen.error.empty());
        CHECK(seen.numbers() == counted(cut.first, cut.end));
        REQUIRE_FALSE(seen.frames.empty());
        CHECK(seen.frames.front().pts_ns == 0);
        CHECK(static_cast<double>(seen.sound.size()) ==
              Approx((cut.end - cut.first) * 1600).margin(2 * 1024 + 100));
        if (cut.end - cut.first > 30)
            CHECK(sound_after_picture(seen) == Approx(in_recording).margin(0.005));
        CHECK_THAT(boxes_of(folder / "clip.mp4"), Catch::StartsWith("ftyp moov"));
    }
}

TEST_CASE("A recording that is still being written can be cut") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    RecordedFile file(recording, between(six_seconds(), 0, 4));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (const Exact exact : {Exact::No, Exact::Yes}) {
        Result<CutClip> made;
        do // until the disk has it
            made = cut_clip(recording, 1000, 3000, exact, folder / "clip.mp4");
        while ((!made || made->to_ms < 3000) && std::chrono::steady_clock::now() < deadline);
        REQUIRE(made);
        CHECK(read_media(folder / "clip.mp4").numbers() == counted(30, 90));
    }
    file.close();
    CHECK(read_media(recording).frames.size() == 120); // untouched
}

TEST_CASE("A recording that was torn off in the middle of a write can be cut up to there") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    RecordedFile file(recording, six_seconds());
    file.close();
    std::filesystem::resize_file(recording, std::filesystem::file_size(recording) * 2 / 3 + 7);
    REQUIRE(cut_clip(recording, 1000, 99'000, Exact::No, folder / "clip.mp4"));
    const SeenMedia seen = read_media(folder / "clip.mp4");
    CHECK(seen.error.empty());
    REQUIRE(seen.frames.size() > 60);
    CHECK(seen.numbers() == counted(30, 30 + static_cast<int>(seen.frames.size())));
}

TEST_CASE("What cannot be cut is said, and nothing is left behind") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    RecordedFile file(recording, between(six_seconds(), 0, 2));
    file.close();
    std::ofstream(folder / "notes.mp4") << "Not a recording, only a few words about one.";
    const auto refused = [&](const std::string& from, std::int64_t from_ms, std::int64_t to_ms,
                             const std::string& out) {
        const auto made = cut_clip(folder / from, from_ms, to_ms, Exact::No, folder / out);
        CHECK_FALSE(std::filesystem::exists(folder / (out + ".part")));
        return made ? std::string() : made.error().line();
    };
    CHECK_THAT(refused("recording.mp4", 1000, 1000, "clip.mp4"), Catch::Contains("the clip is empty"));
    CHECK_THAT(refused("recording.mp4", 2000, 3000, "clip.mp4"), Catch::Contains("does not reach that far"));
    CHECK_THAT(refused("notes.mp4", 0, 1000, "clip.mp4"),
               Catch::Contains("notes.mp4: the recording cannot be read"));
    CHECK_THAT(refused("missing.mp4", 0, 1000, "clip.mp4"), Catch::Contains("missing.mp4"));
    CHECK_THAT(refused("recording.mp4", 0, 1000, "recording.mp4"),
               Catch::Contains("cannot replace the recording"));
    CHECK_THAT(refused("recording.mp4", 0, 1000, "no/such/clip.mp4"), Catch::Contains("cannot be written"));
    CHECK_FALSE(std::filesystem::exists(folder / "clip.mp4"));
    CHECK(read_media(recording).frames.size() == 60);
}
