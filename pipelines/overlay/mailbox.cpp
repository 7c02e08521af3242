#include "pipelines/overlay/tiles.h"
#include "pipelines/overlay_frame.h"

#include <algorithm>
#include <deque>
#include <mutex>

namespace regie::pipelines {

struct OverlayMailbox::State {
    mutable std::mutex mutex;
    std::deque<std::shared_ptr<const OverlayFrame>> frames; ///< by frame number
    std::optional<PictureFormat> format;
};

OverlayMailbox::OverlayMailbox() : state_(std::make_unique<State>()) {}
OverlayMailbox::~OverlayMailbox() = default;

void OverlayMailbox::publish(std::shared_ptr<const OverlayFrame> frame) {
    // Rendered up to two frames ahead, and the blend may lag when the tick catches up: these many wait for
    // their frame.
    constexpr std::size_t kKept = 8;
    std::shared_ptr<const OverlayFrame> dropped; // its tiles are freed outside the lock
    std::lock_guard lock(state_->mutex);
    auto& frames = state_->frames;
    const auto after =
        std::upper_bound(frames.begin(), frames.end(), frame->frame(),
                         [](std::int64_t number, const auto& f) { return number < f->frame(); });
    frames.insert(after, std::move(frame));
    if (frames.size() > kKept) {
        dropped = std::move(frames.front());
        frames.pop_front();
    }
}

std::shared_ptr<const OverlayFrame> OverlayMailbox::newest() const {
    std::lock_guard lock(state_->mutex);
    return state_->frames.empty() ? nullptr : state_->frames.back();
}

std::shared_ptr<const OverlayFrame> OverlayMailbox::for_frame(std::int64_t frame) const {
    std::lock_guard lock(state_->mutex);
    std::shared_ptr<const OverlayFrame> best;
    for (const auto& candidate : state_->frames) {
        if (best && candidate->frame() > frame)
            break;
        best = candidate;
    }
    return best;
}

void OverlayMailbox::set_format(const PictureFormat& format) {
    std::lock_guard lock(state_->mutex);
    state_->format = format;
}

std::optional<PictureFormat> OverlayMailbox::format() const {
    std::lock_guard lock(state_->mutex);
    return state_->format;
}

} // namespace regie::pipelines
