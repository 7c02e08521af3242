#include "pipelines/programme/programme_tick.h"

#include "pipelines/gst_setup.h"

#include <algorithm>

namespace regie::pipelines {

namespace {
constexpr std::int64_t kInterrupted = -1;
}

ProgrammeTick::ProgrammeTick(TickSettings settings, TickClock& clock, Mixer& mixer, TickOutput& output,
                             TickEvents events)
    : settings_(settings), rate_(settings.canvas.rate), clock_(clock), mixer_(mixer), output_(output),
      events_(std::move(events)) {}

void ProgrammeTick::run() {
    const std::int64_t now_ns = clock_.now_ns();
    const std::int64_t due_ns = settings_.due_ns > 0 ? settings_.due_ns : now_ns;
    std::int64_t frame = settings_.first_frame;
    base_ns_ = (settings_.goes_on ? due_ns : std::max(due_ns, now_ns)) - rate_.frame_to_ns(frame);
    if (now_ns > due_ns && settings_.goes_on)
        frame = rate_.ns_to_frame(now_ns - base_ns_);
    if (settings_.end_frame && frame >= *settings_.end_frame) { // what is recorded has a picture
        frame = *settings_.end_frame - 1;
        base_ns_ = now_ns - rate_.frame_to_ns(frame);
    }
    mixer_.start(base_ns_);
    counters_.skipped_frames += frame - settings_.first_frame;
    next_sound_ = next_wanted_ = frame;
    while (!settings_.end_frame || frame < *settings_.end_frame) {
        const std::int64_t due_frame = wait_for(frame);
        if (due_frame == kInterrupted)
            break;
        if (due_frame != frame) {
            push_sound_before(frame);
            counters_.skipped_frames += due_frame - frame;
            frame = next_sound_ = next_wanted_ = due_frame;
            continue;
        }
        want_overlays(frame);
        push_picture(frame);
        push_sound_before(frame - kSoundLagFrames + 1);
        ++frame;
    }
    push_sound_before(frame);
    output_.end();
}

/// Waits for `frame`'s time. Answers with the frame to make: `frame`, or a later one after a long stop.
std::int64_t ProgrammeTick::wait_for(std::int64_t frame) {
    const std::int64_t frame_ns = rate_.frame_to_ns(1);
    const std::int64_t due_ns = base_ns_ + rate_.frame_to_ns(frame);
    // When catching up, no faster than three times real time, so that decoder and encoder can follow.
    if (!clock_.wait_until(std::max(due_ns, last_push_ns_ + frame_ns / 3)))
        return kInterrupted;
    const std::int64_t late_ns = clock_.now_ns() - due_ns;
    if (late_ns > kSkipNs)
        return rate_.ns_to_frame(clock_.now_ns() - base_ns_);
    if (late_ns > frame_ns)
        ++counters_.late_frames;
    return frame;
}

void ProgrammeTick::want_overlays(std::int64_t frame) {
    if (!events_.overlay_wanted)
        return;
    const std::int64_t end = settings_.end_frame.value_or(frame + kOverlayLeadFrames + 1);
    for (; next_wanted_ <= frame + kOverlayLeadFrames && next_wanted_ < end; ++next_wanted_)
        events_.overlay_wanted(next_wanted_);
}

void ProgrammeTick::push_picture(std::int64_t frame) {
    const std::int64_t now_ns = clock_.now_ns();
    auto [buffer, complete] = mixer_.picture(frame);
    if (!complete)
        ++counters_.slate_frames;
    // A buffer that is still used elsewhere gets a new head on the same pixels: no copy of the picture.
    buffer = GstPtr<GstBuffer>::adopt(gst_buffer_make_writable(buffer.release()));
    GST_BUFFER_PTS(buffer.get()) = static_cast<GstClockTime>(rate_.frame_to_ns(frame));
    GST_BUFFER_DTS(buffer.get()) = GST_CLOCK_TIME_NONE;
    GST_BUFFER_DURATION(buffer.get()) =
        static_cast<GstClockTime>(rate_.frame_to_ns(frame + 1) - rate_.frame_to_ns(frame));
    GST_BUFFER_OFFSET(buffer.get()) = static_cast<guint64>(frame);
    GST_BUFFER_FLAG_UNSET(buffer.get(), GST_BUFFER_FLAG_DISCONT);
    output_.push_picture(std::move(buffer));
    last_push_ns_ = now_ns;
    ++counters_.frames;
}

void ProgrammeTick::push_sound_before(std::int64_t frame) {
    for (; next_sound_ < frame; ++next_sound_) {
        const std::int64_t first = samples_before_frame(next_sound_, rate_.fps);
        const std::int64_t end = samples_before_frame(next_sound_ + 1, rate_.fps);
        const auto bytes = static_cast<std::size_t>(end - first) * kSoundChannels * sizeof(float);
        auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, bytes, nullptr));
        GstMapInfo map;
        if (!gst_buffer_map(buffer.get(), &map, GST_MAP_WRITE))
            return;
        const std::span<float> samples(reinterpret_cast<float*>(map.data), map.size / sizeof(float));
        mixer_.sound(next_sound_, samples);
        gst_buffer_unmap(buffer.get(), &map);
        GST_BUFFER_PTS(buffer.get()) =
            gst_util_uint64_scale_round(static_cast<guint64>(first), GST_SECOND, kSoundRate);
        GST_BUFFER_DURATION(buffer.get()) =
            gst_util_uint64_scale_round(static_cast<guint64>(end), GST_SECOND, kSoundRate) -
            GST_BUFFER_PTS(buffer.get());
        output_.push_sound(std::move(buffer));
    }
}

} // namespace regie::pipelines
