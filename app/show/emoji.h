#pragma once
// Which characters of a text are emoji, to be drawn in colour. Pure.

#include <cstddef>
#include <string_view>
#include <vector>

namespace regie {

/// A stretch of a text, in UTF-16 units.
struct TextStretch {
    std::size_t start = 0, length = 0;
    bool operator==(const TextStretch&) const = default;
};

/// Emoji by Unicode's rules (UTS 51), neighbours as one stretch: those shown as pictures by themselves, those
/// that ask for it (U+2764 U+FE0F), keycaps, flags, joined families with their skin tones. A sign that is a
/// letter by itself (U+2764, U+00A9, "1") or asks to be one (U+FE0E) is none.
std::vector<TextStretch> emoji_in(std::u16string_view text);

} // namespace regie
