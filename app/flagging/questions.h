#pragma once
// Questions from the public, so that the crew finds those it can answer.

#include "flagging/folded_text.h"
#include "show/comment.h"

#include <optional>
#include <string_view>

namespace regie {

/// A question, with what it asks about and its words: "Question: hours, prices". `folded` is that of `text`.
/// `to_somebody`: it answers somebody else in the audience, who is asked then, unless it names a topic of
/// ours.
std::optional<Flag> find_question(std::string_view text, const FoldedText& folded, bool to_somebody = false);

} // namespace regie
