#pragma once
// How a word was hidden from a word list.

#include <string_view>

namespace regie {

/// How a word was hidden from a word list; what is named first is the weakest.
enum class Disguise {
    None,
    Stretched,
    RunTogether,
    Invisible,
    LookAlike,
    Figures,
    Starred,
    Split,
    SpacedOut
};

/// ", spaced out"; empty for None.
std::string_view words_for(Disguise disguise);

} // namespace regie
