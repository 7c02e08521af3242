#include "pipelines/programme/sound.h"

#include "pipelines/gst_setup.h"

#include <algorithm>
#include <cmath>

namespace regie::pipelines {

std::int64_t samples_before_frame(std::int64_t frame, int fps) {
    // Split so that frame * kSoundRate cannot overflow and rounding does not depend on how long the show
    // runs.
    const std::int64_t seconds = frame / fps;
    return seconds * kSoundRate + (frame % fps) * kSoundRate / fps;
}

std::int64_t SoundQueue::Piece::end() const {
    return first + static_cast<std::int64_t>(samples.size()) / kSoundChannels;
}

void SoundQueue::append(std::int64_t first_sample, std::span<const float> interleaved) {
    constexpr std::int64_t kSameSamples = kSoundRate / 1000;
    if (std::llabs(first_sample - end_) <= kSameSamples)
        first_sample = end_;
    if (first_sample < end_) {
        const auto overlap = static_cast<std::size_t>(end_ - first_sample) * kSoundChannels;
        if (overlap >= interleaved.size())
            return;
        interleaved = interleaved.subspan(overlap);
        first_sample = end_;
    }
    if (interleaved.empty())
        return;
    pieces_.push_back({first_sample, {interleaved.begin(), interleaved.end()}});
    end_ = pieces_.back().end();
}

void SoundQueue::read(std::int64_t first_sample, std::span<float> out) {
    std::fill(out.begin(), out.end(), 0.0F);
    const std::int64_t out_end = first_sample + static_cast<std::int64_t>(out.size()) / kSoundChannels;
    for (const Piece& piece : pieces_) {
        const std::int64_t from = std::max(piece.first, first_sample);
        const std::int64_t to = std::min(piece.end(), out_end);
        if (from >= to)
            continue;
        const auto begin = piece.samples.begin() + (from - piece.first) * kSoundChannels;
        std::copy(begin, begin + (to - from) * kSoundChannels,
                  out.begin() + (from - first_sample) * kSoundChannels);
    }
    while (!pieces_.empty() && pieces_.front().end() <= out_end)
        pieces_.pop_front();
}

LevelMeter::LevelMeter(int fps) : frames_(static_cast<std::size_t>(std::max(1, (fps + 9) / 10))) {}

SoundLevel LevelMeter::measure(std::span<const float> samples_of_one_frame) {
    Measured measured;
    for (const float sample : samples_of_one_frame) {
        measured.peak = std::max(measured.peak, std::abs(sample));
        measured.power += static_cast<double>(sample) * sample;
    }
    measured.power /= static_cast<double>(std::max<std::size_t>(1, samples_of_one_frame.size()));
    frames_[next_] = measured;
    next_ = (next_ + 1) % frames_.size();
    float peak = 0;
    double power = 0;
    for (const Measured& frame : frames_) {
        peak = std::max(peak, frame.peak);
        power += frame.power / static_cast<double>(frames_.size());
    }
    const auto db = [](double factor, double value) {
        return value > 0 ? std::max(kSilenceDb, factor * std::log10(value)) : kSilenceDb;
    };
    return {db(20, peak), db(10, power)};
}

} // namespace regie::pipelines
