#pragma once
// Which language a comment is in, as far as a few words tell.

#include <optional>
#include <string_view>

namespace regie {

/// Two letters ("fr", "ar"); nothing when the text is too short or could be several.
std::optional<std::string_view> language_of(std::string_view text);

} // namespace regie
