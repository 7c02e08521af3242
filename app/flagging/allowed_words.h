#pragma once
// Words and phrases that mean no harm, taken out before the classifiers read a comment.

#include "flagging/folded_text.h"
#include "flagging/lexicon.h"
#include "flagging/stance_words.h"

#include <vector>

namespace regie {

/// Made from a lexicon's harmless entries: the built-in ones ("cul-de-sac") and those the crew allows.
/// Immutable.
class AllowedWords {
  public:
    explicit AllowedWords(const Lexicon& lexicon);

    /// `text`'s characters with spaces in place of these, so that nothing moves.
    std::vector<Folded> without(const FoldedText& text) const;

  private:
    StanceWords words_;
};

} // namespace regie
