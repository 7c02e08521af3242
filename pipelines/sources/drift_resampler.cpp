#include "pipelines/sources/drift_resampler.h"

#include "pipelines/gst_setup.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <samplerate.h>
#include <utility>

namespace regie::pipelines {

namespace {

constexpr double kRate = kSoundRate;
constexpr std::size_t kChannels = kSoundChannels;
/// The loop: critically damped, 0.02 Hz. Quick enough that a card 300 ppm off is followed within 1 ms, slow
/// enough that 10 ms of jitter, averaged over a second, moves the pitch by less than 0.01 %.
constexpr double kOmega = 2 * 3.14159265358979 * 0.02;
constexpr double kProportional = 2 * kOmega, kIntegral = kOmega * kOmega;
constexpr std::int64_t kWindow = kSoundRate, kEarlyWindow = kSoundRate / 10;
constexpr int kFadeSamples = kSoundRate / 200; // 5 ms
constexpr double kSpare = 64;                  // what the filter may give more, having held it back

} // namespace

void DriftResampler::FreeState::operator()(SRC_STATE* state) const { src_delete(state); }

DriftResampler::DriftResampler() {
    int error = 0;
    state_.reset(src_new(SRC_SINC_FASTEST, kSoundChannels, &error));
    assert(state_);
}

DriftResampler::~DriftResampler() = default;

std::optional<DriftResampler::Piece> DriftResampler::push(std::span<const float> interleaved,
                                                          std::int64_t show_ns) {
    const auto frames = static_cast<std::int64_t>(interleaved.size() / kChannels);
    const std::int64_t silence = steer(static_cast<double>(show_ns) * (kRate / 1e9), frames);
    const std::int64_t skipped = std::min(skip_, frames);
    skip_ -= skipped;
    Piece piece{next_out_, std::vector<float>(static_cast<std::size_t>(silence) * kChannels)};
    resample(interleaved.subspan(static_cast<std::size_t>(skipped) * kChannels), piece.samples);
    if (piece.samples.empty())
        return {};
    fade(piece.samples, static_cast<std::size_t>(silence) * kChannels);
    next_out_ += static_cast<std::int64_t>(piece.samples.size() / kChannels);
    return piece;
}

/// `at`: the sample number, fraction included, at which what comes now is to be heard. Answers how many
/// samples of silence come before it.
std::int64_t DriftResampler::steer(double at, std::int64_t frames) {
    const double would_be_at =
        static_cast<double>(next_out_) + (ahead_ - static_cast<double>(skip_)) / speed_;
    const double error = at - would_be_at;
    if (!running_ || std::exchange(begins_anew_, false) || std::abs(error) > kJumpSeconds * kRate)
        return begin_at(at);
    measured_ = std::min(measured_ + frames, kWindow);
    const auto averaged = static_cast<double>(settled_ ? measured_ : std::min(measured_, kEarlyWindow));
    offset_ += (error - offset_) * std::min(1.0, static_cast<double>(frames) / averaged);
    const bool full = measured_ == kWindow;
    const double most_seconds = settled_                    ? kOffSeconds
                                : full                      ? kSettledSeconds
                                : measured_ >= kEarlyWindow ? kEarlySeconds
                                                            : kOffSeconds;
    if (std::abs(offset_) > most_seconds * kRate)
        return begin_at(at);
    settled_ = settled_ || full;
    const double offset_seconds = offset_ / kRate;
    drift_ = std::clamp(drift_ - kIntegral * offset_seconds * static_cast<double>(frames) / kRate,
                        -kMostSpeed, kMostSpeed);
    speed_ = 1 + std::clamp(drift_ - kProportional * offset_seconds, -kMostSpeed, kMostSpeed);
    return 0;
}

std::int64_t DriftResampler::begin_at(double at) {
    const auto target = static_cast<std::int64_t>(std::ceil(at));
    const std::int64_t hole = target - next_out_;
    const bool far = !running_ || hole > static_cast<std::int64_t>(kFillSeconds * kRate);
    if (far)
        next_out_ = target;
    skip_ = far ? 0 : std::max<std::int64_t>(0, -hole);
    std::copy(std::begin(last_), std::end(last_), std::begin(decay_from_));
    decay_left_ = far ? 0 : kFadeSamples;
    fade_in_left_ = kFadeSamples;
    src_reset(state_.get());
    running_ = true;
    ahead_ = offset_ = 0;
    measured_ = 0;
    settled_ = false;
    speed_ = 1 + drift_;
    return far ? 0 : std::max<std::int64_t>(0, hole);
}

void DriftResampler::resample(std::span<const float> in, std::vector<float>& out) {
    const std::size_t before = out.size();
    const auto frames = static_cast<long>(in.size() / kChannels);
    out.resize(before + static_cast<std::size_t>(static_cast<double>(frames) / speed_ + kSpare) * kChannels);
    SRC_DATA data{};
    data.data_in = in.data();
    data.input_frames = frames;
    data.data_out = out.data() + before;
    data.output_frames = static_cast<long>((out.size() - before) / kChannels);
    data.src_ratio = 1 / speed_;
    // At once, not by degrees: what came out is then known exactly, and a step of some ppm is not heard.
    src_set_ratio(state_.get(), data.src_ratio);
    src_process(state_.get(), &data);
    out.resize(before + static_cast<std::size_t>(data.output_frames_gen) * kChannels);
    ahead_ +=
        static_cast<double>(data.input_frames_used) - static_cast<double>(data.output_frames_gen) * speed_;
}

/// After a jump: what was heard last dies away, what comes now rises. Neither clicks.
void DriftResampler::fade(std::span<float> out, std::size_t audio_begins) {
    for (std::size_t i = audio_begins; i < out.size() && fade_in_left_ > 0; i += kChannels, --fade_in_left_)
        for (std::size_t c = 0; c < kChannels; ++c)
            out[i + c] *= 1 - static_cast<float>(fade_in_left_) / kFadeSamples;
    for (std::size_t i = 0; i < out.size() && decay_left_ > 0; i += kChannels, --decay_left_)
        for (std::size_t c = 0; c < kChannels; ++c)
            out[i + c] += decay_from_[c] * static_cast<float>(decay_left_) / kFadeSamples;
    std::copy(out.end() - kChannels, out.end(), std::begin(last_));
}

} // namespace regie::pipelines
