#include "desk/rule_words.h"

#include <QObject>

#include <map>

namespace regie::desk {

QString rule_words(std::string_view rule) {
    static const std::map<std::string_view, const char*> words = {
        {"insult", QT_TRANSLATE_NOOP("QObject", "Insults")},
        {"coarse", QT_TRANSLATE_NOOP("QObject", "Coarse words")},
        {"blocked", QT_TRANSLATE_NOOP("QObject", "Words on this show's list")},
        {"suspect", QT_TRANSLATE_NOOP("QObject", "Suspect phrases")},
        {"pattern", QT_TRANSLATE_NOOP("QObject", "Patterns of the crew")},
        {"toxicity", QT_TRANSLATE_NOOP("QObject", "Sounds abusive")},
        {"spam", QT_TRANSLATE_NOOP("QObject", "Sounds like spam")},
        {"scam", QT_TRANSLATE_NOOP("QObject", "Scams")},
        {"link", QT_TRANSLATE_NOOP("QObject", "Links")},
        {"phone", QT_TRANSLATE_NOOP("QObject", "Phone numbers")},
        {"email", QT_TRANSLATE_NOOP("QObject", "E-mail addresses")},
        {"address", QT_TRANSLATE_NOOP("QObject", "Postal addresses")},
        {"card", QT_TRANSLATE_NOOP("QObject", "Card numbers")},
        {"iban", QT_TRANSLATE_NOOP("QObject", "Bank accounts")},
        {"repeat", QT_TRANSLATE_NOOP("QObject", "Repeats")},
        {"raid", QT_TRANSLATE_NOOP("QObject", "Raids")},
        {"flood", QT_TRANSLATE_NOOP("QObject", "Flooding")},
        {"shouting", QT_TRANSLATE_NOOP("QObject", "Shouting")},
        {"emoji-wall", QT_TRANSLATE_NOOP("QObject", "Walls of emoji")},
        {"zalgo", QT_TRANSLATE_NOOP("QObject", "Stacked marks")},
        {"first-comment", QT_TRANSLATE_NOOP("QObject", "First comments")},
        {"impersonation", QT_TRANSLATE_NOOP("QObject", "Bears our name")},
        {"off-language", QT_TRANSLATE_NOOP("QObject", "Other languages")},
        {"question", QT_TRANSLATE_NOOP("QObject", "Questions")}};
    const auto known = words.find(rule);
    return known == words.end() ? QString::fromUtf8(rule.data(), static_cast<qsizetype>(rule.size()))
                                : QObject::tr(known->second);
}

} // namespace regie::desk
