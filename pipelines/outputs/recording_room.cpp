#include "pipelines/outputs/recording_room.h"

#include <algorithm>

namespace regie::pipelines {

namespace {

/// What still comes while the file is closed: the fragment, and what the encoder and the queues hold.
constexpr std::int64_t kCloseSeconds = 2;
constexpr std::int64_t kResumeSeconds = 60;

} // namespace

Room RecordingRoom::look(std::int64_t free_bytes, std::int64_t bytes_a_second) {
    const std::int64_t usable = std::max<std::int64_t>(0, free_bytes - settings_.reserve_bytes);
    const std::int64_t worth = usable / std::max<std::int64_t>(1, bytes_a_second);
    seconds_left_ = std::max<std::int64_t>(0, worth - kCloseSeconds);
    const std::int64_t enough =
        settings_.warn_seconds + (room_ == Room::Plenty ? 0 : settings_.warn_seconds / 10);
    if (worth < (room_ == Room::Full ? kResumeSeconds : kCloseSeconds))
        room_ = Room::Full;
    else
        room_ = worth < enough ? Room::Low : Room::Plenty;
    return room_;
}

} // namespace regie::pipelines
