#pragma once
// Flag rules as a moderator reads them: pure functions.

#include <QString>

#include <string>
#include <string_view>

namespace regie::desk {

/// "insult" → "Insults"; a rule that is not known here keeps its own name.
QString rule_words(std::string_view rule);

/// "Hidden by …": a person's name, or "the rule “Scams”" when the log says that a rule did it.
QString actor_words(const std::string& actor);

} // namespace regie::desk
