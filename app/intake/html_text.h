#pragma once
// Plain text of what a platform sends as HTML. The result is as hostile as the input: nothing here makes it
// safe to be read as HTML again.

#include <string>
#include <string_view>

namespace regie::intake {

/// Without tags (an image leaves its `alt`: that is how emoji are sent; a line or paragraph break a space)
/// and with character references resolved; U+FFFD for one to what is no character. A "<" that begins no tag
/// stays. Never longer than the input.
std::string html_text(std::string_view html);

} // namespace regie::intake
