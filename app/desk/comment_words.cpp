#include "desk/comment_words.h"

#include "show/clock.h"
#include "show/text.h"

#include <QTextBoundaryFinder>
#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace {

QString tr(const char* words) { return QObject::tr(words); }

Standing hidden_standing(const CommentEntry& entry, const QString& who) {
    const auto platform = platform_name(entry.comment.platform);
    const auto note = entry.comment.platform == "facebook"
                          ? tr("On Facebook its author and their friends still see it.")
                          : QString();
    switch (entry.delivery) {
    case Delivery::Confirmed:
        return {tr("Hidden%1, confirmed by %2").arg(who, platform), Tone::Ready, note, true};
    case Delivery::Refused:
        return {tr("Hidden%1, but %2 refused: %3")
                    .arg(who, platform, QString::fromStdString(entry.platform_words)),
                Tone::Wait, tr("Viewers still see it. Hide it on %1 itself.").arg(platform), true};
    case Delivery::Waiting:
        return {tr("Hidden%1, waiting for %2").arg(who, platform), Tone::Plain, note, true};
    case Delivery::None:
        break;
    }
    return {tr("Hidden%1").arg(who), Tone::Plain, note, true};
}

// After a hide was taken back or overruled, the platform has to show the comment again.
QString shown_again(const CommentEntry& entry) {
    const auto platform = platform_name(entry.comment.platform);
    switch (entry.delivery) {
    case Delivery::Waiting:
        return tr("waiting for %1 to show it again").arg(platform);
    case Delivery::Confirmed:
        return tr("%1 shows it again").arg(platform);
    case Delivery::Refused:
        return tr("%1 refused to show it again: %2")
            .arg(platform, QString::fromStdString(entry.platform_words));
    case Delivery::None:
        break;
    }
    return {};
}

Tone tone_of(Severity severity) {
    switch (severity) {
    case Severity::Severe:
        return Tone::Urgent;
    case Severity::Notice:
        return Tone::Wait;
    case Severity::Info:
        break;
    }
    return Tone::Plain;
}

Standing told(const CommentEntry& entry, bool on_air, const QString& me) {
    const auto by = QString::fromStdString(entry.decided_by);
    const auto who = by.isEmpty() || by == me ? QString() : tr(" by %1").arg(by);
    if (entry.removed)
        return {tr("Removed by its author or by %1").arg(platform_name(entry.comment.platform)),
                Tone::Plain,
                {},
                true};
    if (entry.taken_down())
        return hidden_standing(entry, who);
    if (on_air)
        return {tr("On air"), Tone::Air, {}, false};
    const auto again = shown_again(entry);
    const auto tone = entry.delivery == Delivery::Refused ? Tone::Wait : Tone::Ready;
    if (entry.decision == Decision::Approved)
        return {again.isEmpty() ? tr("Approved%1").arg(who) : tr("Approved%1, %2").arg(who, again),
                tone,
                {},
                false};
    if (!again.isEmpty())
        return {tr("Taken back, %1").arg(again),
                entry.delivery == Delivery::Waiting ? Tone::Plain : tone,
                {},
                false};
    return {};
}

} // namespace

Standing standing_of(const CommentEntry& entry, bool on_air, const QString& me) {
    auto standing = told(entry, on_air, me);
    const bool hidden = entry.taken_down();
    standing.can_approve = !entry.removed && entry.decision != Decision::Approved;
    standing.can_hide = !entry.removed && !hidden;
    standing.can_pin = !entry.removed && !hidden && !on_air;
    return standing;
}

QString initials_of(const QString& name) {
    QString initials;
    for (const auto& word : name.split(QChar(' '), Qt::SkipEmptyParts)) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        const auto end = finder.toNextBoundary();
        if (end > 0 && initials.isEmpty())
            initials = word.first(end);
        else if (end > 0 && word.front().isLetter() && initials.front().isLetter())
            return (initials + word.first(end)).toUpper();
    }
    return initials.isEmpty() ? QStringLiteral("?") : initials.toUpper();
}

int hue_of(const Author& author) {
    // FNV-1a: the same author has the same colour on every desk and after every restart.
    std::uint32_t hash = 2166136261u;
    for (const unsigned char byte : author.id.empty() ? author.name : author.id)
        hash = (hash ^ byte) * 16777619u;
    return static_cast<int>((hash >> 8) % 8);
}

QVariantList flags_of(const CommentEntry& entry) {
    auto flags = entry.flags;
    std::stable_sort(flags.begin(), flags.end(),
                     [](const Flag& a, const Flag& b) { return a.severity > b.severity; });
    QVariantList list;
    for (const auto& flag : flags)
        list.append(QVariantMap{{"words", QString::fromStdString(flag.reason)},
                                {"tone", QVariant::fromValue(tone_of(flag.severity))}});
    return list;
}

QString platform_name(const std::string& platform) {
    if (platform == "facebook")
        return QStringLiteral("Facebook");
    if (platform == "youtube")
        return QStringLiteral("YouTube");
    return platform.empty() ? tr("the platform") : QString::fromStdString(platform);
}

QString quoted(const std::string& text, std::size_t max_graphemes) {
    return QStringLiteral("“\u2068%1\u2069”").arg(QString::fromStdString(shorten(text, max_graphemes)));
}

QString show_clock(std::int64_t show_ms) {
    return QString::fromStdString(format_show_time(std::max<std::int64_t>(show_ms, 0)));
}

QString search_key(const QString& text) {
    const auto decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString key;
    key.reserve(decomposed.size());
    for (const auto letter : decomposed)
        if (letter.category() != QChar::Mark_NonSpacing)
            key.append(letter);
    return key;
}

} // namespace regie::desk
