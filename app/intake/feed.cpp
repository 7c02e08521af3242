#include "intake/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace regie::intake {
namespace {
constexpr int kMaxPages = 50;      // 5,000 comments: what a feed that joins late takes over
constexpr int kMaxSweepPages = 10; // how far back removed comments are looked for: 1,000 comments
} // namespace

Feed::Feed(const Connector& connector, Timings timings, const std::vector<KnownComment>& known,
           Mediator& mediator)
    : connector_(connector), timings_(timings), mediator_(mediator), backoff_(timings.max_backoff) {
    for (const auto& comment : known)
        known_.add(comment);
    due_ms_ = last_sweep_ms_ = last_comment_ms_ = mediator_.now_ms();
}

std::int64_t Feed::next_due_ms() const {
    return waiting_ ? std::numeric_limits<std::int64_t>::max() : due_ms_;
}

void Feed::tick() {
    const auto now = mediator_.now_ms();
    if (waiting_ || now < due_ms_)
        return;
    poll_ = {};
    poll_.began_ms = now;
    poll_.sweep = known_.has_suspects() || now - last_sweep_ms_ >= timings_.sweep;
    ask("");
}

void Feed::ask(const std::string& cursor) {
    waiting_ = true;
    auto request = connector_.poll(cursor);
    request.timeout_ms = timings_.request;
    mediator_.send(std::move(request), [this](const Result<HttpResponse>& response) { answered(response); });
}

void Feed::answered(const Result<HttpResponse>& response) {
    waiting_ = false;
    if (!response)
        return failed({TroubleKind::Transient, response.error().what, {}});
    auto page = connector_.read_page(*response);
    if (!page)
        return failed(page.error());
    take(std::move(*page));
}

void Feed::take(PollPage page) {
    ++poll_.pages;
    poll_.usage_percent = std::max(poll_.usage_percent, page.usage_percent);
    for (auto& seen : page.comments) {
        const auto& comment = seen.comment;
        if (!poll_.seen.insert(comment.id).second)
            continue; // pages overlap when the list moves between two requests
        if (comment.created_ms > 0 && (poll_.oldest_ms == 0 || comment.created_ms < poll_.oldest_ms))
            poll_.oldest_ms = comment.created_ms;
        if (known_.contains(comment.id)) {
            poll_.met_known = true;
            known_.set_hidden_at_platform(comment.id, seen.hidden);
        } else {
            poll_.fresh.push_back(std::move(seen));
        }
    }
    const bool to_the_end = !page.more; // an empty page may still have a next one
    const bool far_enough = poll_.met_known && (!poll_.sweep || poll_.pages >= kMaxSweepPages);
    if (to_the_end || far_enough || poll_.pages >= kMaxPages)
        complete(to_the_end);
    else
        ask(page.next);
}

void Feed::complete(bool to_the_end) {
    const auto now = mediator_.now_ms();
    backoff_.reset();
    if (poll_.sweep)
        last_sweep_ms_ = now;
    if (!poll_.fresh.empty())
        last_comment_ms_ = now;
    due_ms_ = std::max(now, poll_.began_ms + interval_ms(poll_.usage_percent));
    say(FeedState::Live, fmt::format("{} answers", connector_.name()));

    std::vector<Comment> came;
    came.reserve(poll_.fresh.size());
    std::reverse(poll_.fresh.begin(), poll_.fresh.end());
    for (auto& seen : poll_.fresh) {
        known_.add({seen.comment.id, seen.comment.created_ms});
        known_.set_hidden_at_platform(seen.comment.id, seen.hidden);
        came.push_back(std::move(seen.comment));
    }
    std::vector<std::string> gone;
    if (to_the_end || poll_.oldest_ms > 0)
        gone = known_.judge(poll_.seen, to_the_end ? KnownComments::kEverything : poll_.oldest_ms);
    poll_ = {};
    if (!came.empty())
        mediator_.comments_came(std::move(came));
    if (!gone.empty())
        mediator_.comments_removed(std::move(gone));
}

void Feed::failed(const Trouble& trouble) {
    auto at_least = trouble.retry_after_ms.value_or(0);
    if (trouble.kind == TroubleKind::Throttled)
        at_least = std::max(at_least, timings_.throttled_wait);
    // The announced wait is the plain one, so that the sentence stays the same once the cap is reached.
    const auto wait = backoff_.next_ms(at_least);
    due_ms_ = mediator_.now_ms() + Backoff::jittered_ms(wait, mediator_.random());
    say(FeedState::Failing, fmt::format("{} {}; trying again in {:g} s", connector_.name(), trouble.words,
                                        static_cast<double>(wait) / 1000));
}

void Feed::say(FeedState state, std::string words) {
    if (state == state_ && words == words_)
        return;
    state_ = state;
    words_ = words;
    mediator_.feed_changed(state, std::move(words));
}

std::int64_t Feed::interval_ms(int usage_percent) const {
    if (usage_percent >= timings_.saving_percent)
        return timings_.saving_poll;
    const bool quiet = mediator_.now_ms() - last_comment_ms_ >= timings_.quiet_after;
    return quiet ? timings_.quiet_poll : timings_.poll;
}

} // namespace regie::intake
