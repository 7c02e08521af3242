#include "flagging/habits.h"

#include "flagging/fold.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace regie {

namespace {

// FIELD.md: chatterino2 compares with the author's last 3 messages and calls 0.9 the same.
constexpr std::size_t kRepeatWindow = 3;
constexpr double kSame = 0.9;
// "Bravo" and "oui oui" may be said twice.
constexpr std::size_t kMinRepeatPairs = 7;

// Facebook's slow mode lets one comment through in 10 s; five are more than a conversation.
constexpr std::size_t kFloodComments = 5;
constexpr std::int64_t kFloodMs = 10'000;

constexpr int kMinShoutedLetters = 12;
constexpr double kShouted = 0.7;

// Ten hands are applause.
constexpr int kMinEmojiWall = 15;
constexpr int kMinStacks = 4;

// The marks that go with any letter; a script's own, such as Arabic's, are elsewhere.
bool is_loose_mark(UChar32 c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF);
}

// The marks of Vietnamese vowels, above which a tone stands: circumflex, breve, horn.
bool is_vietnamese(UChar32 c) { return c == 0x302 || c == 0x306 || c == 0x31B; }

using Pairs = std::vector<std::uint64_t>;

Pairs pairs_of(std::string_view text) {
    Pairs pairs;
    char32_t before = 0;
    for (const auto& one : fold(text)) {
        if (!is_letter(one.c) && !is_digit(one.c))
            continue;
        if (before != 0)
            pairs.push_back(std::uint64_t{before} << 32 | one.c);
        before = one.c;
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

// Spaces and signs let the same words differ in length, but not by more: most texts need no closer look.
bool can_be_same(std::string_view a, std::string_view b) {
    return a.size() <= 2 * b.size() + 8 && b.size() <= 2 * a.size() + 8;
}

double similarity(const Pairs& a, const Pairs& b) {
    if (a.empty() || b.empty())
        return 0;
    std::size_t common = 0;
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        common += a[i] == b[k] ? 1 : 0;
        const bool step_a = a[i] <= b[k], step_b = b[k] <= a[i];
        i += step_a ? 1 : 0;
        k += step_b ? 1 : 0;
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

/// From the first to the last of what a habit is about.
struct Extent {
    std::int32_t start = -1, end = 0;

    void reach(std::int32_t from, std::int32_t to) {
        start = start < 0 ? from : start;
        end = to;
    }
    std::vector<TextSpan> spans() const {
        return {{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}};
    }
};

} // namespace

double similarity(std::string_view a, std::string_view b) { return similarity(pairs_of(a), pairs_of(b)); }

std::optional<Flag> find_repeat(const FlagInput& input) {
    if (input.earlier.empty())
        return {};
    const auto pairs = pairs_of(input.text);
    if (pairs.size() < kMinRepeatPairs)
        return {};
    const auto window = std::min(kRepeatWindow, input.earlier.size());
    const auto times =
        std::count_if(input.earlier.end() - static_cast<std::ptrdiff_t>(window), input.earlier.end(),
                      [&](const auto& one) {
                          return can_be_same(input.text, one.text) &&
                                 similarity(pairs, pairs_of(one.text)) >= kSame;
                      }) +
        1;
    if (times == 1)
        return {};
    const auto said = times == 2 ? std::string("twice") : fmt::format("{} times", times);
    const auto score = std::min(1.0, 0.3 + 0.2 * static_cast<double>(times - 1));
    return Flag{"repeat", Severity::Notice, score, "Said " + said};
}

std::optional<Flag> find_flood(const FlagInput& input) {
    const auto recent =
        std::count_if(input.earlier.begin(), input.earlier.end(),
                      [&](const auto& one) { return std::abs(input.at_ms - one.at_ms) <= kFloodMs; }) +
        1;
    if (static_cast<std::size_t>(recent) < kFloodComments)
        return {};
    return Flag{"flood", Severity::Notice, 0.6, fmt::format("{} comments in {} s", recent, kFloodMs / 1000)};
}

std::optional<Flag> find_emoji_wall(std::string_view text) {
    int emoji = 0, letters = 0;
    Extent wall;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        const auto from = i;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        if (c >= 0x2190 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) {
            ++emoji;
            wall.reach(from, i);
        } else if (u_isalpha(c) != 0)
            ++letters;
    }
    if (emoji < kMinEmojiWall || emoji < letters)
        return {};
    return Flag{"emoji-wall", Severity::Notice, 0.4, fmt::format("A wall of {} emoji", emoji), wall.spans()};
}

std::optional<Flag> find_zalgo(std::string_view text) {
    int stacks = 0, marks = 0;
    bool vietnamese = false;
    Extent stacked;
    std::int32_t base = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        const auto from = i;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        if (!is_loose_mark(c)) {
            base = from;
            marks = 0;
            vietnamese = false;
            continue;
        }
        vietnamese = vietnamese || is_vietnamese(c);
        if (++marks == 2 && !vietnamese)
            ++stacks;
        if (marks >= 2 && !vietnamese)
            stacked.reach(base, i);
    }
    if (stacks < kMinStacks)
        return {};
    return Flag{"zalgo", Severity::Notice, 0.7, "Letters under stacked marks", stacked.spans()};
}

std::optional<Flag> find_shouting(std::string_view text) {
    int capitals = 0, letters = 0, run = 0;
    Extent shouted;
    UChar32 before = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        const auto from = i;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        run = c == before ? run + 1 : 1;
        before = c;
        const bool upper = u_isupper(c) != 0;
        if (upper)
            shouted.reach(from, i);
        if (run > 2 || (!upper && u_islower(c) == 0)) // "BRAVOOOOOO" is applause
            continue;
        ++letters;
        capitals += upper ? 1 : 0;
    }
    if (letters < kMinShoutedLetters || capitals < kShouted * letters)
        return {};
    return Flag{"shouting", Severity::Notice, 0.4, "Shouting", shouted.spans()};
}

} // namespace regie
