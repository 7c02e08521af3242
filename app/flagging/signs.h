#pragma once
// What signs stand for in hidden words: a letter they are drawn like, a letter left out, or nothing.

#include <string_view>

namespace regie {

/// The letters a figure or sign is written for: '1' → "il"; empty when it is none.
std::u32string_view letters_for(char32_t c);

/// How a sign stands for a letter that was left out.
enum class Blank {
    No,
    Vowel,  ///< also parts words, so only sure where a vowel is missing: "f-ck"
    Letter, ///< put there to hide one: "n*ls", "f🤬ck"
};
Blank blank_for(char32_t c);

/// Signs that hold the parts of one word together: "dé-bi-les", "n_u_l_s". Others end a sentence or an
/// article.
bool joins_words(char32_t c);
bool is_apostrophe(char32_t c);

} // namespace regie
