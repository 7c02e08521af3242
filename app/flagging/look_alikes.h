#pragma once
// What one character beyond ASCII is read as: its plain lower-case letters, and the Latin letter it is drawn
// like.

#include <string>
#include <string_view>
#include <vector>

struct USpoofChecker; // ICU's

namespace regie {

/// How to read one character.
struct PlainCharacter {
    enum class Kind : unsigned char {
        One,       ///< `letter` stands for it
        Several,   ///< PlainCharacters::several() does: "ß", "ﬁ"
        Mark,      ///< an accent, or a style of the character before: nothing is left of it
        Invisible, ///< nobody sees it
    };

    char32_t letter = 0;
    char32_t twin = 0; ///< a–z when `letter` is drawn like one without being one; else 0
    Kind kind = Kind::One;
};

/// The table behind fold(): NFKC case fold without accents, with the twins that Unicode's confusables.txt
/// (through ICU's spoof checker) and a short list of our own give. Built once, 20 ms at most; then const, for
/// any thread.
class PlainCharacters {
  public:
    static const PlainCharacters& all();

    PlainCharacter of(char32_t c) const;
    /// For Kind::Several.
    std::u32string_view several(PlainCharacter plain) const { return several_[plain.letter]; }

  private:
    PlainCharacters();
    PlainCharacter packed(char32_t c, const USpoofChecker* spoof);

    static constexpr std::size_t kPages = 0x200;
    std::vector<short> page_of_ = std::vector<short>(kPages, -1); // by c >> 8; -1: not in the table
    std::vector<PlainCharacter> table_;
    std::vector<std::u32string> several_;
};

} // namespace regie
