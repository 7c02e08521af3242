#pragma once
// A comment as words, read in every way a person would read it: plain, with figures for letters, spaced out,
// stretched.

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

/// One way to read a word.
struct Reading {
    std::string text; ///< folded, a–z where Latin; '*' for a letter that was starred out
    Disguise disguise = Disguise::None;
};

/// One word: its readings, the plain one first.
using Word = std::vector<Reading>;

/// The comment's words in order.
using Words = std::vector<Word>;

/// The ways to cut and read a comment. The first is the plain one; others are there only where something
/// looks like a disguise.
std::vector<Words> read_words(std::string_view utf8);

/// The plain words alone, for lists: "Bande de…" → {"bande", "de"}.
std::vector<std::string> plain_words(std::string_view utf8);

} // namespace regie
