#include "flagging/way.h"

#include "flagging/signs.h"

#include <algorithm>

namespace regie {

namespace {

using Kind = CharacterKind;

// Words shorter than this turn up by chance: joined from pieces, within spelled-out text, with a doubled
// letter, without their spaces.
constexpr unsigned kMinHidden = 3;
constexpr unsigned kMinFromFragments = 6;
constexpr unsigned kMinWithin = 6;
constexpr unsigned kMinDoubled = 5;
constexpr unsigned kMinBehindAt = 5; // else it speaks to somebody
constexpr unsigned kMinPhrase = 8;
constexpr std::size_t kMaxPassed = 8;

bool is_line_end(char32_t c) { return c == '\n' || c == '\r'; }

// The single letter that a spelled-out text goes on with, in the direction of `step`, from the place next to
// `at`; nothing behind a double space, a full word or the end.
std::optional<std::size_t> next_single(const FoldedText& text, std::size_t at, std::ptrdiff_t step) {
    std::size_t spaces = 0, passed = 0;
    for (; at < text.size() && !text.is_word_character(at); at += static_cast<std::size_t>(step)) {
        spaces += text.is(at, Kind::Space) ? 1 : 0;
        if (spaces > 1 || ++passed > kMaxPassed || is_line_end(text.chars[at].c))
            return {};
    }
    const auto beyond = at + static_cast<std::size_t>(step);
    if (at >= text.size() || passed == 0 || !text.is(at, Kind::Letter) ||
        (beyond < text.size() && text.is_word_character(beyond)))
        return {};
    return at;
}

// "n u l s n u l s": what follows says the same again.
bool goes_on_repeating(const Way& way, const FoldedText& text) {
    constexpr std::size_t kLookAhead = 64;
    std::u32string said;
    for (auto at = way.first; at < way.end; ++at)
        if (text.is(at, Kind::Letter))
            said += text.chars[at].c;
    const auto period = said.size();
    auto from = way.end;
    while (said.size() < period + kLookAhead) {
        const auto single = next_single(text, from, 1);
        if (!single)
            return said.size() % period == 0;
        said += text.chars[*single].c;
        if (said.back() != said[said.size() - 1 - period])
            return false;
        from = *single + 1;
    }
    return true;
}

// Spelled-out text may begin before a long word, "t o i c o n n a r d", and go on behind a longer one.
bool stands_clear_of_singles(const Way& way, const FoldedText& text) {
    const auto before = next_single(text, way.first - 1, -1);
    // One alone is an article: "l' a b r u t i".
    if (before && way.characters() < kMinWithin && next_single(text, *before - 1, -1))
        return false;
    return way.characters() >= kMinPhrase || !next_single(text, way.end, 1) || goes_on_repeating(way, text);
}

bool is_joined(const FoldedText& text, std::size_t at, std::ptrdiff_t step) {
    std::size_t passed = 0;
    for (; at < text.size() && text.is(at, Kind::Sign) && joins_words(text.chars[at].c);
         at += static_cast<std::size_t>(step))
        if (++passed > kMaxPassed)
            return false;
    return passed > 0 && at < text.size() && text.is_word_character(at);
}

bool stands_clear_of_joints(const Way& way, const FoldedText& text) {
    const bool may_go_on = way.characters() >= (way.longest == 1 ? kMinPhrase : kMinWithin);
    return (way.characters() >= kMinWithin || !is_joined(text, way.first - 1, -1)) &&
           (may_go_on || !is_joined(text, way.end, 1));
}

bool is_sure_with_gaps(const Way& way, const FoldedText& text, const EntryKind& entry) {
    if (way.characters() < kMinHidden || way.letters < 2)
        return false;
    if (way.in_fragments) // "fil s de pute": one space in a long phrase
        return entry.in_fragments && way.blanks == 0 &&
               (!way.short_fragments || (way.gaps == 1 && way.characters() >= kMinPhrase));
    return stands_clear_of_singles(way, text);
}

bool is_sure_with_joints(const Way& way, const FoldedText& text) {
    const auto least = way.longest == 1 ? kMinHidden : kMinHidden + 1;
    return way.characters() >= least && stands_clear_of_joints(way, text);
}

bool is_sure_with_blanks(const Way& way) {
    const auto shown = way.letters + way.signs;
    if (way.vowel_blanks > 0 && (shown < kMinHidden || way.blanks > 1 || way.joints + way.gaps > 0))
        return false;
    return shown >= 2 && way.blanks <= shown;
}

} // namespace

bool Way::finish_word() {
    word.longest = std::max(word.longest, piece);
    longest = std::max(longest, piece);
    const bool is_short = word.doubled && word.characters < kMinDoubled;
    if (is_short && word.doubled_l)
        return false;
    short_doubled = short_doubled || is_short;
    doubled = doubled || word.doubled;
    untouched += word.cut ? 0 : 1;
    if (word.gaps > 0 && word.longest > 1) {
        if (word.signs_in_gaps) // "sal, ope"
            return false;
        if (word.gaps > 1 && (word.longest > 2 || word.characters < kMinFromFragments))
            return false;
        in_fragments = true;
        short_fragments = short_fragments || word.characters < kMinFromFragments;
    }
    word = {};
    piece = 0;
    return true;
}

std::optional<Disguise> disguise_of(const Way& way, const FoldedText& text, const EntryKind& entry) {
    if (entry.spelled_out_only && !way.run_together && way.untouched > 0)
        return {};
    if (way.short_doubled && way.characters() < kMinPhrase)
        return {};
    if (way.gaps > 0 && !is_sure_with_gaps(way, text, entry))
        return {};
    if (way.joints > 0 && !is_sure_with_joints(way, text))
        return {};
    if (way.blanks > 0 && !is_sure_with_blanks(way))
        return {};
    if (text.chars[way.first].c == '@' && way.characters() < kMinBehindAt)
        return {};
    if (way.signs > 0 && (way.characters() < kMinHidden || way.letters < 2 || way.letters < way.signs))
        return {};
    if (way.run_together && way.gaps == 0 && (!entry.in_fragments || way.characters() < kMinPhrase))
        return {};
    auto disguise = Disguise::None;
    const auto add = [&](bool is_so, Disguise one) { disguise = is_so ? std::max(disguise, one) : disguise; };
    add(way.stretched || way.doubled, Disguise::Stretched);
    add(way.run_together, Disguise::RunTogether);
    add(way.invisible, Disguise::Invisible);
    add(way.look_alike, Disguise::LookAlike);
    add(way.signs > 0, Disguise::Figures);
    add(way.blanks > 0, Disguise::Starred);
    add((way.joints > 0 && way.longest > 1) || way.in_fragments, Disguise::Split);
    add(!way.in_fragments && (way.gaps > 0 || (way.joints > 0 && way.longest == 1)), Disguise::SpacedOut);
    return disguise;
}

} // namespace regie
