#pragma once
// The reasons of flags in the desk's language. The log has them in English, as the engine gave them; what is
// not known here stays as it is.

#include <QString>

#include <string>

namespace regie::desk {

/// "Insult, spaced out: “nuls”" → « Insulte, espacée : « nuls » ».
QString reason_words(const std::string& reason);

/// "fr" → "French".
QString language_words(const QString& language);

/// A topic of questions: "hours".
QString topic_words(const QString& topic);

/// What a template is called: "lower third".
QString template_words(const std::string& label);

/// What a template's field is called: "title".
QString field_words(const std::string& name);
/// What a field can be chosen to be: "shadow".
QString choice_words(const std::string& choice);

} // namespace regie::desk
