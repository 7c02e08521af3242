#include "show/cea608.h"

#include "show/captions.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace regie {

namespace {

/// A character of the sets beside ASCII. `basic` stands in the basic set; else it is a pair, and `before` a
/// basic character that an old decoder shows in its place (0: none is needed).
struct Sign {
    std::uint8_t basic = 0, first = 0, second = 0;
    char before = 0;
};

// CTA-608-E, tables 49 to 51: what French and its neighbours write.
const std::map<char32_t, Sign>& signs() {
    static const std::map<char32_t, Sign> all = {
        {U'á', {0x2A}},
        {U'é', {0x5C}},
        {U'í', {0x5E}},
        {U'ó', {0x5F}},
        {U'ú', {0x60}},
        {U'ç', {0x7B}},
        {U'÷', {0x7C}},
        {U'Ñ', {0x7D}},
        {U'ñ', {0x7E}},
        {U'®', {0, 0x11, 0x30}},
        {U'°', {0, 0x11, 0x31}},
        {U'½', {0, 0x11, 0x32}},
        {U'¿', {0, 0x11, 0x33}},
        {U'™', {0, 0x11, 0x34}},
        {U'¢', {0, 0x11, 0x35}},
        {U'£', {0, 0x11, 0x36}},
        {U'♪', {0, 0x11, 0x37}},
        {U'à', {0, 0x11, 0x38}},
        {U'è', {0, 0x11, 0x3A}},
        {U'â', {0, 0x11, 0x3B}},
        {U'ê', {0, 0x11, 0x3C}},
        {U'î', {0, 0x11, 0x3D}},
        {U'ô', {0, 0x11, 0x3E}},
        {U'û', {0, 0x11, 0x3F}},
        {U'Á', {0, 0x12, 0x20, 'A'}},
        {U'É', {0, 0x12, 0x21, 'E'}},
        {U'Ó', {0, 0x12, 0x22, 'O'}},
        {U'Ú', {0, 0x12, 0x23, 'U'}},
        {U'Ü', {0, 0x12, 0x24, 'U'}},
        {U'ü', {0, 0x12, 0x25, 'u'}},
        {U'*', {0, 0x12, 0x28, ' '}},
        {U'—', {0, 0x12, 0x2A, '-'}},
        {U'–', {0, 0x12, 0x2A, '-'}},
        {U'•', {0, 0x12, 0x2D, '.'}},
        {U'“', {0, 0x12, 0x2E, '"'}},
        {U'”', {0, 0x12, 0x2F, '"'}},
        {U'À', {0, 0x12, 0x30, 'A'}},
        {U'Â', {0, 0x12, 0x31, 'A'}},
        {U'Ç', {0, 0x12, 0x32, 'C'}},
        {U'È', {0, 0x12, 0x33, 'E'}},
        {U'Ê', {0, 0x12, 0x34, 'E'}},
        {U'Ë', {0, 0x12, 0x35, 'E'}},
        {U'ë', {0, 0x12, 0x36, 'e'}},
        {U'Î', {0, 0x12, 0x37, 'I'}},
        {U'Ï', {0, 0x12, 0x38, 'I'}},
        {U'ï', {0, 0x12, 0x39, 'i'}},
        {U'Ô', {0, 0x12, 0x3A, 'O'}},
        {U'Ù', {0, 0x12, 0x3B, 'U'}},
        {U'ù', {0, 0x12, 0x3C, 'u'}},
        {U'Û', {0, 0x12, 0x3D, 'U'}},
        {U'«', {0, 0x12, 0x3E, '"'}},
        {U'»', {0, 0x12, 0x3F, '"'}},
        {U'Ä', {0, 0x13, 0x30, 'A'}},
        {U'ä', {0, 0x13, 0x31, 'a'}},
        {U'Ö', {0, 0x13, 0x32, 'O'}},
        {U'ö', {0, 0x13, 0x33, 'o'}},
        {U'ß', {0, 0x13, 0x34, 's'}},
    };
    return all;
}

// What no set has, in letters that they have. The basic set has other signs at some of ASCII's places.
std::string_view said_with(char32_t sign) {
    switch (sign) {
    case U'œ':
        return "oe";
    case U'Œ':
        return "OE";
    case U'æ':
        return "ae";
    case U'Æ':
        return "AE";
    case U'’':
    case U'‘':
        return "'";
    case U'…':
        return "...";
    case U'€':
        return "EUR";
    case U'\u00A0':
    case U'\u202F':
        return " ";
    case U'ÿ':
        return "y";
    case U'\\':
        return "/";
    case U'^':
    case U'_':
    case U'`':
    case U'{':
    case U'|':
    case U'}':
    case U'~':
        return " ";
    default:
        return {};
    }
}

std::uint8_t with_parity(std::uint8_t seven_bits) {
    return std::popcount(seven_bits) % 2 == 0 ? seven_bits | 0x80 : seven_bits;
}

char32_t next_sign(std::string_view& text) {
    const auto lead = static_cast<std::uint8_t>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t sign = length == 1 ? lead : lead & (0x7F >> length);
    for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
        sign = (sign << 6) | (static_cast<std::uint8_t>(text[i]) & 0x3F);
    text.remove_prefix(std::min(length, text.size()));
    return sign;
}

} // namespace

// Twice in a row: a decoder that misses the first takes the second, one that has it leaves the second out.
void Cea608::control(std::uint8_t first, std::uint8_t second) {
    flush();
    const Cea608Pair pair{with_parity(first), with_parity(second)};
    pairs_.insert(pairs_.end(), {pair, pair});
}

void Cea608::put(std::uint8_t byte) {
    if (half_ == 0) {
        half_ = byte;
        return;
    }
    pairs_.push_back({with_parity(half_), with_parity(byte)});
    half_ = 0;
}

void Cea608::flush() {
    if (half_ != 0)
        pairs_.push_back({with_parity(half_), 0x80});
    half_ = 0;
}

void Cea608::line(std::string_view text) {
    control(0x14, 0x2D); // carriage return
    control(0x14, 0x70); // row 15, from the left
    while (!text.empty()) {
        const char32_t sign = next_sign(text);
        if (const auto known = signs().find(sign); known != signs().end()) {
            const auto& [basic, first, second, before] = known->second;
            if (basic != 0) {
                put(basic);
                continue;
            }
            if (before != 0)
                put(static_cast<std::uint8_t>(before)); // the pair takes its place
            control(first, second);
        } else if (const auto instead = said_with(sign); !instead.empty()) {
            for (const char letter : instead)
                put(static_cast<std::uint8_t>(letter));
        } else if (sign >= 0x20 && sign < 0x7B && sign != U'*') {
            put(static_cast<std::uint8_t>(sign));
        }
    }
    flush();
}

void Cea608::say(std::string_view text) {
    const auto lines = caption_lines(text, kColumns);
    const auto rows = std::clamp(static_cast<int>(lines.size()), 2, 4);
    if (rows != std::exchange(rows_, rows))
        control(0x14, static_cast<std::uint8_t>(0x23 + rows)); // roll-up: 25 two lines, 26 three, 27 four
    for (const auto& words : lines)
        line(words);
}

void Cea608::clear() {
    if (rows_ > 0)
        control(0x14, 0x2C); // erase displayed memory
}

Cea608Pair Cea608::next() {
    if (pairs_.empty())
        return {0x80, 0x80};
    const auto pair = pairs_.front();
    pairs_.pop_front();
    return pair;
}

} // namespace regie
