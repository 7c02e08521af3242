// The recording on disks that fill up, refuse and recover. Files are decoded and read by their frame numbers.

#include "pipelines/gst_setup.h"
#include "pipelines/outputs/recording.h"
#include "pipelines/outputs/recording_name.h"
#include "recorded_packets.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <sys/mount.h>
#include <thread>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

constexpr std::int64_t kPlenty = 100LL << 30;

struct Told {
    OutputHealth health;
    std::string words;
    std::int64_t first_pts_ns;
    std::filesystem::path file;
};

/// A recording with what it says collected.
class Run {
  public:
    explicit Run(RecordingSettings settings) {
        settings.look_every = std::chrono::milliseconds(20);
        settings.retry_after = std::chrono::milliseconds(50);
        RecordingEvents events;
        events.changed = [this](OutputHealth health, const std::string& words, std::int64_t first,
                                const std::filesystem::path& file) {
            std::lock_guard lock(mutex_);
            story_.push_back({health, words, first, file});
            changed_.notify_all();
        };
        control_.call([&] {
            auto opened = Recording::open(control_, std::move(settings), std::move(events));
            if (opened)
                recording_ = std::move(*opened);
            else
                error = opened.error();
        });
    }
    ~Run() {
        control_.call([this] { recording_.reset(); });
    }
    Recording& operator*() { return *recording_; }
    Recording* operator->() { return recording_.get(); }

    void push(const std::vector<Packet>& packets) {
        for (const Packet& packet : packets)
            recording_->push(packet);
    }
    void end() {
        recording_->end(Track::Picture);
        recording_->end(Track::Sound);
    }
    /// Waits until `health` was told so many times.
    bool wait_for(OutputHealth health, int times = 1) {
        return wait([&] {
            return std::count_if(story_.begin(), story_.end(),
                                 [&](const Told& t) { return t.health == health; }) >= times;
        });
    }
    bool wait_for_words(const std::string& words) {
        return wait([&] { return !story_.empty() && story_.back().words.find(words) != std::string::npos; });
    }
    /// Waits until the file was opened: what is pushed from here on may begin it.
    bool wait_for_file(const std::filesystem::path& file) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!std::filesystem::exists(file) && std::chrono::steady_clock::now() < deadline)
            control_.call([] {});
        control_.call([] {}); // it may exist a moment before it is taken
        return std::filesystem::exists(file);
    }
    std::vector<Told> story() {
        std::lock_guard lock(mutex_);
        return story_;
    }
    void call(const std::function<void()>& task) { control_.call(task); }

    Error error;

  private:
    template<typename Condition>
    bool wait(Condition condition) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(20), condition);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Told> story_;
    ControlThread control_;
    std::unique_ptr<Recording> recording_;
};

} // namespace

TEST_CASE("A recording pauses on a full disk and goes on in a new file when there is room") {
    const auto packets = recorded_packets(6, 10'000'000'000);
    TemporaryFolder folder;
    std::atomic<std::int64_t> free_bytes = kPlenty;
    Run run(
        {.file = folder / "recording.mp4", .kbps = 1000, .free_bytes = [&] { return free_bytes.load(); }});
    run.push(between(packets, 0, 2));
    REQUIRE(run.wait_for(OutputHealth::Running));

    free_bytes = (64LL << 20) + 125'000 * 200; // 200 s at 1000 kb/s
    REQUIRE(run.wait_for_words("room for about 4 more minutes"));
    free_bytes = kPlenty;
    REQUIRE(run.wait_for_words("there is room on the disk again"));

    free_bytes = 64LL << 20; // the reserve for the log
    REQUIRE(run.wait_for(OutputHealth::Lost));
    run.push(between(packets, 2, 3.5)); // broadcast, not recorded
    free_bytes = kPlenty;
    REQUIRE(run->stats().dropped_frames == 45);
    // The new file is opened as soon as that is seen, and begins at the next keyframe: at 4 s.
    REQUIRE(run.wait_for_file(folder / "recording-2.mp4"));
    run.push(between(packets, 3.5, 6));
    REQUIRE(run.wait_for(OutputHealth::Running, 4));
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));

    const auto story = run.story();
    CHECK(story[0].file.filename() == "recording.mp4");
    CHECK(story[0].first_pts_ns == 10'000'000'000);
    const auto& second = story[story.size() - 2];
    CHECK(second.words == "Recording again, into recording-2.mp4.");
    CHECK(second.file.filename() == "recording-2.mp4");
    CHECK(second.first_pts_ns == 14'000'000'000);
    CHECK_THAT(story.back().words,
               Catch::Contains("interrupted") && Catch::Contains("recording.mp4, recording-2.mp4"));
    CHECK_THAT(story[3].words, Catch::Contains("the disk is full") &&
                                   Catch::Contains("The programme goes on") &&
                                   Catch::Contains("as soon as there is room"));
    CHECK(read_media(folder / "recording.mp4").numbers() == counted(0, 60));
    const SeenMedia seen = read_media(folder / "recording-2.mp4");
    CHECK(seen.numbers() == counted(120, 180));
    CHECK(seen.frames.front().pts_ns == 0);
    const auto flashes = seen.flash_seconds(), beeps = seen.beep_seconds();
    REQUIRE(beeps.size() >= 1);
    CHECK(std::abs(beeps.front() - flashes.front()) < 0.03); // the test video's own delay is 21 ms
    CHECK(run->stats().dropped_frames == 60);
    CHECK(run->stats().sent_frames == 120);
}

TEST_CASE("On a disk that is full from the start, recording begins when there is room") {
    const auto packets = recorded_packets(2);
    TemporaryFolder folder;
    std::atomic<std::int64_t> free_bytes = 0;
    Run run({.file = folder / "recording.mp4", .free_bytes = [&] { return free_bytes.load(); }});
    REQUIRE(run.wait_for(OutputHealth::Lost));
    CHECK_FALSE(std::filesystem::exists(folder / "recording.mp4"));
    free_bytes = kPlenty;
    REQUIRE(run.wait_for_file(folder / "recording.mp4"));
    run.push(packets);
    REQUIRE(run.wait_for(OutputHealth::Running));
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK(read_media(folder / "recording.mp4").numbers() == counted(0, 60));
}

TEST_CASE("A show that ends while nothing can be recorded ends all the same") {
    const auto packets = recorded_packets(1);
    TemporaryFolder folder;
    std::atomic<std::int64_t> free_bytes = kPlenty;
    Run run({.file = folder / "recording.mp4", .free_bytes = [&] { return free_bytes.load(); }});
    run.push(packets);
    REQUIRE(run.wait_for(OutputHealth::Running));
    free_bytes = 0;
    REQUIRE(run.wait_for(OutputHealth::Lost));
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK_THAT(run.story().back().words, Catch::StartsWith("The recording is in "));
    CHECK(read_media(folder / "recording.mp4").frames.size() == 30);
}

TEST_CASE("A disk that refuses writes loses its file, not the show: the next file is tried") {
    const auto packets = recorded_packets(4);
    TemporaryFolder folder;
    std::filesystem::create_symlink("/dev/full", folder / "recording.mp4"); // every write: no space left
    Run run({.file = folder / "recording.mp4", .free_bytes = [] { return kPlenty; }});
    run.push(between(packets, 0, 2));
    REQUIRE(run.wait_for(OutputHealth::Lost));
    CHECK_THAT(run.story().back().words, Catch::Contains("The recording stopped: no space left for") &&
                                             Catch::Contains("recording.mp4") &&
                                             Catch::Contains("The programme goes on"));
    REQUIRE(run.wait_for_file(folder / "recording-2.mp4"));
    run.push(between(packets, 2, 4));
    REQUIRE(run.wait_for(OutputHealth::Running, 2));
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK(read_media(folder / "recording-2.mp4").numbers() == counted(60, 120));
}

TEST_CASE("A real disk that fills up: the file is closed playable and its disk is not filled to the brim") {
    const auto packets = recorded_packets(8);
    TemporaryFolder folder;
    const auto disk = folder / "disk";
    std::filesystem::create_directory(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0) {
        WARN("No file system can be mounted here (root is needed): nothing was tested.");
        return;
    }
    {
        const RoomSettings room{.reserve_bytes = 1 << 20, .warn_seconds = 300};
        Run run({.file = disk / "recording.mp4", .kbps = 200, .room = room});
        run.push(between(packets, 0, 2));
        REQUIRE(run.wait_for(OutputHealth::Running));
        const auto room_left =
            std::filesystem::space(disk).available - static_cast<std::uintmax_t>(room.reserve_bytes);
        std::ofstream(disk / "ballast") << std::string(room_left - 10'000, 'x');
        REQUIRE(run.wait_for(OutputHealth::Lost));
        CHECK(std::filesystem::space(disk).available > 256 << 10);
        run.push(between(packets, 2, 4));
        std::filesystem::remove(disk / "ballast");
        REQUIRE(run.wait_for_file(disk / "recording-2.mp4"));
        run.push(between(packets, 4, 8));
        run.end();
        REQUIRE(run.wait_for(OutputHealth::Ended));
        CHECK(read_media(disk / "recording.mp4").numbers() == counted(0, 60));
        CHECK(read_media(disk / "recording-2.mp4").numbers() == counted(120, 240));
    }
    // What still writes the file to the disk lets it go within moments.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (umount(disk.c_str()) != 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    CHECK(umount(disk.c_str()) != 0); // nothing is mounted any more
    CHECK(errno == EINVAL);
}

TEST_CASE("A recording that cannot be created is an error") {
    Run run({.file = "/no/such/folder/recording.mp4"});
    CHECK_THAT(run.error.line(), Catch::Contains("/no/such/folder/recording.mp4"));
}

TEST_CASE("Recordings are opened, paused and destroyed at any moment, fifty times") {
    const auto packets = recorded_packets(1);
    TemporaryFolder folder;
    for (int i = 0; i < 50; ++i) {
        std::atomic<std::int64_t> free_bytes = kPlenty;
        Run run({.file = folder / "recording.mp4", .free_bytes = [&] { return free_bytes.load(); }});
        run.push(between(packets, 0, 0.02 * i));
        if (i % 3 == 0)
            free_bytes = 0;
        if (i % 5 == 0)
            run.call([&] { run->reconnect_now(); });
        if (i % 2 == 0)
            run.end();
        if (i % 4 == 0)
            CHECK(run.wait_for(OutputHealth::Ended));
    }
}

TEST_CASE("Later files of a recording take the next free name") {
    TemporaryFolder folder;
    CHECK(next_free_recording(folder / "recording.mp4") == folder / "recording.mp4");
    std::ofstream(folder / "recording.mp4") << "x";
    CHECK(next_free_recording(folder / "recording.mp4") == folder / "recording-2.mp4");
    std::ofstream(folder / "recording-2.mp4") << "x";
    CHECK(next_free_recording(folder / "recording.mp4") == folder / "recording-3.mp4");
    CHECK(next_free_recording(folder / "recording-2.mp4") == folder / "recording-3.mp4");
    CHECK(next_free_recording(folder / "recording-9.mp4") == folder / "recording-9.mp4");
}
