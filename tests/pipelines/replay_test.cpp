// The replay buffer: what is in it, what is saved from it, while more comes.

#include "pipelines/outputs/replay.h"
#include "recorded_packets.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <future>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

class Buffer {
  public:
    explicit Buffer(ReplaySettings settings) {
        OutputEvents events;
        events.changed = [this](OutputHealth health, const std::string&, std::int64_t) {
            story.push_back(health);
        };
        control_.call([&] { replay_ = std::make_unique<Replay>(control_, settings, std::move(events)); });
    }
    ~Buffer() {
        control_.call([this] { replay_.reset(); });
    }
    Replay* operator->() { return replay_.get(); }
    void push(const std::vector<Packet>& packets) {
        for (const Packet& packet : packets)
            replay_->push(packet);
    }
    std::future<Result<SavedReplay>> save(const std::filesystem::path& file, std::int64_t last_ms) {
        const auto promise = std::make_shared<std::promise<Result<SavedReplay>>>();
        control_.call([&] {
            replay_->save(file, last_ms,
                          [promise](const Result<SavedReplay>& saved) { promise->set_value(saved); });
        });
        return promise->get_future();
    }
    std::vector<OutputHealth> story; ///< control thread

    void settle() {
        control_.call([] {});
    }

  private:
    ControlThread control_;
    std::unique_ptr<Replay> replay_;
};

} // namespace

TEST_CASE("The last seconds are saved from the keyframe before them, with their sound, while more comes") {
    const auto packets = recorded_packets(5, 3'600'000'000'000);
    TemporaryFolder folder;
    Buffer replay({});
    replay.push(between(packets, 0, 4.5));
    auto saving = replay.save(folder / "replay.mp4", 2000);
    replay.push(between(packets, 4.5, 5)); // not in it
    const auto saved = saving.get();
    REQUIRE(saved);
    CHECK(saved->first_pts_ns == 3'602'000'000'000); // the last keyframe at or before 2.5 s
    CHECK(saved->duration_ms == 2500);
    CHECK(saved->file == folder / "replay.mp4");
    CHECK_THAT(boxes_of(saved->file), Catch::StartsWith("ftyp moov"));

    const SeenMedia seen = read_media(saved->file);
    CHECK(seen.error.empty());
    REQUIRE(seen.frames.size() == 75);
    CHECK(seen.numbers().front() == 60);
    CHECK(seen.numbers().back() == 134);
    CHECK(static_cast<double>(seen.sound.size()) == Approx(2.5 * 48'000).margin(2 * 1024));
    const auto flashes = seen.flash_seconds(), beeps = seen.beep_seconds();
    REQUIRE(flashes.size() == 3);
    REQUIRE(beeps.size() >= 2);
    CHECK(std::abs(beeps.back() - flashes.back()) < 0.03);
    replay.settle();
    CHECK(replay.story == std::vector{OutputHealth::Running});
}

TEST_CASE("The buffer is bounded, in time and in bytes, by whole groups of pictures") {
    const auto packets = recorded_packets(8);
    TemporaryFolder folder;
    const auto [settings, pictures] = GENERATE(table<ReplaySettings, std::size_t>({
        {{.keep_ms = 3000}, 90},
        {{.keep_ms = 2500}, 90},                    // the group it begins in stays
        {{.keep_ms = 60'000}, 240},                 // all there is
        {{.keep_ms = 60'000, .most_bytes = 1}, 30}, // never less than the group that is going on
    }));
    Buffer replay(settings);
    replay.push(packets);
    const auto saved = replay.save(folder / "replay.mp4", 60'000).get();
    REQUIRE(saved);
    const SeenMedia seen = read_media(saved->file);
    CHECK(seen.frames.size() == pictures);
    CHECK(seen.numbers().back() == 239);
}

TEST_CASE("What cannot be saved is said, and nothing is left behind") {
    TemporaryFolder folder;
    Buffer replay({});
    const auto nothing = replay.save(folder / "replay.mp4", 1000).get();
    REQUIRE_FALSE(nothing);
    CHECK_THAT(nothing.error().line(), Catch::Contains("nothing was broadcast yet"));

    replay.push(recorded_packets(1));
    const auto nowhere = replay.save("/no/such/folder/replay.mp4", 1000).get();
    REQUIRE_FALSE(nowhere);
    CHECK_THAT(nowhere.error().line(), Catch::Contains("/no/such/folder/replay.mp4"));
    CHECK_FALSE(std::filesystem::exists(folder / "replay.mp4.part"));
}

TEST_CASE("After the show the replay can still be saved; two at once wait for each other") {
    TemporaryFolder folder;
    Buffer replay({});
    replay.push(recorded_packets(2));
    replay->end(Track::Picture);
    replay->end(Track::Sound);
    replay.settle();
    CHECK(replay.story == std::vector{OutputHealth::Running, OutputHealth::Ended});
    auto one = replay.save(folder / "one.mp4", 500), two = replay.save(folder / "two.mp4", 60'000);
    REQUIRE(one.get());
    REQUIRE(two.get());
    CHECK(read_media(folder / "one.mp4").frames.size() == 30);
    CHECK(read_media(folder / "two.mp4").frames.size() == 60);
    CHECK(replay->stats().sent_frames == 60);
}

TEST_CASE("A replay buffer is made, filled, saved and destroyed at any moment, thirty times") {
    const auto packets = recorded_packets(1);
    TemporaryFolder folder;
    for (int i = 0; i < 30; ++i) {
        Buffer replay({});
        replay.push(between(packets, 0, 0.03 * i));
        if (i % 2)
            replay.save(folder / "replay.mp4", 1000);
    }
}
