// The folds over what is decided of comments and their authors, and what the platforms still have to be told.

#include "show/show_state.h"

#include <algorithm>
#include <utility>

namespace regie {

namespace {

/// What a decision says of `comment`; None when it is about something else.
Decision decided_of(const std::string& comment, const EventBody& body) {
    const auto among = [&](const std::vector<std::string>& comments) {
        return std::binary_search(comments.begin(), comments.end(), comment);
    };
    if (const auto* hidden = std::get_if<CommentHidden>(&body))
        return hidden->comment == comment ? Decision::Hidden : Decision::None;
    if (const auto* approved = std::get_if<CommentApproved>(&body))
        return approved->comment == comment ? Decision::Approved : Decision::None;
    if (const auto* deleted = std::get_if<CommentDeleted>(&body))
        return deleted->comment == comment ? Decision::Deleted : Decision::None;
    if (const auto* raid = std::get_if<RaidHidden>(&body))
        return among(raid->comments) ? Decision::Hidden : Decision::None;
    if (const auto* several = std::get_if<CommentsDecided>(&body))
        return !among(several->comments)  ? Decision::None
               : several->what == kHidden ? Decision::Hidden
                                          : Decision::Approved;
    return Decision::None;
}

bool takes_down(Decision decision) { return decision == Decision::Hidden || decision == Decision::Deleted; }

} // namespace

const Reply* ShowState::reply(const std::string& comment) const {
    const auto at = replies_.find(comment);
    return at == replies_.end() ? nullptr : &at->second;
}

const Ban* ShowState::ban(const std::string& feed, const std::string& id) const {
    const auto at = bans_.find({feed, id});
    return at == bans_.end() ? nullptr : &at->second;
}

bool OutboxItem::same_deed(const OutboxItem& other) const {
    const auto deed = [](const OutboxItem& of) {
        return std::string_view(of.action).substr(of.takes_back() ? 2 : 0);
    };
    return comment == other.comment && author == other.author && text == other.text &&
           deed(*this) == deed(other);
}

// Replaces its reverse if that was still waiting: only the last word is carried. The platform may already
// have the former one, so the reverse is always sent too.
void ShowState::post(OutboxItem item) {
    std::erase_if(outbox_, [&](const OutboxItem& other) { return item.same_deed(other); });
    outbox_.push_back(std::move(item));
}

void ShowState::post(CommentEntry& entry, const char* action, std::uint64_t decision) {
    post({entry.comment.feed(), entry.comment.id(), action, decision});
    entry.delivery = Delivery::Waiting;
    entry.platform_words = {};
}

// What was approved said something else: it has to be looked at again. What is on air stays as it was
// approved.
void ShowState::on(const Event& event, const CommentEdited& body) {
    auto* entry = find(body.comment);
    if (!entry)
        return;
    store_.edit(entry->comment, body.text);
    entry->edited = static_cast<std::uint32_t>(event.seq);
    if (entry->decision == Decision::Approved) {
        entry->decision = Decision::None;
        entry->decided_by = {};
    }
}

// A platform that refused has done nothing that could be undone.
void ShowState::post_reverse(CommentEntry& entry, std::uint64_t decision) {
    if (entry.delivery == Delivery::Refused) {
        entry.delivery = Delivery::None;
        entry.platform_words = {};
    } else if (!entry.removed) {
        post(entry, entry.decision == Decision::Deleted ? "undelete" : "unhide", decision);
    }
}

void ShowState::hide(const std::string& comment, const Event& event) {
    auto* entry = find(comment);
    if (!entry || entry->for_good)
        return;
    // A second moderator's hide has nothing to add, unless the platform refused the first.
    const bool on_its_way = entry->taken_down() && entry->delivery != Delivery::Refused;
    entry->decision = Decision::Hidden;
    entry->decided_by = store_.texts().share(event.by);
    if (!entry->removed && !on_its_way)
        post(*entry, "hide", event.seq);
}

void ShowState::on(const Event& event, const CommentHidden& body) {
    if (!find(body.comment))
        return;
    hide(body.comment, event);
    decided(event, unpin(body.comment)).was_queued = unqueue(body.comment);
}

void ShowState::on(const Event& event, const RaidSeen& body) {
    auto& raid = raids_[body.id];
    raid.example = body.example;
    raid.authors = body.authors;
    raid.since_ms = body.since_ms;
    raid.last_ms = event.show_ms;
    for (const auto& comment : body.comments)
        if (raid.comments.size() < kMostOfRaid)
            raid.comments.push_back(comment);
}

void ShowState::hide_all(const std::vector<std::string>& comments, const Event& event) {
    std::optional<Graphic> was_on_air;
    std::vector<Queued> was_queued;
    for (const auto& comment : comments) {
        hide(comment, event);
        if (auto waited = unqueue(comment); !waited.empty())
            was_queued.push_back(std::move(waited.front()));
        if (auto pin = unpin(comment))
            was_on_air = std::move(pin);
    }
    decided(event, std::move(was_on_air)).was_queued = std::move(was_queued);
}

void ShowState::on(const Event& event, const RaidHidden& body) { hide_all(body.comments, event); }

void ShowState::on(const Event& event, const CommentsDecided& body) {
    if (body.what == kHidden)
        return hide_all(body.comments, event);
    for (const auto& comment : body.comments)
        approve(comment, event);
    decided(event);
}

std::vector<std::string> ShowState::undecided_of(const SeenRaid& raid) const {
    std::vector<std::string> ids;
    for (const auto& id : raid.comments)
        if (const auto* entry = comment(id); entry && entry->undecided())
            ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void ShowState::on(const Event& event, const CommentDeleted& body) {
    auto* entry = find(body.comment);
    if (!entry)
        return;
    if (!entry->for_good) {
        entry->decision = Decision::Deleted;
        entry->decided_by = store_.texts().share(event.by);
        if (!entry->removed)
            post(*entry, "delete", event.seq);
    }
    decided(event, unpin(body.comment)).was_queued = unqueue(body.comment);
}

void ShowState::approve(const std::string& comment, const Event& event) {
    auto* entry = find(comment);
    if (!entry || entry->for_good)
        return;
    if (entry->taken_down())
        post_reverse(*entry, event.seq);
    entry->decision = Decision::Approved;
    entry->decided_by = store_.texts().share(event.by);
}

void ShowState::on(const Event& event, const CommentApproved& body) {
    if (!find(body.comment))
        return;
    approve(body.comment, event);
    decided(event);
}

void ShowState::on(const Event& event, const CommentAnswered& body) {
    auto* entry = find(body.comment);
    if (!entry)
        return;
    replies_.insert_or_assign(body.comment, Reply{body.text, event.by, event.seq});
    OutboxItem item{entry->comment.feed(), entry->comment.id(), "reply", event.seq};
    item.text = body.text;
    post(std::move(item));
    decided(event);
}

void ShowState::on(const Event& event, const AuthorBanned& body) {
    bans_.insert_or_assign({body.feed, body.author.id}, Ban{body, event.by, event.seq});
    OutboxItem item{body.feed, body.comment, "ban", event.seq, body.author.id};
    item.seconds = body.seconds;
    post(std::move(item));
    decided(event);
}

void ShowState::on(const Event&, const AudienceMeasured& body) { audience_[body.feed] = body; }

void ShowState::on(const Event&, const PlatformAnswered& body) {
    const auto waiting = std::find_if(outbox_.begin(), outbox_.end(), [&](const OutboxItem& item) {
        return item.comment == body.comment && item.action == body.action &&
               (body.decision == 0 || item.decision == body.decision); // 0: in logs of before they told it
    });
    if (waiting == outbox_.end()) { // an answer to something a later decision replaced
        for (auto& item : outbox_)  // which may take back what has been made
            if (item.comment == body.comment && item.action == "un" + body.action && item.made.empty())
                item.made = body.made;
        return;
    }
    const auto item = std::move(*waiting);
    outbox_.erase(waiting);
    const auto delivery = body.outcome == "confirmed" ? Delivery::Confirmed
                          : body.outcome == "refused" ? Delivery::Refused
                                                      : Delivery::None;
    const auto note = [&](auto& of) {
        of.delivery = delivery;
        if constexpr (requires { of.platform_words = body.words; })
            of.platform_words = body.words;
        else
            of.platform_words = store_.texts().share(body.words);
        if constexpr (requires { of.made; })
            of.made = body.made;
    };
    auto* entry = find(item.comment);
    if (item.action == "ban" || item.action == "unban") {
        if (const auto ban = bans_.find({item.feed, item.author}); ban != bans_.end())
            note(ban->second);
    } else if (entry && (item.action == "reply" || item.action == "unreply")) {
        if (const auto reply = replies_.find(item.comment); reply != replies_.end())
            note(reply->second);
    } else if (entry) {
        note(*entry);
        if (body.for_good || (item.action == "delete" && delivery == Delivery::Confirmed) ||
            (item.action == "undelete" && delivery == Delivery::Refused))
            stays_deleted(*entry);
    }
}

// It may have gone before that was taken back, and have been put on air since.
void ShowState::stays_deleted(CommentEntry& entry) {
    const auto& id = entry.comment.id();
    if (entry.delivery == Delivery::Refused) {
        entry.decision = Decision::Deleted;
        for (const auto& decision : decisions_)
            if (takes_down(decided_of(id, decision.body)))
                entry.decided_by = store_.texts().share(decision.by);
    }
    entry.delivery = Delivery::Confirmed;
    entry.for_good = true;
    unpin(id);
    unqueue(id);
}

// What was decided of a comment is the newest decision on it that nobody took back.
void ShowState::decide_again(const std::string& comment_id, std::uint64_t seq) {
    auto* entry = find(comment_id);
    if (!entry || entry->for_good)
        return;
    const auto was = entry->decision;
    auto now = Decision::None;
    entry->decided_by = {};
    for (const auto& decision : decisions_) {
        const auto what = decision.taken_back ? Decision::None : decided_of(comment_id, decision.body);
        if (what == Decision::None || (what == Decision::Approved && decision.seq < entry->edited))
            continue;
        now = what;
        entry->decided_by = store_.texts().share(decision.by);
    }
    if (was == Decision::Deleted ? now != was : was == Decision::Hidden && !takes_down(now))
        post_reverse(*entry, seq);
    else if (now != was && takes_down(now) && !entry->removed)
        post(*entry, now == Decision::Deleted ? "delete" : "hide", seq);
    entry->decision = now;
    if (entry->taken_down()) {
        unpin(comment_id);
        unqueue(comment_id);
    }
}

void ShowState::take_back(Ban& ban, std::uint64_t seq) {
    ban.stands = false;
    ban.delivery = Delivery::Waiting;
    OutboxItem item{ban.what.feed, ban.what.comment, "unban", seq, ban.what.author.id};
    item.made = ban.made;
    post(std::move(item));
}

void ShowState::take_back_reply(const CommentEntry& entry, std::uint64_t seq) {
    const auto reply = replies_.extract(entry.comment.id());
    OutboxItem item{entry.comment.feed(), entry.comment.id(), "unreply", seq};
    item.text = reply.mapped().text;
    item.made = reply.mapped().made;
    post(std::move(item));
}

} // namespace regie
