#pragma once
// Questions from the public, so that the crew finds those it can answer.

#include "show/comment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// A question, with what it asks about: "Question: hours, prices". `words`: plain_words() of `text`.
std::optional<Flag> find_question(std::string_view text, const std::vector<std::string>& words);

} // namespace regie
