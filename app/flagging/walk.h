#pragma once
// Follows a comment through the trie in every way a person would read it: letters as they are, signs as
// letters, what is between letters left out.

#include "flagging/way.h"

#include <vector>

namespace regie {

/// Where an entry may begin and end: at the edges of words, or within a word as well.
enum class Within { Text, Words };

/// All ways to read an entry in `text`, sure or not, from the first place on. Linear in the text's length:
/// from one place some hundred steps are taken at most.
std::vector<Way> walk(const Trie& trie, const FoldedText& text, Within within);

} // namespace regie
