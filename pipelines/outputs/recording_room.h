#pragma once
// Whether the disk has room for the recording: pure, told what is free and what the recording takes.

#include <cstdint>

namespace regie::pipelines {

struct RoomSettings {
    /// Left free when the recording stops, so that the show's log can go on for hours.
    std::int64_t reserve_bytes = 64LL << 20;
    int warn_seconds = 300;
};

enum class Room {
    Plenty,
    Low,  ///< less than warn_seconds' worth
    Full, ///< the file must be closed now, while there is room to close it
};

class RecordingRoom {
  public:
    explicit RecordingRoom(const RoomSettings& settings) : settings_(settings) {}

    /// What is free on the disk, and what the recording writes or would write a second. Full lasts until
    /// there is room for a minute, Low until there is a tenth more than what it warns of: a disk at the edge
    /// does not chop the recording up.
    Room look(std::int64_t free_bytes, std::int64_t bytes_a_second);

    /// Until the recording will stop, as last looked at.
    std::int64_t seconds_left() const { return seconds_left_; }

  private:
    const RoomSettings settings_;
    Room room_ = Room::Plenty;
    std::int64_t seconds_left_ = 0;
};

} // namespace regie::pipelines
