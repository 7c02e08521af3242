#pragma once
// Follows a comment through the trie in every way a person would read it: letters as they are, signs as
// letters, what is between letters left out.

#include "flagging/way.h"

#include <vector>

namespace regie {

/// All ways to read an entry in `text`, sure or not, from the first place on. Linear in the text's length:
/// from one place some hundred steps are taken at most.
std::vector<Way> walk(const Trie& trie, const FoldedText& text);

} // namespace regie
