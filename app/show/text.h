#pragma once
// What people wrote is hostile until shown otherwise: every text from outside passes here before it is kept.

#include <cstddef>
#include <string>
#include <string_view>

namespace regie {

/// Valid UTF-8 (broken sequences become U+FFFD) without control characters (newlines become spaces, several
/// spaces one), without bidirectional overrides and isolates (U+202A–E, U+2066–9) and without invisible
/// characters, but for joiners, emoji styles, direction marks (U+200E, U+200F, U+061C) and no-break spaces,
/// which have honest uses; at most two combining marks a base (three of a script's own), 64 bytes a grapheme
/// and `max_graphemes` user-perceived characters, then "…". Empty when nothing in it can be seen. See
/// PITFALLS 22: each was seen to break a picture.
std::string clean_text(std::string_view text, std::size_t max_graphemes = 500);

/// The same with broken sequences as U+FFFD, and nothing else changed.
std::string valid_utf8(std::string_view text);

/// How many user-perceived characters (emoji families count as one).
std::size_t count_graphemes(std::string_view text);

/// The first `max_graphemes` of them, then "…" when something was cut.
std::string shorten(std::string_view text, std::size_t max_graphemes);

/// Whether `text` is `whole` with words left out, each gap marked by "…" and nothing else changed.
bool is_shortened(std::string_view text, std::string_view whole);

/// French puts a space before ? ! ; : and inside « »: makes it one that does not break, so that no line
/// begins with a mark.
std::string bind_punctuation(std::string_view text);

} // namespace regie
