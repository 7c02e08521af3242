// Several sources in one programme, under a clock of the test's.

#include "test_media.h"
#include "tick_bench.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

const Canvas kCanvas{64, 36, {30}};

/// Pictures of one grey and sound of one level, for ever; live or recorded.
class FlatFeed : public SourceFeed {
  public:
    FlatFeed(std::uint8_t grey_level, float sound_level, bool is_live = false)
        : level_(grey_level), sound_level_(sound_level), live_(is_live) {}

    bool live() const override { return live_; }

    std::optional<Delivery> next_picture() override {
        if (stopped)
            return {};
        return Delivery{grey(kCanvas, level_), kCanvas.rate.frame_to_ns(pictures++)};
    }
    std::optional<Delivery> next_sound() override {
        std::vector<float> samples(2 * 1600, sound_level_);
        auto buffer =
            GstPtr<GstBuffer>::adopt(gst_buffer_new_memdup(samples.data(), samples.size() * sizeof(float)));
        return Delivery{buffer, kCanvas.rate.frame_to_ns(sounds++)};
    }

    int pictures = 0, sounds = 0;
    bool stopped = false;

  private:
    const std::uint8_t level_;
    const float sound_level_;
    const bool live_;
};

/// A mixer of two recordings that run on, one that does not, and a microphone.
struct Desk {
    explicit Desk(const Scene& first = full("cam1")) {
        ensure_gst();
        MixerEvents events;
        events.left = [this](const std::string& id) { left.push_back(id); };
        events.delivers = [this](const std::string& id, bool delivers) { delivering[id] = delivers; };
        mixer = std::make_unique<Mixer>(kCanvas,
                                        std::vector<SourceSpec>{{"cam1", "1", "1.mp4", true},
                                                                {"cam2", "2", "2.mp4", true},
                                                                {"film", "Film", "film.mp4"},
                                                                {"mic", "Microphone", "pulse:"}},
                                        make_slate(kCanvas), first, std::move(events));
        for (const auto& [id, feed] : feeds)
            mixer->reader(id).put_on_air(feed);
        mixer->start(0);
    }
    GstPtr<GstBuffer> next() {
        auto picture = mixer->picture(frame);
        sound.assign(2 * 1600, 9.0F);
        mixer->sound(frame, sound);
        ++frame;
        return picture.buffer;
    }

    std::map<std::string, std::shared_ptr<FlatFeed>> feeds{
        {"cam1", std::make_shared<FlatFeed>(50, 0.1F)},
        {"cam2", std::make_shared<FlatFeed>(150, 0.2F)},
        {"film", std::make_shared<FlatFeed>(250, 0.4F)},
        {"mic", std::make_shared<FlatFeed>(0, 0.01F, true)}};
    std::unique_ptr<Mixer> mixer;
    std::vector<std::string> left;
    std::map<std::string, bool> delivering;
    std::vector<float> sound;
    std::int64_t frame = 0;
};

} // namespace

TEST_CASE("A scene comes at its frame, and is heard from there") {
    Desk desk;
    desk.mixer->take({5, full("cam2"), Transition::Cut});
    for (int i = 0; i < 5; ++i) {
        CHECK(luma_at(kCanvas, desk.next(), 10, 10) == 50);
        CHECK(desk.sound.back() == Approx(0.11));
    }
    CHECK(luma_at(kCanvas, desk.next(), 10, 10) == 150);
    CHECK(desk.sound.front() == Approx(0.11)); // no click: one frame from the old to the new
    CHECK(desk.sound.back() == Approx(0.21).margin(0.001));
    desk.next();
    CHECK(desk.sound.front() == Approx(0.21));
}

TEST_CASE("A mix goes over in 300 ms, picture and sound") {
    Desk desk;
    desk.mixer->take({0, full("cam2"), Transition::Mix});
    int last = 50;
    for (int i = 0; i < 9; ++i) {
        const int luma = luma_at(kCanvas, desk.next(), 10, 10);
        CHECK(luma == Approx(50 + (i + 1) * 10).margin(1));
        CHECK(luma > last);
        last = luma;
    }
    CHECK(luma_at(kCanvas, desk.next(), 10, 10) == 150);
    desk.next();
    CHECK(desk.sound.back() == Approx(0.21).margin(0.001));
}

TEST_CASE("A mix that another scene interrupts goes on to that one") {
    Desk desk;
    desk.mixer->take({0, full("cam2"), Transition::Mix});
    desk.mixer->take({4, full("film"), Transition::Cut});
    for (int i = 0; i < 4; ++i)
        desk.next();
    CHECK(luma_at(kCanvas, desk.next(), 10, 10) == 250);
    CHECK(luma_at(kCanvas, desk.next(), 10, 10) == 250);
}

TEST_CASE("Two sources share the canvas, both are heard; one that is away leaves the slate in its place") {
    Desk desk({"both", "", "side-by-side", {"cam1", "cam2"}, {}});
    auto picture = desk.next();
    CHECK(luma_at(kCanvas, picture, 10, 18) == 50);
    CHECK(luma_at(kCanvas, picture, 50, 18) == 150);
    CHECK(luma_at(kCanvas, picture, 10, 2) == luma_at(kCanvas, make_slate(kCanvas), 0, 0));
    CHECK(desk.sound.back() == Approx(0.31));

    desk.feeds["cam2"]->stopped = true;
    for (int i = 0; i < 12; ++i)
        picture = desk.next();
    CHECK(luma_at(kCanvas, picture, 10, 18) == 50);
    CHECK(luma_at(kCanvas, picture, 50, 18) == luma_at(kCanvas, make_slate(kCanvas), 0, 0));
    CHECK_FALSE(desk.delivering["cam2"]);
    CHECK(desk.delivering["cam1"]);
}

TEST_CASE("A scene with the same source twice shows it twice") {
    Desk desk({"twice", "", "side-by-side", {"cam1", "cam1"}, {}});
    const auto picture = desk.next();
    CHECK(luma_at(kCanvas, picture, 10, 18) == 50);
    CHECK(luma_at(kCanvas, picture, 50, 18) == 50);
}

TEST_CASE("An interpreter is seen in her place, and not heard") {
    Desk desk({"lsf", "", "full", {"cam1"}, "cam2"});
    const auto picture = desk.next();
    const Box place = *places_of("full", kCanvas.width, kCanvas.height, true).interpreter;
    CHECK(luma_at(kCanvas, picture, place.x + place.width / 2, place.y + place.height / 2) == 150);
    CHECK(luma_at(kCanvas, picture, 10, 18) == 50);
    CHECK(desk.sound.back() == Approx(0.11));
}

TEST_CASE("A recording that does not run on starts when it is taken and is wound back when it has left") {
    Desk desk;
    for (int i = 0; i < 10; ++i)
        desk.next();
    CHECK(desk.feeds["film"]->pictures == 0);
    CHECK(desk.feeds["cam2"]->pictures >= 10);
    desk.mixer->take({0, full("film"), Transition::Cut});
    desk.next();
    CHECK(desk.feeds["film"]->pictures >= 1);
    CHECK(desk.left.empty());
    desk.mixer->take({0, full("cam1"), Transition::Cut});
    desk.next();
    desk.next();
    CHECK(desk.left == std::vector<std::string>{"film"});
}

TEST_CASE("Gain and mute, and the slate's silence") {
    Desk desk;
    desk.next();
    desk.mixer->adjust("cam1", {0, 0, 6.0206, false});
    desk.next();
    desk.next();
    CHECK(desk.sound.back() == Approx(0.21).margin(0.0005));
    CHECK(desk.mixer->levels().at("cam1").peak_db == Approx(20 * std::log10(0.2)).margin(0.1));
    CHECK(desk.mixer->levels().at("cam2").peak_db ==
          Approx(20 * std::log10(0.2)).margin(0.1)); // not heard, metered
    desk.mixer->adjust("cam1", {0, 0, 0, true});
    desk.next();
    desk.next();
    CHECK(desk.sound.back() == Approx(0.01).margin(0.0005)); // the microphone alone
    desk.mixer->take({0, {kSlateScene, "Slate", kSlateScene, {}, {}}, Transition::Cut});
    const auto picture = desk.next();
    desk.next();
    CHECK(desk.sound.back() == 0);
    CHECK(luma_at(kCanvas, picture, 10, 10) == luma_at(kCanvas, make_slate(kCanvas), 10, 10));
}

TEST_CASE("Loudness by R 128: a tone of -23 LUFS is measured as that") {
    LoudnessMeter meter;
    std::vector<float> second(2 * kSoundRate);
    // EBU Tech 3341, case 1: 1 kHz in both channels at -23 dBFS.
    for (int i = 0; i < kSoundRate; ++i)
        second[2 * i] = second[2 * i + 1] = static_cast<float>(
            std::pow(10, -23.0 / 20) * std::sin(2 * 3.14159265358979 * 1000 * i / kSoundRate));
    CHECK(meter.values().integrated == Loudness::kSilent);
    for (int i = 0; i < 20; ++i)
        meter.add(second);
    CHECK(meter.values().momentary == Approx(-23).margin(0.1));
    CHECK(meter.values().short_term == Approx(-23).margin(0.1));
    CHECK(meter.values().integrated == Approx(-23).margin(0.1));
}

namespace {

/// Delivers what a test puts into it, on the clock's time.
class LiveFake : public SourceFeed {
  public:
    std::optional<Delivery> next_picture() override { return take(pictures); }
    std::optional<Delivery> next_sound() override { return take(sounds); }
    bool live() const override { return is_live; }
    bool holds() const override { return held; }

    void picture(std::uint8_t level, std::int64_t time_ns) {
        pictures.push_back({grey(kCanvas, level), time_ns});
    }
    void sound(float level, std::int64_t time_ns) {
        std::vector<float> samples(2 * 1600, level);
        sounds.push_back(
            {GstPtr<GstBuffer>::adopt(gst_buffer_new_memdup(samples.data(), samples.size() * sizeof(float))),
             time_ns});
    }
    bool is_live = true, held = false;
    std::deque<Delivery> pictures, sounds;

  private:
    static std::optional<Delivery> take(std::deque<Delivery>& queue) {
        if (queue.empty())
            return {};
        auto first = std::move(queue.front());
        queue.pop_front();
        return first;
    }
};

constexpr std::int64_t kBase = 5'000'000'000;
std::int64_t frame_ns(std::int64_t frame) { return FrameRate{30}.frame_to_ns(frame); }

} // namespace

TEST_CASE("Of a live source the newest picture wins") {
    ensure_gst();
    SourceReader reader({30});
    auto feed = std::make_shared<LiveFake>();
    reader.put_on_air(feed);
    reader.start(kBase);
    feed->picture(10, kBase);
    feed->picture(20, kBase + frame_ns(1));
    feed->picture(30, kBase + frame_ns(2));
    CHECK(luma_at(kCanvas, reader.picture(2), 0, 0) == 30);
    CHECK(luma_at(kCanvas, reader.picture(3), 0, 0) == 30);
}

TEST_CASE("The slate comes at the last frame that is within 300 ms of a source's last picture") {
    ensure_gst();
    const auto [fps, slate_after] =
        GENERATE(table<int, int>({{24, 7}, {25, 7}, {30, 9}, {50, 15}, {60, 18}}));
    const bool is_live = GENERATE(true, false);
    const std::int64_t delay_frames = is_live ? GENERATE(0, 4) : 0;
    CAPTURE(fps, is_live, delay_frames);
    const FrameRate rate{fps};
    SourceReader reader(rate);
    auto feed = std::make_shared<LiveFake>();
    feed->is_live = is_live;
    reader.put_on_air(feed);
    reader.set_delays(rate.frame_to_ns(delay_frames), 0);
    reader.start(kBase);
    const auto came = [&](std::int64_t frame) {
        feed->picture(static_cast<std::uint8_t>(frame), (is_live ? kBase : 0) + rate.frame_to_ns(frame));
    };
    for (std::int64_t frame = 0; frame < 90; ++frame) {
        INFO("frame " << frame);
        // A hiccup of the network is bridged; what comes after it is followed by the real stop.
        const bool hiccup = frame > 30 && frame < 30 + slate_after;
        if (frame <= 60 && !hiccup)
            came(frame);
        const auto picture = reader.picture(frame);
        REQUIRE(static_cast<bool>(picture) ==
                (frame >= delay_frames && frame < 60 + delay_frames + slate_after));
    }
    came(90);
    for (std::int64_t frame = 90; frame < 90 + delay_frames; ++frame)
        CHECK_FALSE(reader.picture(frame));
    CHECK(luma_at(kCanvas, reader.picture(90 + delay_frames), 0, 0) == 90);
}

TEST_CASE("A camera with two pictures a second is late when its next one is, and not before") {
    ensure_gst();
    SourceReader reader({30});
    auto feed = std::make_shared<LiveFake>();
    reader.put_on_air(feed);
    reader.start(kBase);
    for (std::int64_t frame = 0; frame < 150; ++frame) {
        INFO("frame " << frame);
        if (frame % 15 == 0 && frame <= 90)
            feed->picture(1, kBase + frame_ns(frame));
        const bool known = frame > 30; // how often it delivers
        const bool shown = static_cast<bool>(reader.picture(frame));
        if (known)
            CHECK(shown == (frame < 90 + 18)); // 600 ms: 500, and 100 of grace
    }
}

TEST_CASE("A delayed live source is shown and heard so much later") {
    ensure_gst();
    SourceReader reader({30});
    auto feed = std::make_shared<LiveFake>();
    reader.put_on_air(feed);
    reader.set_delays(200'000'000, 100'000'000); // 6 and 3 frames
    reader.start(kBase);
    std::vector<float> out(2 * 1600);
    for (int frame = 0; frame < 20; ++frame) {
        INFO("frame " << frame);
        feed->picture(static_cast<std::uint8_t>(frame + 1), kBase + frame_ns(frame));
        feed->sound(static_cast<float>(frame + 1), kBase + frame_ns(frame));
        const auto picture = reader.picture(frame);
        if (frame < 6)
            CHECK_FALSE(picture);
        else
            CHECK(luma_at(kCanvas, picture, 0, 0) == frame - 6 + 1);
        reader.sound(frame, out);
        CHECK(out.front() == Approx(std::max(0, frame - 3 + 1)).margin(0.001));
    }
}

TEST_CASE("A paused recording keeps its picture in silence, and goes on from there") {
    ensure_gst();
    SourceReader reader({30});
    auto feed = std::make_shared<LiveFake>();
    feed->is_live = false;
    reader.put_on_air(feed);
    reader.start(kBase);
    std::vector<float> out(2 * 1600);
    const auto step = [&](std::int64_t frame) {
        auto picture = reader.picture(frame);
        reader.sound(frame, out);
        return picture ? luma_at(kCanvas, picture, 0, 0) : -1;
    };
    for (int i = 0; i < 3; ++i) {
        feed->picture(static_cast<std::uint8_t>(10 + i), frame_ns(i));
        feed->sound(0.5F, frame_ns(i));
    }
    CHECK(step(0) == 10);
    CHECK(step(1) == 11);
    feed->held = true;
    CHECK(step(2) == 12);
    for (int frame = 3; frame < 60; ++frame) {
        CHECK(step(frame) == 12);
        CHECK(out.front() == 0);
    }
    feed->held = false;
    for (int i = 0; i < 3; ++i) {
        feed->picture(static_cast<std::uint8_t>(20 + i), frame_ns(500 + i)); // elsewhere: somebody sought
        feed->sound(0.25F, frame_ns(500 + i));
    }
    CHECK(step(60) == 20);
    CHECK(out.front() == 0.25F);
    CHECK(step(61) == 21);
    CHECK(step(62) == 22);
}
