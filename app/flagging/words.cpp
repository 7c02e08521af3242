#include "flagging/words.h"

#include "flagging/folded_text.h"

#include <unicode/utf8.h>

namespace regie {

std::string_view words_for(Disguise disguise) {
    switch (disguise) {
    case Disguise::None:
        return "";
    case Disguise::Stretched:
        return ", stretched";
    case Disguise::RunTogether:
        return ", run together";
    case Disguise::Invisible:
        return ", with invisible characters";
    case Disguise::LookAlike:
        return ", in look-alike letters";
    case Disguise::Figures:
        return ", with figures for letters";
    case Disguise::Starred:
        return ", starred out";
    case Disguise::Split:
        return ", split up";
    case Disguise::SpacedOut:
        return ", spaced out";
    }
    return "";
}

std::vector<std::string> plain_words(std::string_view utf8) {
    const FoldedText text(utf8);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!text.is(i, CharacterKind::Letter))
            continue;
        auto& word = words.emplace_back();
        for (; text.is(i, CharacterKind::Letter); ++i) {
            char bytes[U8_MAX_LENGTH];
            std::int32_t length = 0;
            U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(text.chars[i].c));
            word.append(bytes, static_cast<std::size_t>(length));
        }
    }
    return words;
}

} // namespace regie
