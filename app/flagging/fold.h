#pragma once
// Text as the rules read it: one case, no accents, look-alike letters taken for what they look like.

#include <cstdint>
#include <string_view>
#include <vector>

namespace regie {

/// One folded character. a–z and 0–9 stand for everything that looks like them.
struct Folded {
    char32_t c = 0;
    bool latin = false;           ///< it was a Latin letter before look-alikes were replaced
    bool look_alike = false;      ///< it was a Cyrillic, Greek or other letter drawn like this one
    bool after_invisible = false; ///< an invisible character stood before it
    char32_t own = 0;             ///< `c` before look-alikes were replaced
    std::uint32_t at = 0;         ///< where it stands in the text, in bytes
    std::uint32_t length = 0;     ///< and its bytes, with the accents behind it
    bool capital = false;         ///< it was one of A–Z
};

/// NFKC case fold, then without accents; Cyrillic, Greek and other letters that are drawn like a Latin one
/// become it. A character that is read as several ("ß") gives them all the same place.
std::vector<Folded> fold(std::string_view utf8);

bool is_letter(char32_t c);
inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

} // namespace regie
