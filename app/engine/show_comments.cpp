// What ShowCore does with comments: those that come, and what moderators decide of them.

#include "engine/show_core.h"
#include "flagging/author_history.h"
#include "flagging/crew_patterns.h"
#include "flagging/language.h"
#include "show/actors.h"
#include "show/for_good.h"
#include "show/pinned.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace regie {
namespace {

constexpr std::size_t kReplyGraphemes = 500;
constexpr std::size_t kNoteGraphemes = 200;
constexpr std::size_t kMostAtOnce = 500;         // what a crew can have looked at
constexpr std::int64_t kLongestBanS = 24 * 3600; // YouTube's own bound for a timeout

/// As show time; see written_ms().
std::int64_t written_at_ms(const ShowState& state, std::int64_t created_ms, std::int64_t came_ms) {
    return state.session() ? written_ms(created_ms, state.session()->epoch_ms, came_ms) : came_ms;
}

} // namespace

void ShowCore::set_capabilities(std::map<std::string, Capabilities> capabilities) {
    capabilities_ = std::move(capabilities);
}

Result<std::uint64_t> ShowCore::hide(const std::string& by, const std::string& comment) {
    const auto entry = known(comment);
    if (!entry)
        return tl::unexpected(entry.error());
    if ((*entry)->taken_down())
        return failure(fmt::format("the comment is hidden already, by {}", (*entry)->decided_by));
    const auto seq = append(by, CommentHidden{comment});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::approve(const std::string& by, const std::string& comment) {
    const auto entry = known(comment);
    if (!entry)
        return tl::unexpected(entry.error());
    if (is_for_good(**entry, capabilities_, false))
        return failure("a platform has deleted the comment for good", {}, "Choose another one.");
    if ((*entry)->decision == Decision::Approved)
        return failure(fmt::format("the comment is approved already, by {}", (*entry)->decided_by));
    const auto seq = append(by, CommentApproved{comment});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::decide(const std::string& by, const char* what,
                                       std::vector<std::string> comments) {
    const auto wanted = what == std::string_view(kHidden) ? Decision::Hidden : Decision::Approved;
    bool any_gone = false;
    std::erase_if(comments, [&](const std::string& id) {
        const auto* entry = state_.comment(id);
        const bool gone = entry && is_for_good(*entry, capabilities_, false);
        any_gone |= gone;
        return !entry || gone || entry->decision == wanted || entry->decision == Decision::Deleted;
    });
    std::sort(comments.begin(), comments.end());
    comments.erase(std::unique(comments.begin(), comments.end()), comments.end());
    if (comments.empty())
        return failure(fmt::format("all of these comments are {} already{}", what,
                                   any_gone ? ", or a platform has deleted them for good" : ""));
    if (comments.size() > kMostAtOnce)
        return failure(fmt::format("{} comments are too many for one decision", comments.size()), {},
                       fmt::format("Choose {} at most.", kMostAtOnce));
    const auto seq = append(by, CommentsDecided{what, std::move(comments)});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::queue(const std::string& by, const std::string& comment,
                                      const std::string& text) {
    const auto entry = to_show(comment);
    if (!entry)
        return tl::unexpected(entry.error());
    auto words = text.empty() ? Result<std::string>() : shortened_by_hand(text, (*entry)->comment);
    if (!words)
        return tl::unexpected(words.error());
    if (const auto* queued = state_.queued(comment); queued && queued->text == *words)
        return failure(fmt::format("the comment waits for air already, by {}", queued->by));
    const auto seq = append(by, CommentQueued{comment, std::move(*words)});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::unqueue(const std::string& by, const std::string& comment) {
    if (!state_.queued(comment))
        return failure("the comment does not wait for air");
    const auto seq = append(by, CommentUnqueued{comment});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::note(const std::string& by, const std::string& comment,
                                     const std::string& text) {
    if (const auto entry = known(comment); !entry)
        return tl::unexpected(entry.error());
    const auto seq = append(by, CommentNoted{comment, clean_text(text, kNoteGraphemes)});
    flush();
    return seq;
}

// A comment that may be put on air.
Result<const CommentEntry*> ShowCore::to_show(const std::string& comment) const {
    auto entry = known(comment);
    if (!entry)
        return entry;
    if ((*entry)->removed)
        return failure("the comment was removed by its author or the platform", {}, "Choose another one.");
    if ((*entry)->taken_down())
        return failure("the comment is hidden", {}, "Take the hiding back first.");
    return entry;
}

// A comment at whose platform `deed` can be done.
Result<const CommentEntry*> ShowCore::to_act_on(const std::string& comment, bool Capabilities::*can,
                                                const char* deed) const {
    auto entry = known(comment);
    if (!entry)
        return entry;
    const auto at = capabilities_.find((*entry)->comment.feed());
    if (at != capabilities_.end() && !(at->second.*can))
        return failure(fmt::format("the platform of this comment lets nobody {}", deed));
    if ((*entry)->removed)
        return failure("the comment was removed by its author or the platform", {}, "Choose another one.");
    return entry;
}

Result<std::uint64_t> ShowCore::delete_comment(const std::string& by, const std::string& comment) {
    const auto entry = to_act_on(comment, &Capabilities::can_delete, "delete it");
    if (!entry)
        return tl::unexpected(entry.error());
    if ((*entry)->decision == Decision::Deleted || is_for_good(**entry, capabilities_, false))
        return failure(fmt::format("the comment is deleted already, by {}", (*entry)->decided_by));
    const auto seq = append(by, CommentDeleted{comment});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::answer(const std::string& by, const std::string& comment,
                                       const std::string& text) {
    const auto entry = to_act_on(comment, &Capabilities::can_reply, "answer it");
    if (!entry)
        return tl::unexpected(entry.error());
    const auto words = clean_text(text, kReplyGraphemes);
    if (words.empty())
        return failure("the answer is empty", {}, "Write one.");
    if (count_graphemes(words) > kReplyGraphemes)
        return failure(fmt::format("the answer is longer than the {} characters that are sent to a platform",
                                   kReplyGraphemes),
                       {}, "Shorten it.");
    const auto seq = append(by, CommentAnswered{comment, words});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::ban(const std::string& by, const std::string& comment, std::int64_t seconds) {
    const auto entry = to_act_on(comment, &Capabilities::can_ban, "ban its author");
    if (!entry)
        return tl::unexpected(entry.error());
    const auto& [feed, author] = std::tie((*entry)->comment.feed(), (*entry)->comment.author());
    if (author.id.empty())
        return failure("the platform does not say who wrote this", {}, "Hide the comment instead.");
    const auto* ban = state_.ban(feed, author.id);
    if (ban && ban->stands && ban->delivery != Delivery::Refused)
        return failure(fmt::format("the author is banned already, by {}", ban->by));
    const auto seq =
        append(by, AuthorBanned{feed, author, comment, std::clamp<std::int64_t>(seconds, 0, kLongestBanS)});
    flush();
    return seq;
}

void ShowCore::comments_came(const std::string& feed, std::vector<Comment> comments) {
    for (auto& comment : comments) {
        if (state_.comment(comment.id))
            continue;
        comment.feed = feed;
        comment.language = language_of(comment.text).value_or("");
        append(feed, CommentCame{comment});
        mediator_.flag(comment, written_at_ms(state_, comment.created_ms, show_ms_));
    }
    flush();
}

void ShowCore::comments_edited(const std::string& feed, const std::vector<Comment>& comments) {
    for (const auto& comment : comments) {
        const auto* entry = state_.comment(comment.id);
        if (!entry || entry->comment.text() == comment.text)
            continue;
        append(feed, CommentEdited{comment.id, comment.text});
        if (!entry->flags.empty()) // of what it said before
            append(actor::kFlagging, CommentFlagged{comment.id, {}});
        mediator_.flag(entry->comment, written_at_ms(state_, entry->comment.created_ms, show_ms_));
    }
    flush();
}

void ShowCore::author_banned(const std::string& feed, const std::string& author) {
    std::vector<std::string> theirs;
    for (const auto& entry : state_.comments())
        if (entry.comment.feed() == feed && entry.comment.author().id == author)
            theirs.push_back(entry.comment.id());
    comments_removed(feed, theirs);
}

void ShowCore::comments_removed(const std::string& feed, const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
        const auto* entry = state_.comment(id);
        if (entry && !entry->removed)
            append(feed, CommentRemoved{id});
    }
    flush();
}

void ShowCore::flagged(std::vector<Judged> verdicts) {
    std::vector<std::string> asked;
    for (auto& verdict : verdicts) {
        const auto& comment = verdict.comment;
        const auto* entry = state_.comment(comment);
        // What an engine before this one flagged stays so: it had heard more of what came before.
        const bool settled = entry && verdict.why == Judged::Why::TakeOver && !entry->flags.empty();
        const bool changed = entry && !settled && entry->flags.all() != verdict.judgement.flags;
        if (changed)
            append(actor::kFlagging, CommentFlagged{comment, std::move(verdict.judgement.flags)});
        if (entry && !settled && (changed || entry->flags.empty()))
            asked.push_back(comment);
        if (changed &&
            verdict.why !=
                Judged::Why::NewRules) // what had come before the crew switched a rule on is left to people
            hide_by_rule(comment);
    }
    propose_answers(std::move(asked));
    flush();
}

void ShowCore::hide_by_rule(const std::string& comment) {
    const auto& entry = *state_.comment(comment);
    if (state_.is_on_air(comment))
        return; // a person has just put it there
    for (const auto& flag : entry.flags.all()) {
        if (!flags().use_of(flag.rule).hide || !hides_.may_hide(entry, flag.rule))
            continue;
        append(actor_of_rule(flag.rule), CommentHidden{comment});
        return;
    }
}

void ShowCore::raid_seen(RaidSeen raid) {
    if (const auto known = state_.raids().find(raid.id); known != state_.raids().end()) {
        const auto& before = known->second.comments;
        if (before.size() >= ShowState::kMostOfRaid && known->second.authors >= raid.authors)
            return;
        const std::set<std::string> told(before.begin(), before.end());
        std::erase_if(raid.comments, [&](const std::string& comment) { return told.contains(comment); });
        if (raid.comments.empty())
            return;
    }
    append(actor::kFlagging, std::move(raid));
    flush();
}

Result<std::uint64_t> ShowCore::hide_raid(const std::string& by, const std::string& raid) {
    const auto known = state_.raids().find(raid);
    if (known == state_.raids().end())
        return failure(fmt::format("no raid {} was seen", shorten(clean_text(raid), 20)));
    auto comments = state_.undecided_of(known->second);
    if (comments.empty())
        return failure("all of this raid is decided already");
    const auto seq = append(by, RaidHidden{raid, std::move(comments)});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::set_flags(const std::string& by, FlagSettings settings) {
    if (const auto good = CrewPatterns::check(settings.patterns); !good)
        return tl::unexpected(good.error());
    if (settings == flags())
        return failure("these are the rules already", {}, "Change something first.");
    const auto seq = append(by, FlagsChanged{std::move(settings)});
    flush();
    return seq;
}

} // namespace regie
