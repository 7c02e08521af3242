#pragma once
// How a comment looks on air: the same for the engine that takes it and for the desk that shows it
// beforehand.

#include "show/comment.h"
#include "show/event.h"
#include "show/show_file.h"

#include <string>

namespace regie {

/// Two lines of a pinned comment at the smallest size it is shown in.
inline constexpr std::size_t kPinnedGraphemes = 160;

/// The fields of the template "pinned-comment". `shortened`: the words a person has left of it; empty: all.
Fields pinned_fields(const Comment& comment, const std::string& shortened, NamePolicy names);

/// `wanted` as it may go on air in the comment's place: shortened with "…" (or "...") and otherwise what was
/// written.
Result<std::string> shortened_by_hand(const std::string& wanted, const Comment& comment);

} // namespace regie
