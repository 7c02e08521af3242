// Recordings finished after the show: judged by ffprobe and by their frame numbers.

#include "pipelines/outputs/finish.h"
#include "recorded_file.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sys/mount.h>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// What ffprobe says, a line a chapter: "chapter|0.000000|1.500000|Title".
std::string chapters_of(const std::filesystem::path& file) {
    const auto command = fmt::format("ffprobe -v error -show_chapters -show_entries "
                                     "chapter=start_time,end_time:chapter_tags=title -of compact=nk=1 '{}'",
                                     file.string());
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    std::array<char, 256> piece{};
    while (std::fgets(piece.data(), piece.size(), pipe.get()))
        text += piece.data();
    return text;
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("A finished recording starts fast and has its marks as chapters; its packets are the same") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    {
        RecordedFile file(recording, recorded_packets(4));
        file.close();
    }
    CHECK_THAT(boxes_of(recording), Catch::Contains("moof mdat moof"));
    CHECK_FALSE(is_finished(recording));
    const SeenMedia before = read_media(recording);
    REQUIRE(finish_recording(
        recording, {{2500, "Vote n° 2: “oui”"}, {1000, "Ouverture"}, {-1, "before"}, {9000, "after"}}));

    CHECK_THAT(boxes_of(recording), Catch::StartsWith("ftyp moov"));
    CHECK_THAT(boxes_of(recording), !Catch::Contains("moof"));
    CHECK(is_finished(recording));
    CHECK(chapters_of(recording) == "chapter|0.000000|1.000000|recording\n"
                                    "chapter|1.000000|2.500000|Ouverture\n"
                                    "chapter|2.500000|4.000000|Vote n° 2: “oui”\n");
    const SeenMedia after = read_media(recording);
    CHECK(after.error.empty());
    CHECK(after.numbers() == before.numbers());
    CHECK(after.frames.back().pts_ns == Approx(before.frames.back().pts_ns).margin(1'000'000));
    CHECK(static_cast<double>(after.sound.size()) == Approx(before.sound.size()).margin(1024));
    CHECK(after.flash_seconds() == before.flash_seconds());
    CHECK(after.beep_seconds() == before.beep_seconds());
    CHECK_FALSE(std::filesystem::exists(folder / "recording.mp4.part"));
    CHECK(finish_recording(recording, {})); // once more does no harm
    CHECK(chapters_of(recording).empty());
}

TEST_CASE("A recording that a crash tore apart is finished up to there") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    {
        RecordedFile file(recording, recorded_packets(3));
        file.close();
    }
    std::filesystem::resize_file(recording, std::filesystem::file_size(recording) / 2);
    REQUIRE(finish_recording(recording, {}));
    const SeenMedia seen = read_media(recording);
    CHECK(seen.error.empty());
    CHECK(seen.frames.size() > 30);
    CHECK_THAT(boxes_of(recording), Catch::StartsWith("ftyp moov"));
}

TEST_CASE("On any doubt the recording stays as it was recorded") {
    TemporaryFolder folder;
    const auto recording = folder / "recording.mp4";
    {
        RecordedFile file(recording, recorded_packets(2));
        file.close();
    }
    const std::string before = content_of(recording);
    int asked = 0;
    const auto stopped = finish_recording(recording, {}, [&] { return ++asked < 20; });
    REQUIRE_FALSE(stopped);
    CHECK_THAT(stopped.error().line(), Catch::Contains("kept as it was recorded, and can be played"));
    int asked_when_reading = 0; // gives up while the new file is read back
    CHECK_FALSE(finish_recording(recording, {}, [&] { return ++asked_when_reading < 200; }));

    std::ofstream(folder / "notes.mp4") << "Not a recording, only a few words about one.";
    CHECK_FALSE(finish_recording(folder / "notes.mp4", {}));
    CHECK_FALSE(is_finished(folder / "notes.mp4"));
    CHECK_FALSE(is_finished(folder / "missing.mp4"));
    CHECK(content_of(folder / "notes.mp4").starts_with("Not a recording"));
    CHECK_FALSE(finish_recording(folder / "missing.mp4", {}));
    CHECK(content_of(recording) == before);
    for (const auto* name : {"recording.mp4.part", "notes.mp4.part", "missing.mp4.part", "missing.mp4"})
        CHECK_FALSE(std::filesystem::exists(folder / name));
}

TEST_CASE("Without room for a second copy the recording stays as it was recorded") {
    TemporaryFolder folder;
    const auto disk = folder / "disk";
    std::filesystem::create_directory(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=2m") != 0) {
        WARN("No file system can be mounted here (root is needed): nothing was tested.");
        return;
    }
    {
        RecordedFile file(disk / "recording.mp4", recorded_packets(2));
        file.close();
    }
    const auto finished = finish_recording(disk / "recording.mp4", {});
    CHECK_FALSE(finished);
    CHECK_THAT(finished.error().line(), Catch::Contains("no room"));
    CHECK(read_media(disk / "recording.mp4").frames.size() == 60);
    CHECK(umount(disk.c_str()) == 0);
}
