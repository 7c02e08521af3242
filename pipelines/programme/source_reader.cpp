#include "pipelines/programme/source_reader.h"

#include "pipelines/gst_setup.h"

namespace regie::pipelines {

void SourceReader::put_on_air(std::shared_ptr<SourceFeed> feed) {
    std::lock_guard lock(mutex_);
    put_on_air_ = std::move(feed);
    feed_changed_ = true;
}

void SourceReader::take_up_new_feed() {
    std::lock_guard lock(mutex_);
    if (!feed_changed_)
        return;
    feed_changed_ = false;
    feed_ = put_on_air_;
    anchor_frame_ = -1;
    next_.reset();
    sound_ = {};
    // current_ stays: the old source's last picture bridges the time until the new one's first.
}

void SourceReader::fetch(std::int64_t now_ns) {
    next_ = feed_->next_picture();
    if (next_)
        last_arrival_ns_ = now_ns;
}

bool SourceReader::due(const Delivery& delivery, std::int64_t frame) const {
    // Not quite half a frame, because every other picture of a source with twice the rate lies exactly there.
    const std::int64_t tolerance_ns = 450'000'000 / rate_.fps;
    return delivery.time_ns <= rate_.frame_to_ns(frame - anchor_frame_) + tolerance_ns;
}

GstPtr<GstBuffer> SourceReader::picture(std::int64_t frame, std::int64_t now_ns) {
    take_up_new_feed();
    if (feed_ && !next_)
        fetch(now_ns);
    if (next_ && anchor_frame_ < 0)
        anchor_frame_ = frame;
    while (next_ && due(*next_, frame)) {
        current_ = std::move(next_->buffer);
        fetch(now_ns);
    }
    if (!next_ && now_ns - last_arrival_ns_ > kPatienceNs)
        current_.reset();
    // Handed over without keeping a reference, the overlay can be blended into it in place.
    if (next_ && due(*next_, frame + 1))
        return std::move(current_);
    return current_;
}

void SourceReader::sound(std::int64_t frame, std::span<float> out) {
    if (!feed_ || anchor_frame_ < 0 || frame < anchor_frame_) {
        std::fill(out.begin(), out.end(), 0.0F);
        return;
    }
    const std::int64_t first =
        samples_before_frame(frame, rate_.fps) - samples_before_frame(anchor_frame_, rate_.fps);
    const std::int64_t end = first + static_cast<std::int64_t>(out.size()) / kSoundChannels;
    // No further than needed: what is left in the source's own bounded queue paces it.
    while (sound_.end() < end) {
        const auto piece = feed_->next_sound();
        if (!piece)
            break;
        GstMapInfo map;
        if (!gst_buffer_map(piece->buffer.get(), &map, GST_MAP_READ))
            continue;
        const std::int64_t first_sample = static_cast<std::int64_t>(gst_util_uint64_scale_round(
            static_cast<guint64>(std::max<std::int64_t>(0, piece->time_ns)), kSoundRate, GST_SECOND));
        sound_.append(first_sample, {reinterpret_cast<const float*>(map.data), map.size / sizeof(float)});
        gst_buffer_unmap(piece->buffer.get(), &map);
    }
    sound_.read(first, out);
}

} // namespace regie::pipelines
