// Why the desk cannot do a thing, and what it asks before it does it: what cannot be taken back, and what is
// severe.

#include "desk/comment_words.h"
#include "desk/decision_words.h"
#include "desk/desk.h"
#include "desk/flag_words.h"
#include "show/for_good.h"
#include "show/json_values.h"

#include <algorithm>

namespace regie::desk {

namespace method = protocol::method;

namespace {

constexpr std::size_t kAskedGraphemes = 40; // of what is asked about

} // namespace

QString Desk::why_not() const {
    return client_.line() == EngineClient::Line::Connected ? QString()
                                                           : tr("The line to the engine is broken.");
}

QString Desk::why_not_air() const {
    if (auto why = why_not(); !why.isEmpty())
        return why;
    if (locked_)
        return tr("This desk is locked: nothing of the programme changes. Unlock it first.");
    return loading() ? tr("What happened so far is still on its way to this desk.") : QString();
}

QString Desk::why_not_plan() const {
    const auto why = why_not_air();
    return why.isEmpty() && !operates() ? beyond_role() : why;
}

QString Desk::why_not_take_back() const {
    if (taking_back())
        return tr("The engine has not answered yet.");
    if (decision_words().isEmpty())
        return tr("You have decided nothing yet.");
    return for_good()
               ? tr("What a platform deletes cannot be taken back. Earlier decisions are in the list: %1.")
                     .arg(settings_.keys()->printed().value("decisions").toString())
               : QString();
}

QString Desk::beyond_role() const {
    return tr("This is beyond this desk's role (%1). Ask the operator.").arg(role_words());
}

// The role's own sentence comes first.
bool Desk::sure(const char* method, const QString& target, const QString& words) {
    return target.isEmpty() || is_pending(method, target) ||
           !protocol::may(role(), method, nlohmann::json::object()) || question_.sure(method, target, words);
}

bool Desk::sure_to_hide(const char* method, const QString& target, const QStringList& comments) {
    const auto& can = comments_.capabilities();
    const auto gone = std::count_if(comments.begin(), comments.end(), [&](const QString& id) {
        const auto* entry = state_.comment(id.toStdString());
        const auto at = entry ? can.find(entry->comment.feed()) : can.end();
        return at != can.end() && hides_for_good(at->second);
    });
    if (gone == 0)
        return true;
    return sure(method, target,
                comments.size() == 1
                    ? tr("Delete %1 for good? Its platform cannot hide it, nor bring it back.")
                          .arg(said(state_, comments.front().toStdString(), kAskedGraphemes))
                    : tr("Delete %n of these comments for good? Their platform cannot hide them, nor bring "
                         "them back.",
                         nullptr, static_cast<int>(gone)));
}

QString Desk::deletes_at() const {
    QStringList platforms;
    for (const auto& feed : plan().feeds)
        if (const auto can = comments_.capabilities().find(text_of(feed, "id"));
            can != comments_.capabilities().end() && hides_for_good(can->second))
            platforms << platform_name(text_of(feed, "platform"));
    platforms.removeDuplicates();
    return platforms.join(QStringLiteral(", "));
}

// What is severe and nobody has approved is read twice before viewers see it.
bool Desk::sure_to_show(const char* method, const QString& comment) {
    const auto* entry = state_.comment(comment.toStdString());
    if (!entry || entry->worst() != Severity::Severe || entry->decision == Decision::Approved)
        return true;
    const auto flags = entry->flags.all();
    const auto worst = std::find_if(flags.begin(), flags.end(),
                                    [](const Flag& flag) { return flag.severity == Severity::Severe; });
    const auto why = reason_words(worst->reason);
    return sure(method, comment,
                method == method::kQueue ? tr("%1. Queue it for air all the same?").arg(why)
                                         : tr("%1. Put it on air all the same?").arg(why));
}

void Desk::erase(const QString& comment) {
    if (sure(method::kDelete, comment,
             tr("Delete %1 for good? That cannot be taken back.")
                 .arg(said(state_, comment.toStdString(), kAskedGraphemes))))
        command(method::kDelete, {{"comment", comment.toStdString()}}, comment, tr("Deleting…"));
}
void Desk::ban(const QString& comment) {
    const auto* entry = state_.comment(comment.toStdString());
    if (entry && sure(method::kBan, comment,
                      tr("Ban %1? Their platform refuses what they write from then on.")
                          .arg(quoted(entry->comment.author().name, kAskedGraphemes))))
        command(method::kBan, {{"comment", comment.toStdString()}}, comment, tr("Banning its author…"));
}
} // namespace regie::desk
