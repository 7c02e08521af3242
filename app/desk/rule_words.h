#pragma once
// Flag rules as a moderator reads them: pure functions.

#include <QString>

#include <string_view>

namespace regie::desk {

/// "insult" → "Insults"; a rule that is not known here keeps its own name.
QString rule_words(std::string_view rule);

} // namespace regie::desk
