#pragma once
// What the tick's tests put around it: a clock that only waiting moves, a source made of numbers, and a
// collector.

#include "milliseconds.h"
#include "pipelines/gst_setup.h"
#include "pipelines/programme/programme_tick.h"
#include "pipelines/programme/slate.h"

#include <deque>
#include <map>

namespace regie::pipelines::test {

/// Time passes only by waiting, and by stalls that a test plans.
class FakeClock : public TickClock {
  public:
    std::int64_t now_ns() override { return now_; }
    bool wait_until(std::int64_t time_ns) override {
        if (interrupted_)
            return false;
        now_ = std::max(now_, time_ns);
        if (const auto stall = stalls.begin(); stall != stalls.end() && now_ >= start + stall->first) {
            now_ += stall->second;
            stalls.erase(stall);
        }
        if (on_wait)
            on_wait((now_ - start) / kMs);
        return true;
    }
    void interrupt() override { interrupted_ = true; }

    static constexpr std::int64_t start = 123'456 * kMs;
    std::map<std::int64_t, std::int64_t> stalls; ///< after so long → asleep for so long, ns
    std::function<void(std::int64_t ms)> on_wait;

  private:
    std::int64_t now_ = start;
    bool interrupted_ = false;
};

inline GstPtr<GstBuffer> numbered(int number) {
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, sizeof number, nullptr));
    gst_buffer_fill(buffer.get(), 0, &number, sizeof number);
    return buffer;
}

/// A file-like source: pictures on demand, as many as are queued; sound whose samples are their own numbers.
class FakeFeed : public SourceFeed {
  public:
    std::optional<Delivery> next_picture() override {
        if (pictures.empty())
            return {};
        auto picture = std::move(pictures.front());
        pictures.pop_front();
        return picture;
    }
    std::optional<Delivery> next_sound() override {
        if (sound_pieces_left == 0)
            return {};
        --sound_pieces_left;
        constexpr int kPiece = 1024;
        std::vector<float> samples;
        for (int i = 0; i < kPiece; ++i)
            samples.insert(samples.end(), kSoundChannels, static_cast<float>(next_sample_ + i) * 1e-7F);
        auto buffer = GstPtr<GstBuffer>::adopt(
            gst_buffer_new_allocate(nullptr, samples.size() * sizeof(float), nullptr));
        gst_buffer_fill(buffer.get(), 0, samples.data(), samples.size() * sizeof(float));
        const std::int64_t time = next_sample_ * 1'000'000'000 / kSoundRate;
        next_sample_ += kPiece;
        return Delivery{buffer, time};
    }
    void queue(int first, int count, int fps = 30, std::int64_t offset_ns = 0) {
        for (int i = first; i < first + count; ++i)
            pictures.push_back({numbered(i), i * std::int64_t{1'000'000'000} / fps + offset_ns});
    }
    std::deque<Delivery> pictures;
    int sound_pieces_left = 0;

  private:
    std::int64_t next_sample_ = 0;
};

class Collector : public TickOutput {
  public:
    void push_picture(GstPtr<GstBuffer> buffer) override {
        int number = -1; // anything else than a numbered picture is the slate
        if (gst_buffer_get_size(buffer.get()) == sizeof number)
            gst_buffer_extract(buffer.get(), 0, &number, sizeof number);
        pictures.push_back(number);
        frames.push_back(static_cast<std::int64_t>(GST_BUFFER_OFFSET(buffer.get())));
        times.push_back(static_cast<std::int64_t>(GST_BUFFER_PTS(buffer.get())));
        shared.push_back(keep_in_use && !gst_buffer_is_writable(buffer.get()));
    }
    void push_sound(GstPtr<GstBuffer> buffer) override {
        std::vector<float> piece(gst_buffer_get_size(buffer.get()) / sizeof(float));
        gst_buffer_extract(buffer.get(), 0, piece.data(), piece.size() * sizeof(float));
        piece_samples.push_back(static_cast<std::int64_t>(piece.size()) / kSoundChannels);
        if (sound_starts.empty() || static_cast<std::int64_t>(GST_BUFFER_PTS(buffer.get())) != sound_end)
            sound_starts.push_back(static_cast<std::int64_t>(GST_BUFFER_PTS(buffer.get())));
        sound_end =
            static_cast<std::int64_t>(GST_BUFFER_PTS(buffer.get()) + GST_BUFFER_DURATION(buffer.get()));
        sound.insert(sound.end(), piece.begin(), piece.end());
    }
    void end() override { ++ends; }

    std::vector<int> pictures;
    std::vector<std::int64_t> frames, times, piece_samples;
    std::vector<std::int64_t> sound_starts; ///< where a stretch without a gap begins
    std::int64_t sound_end = 0;
    std::vector<bool> shared;
    std::vector<float> sound;
    bool keep_in_use = true;
    int ends = 0;
};

struct Bench {
    explicit Bench(TickSettings s, std::vector<SourceSpec> sources = {{"cam", "Camera", "cam.mp4", true}})
        : settings(s) {
        ensure_gst();
        MixerEvents events;
        events.delivers = [this](const std::string&, bool delivers) {
            delivers_at.emplace_back(static_cast<std::int64_t>(out.pictures.size()), delivers);
        };
        const Scene first{sources.front().id, {}, "full", {sources.front().id}, {}};
        mixer = std::make_unique<Mixer>(settings.canvas, sources, make_slate(settings.canvas), first,
                                        std::move(events));
    }
    void run() {
        TickEvents events;
        events.overlay_wanted = [this](std::int64_t frame) { wanted.push_back(frame); };
        tick = std::make_unique<ProgrammeTick>(settings, clock, *mixer, out, events);
        if (feed)
            mixer->reader("cam").put_on_air(feed);
        tick->run();
    }
    TickSettings settings;
    FakeClock clock;
    std::unique_ptr<Mixer> mixer;
    Collector out;
    std::shared_ptr<FakeFeed> feed = std::make_shared<FakeFeed>();
    std::vector<std::int64_t> wanted;
    std::vector<std::pair<std::int64_t, bool>> delivers_at;
    std::unique_ptr<ProgrammeTick> tick;
};

} // namespace regie::pipelines::test
