#include "flagging/folded_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace regie {

namespace {

using Kind = CharacterKind;

constexpr auto kAsciiKinds = [] {
    std::array<Kind, 0x80> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c)
        kinds[c] = c >= 'a' && c <= 'z'   ? Kind::Letter
                   : c >= '0' && c <= '9' ? Kind::Figure
                   : c <= ' '             ? Kind::Space
                                          : Kind::Sign;
    return kinds;
}();

constexpr char32_t kBroken = 0xFFFD;
constexpr char32_t kBrailleBlank = 0x2800; // empty to the eye, no space to Unicode

Kind kind_of(char32_t c) {
    if (c < 0x80)
        return kAsciiKinds[c];
    if (u_isalpha(static_cast<UChar32>(c)) != 0)
        return Kind::Letter;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == kBrailleBlank ? Kind::Space : Kind::Sign;
}

// Of the alphabets that people write whole words in; others have letters that only look good for hiding.
bool is_russian_or_greek(char32_t c) { return (c >= U'а' && c <= U'я') || (c >= U'α' && c <= U'ω'); }

// A word without one Latin letter is Russian or Greek, not hidden; unless all letters of the text are drawn
// like Latin ones, and some of them are Latin or of an alphabet that nobody writes words in.
void leave_foreign_words(FoldedText& text) {
    const auto& chars = text.chars;
    const auto is_foreign = [](const Folded& one) { return one.c >= 0x80 && is_letter(one.c); };
    const bool has_latin = std::any_of(chars.begin(), chars.end(), [](const Folded& one) {
        return one.latin || (one.look_alike && !is_russian_or_greek(one.own));
    });
    const bool all_latin = has_latin && std::none_of(chars.begin(), chars.end(), is_foreign);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = i;
        bool latin = all_latin;
        for (; text.is(i, Kind::Letter); ++i)
            latin = latin || chars[i].latin;
        for (auto k = first; !latin && k < i; ++k) {
            text.chars[k].c = text.chars[k].own;
            text.chars[k].look_alike = false;
        }
    }
}

} // namespace

FoldedText::FoldedText(std::string_view utf8) : chars(fold(utf8)) {
    kinds.reserve(chars.size());
    bool has_look_alikes = false;
    for (const auto& one : chars) {
        kinds.push_back(kind_of(one.c));
        has_look_alikes = has_look_alikes || one.look_alike;
    }
    if (has_look_alikes)
        leave_foreign_words(*this);
}

bool FoldedText::is_edge_before(std::size_t at) const {
    auto i = at;
    while (i > 0 && kinds[i - 1] == Kind::Figure)
        --i;
    return i == 0 || kinds[i - 1] != Kind::Letter;
}

bool FoldedText::is_edge_after(std::size_t at) const {
    while (is(at, Kind::Figure))
        ++at;
    return !is(at, Kind::Letter);
}

bool is_pictograph(char32_t c) {
    return c >= 0x2190 && c != kBroken && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_SO_MASK) != 0;
}

} // namespace regie
