#include "flagging/look_alikes.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <memory>
#include <unordered_map>

namespace regie {

namespace {

using Kind = PlainCharacter::Kind;
using Spoof = std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>;

struct Twins {
    std::u32string_view letters, latin;
};
// After the case fold, so lower case on the left. What people were seen to use where confusables.txt says
// nothing, or says a small capital.
constexpr Twins kTwins[] = {
    {U"авсԁеһіјкмнорѕтуѵԝхԛьпґгбдълџ", U"abcdehijkmhopstyvwxqbnrrbdblu"}, // Cyrillic
    {U"αβεηικμνορτυχγωσπδλ", U"abenikuvoptuxywondl"},                     // Greek
    {U"ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", U"abcdefghijklmnopqrstuvwyz"},         // small capitals
    {U"ıɑɡʇɐǝɟɥɯɹʌʍʎɔ", U"iagtaefhmrvwyc"},                               // and letters on their heads
    {U"ßþŋ", U"bpn"},
    {U"ɓɖɗɠɦƙɱɲƞƥʠɾʂƭʋⱳƴʐʈɭ", U"bddghkmnnpqrstvwyztl"}, // with hooks
};

std::unordered_map<char32_t, char32_t> own_twins() {
    std::unordered_map<char32_t, char32_t> map;
    for (const auto& [letters, latin] : kTwins)
        for (std::size_t i = 0; i < letters.size(); ++i)
            map.emplace(letters[i], latin[i]);
    // Letters in circles, squares and flags: each block is an alphabet.
    for (const char32_t first : {0x1F150U, 0x1F170U, 0x1F1E6U})
        for (char32_t i = 0; i < 26; ++i)
            map.emplace(first + i, U'a' + i);
    return map;
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
    case U'ð':
        return U"d";
    case U'ħ':
        return U"h";
    case U'ŧ':
        return U"t";
    default:
        return {};
    }
}

bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

// Decomposed, without the marks.
std::u32string without_marks(const icu::UnicodeString& text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto apart = icu::Normalizer2::getNFDInstance(error)->normalize(text, error);
    std::u32string out;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
        if (const auto c = static_cast<char32_t>(apart.char32At(i)); !is_mark(c))
            out += c;
    return out;
}

std::u32string folded(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    return without_marks(icu::Normalizer2::getNFKCCasefoldInstance(error)->normalize(
        icu::UnicodeString(static_cast<UChar32>(c)), error));
}

char32_t drawn_like(char32_t c, const USpoofChecker* spoof) {
    if (spoof == nullptr)
        return 0;
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(spoof, 0, icu::UnicodeString(static_cast<UChar32>(c)), skeleton, &error);
    const auto letters = without_marks(skeleton);
    if (U_FAILURE(error) || letters.size() != 1)
        return 0;
    const auto upper = letters[0] >= 'A' && letters[0] <= 'Z';
    const auto twin = upper ? letters[0] - U'A' + U'a' : letters[0];
    // confusables.txt takes I and 1 for l.
    return twin == 'l' && u_isupper(static_cast<UChar32>(c)) != 0 ? U'i' : twin;
}

bool is_small_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

char32_t twin_of(char32_t c, char32_t folded, const USpoofChecker* spoof) {
    static const auto own = own_twins();
    if (folded < 0x80)
        return 0;
    // A capital is drawn unlike its small letter: Η is an H, η an n.
    if (c != folded)
        if (const auto twin = drawn_like(c, spoof); is_small_letter(twin))
            return twin;
    if (const auto found = own.find(folded); found != own.end())
        return found->second;
    const auto twin = drawn_like(folded, spoof);
    return is_small_letter(twin) ? twin : 0;
}

// Scripts with look-alikes, forms for compatibility, letters for mathematics, letters as pictures. Whatever
// lies elsewhere (Chinese, Korean, emoji) stands for itself.
struct Range {
    char32_t first, end;
};
constexpr Range kTable[] = {
    {0x0000, 0x3400}, {0xA000, 0xAC00}, {0xF900, 0x10000}, {0x1D400, 0x1D800}, {0x1F000, 0x1F300}};

PlainCharacter plain_elsewhere(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (c >= 0x1F3FB && c <= 0x1F3FF) // skin colours
        return {0, 0, Kind::Mark};
    const bool emoji = c >= 0x1F300 && c < 0x1FB00;
    const bool han_or_hangul = c >= 0x3400 && c < 0xD7A4;
    if (emoji || han_or_hangul)
        return {c, 0, Kind::One};
    if (is_mark(c))
        return {0, 0, Kind::Mark};
    if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return {0, 0, Kind::Invisible};
    return {static_cast<char32_t>(u_foldCase(code, U_FOLD_CASE_DEFAULT)), 0, Kind::One};
}

} // namespace

const PlainCharacters& PlainCharacters::all() {
    static const PlainCharacters table;
    return table;
}

PlainCharacters::PlainCharacters() {
    UErrorCode error = U_ZERO_ERROR;
    const Spoof spoof{uspoof_open(&error), &uspoof_close};
    for (const auto& [first, end] : kTable)
        for (auto c = first; c < end; ++c) {
            if (c % 0x100 == 0)
                page_of_[c >> 8] = static_cast<short>(table_.size() >> 8);
            table_.push_back(packed(c, spoof.get()));
        }
}

PlainCharacter PlainCharacters::packed(char32_t c, const USpoofChecker* spoof) {
    const auto code = static_cast<UChar32>(c);
    if (is_mark(c)) // the selectors of an emoji's style are marks too
        return {0, 0, Kind::Mark};
    if (c >= 0x80 && u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return {0, 0, Kind::Invisible};
    auto letters = folded(c);
    if (letters.size() == 1)
        if (const auto plain = plain_latin(letters[0]); !plain.empty())
            letters = plain;
    if (letters.empty())
        return {0, 0, Kind::Mark};
    if (letters.size() == 1)
        return {letters[0], twin_of(c, letters[0], spoof), Kind::One};
    several_.push_back(letters);
    return {static_cast<char32_t>(several_.size() - 1), 0, Kind::Several};
}

PlainCharacter PlainCharacters::of(char32_t c) const {
    const auto page = c >> 8 < kPages ? page_of_[c >> 8] : short{-1};
    return page < 0 ? plain_elsewhere(c) : table_[static_cast<std::size_t>(page) << 8 | (c & 0xFF)];
}

} // namespace regie
