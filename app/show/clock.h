#pragma once
// The show clock: frame numbers and show times. Frame 0 is the first frame of the programme; show time is the
// recording's timecode.

#include "show/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace regie {

/// Frames a second; the programme's rates are whole numbers (25, 30, 50, 60).
struct FrameRate {
    int fps = 30;

    /// When frame `frame` is shown, in nanoseconds of show time, exact to the nanosecond below.
    constexpr std::int64_t frame_to_ns(std::int64_t frame) const { return frame * 1'000'000'000 / fps; }
    constexpr std::int64_t frame_to_ms(std::int64_t frame) const { return frame * 1000 / fps; }
    /// The frame on screen at that time: the last one whose time, so written, is not after it.
    /// `ns` and `show_time_ms` must not be negative.
    constexpr std::int64_t ns_to_frame(std::int64_t ns) const { return ((ns + 1) * fps - 1) / 1'000'000'000; }
    constexpr std::int64_t ms_to_frame(std::int64_t show_time_ms) const {
        return ((show_time_ms + 1) * fps - 1) / 1000;
    }

    bool operator==(const FrameRate&) const = default;
};

/// Reads "12", "00:12", "1:02:03" or "00:12.5" as milliseconds.
Result<std::int64_t> parse_show_time_ms(std::string_view text);

/// 3723000 → "1:02:03", 12000 → "00:12".
std::string format_show_time(std::int64_t show_time_ms);

} // namespace regie
