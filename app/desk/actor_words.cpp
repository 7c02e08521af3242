#include "desk/actor_words.h"

#include "desk/rule_words.h"
#include "show/actors.h"
#include "show/rule_hides.h"

#include <QObject>
#include <QRegularExpression>
#include <QStringList>

#include <map>

namespace regie::desk {

namespace {

const std::map<std::string_view, const char*>& our_actors() {
    static const std::map<std::string_view, const char*> words = {
        {actor::kEngine, QT_TRANSLATE_NOOP("QObject", "the engine")},
        {actor::kClock, QT_TRANSLATE_NOOP("QObject", "the clock")},
        {actor::kFlagging, QT_TRANSLATE_NOOP("QObject", "the flag rules")},
        {actor::kCaptions, QT_TRANSLATE_NOOP("QObject", "the captions")},
        {actor::kCampaign, QT_TRANSLATE_NOOP("QObject", "the campaign")},
        {actor::kAnswers, QT_TRANSLATE_NOOP("QObject", "the house's answers")},
        {actor::kRender, QT_TRANSLATE_NOOP("QObject", "the rendering")}};
    return words;
}

} // namespace

QString actor_words(const std::string& actor) {
    if (const auto known = our_actors().find(actor); known != our_actors().end())
        return QObject::tr(known->second);
    if (const auto rule = rule_of_actor(actor); !rule.empty())
        return QObject::tr("the rule “%1”").arg(rule_words(rule));
    static const QRegularExpression cue(
        QRegularExpression::anchoredPattern(QString::fromLatin1(actor::kCue) + "(\\d+)"));
    const auto name = QString::fromStdString(actor);
    const auto match = cue.match(name);
    return match.hasMatch() ? QObject::tr("cue %1").arg(match.captured(1)) : name;
}

QString with_actor_words(QString sentence) {
    static const QRegularExpression ours([] {
        QStringList names{QString::fromLatin1(actor::kRule) + "[^\\s.]+",
                          QString::fromLatin1(actor::kCue) + "\\d+"};
        for (const auto* name : actor::kAll)
            names << QString::fromLatin1(name);
        return "\\bby (" + names.join('|') + ")(?=\\.|$)";
    }());
    if (const auto match = ours.match(sentence); match.hasMatch())
        sentence.replace(match.capturedStart(1), match.capturedLength(1),
                         actor_words(match.captured(1).toStdString()));
    return sentence;
}

} // namespace regie::desk
