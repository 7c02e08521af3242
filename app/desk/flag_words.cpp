#include "desk/flag_words.h"

#include <QObject>
#include <QRegularExpression>
#include <QStringList>

#include <map>
#include <utility>
#include <vector>

namespace regie::desk {

namespace {

/// What the engine's phrases begin with, the longer first; words are what stands between figures and names.
const std::vector<const char*>& phrases() {
    static const std::vector<const char*> all = {
        QT_TRANSLATE_NOOP("QObject", "Suspect, on this show's list"),
        QT_TRANSLATE_NOOP("QObject", "On this show's list"),
        QT_TRANSLATE_NOOP("QObject", "Insult"),
        QT_TRANSLATE_NOOP("QObject", "Coarse"),
        QT_TRANSLATE_NOOP("QObject", "Scam wording with a link"),
        QT_TRANSLATE_NOOP("QObject", "Scam wording"),
        QT_TRANSLATE_NOOP("QObject", "Sounds abusive"),
        QT_TRANSLATE_NOOP("QObject", "Looks like advertising"),
        QT_TRANSLATE_NOOP("QObject", "Link shortener"),
        QT_TRANSLATE_NOOP("QObject", "Leads to a messenger"),
        QT_TRANSLATE_NOOP("QObject", "Link"),
        QT_TRANSLATE_NOOP("QObject", "E-mail address"),
        QT_TRANSLATE_NOOP("QObject", "Bank account number"),
        QT_TRANSLATE_NOOP("QObject", "Payment card number"),
        QT_TRANSLATE_NOOP("QObject", "Phone number"),
        QT_TRANSLATE_NOOP("QObject", "Postal address"),
        QT_TRANSLATE_NOOP("QObject", "First comment of this author"),
        QT_TRANSLATE_NOOP("QObject", "Letters under stacked marks"),
        QT_TRANSLATE_NOOP("QObject", "Shouting"),
        QT_TRANSLATE_NOOP("QObject", "Said twice"),
    };
    return all;
}

const std::vector<const char*>& disguises() {
    static const std::vector<const char*> all = {
        QT_TRANSLATE_NOOP("QObject", ", stretched"),
        QT_TRANSLATE_NOOP("QObject", ", run together"),
        QT_TRANSLATE_NOOP("QObject", ", with invisible characters"),
        QT_TRANSLATE_NOOP("QObject", ", in look-alike letters"),
        QT_TRANSLATE_NOOP("QObject", ", with figures for letters"),
        QT_TRANSLATE_NOOP("QObject", ", starred out"),
        QT_TRANSLATE_NOOP("QObject", ", split up"),
        QT_TRANSLATE_NOOP("QObject", ", spaced out"),
        QT_TRANSLATE_NOOP("QObject", ", disguised"),
    };
    return all;
}

/// Phrases with something within them.
const std::vector<std::pair<QRegularExpression, const char*>>& patterns() {
    static const std::vector<std::pair<QRegularExpression, const char*>> all = {
        {QRegularExpression("^Said (\\d+) times$"), QT_TRANSLATE_NOOP("QObject", "Said %1 times")},
        {QRegularExpression("^(\\d+) comments in (\\d+) s$"),
         QT_TRANSLATE_NOOP("QObject", "%1 comments in %2 s")},
        {QRegularExpression("^A wall of (\\d+) emoji$"), QT_TRANSLATE_NOOP("QObject", "A wall of %1 emoji")},
        {QRegularExpression("^Link that imitates ([^:]*): (.*)$"),
         QT_TRANSLATE_NOOP("QObject", "Link that imitates %1: %2")},
        {QRegularExpression("^Leads to (?!a messenger)(.*)$"), QT_TRANSLATE_NOOP("QObject", "Leads to %1")},
        {QRegularExpression("^Writes under the name “(.*)”$"),
         QT_TRANSLATE_NOOP("QObject", "Writes under the name “%1”")},
        {QRegularExpression("^In another language \\((.*)\\)$"),
         QT_TRANSLATE_NOOP("QObject", "In another language (%1)")},
        {QRegularExpression("^Raid (\\S+): many people write the same$"),
         QT_TRANSLATE_NOOP("QObject", "Raid %1: many people write the same")},
        {QRegularExpression("^Matches (.*)$"), QT_TRANSLATE_NOOP("QObject", "Matches %1")},
    };
    return all;
}

QString with_marks_of_language(QString words) {
    // As the language quotes: “nuls”, « nuls ».
    static const QRegularExpression quoted("“([^”]*)”");
    static const char* const quotes = QT_TRANSLATE_NOOP("QObject", "“%1”");
    return words.replace(quoted, QObject::tr(quotes).arg("\\1"));
}

} // namespace

QString topic_words(const QString& topic) {
    static const std::vector<std::pair<QString, const char*>> topics = {
        {"hours", QT_TRANSLATE_NOOP("QObject", "hours")},
        {"prices", QT_TRANSLATE_NOOP("QObject", "prices")},
        {"tickets", QT_TRANSLATE_NOOP("QObject", "tickets")},
        {"reservation", QT_TRANSLATE_NOOP("QObject", "reservation")},
        {"access", QT_TRANSLATE_NOOP("QObject", "access")},
        {"parking", QT_TRANSLATE_NOOP("QObject", "parking")},
        {"children", QT_TRANSLATE_NOOP("QObject", "children")},
        {"where", QT_TRANSLATE_NOOP("QObject", "where")},
        {"broadcast", QT_TRANSLATE_NOOP("QObject", "broadcast")}};
    for (const auto& [name, words] : topics)
        if (topic == name)
            return QObject::tr(words);
    return topic;
}

QString template_words(const std::string& label) {
    static const std::vector<const char*> labels = {QT_TRANSLATE_NOOP("QObject", "lower third"),
                                                    QT_TRANSLATE_NOOP("QObject", "event card"),
                                                    QT_TRANSLATE_NOOP("QObject", "card between two boxes"),
                                                    QT_TRANSLATE_NOOP("QObject", "slate"),
                                                    QT_TRANSLATE_NOOP("QObject", "pinned comment"),
                                                    QT_TRANSLATE_NOOP("QObject", "full-screen title"),
                                                    QT_TRANSLATE_NOOP("QObject", "clock"),
                                                    QT_TRANSLATE_NOOP("QObject", "countdown"),
                                                    QT_TRANSLATE_NOOP("QObject", "ticker"),
                                                    QT_TRANSLATE_NOOP("QObject", "comments, three at once"),
                                                    QT_TRANSLATE_NOOP("QObject", "question and answer"),
                                                    QT_TRANSLATE_NOOP("QObject", "poll"),
                                                    QT_TRANSLATE_NOOP("QObject", "agenda item"),
                                                    QT_TRANSLATE_NOOP("QObject", "programme of the day"),
                                                    QT_TRANSLATE_NOOP("QObject", "logo"),
                                                    QT_TRANSLATE_NOOP("QObject", "QR code"),
                                                    QT_TRANSLATE_NOOP("QObject", "partners"),
                                                    QT_TRANSLATE_NOOP("QObject", "captions"),
                                                    QT_TRANSLATE_NOOP("QObject", "end card")};
    for (const auto* known : labels)
        if (label == known)
            return QObject::tr(known);
    return QString::fromStdString(label);
}

QString language_words(const QString& language) {
    static const std::map<QString, const char*> languages = {
        {"fr", QT_TRANSLATE_NOOP("QObject", "French")},   {"en", QT_TRANSLATE_NOOP("QObject", "English")},
        {"es", QT_TRANSLATE_NOOP("QObject", "Spanish")},  {"it", QT_TRANSLATE_NOOP("QObject", "Italian")},
        {"de", QT_TRANSLATE_NOOP("QObject", "German")},   {"pt", QT_TRANSLATE_NOOP("QObject", "Portuguese")},
        {"nl", QT_TRANSLATE_NOOP("QObject", "Dutch")},    {"tr", QT_TRANSLATE_NOOP("QObject", "Turkish")},
        {"pl", QT_TRANSLATE_NOOP("QObject", "Polish")},   {"ar", QT_TRANSLATE_NOOP("QObject", "Arabic")},
        {"ru", QT_TRANSLATE_NOOP("QObject", "Russian")},  {"el", QT_TRANSLATE_NOOP("QObject", "Greek")},
        {"he", QT_TRANSLATE_NOOP("QObject", "Hebrew")},   {"zh", QT_TRANSLATE_NOOP("QObject", "Chinese")},
        {"ja", QT_TRANSLATE_NOOP("QObject", "Japanese")}, {"ko", QT_TRANSLATE_NOOP("QObject", "Korean")},
        {"th", QT_TRANSLATE_NOOP("QObject", "Thai")},     {"hi", QT_TRANSLATE_NOOP("QObject", "Hindi")}};
    const auto known = languages.find(language);
    return known == languages.end() ? language : QObject::tr(known->second);
}

QString field_words(const std::string& name) {
    static const std::map<std::string, const char*> fields = {
        {"title", QT_TRANSLATE_NOOP("QObject", "Title")},
        {"subtitle", QT_TRANSLATE_NOOP("QObject", "Line below")},
        {"details", QT_TRANSLATE_NOOP("QObject", "Details")},
        {"message", QT_TRANSLATE_NOOP("QObject", "Message")},
        {"to", QT_TRANSLATE_NOOP("QObject", "Time of day")},
        {"end", QT_TRANSLATE_NOOP("QObject", "Title from zero on")},
        {"backing", QT_TRANSLATE_NOOP("QObject", "The words stand on")},
        {"lines", QT_TRANSLATE_NOOP("QObject", "Lines")},
        {"motion", QT_TRANSLATE_NOOP("QObject", "The lines")},
        {"question", QT_TRANSLATE_NOOP("QObject", "Question")},
        {"author", QT_TRANSLATE_NOOP("QObject", "Who asked")},
        {"answer", QT_TRANSLATE_NOOP("QObject", "Answer")},
        {"options", QT_TRANSLATE_NOOP("QObject", "Answers to vote for")},
        {"prompt", QT_TRANSLATE_NOOP("QObject", "How to vote")},
        {"speaker", QT_TRANSLATE_NOOP("QObject", "Who speaks")},
        {"minutes", QT_TRANSLATE_NOOP("QObject", "Minutes to speak")},
        {"result", QT_TRANSLATE_NOOP("QObject", "Result of the vote")},
        {"entries", QT_TRANSLATE_NOOP("QObject", "What happens when")},
        {"mark", QT_TRANSLATE_NOOP("QObject", "Mark beside the logo")},
        {"link", QT_TRANSLATE_NOOP("QObject", "Address in the code")},
        {"caption", QT_TRANSLATE_NOOP("QObject", "Words below")}};
    const auto known = fields.find(name);
    return known == fields.end() ? QString::fromStdString(name) : QObject::tr(known->second);
}

QString choice_words(const std::string& choice) {
    static const std::map<std::string, const char*> choices = {
        {"plate", QT_TRANSLATE_NOOP("QObject", "a plate")},
        {"shadow", QT_TRANSLATE_NOOP("QObject", "a shadow")},
        {"none", QT_TRANSLATE_NOOP("QObject", "nothing")},
        {"crawl", QT_TRANSLATE_NOOP("QObject", "crawl by")},
        {"flip", QT_TRANSLATE_NOOP("QObject", "flip")}};
    const auto known = choices.find(choice);
    return known == choices.end() ? QString::fromStdString(choice) : QObject::tr(known->second);
}

QString reason_words(const std::string& reason) {
    auto words = QString::fromStdString(reason);
    if (words == "Question")
        return QObject::tr("Question");
    if (words.startsWith("Question: ")) {
        QStringList topics;
        for (const auto& topic : words.mid(10).split(", "))
            topics.append(topic_words(topic));
        return QObject::tr("Question: %1").arg(topics.join(", "));
    }
    for (const auto& [pattern, translation] : patterns())
        if (const auto match = pattern.match(words); match.hasMatch()) {
            auto said = QObject::tr(translation).arg(match.captured(1));
            return match.lastCapturedIndex() > 1 ? said.arg(match.captured(2)) : said;
        }
    for (const auto* phrase : phrases()) {
        if (!words.startsWith(phrase))
            continue;
        auto rest = words.mid(QString(phrase).size());
        QString how;
        for (const auto* disguise : disguises())
            if (rest.startsWith(disguise)) {
                how = QObject::tr(disguise);
                rest = rest.mid(QString(disguise).size());
            }
        if (rest.isEmpty())
            return QObject::tr(phrase) + how;
        if (rest.startsWith(": "))
            return QObject::tr("%1: %2").arg(QObject::tr(phrase) + how, with_marks_of_language(rest.mid(2)));
    }
    return words;
}

} // namespace regie::desk
