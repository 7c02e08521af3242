#pragma once
// Questions from the public, so that the crew finds those it can answer.

#include "flagging/folded_text.h"
#include "show/comment.h"

#include <optional>
#include <string_view>

namespace regie {

/// A question, with what it asks about and its words: "Question: hours, prices". `folded` is that of `text`.
std::optional<Flag> find_question(std::string_view text, const FoldedText& folded);

} // namespace regie
