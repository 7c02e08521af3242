#include "desk/decision_words.h"

#include "desk/actor_words.h"
#include "desk/comment_words.h"
#include "show/for_good.h"
#include "show/rule_hides.h"

#include <QObject>
#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace {

QString delivery_words(const CommentEntry& entry) {
    const auto platform = platform_name(entry.comment.platform());
    switch (entry.delivery) {
    case Delivery::Waiting:
        return QObject::tr(", waiting for %1").arg(platform);
    case Delivery::Confirmed:
        return QObject::tr(", confirmed by %1").arg(platform);
    case Delivery::Refused:
        return QObject::tr(", but %1 refused").arg(platform);
    case Delivery::None:
        break;
    }
    return {};
}

} // namespace

QString said(const ShowState& state, const std::string& id, std::size_t max_graphemes) {
    const auto* entry = state.comment(id);
    return entry ? quoted(entry->comment.text(), max_graphemes) : QObject::tr("a comment");
}

QString title_of(const ShowState& state, const RundownModel& rundown, const Graphic& graphic,
                 std::size_t max_graphemes) {
    if (!graphic.comment.empty())
        return said(state, graphic.comment, max_graphemes);
    const auto title = rundown.title_of(graphic.key);
    return title.isEmpty() ? graphic_title(rundown.templates(), graphic.graphic, graphic.fields, graphic.key)
                           : title;
}

QString decision_words(const ShowState& state, const RundownModel& rundown, const Decided& decided,
                       std::size_t graphemes) {
    if (const auto* hidden = std::get_if<CommentHidden>(&decided.body)) {
        const auto* entry = state.comment(hidden->comment);
        return QObject::tr("Hidden: %1%2")
            .arg(said(state, hidden->comment, graphemes), entry ? delivery_words(*entry) : QString());
    }
    if (const auto* deleted = std::get_if<CommentDeleted>(&decided.body)) {
        const auto* entry = state.comment(deleted->comment);
        return QObject::tr("Deleted: %1%2")
            .arg(said(state, deleted->comment, graphemes), entry ? delivery_words(*entry) : QString());
    }
    if (const auto* answered = std::get_if<CommentAnswered>(&decided.body))
        return QObject::tr("Answered: %1").arg(quoted(answered->text, graphemes));
    if (const auto* banned = std::get_if<AuthorBanned>(&decided.body))
        return QObject::tr("Banned: %1").arg(QString::fromStdString(banned->author.name));
    if (const auto* approved = std::get_if<CommentApproved>(&decided.body))
        return QObject::tr("Approved: %1").arg(said(state, approved->comment, graphemes));
    if (const auto* taken = std::get_if<GraphicTaken>(&decided.body))
        return QObject::tr("Taken: %1").arg(title_of(state, rundown, taken->graphic, graphemes));
    if (const auto* several = std::get_if<CommentsDecided>(&decided.body))
        return (several->what == kHidden ? QObject::tr("Hidden: %1") : QObject::tr("Approved: %1"))
            .arg(QObject::tr("%n comments", nullptr, static_cast<int>(several->comments.size())));
    if (const auto* queued = std::get_if<CommentQueued>(&decided.body))
        return QObject::tr("Queued for air: %1").arg(said(state, queued->comment, graphemes));
    if (const auto* unqueued = std::get_if<CommentUnqueued>(&decided.body))
        return QObject::tr("Out of the queue: %1").arg(said(state, unqueued->comment, graphemes));
    if (const auto* raid = std::get_if<RaidHidden>(&decided.body))
        return QObject::tr("Hidden: a raid of %n comment(s)", nullptr,
                           static_cast<int>(raid->comments.size()));
    if (std::holds_alternative<RundownChanged>(decided.body))
        return QObject::tr("Rundown changed");
    if (std::holds_alternative<AnswersChanged>(decided.body))
        return QObject::tr("Answers changed");
    if (const auto* campaigns = std::get_if<CampaignsHeld>(&decided.body))
        return campaigns->held ? QObject::tr("Campaigns held") : QObject::tr("Campaigns go on");
    if (std::holds_alternative<FlagsChanged>(decided.body))
        return QObject::tr("Flag rules changed");
    if (const auto* scene = std::get_if<SceneTaken>(&decided.body))
        return QObject::tr("On air: %1").arg(QString::fromStdString(scene->scene.name));
    return decided.was_on_air
               ? QObject::tr("Released: %1").arg(title_of(state, rundown, *decided.was_on_air, graphemes))
               : QString();
}

QVariantList decision_list(const ShowState& state, const RundownModel& rundown,
                           const std::map<std::string, Capabilities>& can) {
    constexpr qsizetype kMost = 50;
    constexpr std::size_t kLineGraphemes = 50;
    QVariantList list;
    const auto& all = state.decisions();
    for (auto it = all.rbegin(); it != all.rend() && list.size() < kMost; ++it)
        list.append(QVariantMap{{"seq", static_cast<double>(it->seq)},
                                {"words", decision_words(state, rundown, *it, kLineGraphemes)},
                                {"by", actor_words(it->by)},
                                {"time", show_clock(it->show_ms)},
                                {"takenBack", it->taken_back},
                                {"forGood", is_for_good(state, *it, can, true)}});
    return list;
}

QVariantList present_list(const ShowState& state, const std::vector<protocol::Present>& present,
                          const QString& me) {
    QVariantList list;
    for (const auto& desk : present) {
        const auto name = QString::fromStdString(desk.name);
        const auto* entry = desk.comments.empty() ? nullptr : state.comment(desk.comments.front());
        const auto who =
            name == me ? QObject::tr("You · %1").arg(name)
            : entry
                ? QObject::tr("%1 · at %2").arg(name, QString::fromStdString(entry->comment.author().name))
                : name;
        const auto tone = name == me ? Tone::Ready : entry ? Tone::Wait : Tone::Plain;
        const QVariantMap row{{"words", who}, {"tone", QVariant::fromValue(tone)}};
        list.insert(name == me ? 0 : list.size(), row);
    }
    return list;
}

QHash<QString, QString> claims_of(const std::vector<protocol::Present>& present, const QString& me) {
    QHash<QString, QString> claims;
    for (const auto& desk : present)
        if (const auto name = QString::fromStdString(desk.name); name != me)
            for (const auto& comment : desk.comments)
                claims.insert(QString::fromStdString(comment), name);
    return claims;
}

QString spared_words(const ShowState& state, const TakenBack& back) {
    const auto* decided = state.decision(back.of);
    if (!decided || back.spared.empty())
        return {};
    const auto spared = static_cast<int>(back.spared.size());
    const auto all = static_cast<int>(comments_of(decided->body).size());
    return QObject::tr("%1; %2").arg(QObject::tr("%n taken back", nullptr, std::max(0, all - spared)),
                                     QObject::tr("%n stay(s) deleted at the platform", nullptr, spared));
}

QString overruled_words(const ShowState& state, const Decided& mine, const Event& event) {
    constexpr std::size_t kGraphemes = 40;
    const bool decides = std::holds_alternative<CommentHidden>(event.body) ||
                         std::holds_alternative<CommentApproved>(event.body) ||
                         std::holds_alternative<CommentDeleted>(event.body) ||
                         std::holds_alternative<CommentsDecided>(event.body);
    const auto theirs = comments_of(event.body), ours = comments_of(mine.body);
    const auto both = std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end());
    const auto who = actor_words(event.by);
    if (const auto* back = std::get_if<TakenBack>(&event.body); back && back->of == mine.seq) {
        const auto words = QObject::tr("%1 took back what you had decided: %2")
                               .arg(who, said(state, ours.empty() ? "" : ours.front(), kGraphemes));
        return back->spared.empty() ? words : words + ". " + spared_words(state, *back);
    }
    if (!decides || both == ours.end() || !rule_of_actor(event.by).empty())
        return {};
    const auto* approved = std::get_if<CommentApproved>(&event.body);
    const auto* several = std::get_if<CommentsDecided>(&event.body);
    return (approved || (several && several->what == kApproved) ? QObject::tr("%1 approved after you: %2")
                                                                : QObject::tr("%1 hid after you: %2"))
        .arg(who, said(state, *both, kGraphemes));
}

} // namespace regie::desk
