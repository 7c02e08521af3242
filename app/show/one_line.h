#pragma once
// Words of others on their way to a terminal or a log that is read in one.

#include <string>
#include <string_view>

namespace regie {

/// Valid UTF-8 on one line that moves no cursor, colours nothing and turns no direction around: what could
/// (control characters, separators of lines, bidirectional overrides and isolates) becomes a space.
std::string one_line(std::string_view text);

} // namespace regie
