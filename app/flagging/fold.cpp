#include "flagging/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <unordered_map>

namespace regie {

namespace {

// Stands for an invisible character while ICU, which would drop it, is at work. Private use, so nothing else
// is it.
constexpr UChar32 kInvisible = 0xE000;

struct Twins {
    std::u32string_view letters, latin;
};
// After the case fold, so lower case on the left; from Unicode's confusables.txt, what people were seen to
// use.
constexpr Twins kLookAlikes[] = {
    {U"авсԁеһіјкмнорѕтуѵԝхԛь", U"abcdehijkmhopstyvwxqb"},       // Cyrillic
    {U"αβεηικνορτυχγω", U"abenikvoptuxyw"},                     // Greek
    {U"ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", U"abcdefghijklmnoprstuvwyz"}, // small capitals
    {U"ıɑɡ", U"iag"},
};

using LookAlikes = std::unordered_map<char32_t, char32_t>;

const LookAlikes& look_alikes() {
    static const auto all = [] {
        LookAlikes map;
        for (const auto& [letters, latin] : kLookAlikes)
            for (std::size_t i = 0; i < letters.size(); ++i)
                map.emplace(letters[i], latin[i]);
        // Letters in circles, squares and flags: each block is an alphabet.
        for (const char32_t first : {0x1F150U, 0x1F170U, 0x1F1E6U})
            for (char32_t i = 0; i < 26; ++i)
                map.emplace(first + i, U'a' + i);
        return map;
    }();
    return all;
}

// Letters of Latin alphabets that no decomposition takes to a–z.
std::u32string_view plain_latin(char32_t c) {
    switch (c) {
    case U'œ':
        return U"oe";
    case U'æ':
        return U"ae";
    case U'ø':
        return U"o";
    case U'ł':
        return U"l";
    case U'đ':
        return U"d";
    default:
        return {};
    }
}

bool is_ascii_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

std::vector<Folded> fold_ascii(std::string_view text) {
    std::vector<Folded> out;
    out.reserve(text.size());
    for (const char byte : text) {
        const char c = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
        out.push_back({static_cast<char32_t>(c), is_ascii_letter(static_cast<char32_t>(c)), false, false});
    }
    return out;
}

icu::UnicodeString normalised(std::string_view text) {
    icu::UnicodeString marked;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        const bool emoji_style = c == 0xFE0E || c == 0xFE0F;
        if (!emoji_style && c > 0x7F && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            c = kInvisible;
        marked.append(c);
    }
    UErrorCode error = U_ZERO_ERROR;
    const auto folded = icu::Normalizer2::getNFKCCasefoldInstance(error)->normalize(marked, error);
    return icu::Normalizer2::getNFDInstance(error)->normalize(folded, error);
}

} // namespace

bool is_letter(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : u_isalpha(static_cast<UChar32>(c)) != 0; }

std::vector<Folded> fold(std::string_view utf8) {
    if (std::all_of(utf8.begin(), utf8.end(),
                    [](char byte) { return static_cast<unsigned char>(byte) < 0x80; }))
        return fold_ascii(utf8);
    const auto text = normalised(utf8);
    std::vector<Folded> out;
    out.reserve(static_cast<std::size_t>(text.length()));
    bool after_invisible = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto c = static_cast<char32_t>(text.char32At(i));
        if (c == kInvisible) {
            after_invisible = true;
            continue;
        }
        if (c >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0)
            continue;
        if (const auto latin = plain_latin(c); !latin.empty()) {
            for (const auto one : latin)
                out.push_back({one, true, false, false});
        } else if (const auto twin = c < 0x80 ? look_alikes().end() : look_alikes().find(c);
                   twin != look_alikes().end()) {
            out.push_back({twin->second, false, true, after_invisible});
        } else {
            out.push_back({c, is_ascii_letter(c), false, after_invisible});
        }
        after_invisible = false;
    }
    return out;
}

} // namespace regie
