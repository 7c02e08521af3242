#pragma once
// How somebody writes, whatever the words: the same again, too much at once, in capitals.

#include "flagging/flag_input.h"
#include "show/comment.h"

#include <optional>
#include <string_view>

namespace regie {

/// The author said nearly the same in one of the last few comments.
std::optional<Flag> find_repeat(const FlagInput& input);
/// The author writes faster than anybody can read.
std::optional<Flag> find_flood(const FlagInput& input);
std::optional<Flag> find_shouting(std::string_view text);
/// Emoji upon emoji: they push what others say off the screen.
std::optional<Flag> find_emoji_wall(std::string_view text);
/// Letters under stacks of marks ("z̡̢a̧̨l̛g̕o"), as far as clean_text() leaves them. No language's own marks.
std::optional<Flag> find_zalgo(std::string_view text);

/// 0..1: how much two texts share, by pairs of letters (Dice). Case, accents, spaces and signs do not count.
double similarity(std::string_view a, std::string_view b);

} // namespace regie
