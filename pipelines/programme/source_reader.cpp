#include "pipelines/programme/source_reader.h"

#include "pipelines/gst_setup.h"

#include <algorithm>
#include <utility>

namespace regie::pipelines {

namespace {
/// A second of a live source's pictures at 60 a second: the longest delay a show file may ask for.
constexpr std::size_t kMostWaiting = 64;

std::int64_t samples_of(std::int64_t time_ns) {
    const auto samples =
        gst_util_uint64_scale_round(static_cast<guint64>(std::llabs(time_ns)), kSoundRate, GST_SECOND);
    return time_ns < 0 ? -static_cast<std::int64_t>(samples) : static_cast<std::int64_t>(samples);
}
} // namespace

void SourceReader::put_on_air(std::shared_ptr<SourceFeed> feed) {
    std::lock_guard lock(mutex_);
    put_on_air_ = std::move(feed);
    feed_changed_ = true;
}

void SourceReader::set_delays(std::int64_t picture_ns, std::int64_t sound_ns) {
    picture_delay_ns_ = picture_ns;
    sound_delay_ns_ = sound_ns;
}

void SourceReader::take_up_new_feed() {
    std::lock_guard lock(mutex_);
    if (!feed_changed_)
        return;
    feed_changed_ = false;
    feed_ = put_on_air_;
    anchor_frame_ = -1;
    anchor_ns_ = 0;
    holding_ = false;
    next_.reset();
    waiting_.clear();
    interval_ns_ = interval_before_ns_ = 0;
    sound_ = {};
    // current_ stays: the old source's last picture bridges the time until the new one's first.
}

void SourceReader::show(Delivery& picture, std::int64_t frame) {
    current_ = std::move(picture.buffer);
    interval_before_ns_ = std::exchange(interval_ns_, picture.time_ns - shown_ns_);
    shown_ns_ = picture.time_ns;
    shown_frame_ = frame;
}

/// Whether the last picture, shown at `frame` once more, would outstay kPatienceNs.
bool SourceReader::is_overdue(std::int64_t frame) const {
    const std::int64_t interval_ns = std::min(interval_ns_, interval_before_ns_);
    const std::int64_t patience_ns =
        interval_ns > kMostIntervalNs ? kPatienceNs : std::max(kPatienceNs, interval_ns + kLateNs);
    return rate_.frame_to_ns(frame + 1 - shown_frame_) > patience_ns;
}

/// Not quite half a frame, because every other picture of a source with twice the rate lies exactly there.
std::int64_t SourceReader::tolerance_ns() const { return 450'000'000 / rate_.fps; }

std::int64_t SourceReader::source_ns(std::int64_t frame) const {
    return anchor_ns_ - picture_delay_ns_ + rate_.frame_to_ns(frame - anchor_frame_);
}

bool SourceReader::due(const Delivery& delivery, std::int64_t frame) const {
    return delivery.time_ns - anchor_ns_ + picture_delay_ns_ <=
           rate_.frame_to_ns(frame - anchor_frame_) + tolerance_ns();
}

GstPtr<GstBuffer> SourceReader::picture(std::int64_t frame) {
    take_up_new_feed();
    return feed_ && feed_->live() ? live_picture(frame) : recorded_picture(frame);
}

GstPtr<GstBuffer> SourceReader::recorded_picture(std::int64_t frame) {
    if (feed_ && !next_)
        next_ = feed_->next_picture();
    if (next_ && (anchor_frame_ < 0 || holding_)) {
        anchor_frame_ = frame;
        if (std::exchange(holding_, false)) {
            anchor_ns_ = next_->time_ns;
            sound_ = {};
        }
    }
    while (next_ && due(*next_, frame)) {
        show(*next_, frame);
        next_ = feed_->next_picture();
    }
    if (!next_ && feed_ && feed_->holds()) {
        holding_ = true;
        shown_frame_ = frame;
    }
    const bool stands = !next_ && feed_ && anchor_frame_ >= 0 && !holding_ && feed_->lasts(source_ns(frame));
    if (!next_ && !stands && is_overdue(frame))
        current_.reset();
    // Handed over without keeping a reference, the overlay can be blended into it in place.
    if (next_ && due(*next_, frame + 1))
        return std::move(current_);
    return current_;
}

/// The newest wins: what is there is due, except what a delay keeps back.
GstPtr<GstBuffer> SourceReader::live_picture(std::int64_t frame) {
    while (auto picture = feed_->next_picture())
        waiting_.push_back(std::move(*picture));
    const std::int64_t delay_ns = picture_delay_ns_;
    const std::int64_t due_ns = base_ns_ + rate_.frame_to_ns(frame) + tolerance_ns() - delay_ns;
    while (!waiting_.empty() &&
           (delay_ns == 0 || waiting_.front().time_ns <= due_ns || waiting_.size() > kMostWaiting)) {
        show(waiting_.front(), frame);
        waiting_.pop_front();
    }
    if (feed_->holds())
        shown_frame_ = frame;
    if (is_overdue(frame))
        current_.reset();
    return current_;
}

void SourceReader::sound(std::int64_t frame, std::span<float> out) {
    take_up_new_feed(); // of a microphone no pictures are asked for
    if (!feed_ || holding_ || (!feed_->live() && (anchor_frame_ < 0 || frame < anchor_frame_))) {
        std::fill(out.begin(), out.end(), 0.0F);
        return;
    }
    std::int64_t first = samples_before_frame(frame, rate_.fps);
    if (!feed_->live())
        first += samples_of(anchor_ns_) - samples_before_frame(anchor_frame_, rate_.fps);
    // Of a live source on the programme's count, of a recording on its own.
    const std::int64_t later_ns = sound_delay_ns_ - (feed_->live() ? base_ns_ : 0);
    const std::int64_t end = first + static_cast<std::int64_t>(out.size()) / kSoundChannels;
    // No further than needed: what is left in the source's own bounded queue paces it.
    while (sound_.end() < end) {
        const auto piece = feed_->next_sound();
        if (!piece)
            break;
        GstMapInfo map;
        if (!gst_buffer_map(piece->buffer.get(), &map, GST_MAP_READ))
            continue;
        sound_.append(samples_of(piece->time_ns + later_ns),
                      {reinterpret_cast<const float*>(map.data), map.size / sizeof(float)});
        gst_buffer_unmap(piece->buffer.get(), &map);
    }
    sound_.read(first, out);
}

} // namespace regie::pipelines
