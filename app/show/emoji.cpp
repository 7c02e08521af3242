#include "show/emoji.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>

namespace regie {

namespace {

constexpr UChar kTextStyle = 0xFE0E, kEmojiStyle = 0xFE0F, kKeycap = 0x20E3;

/// One user-perceived character.
bool is_emoji(std::u16string_view sign) {
    const auto has = [&](UChar wanted) { return sign.find(wanted) != std::u16string_view::npos; };
    const auto length = static_cast<std::int32_t>(sign.size());
    std::int32_t at = 0;
    UChar32 first = 0, second = 0;
    U16_NEXT(sign.data(), at, length, first);
    if (at < length)
        U16_NEXT(sign.data(), at, length, second);
    if (!u_hasBinaryProperty(first, UCHAR_EMOJI) || has(kTextStyle))
        return false;
    if (first < 0x80)
        return has(kKeycap);
    return has(kEmojiStyle) || u_hasBinaryProperty(first, UCHAR_EMOJI_PRESENTATION) ||
           u_hasBinaryProperty(second, UCHAR_EMOJI_MODIFIER);
}

/// Most texts have none: no rules are walked for them.
bool may_have_emoji(std::u16string_view text) {
    return std::any_of(text.begin(), text.end(), [](char16_t c) {
        return c == kEmojiStyle || c == kKeycap || U16_IS_LEAD(c) || (c >= 0x2190 && c < 0x3400);
    });
}

} // namespace

std::vector<TextStretch> emoji_in(std::u16string_view text) {
    if (!may_have_emoji(text))
        return {};
    UErrorCode error = U_ZERO_ERROR;
    // Opening the rules costs more than walking a comment with them.
    thread_local const std::unique_ptr<UBreakIterator, void (*)(UBreakIterator*)> breaks(
        ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error), ubrk_close);
    ubrk_setText(breaks.get(), text.data(), static_cast<std::int32_t>(text.size()), &error);
    if (U_FAILURE(error))
        return {};
    std::vector<TextStretch> found;
    std::size_t start = 0;
    for (auto next = ubrk_next(breaks.get()); next != UBRK_DONE; next = ubrk_next(breaks.get())) {
        const auto end = static_cast<std::size_t>(next);
        if (is_emoji(text.substr(start, end - start))) {
            if (!found.empty() && found.back().start + found.back().length == start)
                found.back().length += end - start;
            else
                found.push_back({start, end - start});
        }
        start = end;
    }
    return found;
}

} // namespace regie
