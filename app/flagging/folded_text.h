#pragma once
// A comment as the word lists look at it: folded, each character with its kind.

#include "flagging/fold.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace regie {

enum class CharacterKind : std::uint8_t { Letter, Figure, Space, Sign };

/// A value; places are positions in `chars`.
struct FoldedText {
    explicit FoldedText(std::string_view utf8);

    std::size_t size() const { return chars.size(); }
    bool is(std::size_t at, CharacterKind kind) const { return at < kinds.size() && kinds[at] == kind; }
    bool is_word_character(std::size_t at) const {
        return is(at, CharacterKind::Letter) || is(at, CharacterKind::Figure);
    }
    /// Whether a word may start at `at`, or end before it: no letter of the same word is beyond. Figures
    /// beside a word are none of its letters, unless letters go on behind them.
    bool is_edge_before(std::size_t at) const;
    bool is_edge_after(std::size_t at) const;

    /// Words of another alphabet are as they were written, not as the Latin letters they are drawn like.
    std::vector<Folded> chars;
    std::vector<CharacterKind> kinds;
};

/// A pictograph is a word of its own; skin colour and style are folded away.
bool is_pictograph(char32_t c);

} // namespace regie
