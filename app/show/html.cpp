#include "show/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace regie {

namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestReference = 10; // "&#x10FFFF;"

/// From U+00A0 on, each the next.
constexpr std::array kLatin1 = std::to_array<std::string_view>({
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
});
constexpr auto kOthers = std::to_array<std::pair<std::string_view, std::uint32_t>>({
    {"amp", 0x26},      {"lt", 0x3C},       {"gt", 0x3E},       {"quot", 0x22},     {"apos", 0x27},
    {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"fnof", 0x192},    {"circ", 0x2C6},    {"tilde", 0x2DC},   {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},    {"lrm", 0x200E},    {"rlm", 0x200F},
    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},  {"dagger", 0x2020}, {"bull", 0x2022},
    {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},  {"Prime", 0x2033},  {"lsaquo", 0x2039},
    {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"larr", 0x2190},   {"uarr", 0x2191},
    {"rarr", 0x2192},   {"darr", 0x2193},   {"harr", 0x2194},   {"minus", 0x2212},  {"ne", 0x2260},
    {"le", 0x2264},     {"ge", 0x2265},     {"hearts", 0x2665}, {"star", 0x2606},   {"check", 0x2713},
});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void append_utf8(std::string& out, std::uint32_t code) {
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

std::uint32_t code_of(std::string_view name) {
    if (const auto* at = std::find(kLatin1.begin(), kLatin1.end(), name); at != kLatin1.end())
        return 0xA0 + static_cast<std::uint32_t>(at - kLatin1.begin());
    const auto* at =
        std::find_if(kOthers.begin(), kOthers.end(), [&](const auto& other) { return other.first == name; });
    return at == kOthers.end() ? 0 : at->second;
}

} // namespace

std::size_t take_html_reference(std::string_view rest, std::string& out) {
    const auto end = rest.substr(0, kLongestReference).find(';');
    if (end == kNone)
        return 0;
    auto name = rest.substr(1, end - 1);
    if (const auto code = code_of(name)) {
        append_utf8(out, code);
        return end + 1;
    }
    if (name.empty() || name.front() != '#')
        return 0;
    name.remove_prefix(1);
    const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
    if (hexadecimal)
        name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto* const last = name.data() + name.size();
    const auto read = std::from_chars(name.data(), last, code, hexadecimal ? 16 : 10);
    if (name.empty() || read.ec != std::errc{} || read.ptr != last)
        return 0;
    append_utf8(out, code);
    return end + 1;
}

std::size_t html_tag_length(std::string_view rest) {
    const auto name = rest.size() > 1 && rest[1] == '/' ? 2U : 1U;
    if (rest.size() <= name || !is_letter(rest[name]))
        return 0;
    const auto end = rest.find_first_of("<>", name);
    return end != kNone && rest[end] == '>' ? end + 1 : 0;
}

} // namespace regie
