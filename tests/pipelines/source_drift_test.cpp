// Sound of a clock that is not ours: no gaps, no overlaps, no drift, no clicks.

#include "pipelines/gst_setup.h"
#include "pipelines/sources/drift_resampler.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <span>

using namespace regie::pipelines;

namespace {

constexpr double kSecond = 1e9;
constexpr std::int64_t kStart = 1'000'000'000'000; ///< the system clock is never near zero

constexpr int kPeriod = 400; ///< of the tone, in samples: 120 Hz
constexpr double kTurn = 2 * M_PI / kPeriod;

/// A source whose clock is `drift` too fast and whose pieces come with `jitter_ms` of noise on their times.
/// Its sound is a tone by its own samples; what is to be heard when is known exactly.
class Source {
  public:
    Source(double drift, double jitter_ms) : drift_(drift), jitter_(-jitter_ms * 1e6, jitter_ms * 1e6) {
        for (int i = 0; i < kPeriod; ++i)
            tone_.push_back(0.5F * static_cast<float>(std::sin(kTurn * i)));
    }

    std::span<const float> next(int frames) {
        piece_.clear();
        for (int i = 0; i < frames; ++i, ++sample_)
            piece_.insert(piece_.end(), 2, tone_[static_cast<std::size_t>(sample_ % kPeriod)]);
        return piece_;
    }
    void lose(int frames) { sample_ += frames; }
    /// When the next piece is to be heard, by what it is stamped with.
    std::int64_t stamp() {
        const double seconds = static_cast<double>(sample_) / (kSoundRate * (1 + drift_));
        return kStart + std::llround(seconds * kSecond + jitter_(random_));
    }
    /// Which of its samples is to be heard at that sample number of the system clock.
    double sample_at(std::int64_t ours) const {
        return static_cast<double>(ours - kStart / 1'000'000 * 48) * (1 + drift_);
    }

  private:
    const double drift_;
    std::mt19937 random_{1};
    std::uniform_real_distribution<double> jitter_;
    std::vector<float> tone_, piece_;
    std::int64_t sample_ = 0;
};

/// By how many milliseconds the tone lies from where it should be, by its phase. Unambiguous within 4 ms.
double phase_error_ms(const Source& source, const DriftResampler::Piece& piece) {
    double in_phase = 0, quadrature = 0;
    for (std::size_t i = 0; 2 * i < piece.samples.size(); ++i) {
        const double angle = kTurn * source.sample_at(piece.first_sample + static_cast<std::int64_t>(i));
        in_phase += piece.samples[2 * i] * std::sin(angle);
        quadrature += piece.samples[2 * i] * std::cos(angle);
    }
    return std::atan2(quadrature, in_phase) / kTurn / kSoundRate * 1000;
}

/// What comes out, held to its promises piece by piece.
struct Listener {
    std::int64_t end = -1;
    float last = 0,
          roughest = 0; ///< the greatest step between neighbouring samples; the tone itself has 0.0079
    std::size_t frames = 0;

    void hear(const std::optional<DriftResampler::Piece>& piece) {
        if (!piece)
            return;
        if (end >= 0 && piece->first_sample != end)
            FAIL("a gap or an overlap at " << end << ": " << piece->first_sample);
        end = piece->first_sample + static_cast<std::int64_t>(piece->samples.size() / 2);
        frames += piece->samples.size() / 2;
        for (std::size_t i = 0; i < piece->samples.size(); i += 2) {
            roughest = std::max(roughest, std::abs(piece->samples[i] - last));
            last = piece->samples[i];
        }
    }
};

constexpr int kPiece = 480; // 10 ms
constexpr float kSmooth = 0.0085F;

/// A sound card that is off, its times noisy by 5 ms.
void follow(double drift, int seconds) {
    Source source(drift, 5);
    DriftResampler resampler;
    Listener listener;
    double worst_ms = 0;
    for (int i = 0; i < seconds * 100; ++i) {
        const auto time = source.stamp();
        const auto piece = resampler.push(source.next(kPiece), time);
        listener.hear(piece);
        if (piece && i > 3000 && i % 100 == 0) // the first time was as noisy as the others
            worst_ms = std::max(worst_ms, std::abs(phase_error_ms(source, *piece)));
    }
    CHECK(worst_ms < 1);
    CHECK(listener.roughest < kSmooth);
    CHECK(static_cast<double>(listener.frames) == Approx(seconds * kSoundRate / (1 + drift)).margin(300));
    CHECK(resampler.drift() == Approx(drift).margin(20e-6));
}

} // namespace

TEST_CASE("A sound card that is off by 300 ppm is followed within 1 ms, without a click") {
    follow(GENERATE(300e-6, -300e-6), 300);
}

TEST_CASE("And for an hour", "[.]") { follow(GENERATE(300e-6, -300e-6), 3600); }

TEST_CASE("Where the source has a hole there is silence, faded, and what follows is in its place") {
    const int lost_ms = GENERATE(100, 500, 900);
    Source source(0, 2);
    DriftResampler resampler;
    Listener listener;
    const auto play = [&](int pieces) {
        std::optional<DriftResampler::Piece> piece;
        for (int i = 0; i < pieces; ++i) {
            const auto time = source.stamp();
            piece = resampler.push(source.next(kPiece), time);
            listener.hear(piece);
        }
        return *piece;
    };
    play(300);
    source.lose(lost_ms * 48);
    const auto after = play(300);
    CHECK(std::abs(phase_error_ms(source, after)) < 1);
    CHECK(listener.roughest < kSmooth);
    CHECK(static_cast<double>(listener.frames) == Approx(600 * kPiece + lost_ms * 48).margin(200));
}

TEST_CASE("A source that says the same again later is cut, not heard twice") {
    Source source(0, 0);
    DriftResampler resampler;
    Listener listener;
    std::int64_t back_ns = 0;
    for (int i = 0; i < 600; ++i) {
        if (i == 300)
            back_ns = 200'000'000;
        const auto time = source.stamp() - back_ns;
        listener.hear(resampler.push(source.next(kPiece), time));
    }
    CHECK(static_cast<double>(listener.frames) == Approx(600 * kPiece - 200 * 48).margin(200));
    CHECK(listener.roughest < kSmooth);
}

TEST_CASE("A source that finds its clock in its first second is followed within 15 ms") {
    Source source(0, 1);
    DriftResampler resampler;
    Listener listener;
    for (int i = 0; i < 300; ++i) {
        const std::int64_t time = source.stamp() - std::min(i, 100) * 600'000; // 6 % slow
        const auto piece = resampler.push(source.next(kPiece), time);
        listener.hear(piece);
        if (!piece)
            continue;
        const auto end = piece->first_sample + static_cast<std::int64_t>(piece->samples.size() / 2);
        const double end_ms = static_cast<double>(end) / 48;
        INFO("piece " << i);
        CHECK(end_ms == Approx(static_cast<double>(time) / 1e6 + 10).margin(15));
    }
    CHECK(listener.roughest < 2 * kSmooth); // it is cut, and faded
}

TEST_CASE("After a long silence the source begins anew where it is") {
    Source source(0, 0);
    DriftResampler resampler;
    const auto first = resampler.push(source.next(48'000), source.stamp());
    source.lose(10 * kSoundRate);
    const auto time = source.stamp();
    const auto second = resampler.push(source.next(48'000), time);
    REQUIRE((first && second));
    CHECK(second->first_sample == Approx(static_cast<double>(time) * 48e-6).margin(1));
    CHECK(second->samples.size() <= 2 * 48'000);
}

TEST_CASE("Pieces of any length are joined") {
    Source source(100e-6, 1);
    DriftResampler resampler;
    Listener listener;
    for (int i = 0; i < 2000; ++i) {
        const auto time = source.stamp();
        listener.hear(resampler.push(source.next(1 + i * 37 % 1024), time));
    }
    CHECK(listener.roughest < kSmooth);
    CHECK(resampler.push({}, source.stamp()).has_value() == false);
}
