#include "show/one_line.h"

#include "show/text.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace regie {

namespace {

bool obeyed_by_terminals(UChar32 c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

} // namespace

std::string one_line(std::string_view text) {
    const auto valid = valid_utf8(text);
    const auto size = static_cast<std::int32_t>(valid.size());
    std::string line;
    line.reserve(valid.size());
    for (std::int32_t at = 0; at < size;) {
        const auto begin = at;
        UChar32 c = 0;
        U8_NEXT(valid.data(), at, size, c);
        if (obeyed_by_terminals(c))
            line += ' ';
        else
            line.append(valid, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
    return line;
}

} // namespace regie
