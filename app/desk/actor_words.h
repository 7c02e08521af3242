#pragma once
// Who did something, as people say it: pure functions.

#include <QString>

#include <string>

namespace regie::desk {

/// Behind "by": a person's name as it is, "the rule “Scams”" or "the campaign" when the log says that one of
/// ours did it (show/actors.h).
QString actor_words(const std::string& actor);

/// "… already, by rule:scam." → "… already, by the rule “Scams”."
QString with_actor_words(QString sentence);

} // namespace regie::desk
