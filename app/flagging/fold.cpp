#include "flagging/fold.h"

#include "flagging/look_alikes.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace regie {

namespace {

bool is_ascii_letter(char32_t c) { return c >= 'a' && c <= 'z'; }
bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

Folded ascii(char byte, std::uint32_t at) {
    const bool capital = byte >= 'A' && byte <= 'Z';
    const auto c = static_cast<char32_t>(capital ? byte - 'A' + 'a' : byte);
    return {c, is_ascii_letter(c), false, false, c, at, 1, capital};
}

// A Latin letter in a circle, on a flag or a small capital is one all the same; a Cyrillic one is not.
Folded plain(const PlainCharacter& one, std::uint32_t at, std::uint32_t length, bool after_invisible) {
    if (one.twin == 0)
        return {one.letter, is_ascii_letter(one.letter), false, after_invisible, one.letter, at, length,
                false};
    const bool latin =
        !is_letter(one.letter) || uscript_hasScript(static_cast<UChar32>(one.letter), USCRIPT_LATIN) != 0;
    return {one.twin, latin, true, after_invisible, one.letter, at, length, false};
}

// Two of them are a country's flag, not two letters.
void leave_flags(std::vector<Folded>& text) {
    for (std::size_t i = 0; i < text.size();) {
        auto end = i;
        while (end < text.size() && is_flag_letter(text[end].own))
            ++end;
        if (end - i == 2)
            for (; i < end; ++i) {
                text[i].c = text[i].own;
                text[i].latin = text[i].look_alike = false;
            }
        i = end == i ? i + 1 : end;
    }
}

} // namespace

bool is_letter(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : u_isalpha(static_cast<UChar32>(c)) != 0; }

std::vector<Folded> fold(std::string_view utf8) {
    const auto& characters = PlainCharacters::all();
    std::vector<Folded> out;
    out.reserve(utf8.size());
    bool after_invisible = false, has_flags = false;
    const auto size = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t i = 0; i < size;) {
        const auto at = static_cast<std::uint32_t>(i);
        if (const char byte = utf8[at]; static_cast<unsigned char>(byte) < 0x80) {
            out.push_back(ascii(byte, at));
            out.back().after_invisible = after_invisible;
            after_invisible = false;
            ++i;
            continue;
        }
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(utf8.data(), i, size, code);
        const auto length = static_cast<std::uint32_t>(i) - at;
        const auto one = characters.of(static_cast<char32_t>(code));
        switch (one.kind) {
        case PlainCharacter::Kind::Mark:
            if (!out.empty() && !after_invisible)
                out.back().length = static_cast<std::uint32_t>(i) - out.back().at;
            continue;
        case PlainCharacter::Kind::Invisible:
            after_invisible = true;
            continue;
        case PlainCharacter::Kind::Several:
            for (const auto letter : characters.several(one))
                out.push_back(
                    {letter, is_ascii_letter(letter), false, after_invisible, letter, at, length, false});
            break;
        case PlainCharacter::Kind::One:
            out.push_back(plain(one, at, length, after_invisible));
            has_flags = has_flags || is_flag_letter(one.letter);
            break;
        }
        after_invisible = false;
    }
    if (has_flags)
        leave_flags(out);
    return out;
}

} // namespace regie
