#include "desk/comment_words.h"

#include "desk/actor_words.h"
#include "desk/flag_words.h"
#include "show/clock.h"
#include "show/text.h"

#include <QObject>
#include <QTextBoundaryFinder>
#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace {

constexpr std::size_t kReplyGraphemes = 80;
constexpr std::size_t kNoteGraphemes = 200;

/// Taken down: hidden, or gone for good where the platform or the moderator wants it so.
Standing hidden_standing(const CommentEntry& entry, const QString& who, bool for_good) {
    const auto platform = platform_name(entry.comment.platform());
    const auto note = entry.comment.platform() == "facebook" && !for_good
                          ? QObject::tr("On Facebook its author and their friends still see it.")
                          : QString();
    const auto what = for_good ? QObject::tr("Deleted%1").arg(who) : QObject::tr("Hidden%1").arg(who);
    switch (entry.delivery) {
    case Delivery::Confirmed:
        return {QObject::tr("%1, confirmed by %2").arg(what, platform), Tone::Ready, note, true};
    case Delivery::Refused:
        return {QObject::tr("%1, but %2").arg(what, QString::fromStdString(entry.platform_words)), Tone::Wait,
                QObject::tr("Viewers still see it. Take it down on %1 itself.").arg(platform), true};
    case Delivery::Waiting:
        return {QObject::tr("%1, waiting for %2").arg(what, platform), Tone::Plain, note, true};
    case Delivery::None:
        break;
    }
    return {what, Tone::Plain, note, true};
}

QString progress(Delivery delivery, const QString& platform, const std::string& words) {
    return delivery == Delivery::Confirmed ? QObject::tr("confirmed by %1").arg(platform)
           : delivery == Delivery::Refused ? QString::fromStdString(words)
                                           : QObject::tr("waiting for %1").arg(platform);
}

/// What was done besides: said in reply, or to its author.
QString besides(const CommentEntry& entry, const Around& around) {
    const auto* reply = around.reply;
    const auto* ban = around.ban;
    QStringList words;
    if (around.note)
        words << QObject::tr("Note by %1: %2")
                     .arg(actor_words(around.note->by), quoted(around.note->text, kNoteGraphemes));
    const auto platform = platform_name(entry.comment.platform());
    if (reply)
        words << QObject::tr("Answered by %1, %2: %3")
                     .arg(actor_words(reply->by), progress(reply->delivery, platform, reply->platform_words),
                          quoted(reply->text, kReplyGraphemes));
    if (ban && ban->stands)
        words << QObject::tr("Its author was banned by %1, %2")
                     .arg(actor_words(ban->by), progress(ban->delivery, platform, ban->platform_words));
    else if (ban && ban->delivery != Delivery::None)
        words << QObject::tr("The ban of its author was taken back, %1")
                     .arg(progress(ban->delivery, platform, ban->platform_words));
    if (entry.edited > 0)
        words << QObject::tr("Its author has changed it.");
    return words.join(QChar('\n'));
}

// After a hide was taken back or overruled, the platform has to show the comment again.
QString shown_again(const CommentEntry& entry) {
    const auto platform = platform_name(entry.comment.platform());
    switch (entry.delivery) {
    case Delivery::Waiting:
        return QObject::tr("waiting for %1 to show it again").arg(platform);
    case Delivery::Confirmed:
        return QObject::tr("%1 shows it again").arg(platform);
    case Delivery::Refused:
        return QObject::tr("%1 refused to show it again: %2")
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

Standing told(const CommentEntry& entry, const Around& around, const QString& me, const Capabilities& can) {
    const auto by = actor_words(entry.decided_by);
    const auto who = by.isEmpty() || by == me ? QString() : QObject::tr(" by %1").arg(by);
    const bool by_us =
        entry.decision == Decision::Deleted || (entry.taken_down() && !can.can_hide && can.can_delete);
    if (entry.removed && !by_us)
        return {
            around.ban && around.ban->stands
                ? QObject::tr("Removed: its author is banned")
                : QObject::tr("Removed by its author or by %1").arg(platform_name(entry.comment.platform())),
            Tone::Plain,
            {},
            true};
    if (entry.taken_down())
        return hidden_standing(entry, who,
                               entry.decision == Decision::Deleted || (!can.can_hide && can.can_delete));
    if (around.on_air)
        return {QObject::tr("On air"), Tone::Air, {}, false};
    if (around.queued)
        return {QObject::tr("Queued for air"), Tone::Ready, {}, false};
    const auto again = shown_again(entry);
    const auto tone = entry.delivery == Delivery::Refused ? Tone::Wait : Tone::Ready;
    if (entry.decision == Decision::Approved)
        return {again.isEmpty() ? QObject::tr("Approved%1").arg(who)
                                : QObject::tr("Approved%1, %2").arg(who, again),
                tone,
                {},
                false};
    if (!again.isEmpty())
        return {QObject::tr("Taken back, %1").arg(again),
                entry.delivery == Delivery::Waiting ? Tone::Plain : tone,
                {},
                false};
    return {};
}

} // namespace

Standing standing_of(const CommentEntry& entry, const Around& around, const QString& me,
                     const Capabilities& can) {
    auto standing = told(entry, around, me, can);
    if (const auto more = besides(entry, around); !more.isEmpty())
        standing.note += (standing.note.isEmpty() ? QString() : QStringLiteral("\n")) + more;
    standing.hide_words = can.can_hide     ? QObject::tr("Hide")
                          : can.can_delete ? QObject::tr("Delete for good")
                                           : QObject::tr("Hide here only");
    return standing;
}

Cannot cannot_of(const CommentEntry& entry, const Around& around, const Capabilities& can) {
    const auto platform = platform_name(entry.comment.platform());
    Cannot cannot;
    if (!can.can_ban)
        cannot.ban = QObject::tr("Nobody can be banned at %1 from here.").arg(platform);
    else if (entry.comment.author().id.empty())
        cannot.ban = QObject::tr("The platform does not say who wrote it.");
    else if (around.ban && around.ban->stands)
        cannot.ban = QObject::tr("Its author is banned already.");
    if (entry.removed || entry.for_good || entry.decision == Decision::Deleted) {
        const auto gone = !entry.removed ? QObject::tr("It is deleted.")
                          : around.ban && around.ban->stands
                              ? QObject::tr("It was removed: its author is banned.")
                              : QObject::tr("Its author or %1 has removed it.").arg(platform);
        cannot.approve = cannot.hide = cannot.pin = cannot.queue = cannot.reply = cannot.erase = gone;
        return cannot;
    }
    if (entry.decision == Decision::Approved)
        cannot.approve = QObject::tr("It is approved already.");
    if (entry.taken_down()) {
        cannot.hide = QObject::tr("It is hidden already.");
        cannot.pin = cannot.queue = QObject::tr("It is hidden: show it again first.");
    } else if (around.on_air)
        cannot.pin = cannot.queue = QObject::tr("It is on air already.");
    else if (around.queued)
        cannot.queue = QObject::tr("It waits for air already.");
    if (!can.can_reply)
        cannot.reply = QObject::tr("No reply can be sent to %1 from here.").arg(platform);
    else if (around.reply)
        cannot.reply = QObject::tr("It has its answer already.");
    if (!can.can_delete)
        cannot.erase = QObject::tr("Nothing can be deleted at %1 from here.").arg(platform);
    else if (!can.can_hide)
        cannot.erase = QObject::tr("The button above does it: nothing can be hidden at %1.").arg(platform);
    return cannot;
}

QString id_of(const CommentEntry& entry) { return QString::fromStdString(entry.comment.id()); }

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
    auto flags = entry.flags.all();
    std::stable_sort(flags.begin(), flags.end(),
                     [](const Flag& a, const Flag& b) { return a.severity > b.severity; });
    QVariantList list;
    for (const auto& flag : flags)
        list.append(QVariantMap{{"words", reason_words(flag.reason)},
                                {"tone", QVariant::fromValue(tone_of(flag.severity))}});
    return list;
}

QVariantList marks_in(const std::string& text, std::vector<TextSpan> spans) {
    std::sort(spans.begin(), spans.end(),
              [](const TextSpan& a, const TextSpan& b) { return a.start < b.start; });
    QVariantList marks;
    std::size_t behind = 0; // bytes of the text that `units` stands for
    qsizetype units = 0;
    const auto unit_at = [&](std::size_t byte) {
        units += QString::fromUtf8(text.data() + behind, static_cast<qsizetype>(byte - behind)).size();
        behind = byte;
        return units;
    };
    for (auto span : spans) {
        span.start = std::max(span.start, static_cast<std::uint32_t>(behind));
        if (span.start >= span.end || span.end > text.size())
            continue;
        const auto start = unit_at(span.start);
        marks.append(QVariantMap{{"start", start}, {"end", unit_at(span.end)}});
    }
    return marks;
}

QVariantList marks_of(const CommentEntry& entry) {
    std::vector<TextSpan> spans;
    for (const auto& flag : entry.flags.all())
        if (flag.severity >= Severity::Notice)
            spans.insert(spans.end(), flag.spans.begin(), flag.spans.end());
    return marks_in(entry.comment.text(), std::move(spans));
}

QString platform_name(const std::string& platform) {
    if (platform == "facebook")
        return QStringLiteral("Facebook");
    if (platform == "youtube")
        return QStringLiteral("YouTube");
    if (platform == "owncast")
        return QStringLiteral("Owncast");
    if (platform == "json")
        return QObject::tr("its website");
    return platform.empty() ? QObject::tr("the platform") : QString::fromStdString(platform);
}

QString quoted(const std::string& text, std::size_t max_graphemes) {
    return QObject::tr("“%1”").arg(
        QStringLiteral("\u2068%1\u2069").arg(QString::fromStdString(shorten(text, max_graphemes))));
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
