#include "pipelines/programme/loudness_meter.h"

#include "pipelines/gst_setup.h"

#include <algorithm>
#include <ebur128.h>

namespace regie::pipelines {

// A histogram keeps a show of eight hours as small as its first minute.
LoudnessMeter::LoudnessMeter()
    : state_(ebur128_init(kSoundChannels, kSoundRate,
                          EBUR128_MODE_M | EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM)) {}

LoudnessMeter::~LoudnessMeter() { ebur128_destroy(&state_); }

void LoudnessMeter::add(std::span<const float> interleaved) {
    ebur128_add_frames_float(state_, interleaved.data(), interleaved.size() / kSoundChannels);
}

Loudness LoudnessMeter::values() const {
    Loudness values;
    const auto measured = [](int status, double value) {
        return status == EBUR128_SUCCESS ? std::max(value, Loudness::kSilent) : Loudness::kSilent;
    };
    double value = 0;
    int status = ebur128_loudness_momentary(state_, &value);
    values.momentary = measured(status, value);
    status = ebur128_loudness_shortterm(state_, &value);
    values.short_term = measured(status, value);
    status = ebur128_loudness_global(state_, &value);
    values.integrated = measured(status, value);
    return values;
}

} // namespace regie::pipelines
