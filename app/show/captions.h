#pragma once
// What is being said, in words, and how fast it is read. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// One caption on the show clock.
struct Caption {
    std::int64_t from_ms = 0, to_ms = 0;
    std::string text; ///< lines with '\n' between, at most two of 42 characters in a well-made file

    bool operator==(const Caption&) const = default;
};

/// More than this is not read in time (FIELD.md: 160 to 180 words a minute, BBC).
inline constexpr int kMostWordsAMinute = 180;
/// Of a line on air: about so many characters (LOOK: 42).
inline constexpr std::size_t kCaptionColumns = 42;

/// As a WebVTT file (W3C), for players.
std::string webvtt_of(const std::vector<Caption>& captions);

/// How fast somebody has to read it: words a minute.
int words_a_minute(const Caption& caption);
int count_words(std::string_view text);

/// A caption on lines of at most `most` characters, broken between words where there are any.
std::vector<std::string> caption_lines(std::string_view text, std::size_t most);

/// How long a caption that is typed live stays: time to read it at a calm pace, between two and eight
/// seconds.
std::int64_t caption_ms(std::string_view text);

} // namespace regie
