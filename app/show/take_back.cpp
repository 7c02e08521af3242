// The folds over what is taken back.

#include "show/show_state.h"

#include <algorithm>

namespace regie {

namespace {

/// Whether it says that comments are to be seen or not.
bool decides_comments(const EventBody& body) {
    return std::holds_alternative<CommentHidden>(body) || std::holds_alternative<CommentApproved>(body) ||
           std::holds_alternative<CommentDeleted>(body) || std::holds_alternative<RaidHidden>(body) ||
           std::holds_alternative<CommentsDecided>(body);
}

} // namespace

// Somebody else may have put another graphic of the same key on air since: that one stays. And it must not
// bring the one that was taken back with it when it goes.
void ShowState::take_back(const Graphic& taken) {
    const auto is_taken = [&](const Graphic& other) {
        return other.key == taken.key && other.comment == taken.comment && other.fields == taken.fields;
    };
    const auto now = on_air_.find(taken.key);
    if (now != on_air_.end() && is_taken(now->second))
        take_off_air(taken.key);
    for (auto& decision : decisions_)
        if (decision.was_on_air && is_taken(*decision.was_on_air))
            decision.was_on_air.reset();
}

// As with graphics: a scene that somebody took since stays, and the one taken back does not return with it.
void ShowState::take_back(const Scene& taken, const std::optional<Scene>& before) {
    if (scene_ == taken)
        scene_ = before;
    for (auto& decision : decisions_)
        if (!decision.taken_back && decision.was_shown == taken)
            decision.was_shown = before;
}

// As with scenes, for what is set as a whole: rules, the plan, answers.
template<typename Whole>
void ShowState::take_back(const Whole& set, std::shared_ptr<const Whole>& now,
                          std::shared_ptr<const Whole> Decided::*former,
                          const std::shared_ptr<const Whole>& before) {
    if (now && *now == set)
        now = before;
    for (auto& decision : decisions_)
        if (!decision.taken_back && decision.*former && *(decision.*former) == set)
            decision.*former = before;
}

void ShowState::on(const Event& event, const TakenBack& body) {
    auto* at = const_cast<Decided*>(decision(body.of));
    if (!at || at->taken_back)
        return;
    at->taken_back = true;
    auto before = at->was_on_air;
    const auto was_queued = at->was_queued;
    if (decides_comments(at->body))
        for (const auto& comment : comments_of(at->body)) {
            const bool spared =
                std::find(body.spared.begin(), body.spared.end(), comment) != body.spared.end();
            if (!spared)
                decide_again(comment, event.seq);
        }
    else if (const auto* queued = std::get_if<CommentQueued>(&at->body))
        unqueue(queued->comment);
    else if (const auto* banned = std::get_if<AuthorBanned>(&at->body)) {
        if (auto& ban = bans_.at({banned->feed, banned->author.id}); ban.decision == at->seq)
            take_back(ban, event.seq);
    } else if (const auto* answered = std::get_if<CommentAnswered>(&at->body)) {
        if (const auto* said = reply(answered->comment); said && said->decision == at->seq)
            take_back_reply(*comment(answered->comment), event.seq);
    } else if (const auto* taken = std::get_if<GraphicTaken>(&at->body))
        take_back(taken->graphic);
    else if (const auto* scene = std::get_if<SceneTaken>(&at->body))
        take_back(scene->scene, at->was_shown);
    else if (const auto* flags = std::get_if<FlagsChanged>(&at->body))
        take_back(flags->flags, crew_flags_, &Decided::former_flags, std::shared_ptr(at->former_flags));
    else if (const auto* planned = std::get_if<RundownChanged>(&at->body))
        take_back(planned->rundown, rundown_, &Decided::former_rundown, std::shared_ptr(at->former_rundown));
    else if (const auto* said = std::get_if<AnswersChanged>(&at->body))
        take_back(said->answers, answers_, &Decided::former_answers, std::shared_ptr(at->former_answers));
    else if (const auto* held = std::get_if<CampaignsHeld>(&at->body))
        campaigns_held_ = held->held == campaigns_held_ ? !held->held : campaigns_held_;
    for (const auto& queued : was_queued)
        queue_again(queued);
    // What it pushed off the air comes back, unless something else took its place or its comment is gone.
    if (!before || on_air_.contains(before->key) || on_layer_of(*before) != on_air_.end())
        return;
    const auto* entry = comment(before->comment);
    if (entry && (entry->removed || entry->taken_down()))
        return;
    before->since_ms = event.show_ms;
    before->until_ms = -1; // its time has run on while it was off: a person ends it now
    on_air_.insert_or_assign(before->key, *before);
}

} // namespace regie
