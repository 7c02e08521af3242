#include "show/rule_hides.h"

#include "show/actors.h"

#include <algorithm>

namespace regie {

namespace {

/// The rule that hid `comment` last, and was not taken back.
std::string rule_that_hid(const std::string& comment, const ShowState& state) {
    const auto& all = state.decisions();
    const auto hid = std::find_if(all.rbegin(), all.rend(), [&](const Decided& decided) {
        const auto* hidden = std::get_if<CommentHidden>(&decided.body);
        return hidden && hidden->comment == comment && !rule_of_actor(decided.by).empty();
    });
    return hid == all.rend() ? std::string() : std::string(rule_of_actor(hid->by));
}

bool approves(const EventBody& body) {
    const auto* several = std::get_if<CommentsDecided>(&body);
    return std::holds_alternative<CommentApproved>(body) || (several && several->what == kApproved);
}

} // namespace

std::string actor_of_rule(std::string_view rule) { return std::string(actor::kRule) + std::string(rule); }

std::string_view rule_of_actor(std::string_view actor) {
    return actor.starts_with(actor::kRule) ? actor.substr(actor::kRule.size()) : std::string_view();
}

void RuleHides::apply(const Event& event, const ShowState& state) {
    if (const auto* hidden = std::get_if<CommentHidden>(&event.body)) {
        if (!rule_of_actor(event.by).empty())
            hidden_.insert(hidden->comment);
        return;
    }
    const auto* back = std::get_if<TakenBack>(&event.body);
    const auto* decided = back ? state.decision(back->of) : nullptr;
    const bool unhidden = decided && std::holds_alternative<CommentHidden>(decided->body) &&
                          !rule_of_actor(decided->by).empty();
    const bool unapproved = decided && approves(decided->body);
    if (!approves(event.body) && !unhidden && !unapproved)
        return;
    for (const auto& comment : comments_of(decided ? decided->body : event.body)) {
        if (!hidden_.contains(comment))
            continue;
        const Spared spared{author_key(state.comment(comment)->comment), rule_that_hid(comment, state)};
        if (!unapproved)
            spared_.insert(spared);
        else if (const auto at = spared_.find(spared); at != spared_.end())
            spared_.erase(at);
    }
}

bool RuleHides::may_hide(const CommentEntry& entry, const std::string& rule) const {
    const auto author = author_key(entry.comment);
    return entry.undecided() && !hidden_.contains(entry.comment.id()) &&
           (author.empty() || !spared_.contains({author, rule}));
}

} // namespace regie
