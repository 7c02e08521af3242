#pragma once
// The words of a comment, and how a word was hidden from a word list.

#include <string>
#include <string_view>
#include <vector>

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

/// The plain words alone, without figures: "Bande de…" → {"bande", "de"}.
std::vector<std::string> plain_words(std::string_view utf8);

} // namespace regie
