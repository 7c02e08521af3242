#include "flagging/signs.h"

#include "flagging/folded_text.h"

#include <array>

namespace regie {

namespace {

struct SignFor {
    char32_t sign;
    std::u32string_view letters;
};
// What leetspeak and keyboards offer; after the fold, so '©' and '¢' are still here and 'µ' is a letter.
constexpr SignFor kSigns[] = {
    {U'0', U"o"},  {U'1', U"il"}, {U'2', U"z"},  {U'3', U"e"},  {U'4', U"a"},  {U'5', U"s"}, {U'6', U"gb"},
    {U'7', U"t"},  {U'8', U"b"},  {U'9', U"gq"}, {U'!', U"il"}, {U'|', U"il"}, {U'@', U"a"}, {U'$', U"s"},
    {U'+', U"t"},  {U'(', U"c"},  {U'<', U"c"},  {U'[', U"c"},  {U'{', U"c"},  {U'^', U"a"}, {U'€', U"e"},
    {U'£', U"le"}, {U'¥', U"y"},  {U'¢', U"c"},  {U'©', U"c"},  {U'®', U"r"},  {U'§', U"s"}, {U'†', U"t"},
    {U'‡', U"t"},  {U'¡', U"i"},  {U'°', U"o"},  {U'¤', U"o"},  {U'¦', U"i"},  {U'∅', U"o"}, {U'∂', U"d"},
    {U'∆', U"a"},  {U'∑', U"e"},  {U'√', U"v"},  {U'∩', U"n"},  {U'∪', U"u"},  {U'⊂', U"c"}, {U'₿', U"b"},
    {U'₹', U"r"},  {U'₦', U"n"},  {U'₩', U"w"},  {U'₫', U"d"},  {U'₮', U"t"},  {U'₲', U"g"}, {U'₱', U"p"},
    {U'○', U"o"},  {U'●', U"o"},  {U'◯', U"o"},  {U'⭕', U"o"},  {U'⚪', U"o"},  {U'💲', U"s"}, {U'❗', U"i"},
    {U'✝', U"t"},  {U'❌', U"x"},  {U'✖', U"x"},  {U'🌟', U"o"}};

} // namespace

std::u32string_view letters_for(char32_t c) {
    static constexpr auto kAscii = [] {
        std::array<std::u32string_view, 0x80> letters{};
        for (const auto& [sign, stands_for] : kSigns)
            if (sign < letters.size())
                letters[sign] = stands_for;
        return letters;
    }();
    if (c < kAscii.size())
        return kAscii[c];
    for (const auto& [sign, letters] : kSigns)
        if (sign == c)
            return letters;
    return {};
}

Blank blank_for(char32_t c) {
    switch (c) {
    case '*':
    case '#':
    case '%':
    case '~':
    case U'•':
    case U'█':
        return Blank::Letter;
    case '-':
    case '.':
    case '_':
    case '@':
    case '?':
    case '!':
    case '^':
    case '/':
    case '+':
    case '=':
    case U'·':
    case U'–':
    case U'—':
    case U'¤':
        return Blank::Vowel;
    default:
        return is_pictograph(c) ? Blank::Letter : Blank::No;
    }
}

bool joins_words(char32_t c) {
    switch (c) {
    case '-':
    case '.':
    case '_':
    case '/':
    case '\\':
    case '*':
    case '~':
    case '+':
    case '|':
    case '=':
    case U'·':
    case U'•':
    case U'–':
    case U'—':
    case U'‐':
        return true;
    default:
        return is_pictograph(c);
    }
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’' || c == U'‘' || c == U'`' || c == U'´'; }

} // namespace regie
