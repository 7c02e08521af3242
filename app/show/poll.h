#pragma once
// How the audience votes: with a number in a comment. Pure.

#include <cstddef>
#include <optional>
#include <string_view>

namespace regie {

/// Which of `options` answers, from 0, a comment's text votes for: "2", "2.", "2️⃣", "n° 2", "#2" and
/// nothing else in it. None: it is no vote.
std::optional<std::size_t> vote_of(std::string_view text, std::size_t options);

} // namespace regie
