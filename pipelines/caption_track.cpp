#include "pipelines/caption_track.h"

namespace regie::pipelines {

void CaptionTrack::say(std::int64_t frame, const std::string& text) {
    const std::lock_guard lock(mutex_);
    said_.push_back({frame, text});
}

std::optional<Cea608Pair> CaptionTrack::next(std::int64_t frame) {
    const std::lock_guard lock(mutex_);
    for (; !said_.empty() && said_.front().frame <= frame; said_.pop_front()) {
        used_ = true;
        if (said_.front().text.empty())
            encoder_.clear();
        else
            encoder_.say(said_.front().text);
    }
    return used_ && frame % every_ == 0 ? std::optional(encoder_.next()) : std::nullopt;
}

} // namespace regie::pipelines
