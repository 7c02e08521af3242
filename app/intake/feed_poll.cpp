// One poll of a feed: which pages are asked for, and what is made of them.

#include "intake/feed.h"

#include <algorithm>
#include <utility>

namespace regie::intake {
namespace {
constexpr int kMaxPages = 100;           // 10,000 comments: what a feed that joins late takes over
constexpr int kFewPages = 10;            // may hold what they like; more must be worth their requests
constexpr int kThinPage = 10;            // a page holds at least a tenth of what it may
constexpr int kMaxBarrenPages = 10;      // in a row that tell nothing new: the list runs in a circle
constexpr int kMaxEndlessPages = 2;      // of a list that had no end the last time
constexpr std::size_t kWorthAsking = 50; // comments nobody had seen
constexpr std::int64_t kLessMs = 60'000; // pages stay smaller after one that was too much
constexpr int kMaxSweepPages = 10;       // how far back removed comments are looked for: 1,000 comments
} // namespace

void Feed::ask(const std::string& cursor) {
    poll_.cursor = cursor;
    poll_.cursors.insert(cursor);
    send_poll();
}

// Now, or when the pace allows.
void Feed::send_poll() {
    const auto now = mediator_.now_ms();
    poll_.waits = now < pace_.may_ask_at_ms();
    if (poll_.waits) {
        due_ms_ = pace_.may_ask_at_ms();
        return;
    }
    waiting_ = true;
    poll_.asked_ms = now;
    auto request = connector_.poll(poll_.cursor);
    request.timeout_ms = timings_.request;
    pace_.spend(connector_.costs().poll);
    pace_.asked(now);
    mediator_.send(std::move(request), [this, round = round_](const Result<HttpResponse>& response) {
        if (round == round_)
            answered(response);
    });
}

// What is too much for the platform, or for us: the same page again, smaller.
bool Feed::asked_for_less() {
    if (!connector_.ask_for_less())
        return false;
    health_.heard(mediator_.now_ms());
    more_at_ms_ = mediator_.now_ms() + kLessMs;
    send_poll();
    return true;
}

void Feed::answered(const Result<HttpResponse>& response) {
    waiting_ = false;
    poll_.slowest_ms = std::max(poll_.slowest_ms, mediator_.now_ms() - poll_.asked_ms);
    if (!response && response.error().what.starts_with(kTooLong) && asked_for_less())
        return;
    if (!response)
        return failed({TroubleKind::Transient, response.error().what, {}});
    auto page = connector_.read_page(*response);
    if (page)
        return take(std::move(*page));
    if (page.error().kind == TroubleKind::TooMuch && asked_for_less())
        return;
    if (page.error().kind == TroubleKind::Cursor && !std::exchange(cursor_, {}).empty())
        return ask(""); // from the beginning of what the platform still gives: all that is known is skipped
    failed(page.error());
}

void Feed::take(PollPage page) {
    ++poll_.pages;
    health_.heard(mediator_.now_ms());
    poll_.usage_percent = std::max(poll_.usage_percent, page.usage_percent);
    const auto seen_before = poll_.seen.size();
    for (auto& seen : page.comments)
        look_at(std::move(seen));
    poll_.barren = poll_.seen.size() > seen_before ? 0 : poll_.barren + 1;
    if (connector_.listing() == Listing::GoesOn && !page.next.empty())
        cursor_ = page.next;
    if (is_complete(page))
        return complete(page);
    if (poll_.pages >= kFewPages)
        changed(health_.reads_on());
    ask(page.next);
}

void Feed::look_at(SeenComment seen) {
    const auto& comment = seen.comment;
    if (!poll_.seen.insert(comment.id).second)
        return; // pages overlap when the list moves between two requests
    if (comment.created_ms > 0 && (poll_.oldest_ms == 0 || comment.created_ms < poll_.oldest_ms))
        poll_.oldest_ms = comment.created_ms;
    if (!known_.contains(comment.id)) {
        poll_.fresh.push_back(std::move(seen));
        return;
    }
    poll_.met_known = true;
    known_.set_hidden_at_platform(comment.id, seen.hidden);
    if (known_.edited(comment.id, comment.text))
        poll_.edited.push_back(std::move(seen.comment));
}

// An empty page may still have a next one, but no list is read for ever: a platform may say that there is
// more as long as it is asked.
bool Feed::is_complete(const PollPage& page) {
    if (!page.more || connector_.listing() == Listing::GoesOn)
        return true;
    if (poll_.met_known && (!poll_.sweep || poll_.pages >= kMaxSweepPages))
        return true;
    const auto told = static_cast<int>(poll_.seen.size()) * kThinPage / connector_.page_size();
    if (poll_.cursors.contains(page.next) || poll_.barren >= kMaxBarrenPages)
        poll_.missing = Missing::InACircle;
    else if (poll_.pages >=
             (endless_ && !poll_.met_known ? kMaxEndlessPages : std::min(kMaxPages, kFewPages + told)))
        poll_.missing = Missing::WithoutEnd;
    return poll_.missing != Missing::Nothing;
}

void Feed::complete(const PollPage& last) {
    const auto now = mediator_.now_ms();
    backoff_.reset();
    if (poll_.sweep)
        last_sweep_ms_ = now;
    const bool goes_on = connector_.listing() == Listing::GoesOn, came = !poll_.fresh.empty();
    if (poll_.met_known) // what else there is was looked through for removed comments alone
        poll_.missing = Missing::Nothing;
    endless_ = poll_.missing != Missing::Nothing;
    if (!poll_.met_known && !endless_ && came && !goes_on && !last.whole && !known_.empty())
        poll_.missing = Missing::Between;
    pace_.answered(came, last, poll_.usage_percent);
    if (goes_on && poll_.fresh.size() >= kWorthAsking)
        pace_.was_worth_it();
    if (now >= more_at_ms_) {
        connector_.ask_for_more();
        more_at_ms_ = now + kLessMs;
    }
    deliver(last);
    const auto interval = pace_.interval_ms(now, numbers_.streaming);
    // A cursor that moves on and brings comments has more of them; any other is asked at the polls' pace.
    const bool again =
        goes_on && last.more && came && last.next != poll_.cursor && config_.budget.units_a_day <= 0;
    due_ms_ = again ? now : std::max(now, poll_began_ms_ + interval);
    if (known_.contains(announced_))
        announced_.clear();
    else if (!announced_.empty()) // announced, but not listed yet
        ring();
    if (known_.has_suspects()) // what may be gone is perhaps on air: the look that makes sure comes soon
        ring();
    changed(health_.answered(now, poll_.slowest_ms, came, interval, poll_.missing));
    numbers_.answered_wall_ms = mediator_.wall_ms();
    numbers_.usage_percent = poll_.usage_percent;
    if (last.ended) {
        changed(health_.failed({TroubleKind::Ended, "says the broadcast is over", {}}, now,
                               mediator_.wall_ms(), 0));
        due_ms_ = kNever;
    }
    publish_numbers();
    poll_ = {};
}

void Feed::deliver(const PollPage& last) {
    std::vector<Comment> came;
    came.reserve(poll_.fresh.size());
    if (connector_.listing() == Listing::Anew)
        std::reverse(poll_.fresh.begin(), poll_.fresh.end());
    for (auto& seen : poll_.fresh) {
        known_.add({seen.comment.id, seen.comment.created_ms, KnownComments::hash_of(seen.comment.text)});
        known_.set_hidden_at_platform(seen.comment.id, seen.hidden);
        came.push_back(std::move(seen.comment));
    }
    std::vector<std::string> gone;
    if (connector_.listing() == Listing::Anew && (last.whole || poll_.oldest_ms > 0))
        gone = known_.judge(poll_.seen, last.whole ? KnownComments::kEverything : poll_.oldest_ms);
    for (const auto& id : last.removed)
        if (known_.remove(id))
            gone.push_back(id);
    per_minute_.add(mediator_.now_ms(), static_cast<int>(came.size()));
    if (!came.empty())
        mediator_.comments_came(std::move(came));
    if (!poll_.edited.empty())
        mediator_.comments_edited(std::move(poll_.edited));
    if (!gone.empty())
        mediator_.comments_removed(std::move(gone));
    for (const auto& author : last.banned)
        mediator_.author_banned(author);
}

} // namespace regie::intake
