// What the desk asks the engine for, and what it shows until the log has it.

#include "desk/desk.h"
#include "desk/desk_views.h"
#include "desk/engine_words.h"

#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace method = protocol::method;

namespace {

QString error_words(const QString& what, const Error& error) {
    return QObject::tr("%1 did not work: %2").arg(what, engine_words(error.line()));
}

QString wish_words(const std::string& method) {
    if (method == method::kHide)
        return QObject::tr("Hiding");
    if (method == method::kApprove)
        return QObject::tr("Approving");
    if (method == method::kDelete)
        return QObject::tr("Deleting");
    if (method == method::kHideRaid)
        return QObject::tr("Hiding the raid");
    if (method == method::kBan)
        return QObject::tr("Banning");
    if (method == method::kAnswer)
        return QObject::tr("Answering");
    if (method == method::kQueue)
        return QObject::tr("Queueing");
    if (method == method::kUnqueue)
        return QObject::tr("Taking it out of the queue");
    if (method == method::kNote)
        return QObject::tr("Noting");
    if (method == method::kPin)
        return QObject::tr("Pinning");
    if (method == method::kTake)
        return QObject::tr("Taking");
    if (method == method::kRelease)
        return QObject::tr("Releasing");
    if (method == method::kScene)
        return QObject::tr("Changing the scene");
    if (method == method::kMark)
        return QObject::tr("Setting the mark");
    if (method == method::kReplay)
        return QObject::tr("Saving the last minute");
    if (method == method::kReconnect)
        return QObject::tr("Reconnecting");
    if (method == method::kAdjust)
        return QObject::tr("Changing the source");
    if (method == method::kSetRundown)
        return QObject::tr("Changing the rundown");
    if (method == method::kHoldCampaigns)
        return QObject::tr("Holding campaigns");
    if (method == method::kStopOutput)
        return QObject::tr("Stopping the output");
    return method == method::kStop ? QObject::tr("Ending the show") : QObject::tr("Taking back");
}

} // namespace

void Desk::take(const QString& item) {
    command(method::kTake, {{"item", item.toStdString()}}, item, tr("Taking…"));
}

void Desk::takeNext() {
    if (loading()) // what it shows as the next one may have been on air long ago
        say(why_not_air());
    else if (const auto next = rundown_.next_id(); !next.isEmpty())
        take(next);
    else
        say(tr("The rundown is through. Click an item to make it the next one."));
}

void Desk::release(const QString& key) {
    command(method::kRelease, {{"key", key.toStdString()}}, key, tr("Releasing…"));
}

void Desk::releaseLast() {
    if (const auto order = on_air_order(state_); !order.empty())
        release(QString::fromStdString(order.front()));
}

void Desk::releasePin() {
    for (const auto* key : {kPinKey, kAnswerKey})
        if (state_.on_air().contains(key))
            return release(QString::fromLatin1(key));
}

void Desk::hideRaid(const QString& raid) {
    const auto known = state_.raids().find(raid.toStdString());
    QStringList comments;
    if (known != state_.raids().end())
        for (const auto& id : state_.undecided_of(known->second))
            comments.append(QString::fromStdString(id));
    if (sure_to_hide(method::kHideRaid, raid, comments))
        command(method::kHideRaid, {{"raid", raid.toStdString()}}, raid, {});
}

void Desk::hideNewestRaid() {
    if (const auto all = raids(); !all.isEmpty())
        hideRaid(all.front().toMap()["id"].toString());
}

void Desk::decide_open(const char* method, const QString& words) {
    const auto ids = comments_.chosen_ids();
    const auto about = ids.isEmpty() ? QStringList(comments_.selected_id()) : ids;
    if (method == method::kHide && !sure_to_hide(method, about.join(' '), about))
        return;
    if (ids.isEmpty()) {
        command(method, {{"comment", comments_.selected_id().toStdString()}}, comments_.selected_id(), words);
        return open_next();
    }
    auto list = nlohmann::json::array();
    for (const auto& id : ids)
        list.push_back(id.toStdString());
    comments_.chooseNone();
    command(method, {{"comments", std::move(list)}}, tr("%n comments", nullptr, static_cast<int>(ids.size())),
            {});
}

void Desk::approveOpen() { decide_open(method::kApprove, tr("Approving…")); }
void Desk::hideOpen() { decide_open(method::kHide, tr("Hiding…")); }

void Desk::approve(const QString& comment) {
    command(method::kApprove, {{"comment", comment.toStdString()}}, comment, tr("Approving…"));
}
void Desk::hide(const QString& comment) {
    if (sure_to_hide(method::kHide, comment, {comment}))
        command(method::kHide, {{"comment", comment.toStdString()}}, comment, tr("Hiding…"));
}
void Desk::answer(const QString& comment, const QString& text) {
    command(method::kAnswer, {{"comment", comment.toStdString()}, {"text", text.toStdString()}}, comment,
            tr("Answering…"));
}
void Desk::replyProposed() {
    if (const auto* proposed = state_.proposed(comments_.selected_id().toStdString()))
        answer(comments_.selected_id(), QString::fromStdString(proposed->text));
    else
        say(tr("No answer is proposed for this comment."));
}
void Desk::showProposed() {
    const auto open = comments_.selected_id();
    if (!sure_to_show(method::kAnswerOnAir, open))
        return;
    if (const auto* proposed = state_.proposed(open.toStdString()))
        command(method::kAnswerOnAir, {{"comment", proposed->comment}, {"text", proposed->text}}, open,
                tr("Putting it on air…"));
    else
        say(tr("No answer is proposed for this comment."));
}
void Desk::lookAtAnswers() {
    const auto* proposed = state_.proposed(comments_.selected_id().toStdString());
    answers_.look_at(proposed ? QString::fromStdString(proposed->answer) : QString());
}
void Desk::sayCaption(const QString& text) {
    command(method::kSay, {{"text", text.toStdString()}}, tr("the caption"), {});
}
void Desk::queue(const QString& comment, const QString& text) {
    if (!state_.queued(comment.toStdString()) && !sure_to_show(method::kQueue, comment))
        return;
    command(method::kQueue, {{"comment", comment.toStdString()}, {"text", text.toStdString()}}, comment,
            tr("Queueing…"));
    if (comment == comments_.selected_id() && text.isEmpty())
        open_next();
}
void Desk::unqueue(const QString& comment) {
    command(method::kUnqueue, {{"comment", comment.toStdString()}}, comment,
            tr("Taking it out of the queue…"));
}
void Desk::airQueued() {
    if (state_.air_queue().empty())
        return say(tr("No comment waits for air. Queue one from the list."));
    pin(QString::fromStdString(state_.air_queue().front().comment));
}
void Desk::note(const QString& comment, const QString& text) {
    command(method::kNote, {{"comment", comment.toStdString()}, {"text", text.toStdString()}}, comment,
            tr("Noting…"));
}
void Desk::pin(const QString& comment) {
    if (sure_to_show(method::kPin, comment))
        command(method::kPin, {{"comment", comment.toStdString()}}, comment, tr("Pinning…"));
}

void Desk::takeScene(const QString& scene, bool mix) {
    if (scene != scene_on_air())
        command(method::kScene, {{"scene", scene.toStdString()}, {"mix", mix}}, scene, {});
}

void Desk::takeSceneAt(int place, bool mix) {
    if (const auto all = scenes(); place >= 0 && place < all.size())
        takeScene(all[place].toMap()["id"].toString(), mix);
}

void Desk::toggleSlate() {
    takeScene(QString::fromStdString(on_slate() ? scene_before_slate(state_, plan()) : kSlateScene), false);
}

void Desk::mark() {
    const auto name = tr("Mark at %1").arg(clock());
    command(method::kMark, {{"name", name.toStdString()}}, name, {});
}

void Desk::saveReplay() {
    const auto target = tr("the last minute");
    command(method::kReplay, {{"seconds", 60}}, target, {});
}

void Desk::plan(const nlohmann::json& rundown, const QString& item) {
    const bool changing = std::any_of(pending_.begin(), pending_.end(), [](const Pending& pending) {
        return pending.method == method::kSetRundown;
    });
    if (!rundown.is_null() && !changing) // the change before would be lost
        command(method::kSetRundown, {{"rundown", rundown}, {"former", rundown_.plan()}}, item,
                tr("Changing…"));
}

void Desk::editItem(const QString& item, const QVariantMap& changes) {
    plan(rundown_.with_changed(item.toStdString(), changes), item);
}

void Desk::moveItem(const QString& item, int to) { plan(rundown_.with_moved(item.toStdString(), to), item); }

void Desk::moveNext(int rows) {
    const int to = rundown_.next_row() + rows;
    const auto item = rundown_.next_id();
    if (item.isEmpty() || to < 0 || to >= rundown_.rowCount())
        return;
    rundown_.chooseNext(item);
    moveItem(item, to);
}

void Desk::doubleItem(const QString& item) { plan(rundown_.with_double(item.toStdString()), item); }
void Desk::removeItem(const QString& item) { plan(rundown_.without(item.toStdString()), item); }

void Desk::toggleCampaigns() {
    if (campaigns() > 0)
        command(method::kHoldCampaigns, {{"held", !campaigns_held()}}, QStringLiteral("campaigns"), {});
}

void Desk::mute(const QString& source, bool muted) {
    const auto settings = settings_of_source(source.toStdString(), state_, plan());
    command(method::kAdjust,
            {{"source", source.toStdString()},
             {"picture_delay_ms", settings.picture_delay_ms},
             {"sound_delay_ms", settings.sound_delay_ms},
             {"gain_db", settings.gain_db},
             {"muted", muted}},
            source, {});
}

void Desk::reconnect(const QString& output) {
    command(method::kReconnect, {{"output", output.toStdString()}}, output, {});
}

void Desk::stopOutput(const QString& output) {
    command(method::kStopOutput, {{"output", output.toStdString()}}, output, {});
}

void Desk::takeBack() {
    if (for_good())
        return say(why_not_take_back());
    if (const auto* decided = last_decision())
        takeBackDecision(static_cast<double>(decided->seq));
}

void Desk::takeBackDecision(double seq) {
    if (taking_back())
        return;
    say({});
    pending_.push_back({method::kUndo, {}, {}});
    emit ticked();
    // By its number: what is taken back is what the bar showed, whatever was decided meanwhile.
    client_.call(method::kUndo, {{"seq", static_cast<std::uint64_t>(seq)}},
                 [this](const Result<std::uint64_t>& answer) { answered(method::kUndo, {}, answer); });
}

void Desk::endShow() {
    client_.call(method::kStop, nlohmann::json::object(), [this](const Result<std::uint64_t>& seq) {
        if (seq)
            emit ending();
        else
            say(error_words(wish_words(method::kStop), seq.error()));
    });
}

void Desk::command(const char* method, const nlohmann::json& params, const QString& target,
                   const QString& words) {
    if (target.isEmpty() || is_pending(method, target))
        return;
    if (!protocol::may(role(), method, params))
        return say(beyond_role());
    say({}); // of the command before
    const Pending pending{method, target, {}};
    pending_.push_back(pending);
    show_pending(pending, words);
    client_.call(method, params,
                 [this, name = std::string(method), target](const Result<std::uint64_t>& seq) {
                     answered(name, target, seq);
                 });
}

void Desk::answered(const std::string& method, const QString& target, const Result<std::uint64_t>& seq) {
    const auto it = std::find_if(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.method == method && pending.target == target && !pending.seq;
    });
    if (it == pending_.end())
        return;
    if (seq) {
        it->seq = *seq;
        return settle();
    }
    show_pending(*it, {});
    pending_.erase(it);
    say(error_words(wish_words(method), seq.error()));
    emit ticked();
}

// A command is done when its event has been folded, which may be before or after its answer.
void Desk::settle() {
    std::erase_if(pending_, [this](const Pending& pending) {
        if (!pending.seq || *pending.seq > state_.last_seq())
            return false;
        show_pending(pending, {});
        return true;
    });
    emit ticked();
}

void Desk::show_pending(const Pending& pending, const QString& words) {
    if (pending.method == method::kTake || pending.method == method::kRelease ||
        pending.method == method::kSetRundown)
        rundown_.set_pending(pending.target, words);
    else if (state_.comment(pending.target.toStdString()))
        comments_.set_pending(pending.target, words);
}

bool Desk::is_pending(const std::string& method, const QString& target) const {
    return std::any_of(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.method == method && pending.target == target;
    });
}

bool Desk::taking_back() const { return is_pending(method::kUndo, {}); }

} // namespace regie::desk
