#include "intake/feed.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace regie::intake {
namespace {
constexpr int kMaxPages = 1000;          // 100,000 comments: what a feed that joins late takes over
constexpr int kMaxBarrenPages = 10;      // in a row that tell nothing new: the list runs in a circle
constexpr int kMaxSweepPages = 10;       // how far back removed comments are looked for: 1,000 comments
constexpr std::size_t kMaxHeld = 10'000; // of a stream's comments, until a poll has told what was before
constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
} // namespace

Feed::Feed(Connector& connector, const FeedConfig& config, const std::vector<KnownComment>& known,
           Mediator& mediator)
    : connector_(connector), config_(config), timings_(config.timings), mediator_(mediator),
      pace_(config.timings, connector.costs(), config.budget, config.spent_units, config.ran_ms,
            mediator.now_ms()),
      health_(connector.name(), config.token_name, config.timings, mediator.now_ms()),
      backoff_(config.timings.max_backoff), stream_backoff_(config.timings.max_backoff),
      events_([this](std::string_view data) { stream_event(data); }) {
    for (const auto& comment : known)
        known_.add(comment);
    due_ms_ = last_sweep_ms_ = mediator_.now_ms();
    audience_.due_ms = due_ms_ + timings_.poll;
    stream_.due_ms = due_ms_;
}

std::int64_t Feed::next_due_ms() const {
    auto due = std::min(waiting_ ? kNever : due_ms_, health_.dead_at_ms());
    if (prepared_ && !health_.stopped())
        for (const auto& aside : {audience_, stream_})
            due = std::min(due, aside.waiting ? kNever : aside.due_ms);
    return due;
}

void Feed::tick() {
    const auto now = mediator_.now_ms();
    if (now >= health_.dead_at_ms())
        changed(health_.silent(now, mediator_.wall_ms()));
    if (!waiting_ && now >= due_ms_)
        begin_poll();
    if (!prepared_ || health_.stopped())
        return;
    if (!stream_.waiting && now >= stream_.due_ms)
        open_stream();
    if (!audience_.waiting && now >= audience_.due_ms)
        ask_audience();
}

void Feed::resume() {
    ++round_;
    waiting_ = false;
    due_ms_ = stream_.due_ms = mediator_.now_ms();
    stream_.waiting = audience_.waiting = false;
    stream_ended();
    backoff_.reset();
    health_.resume(due_ms_);
}

void Feed::begin_poll() {
    const auto now = mediator_.now_ms();
    poll_ = {};
    poll_began_ms_ = now;
    if (!prepared_) {
        if (auto request = connector_.prepare())
            return ask_to_prepare(std::move(*request));
        prepared_ = true;
    }
    poll_.sweep = known_.has_suspects() || now - last_sweep_ms_ >= timings_.sweep;
    ask(cursor_);
}

void Feed::ask_to_prepare(HttpRequest request) {
    waiting_ = true;
    request.timeout_ms = timings_.request;
    pace_.spend(connector_.costs().audience);
    mediator_.send(std::move(request), [this, round = round_](const Result<HttpResponse>& response) {
        if (round != round_)
            return;
        waiting_ = false;
        if (!response)
            return failed({TroubleKind::Transient, response.error().what, {}});
        if (const auto known = connector_.read_prepared(*response); !known)
            return failed(known.error());
        prepared_ = true;
        due_ms_ = mediator_.now_ms();
    });
}

void Feed::ask(const std::string& cursor) {
    waiting_ = true;
    auto request = connector_.poll(cursor);
    request.timeout_ms = timings_.request;
    pace_.spend(connector_.costs().poll);
    mediator_.send(std::move(request), [this, round = round_](const Result<HttpResponse>& response) {
        if (round == round_)
            answered(response);
    });
}

void Feed::answered(const Result<HttpResponse>& response) {
    waiting_ = false;
    if (!response)
        return failed({TroubleKind::Transient, response.error().what, {}});
    auto page = connector_.read_page(*response);
    if (page)
        return take(std::move(*page));
    if (page.error().kind == TroubleKind::Cursor && !std::exchange(cursor_, {}).empty())
        return ask(""); // from the beginning of what the platform still gives: all that is known is skipped
    failed(page.error());
}

void Feed::take(PollPage page) {
    ++poll_.pages;
    poll_.usage_percent = std::max(poll_.usage_percent, page.usage_percent);
    const auto seen_before = poll_.seen.size();
    for (auto& seen : page.comments)
        look_at(std::move(seen));
    poll_.barren = poll_.seen.size() > seen_before ? 0 : poll_.barren + 1;
    if (connector_.listing() == Listing::GoesOn && !page.next.empty())
        cursor_ = page.next;
    if (is_complete(page))
        complete(page);
    else
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

bool Feed::is_complete(const PollPage& page) const {
    if (!page.more || connector_.listing() == Listing::GoesOn) // an empty page may still have a next one
        return true;
    const bool far_enough = poll_.met_known && (!poll_.sweep || poll_.pages >= kMaxSweepPages);
    return far_enough || poll_.pages >= kMaxPages || poll_.barren >= kMaxBarrenPages;
}

void Feed::complete(const PollPage& last) {
    const auto now = mediator_.now_ms();
    backoff_.reset();
    if (poll_.sweep)
        last_sweep_ms_ = now;
    const bool came = !poll_.fresh.empty();
    const bool gap =
        came && connector_.listing() == Listing::Anew && !last.whole && !poll_.met_known && !known_.empty();
    pace_.answered(came, last, poll_.usage_percent);
    deliver(last);
    const auto interval = pace_.interval_ms(now, numbers_.streaming);
    const bool again =
        last.more && config_.budget.units_a_day <= 0 && connector_.listing() == Listing::GoesOn;
    due_ms_ = again ? now : std::max(now, poll_began_ms_ + interval);
    if (known_.contains(announced_))
        announced_.clear();
    else if (!announced_.empty()) // announced, but not listed yet
        ring();
    if (known_.has_suspects()) // what may be gone is perhaps on air: the look that makes sure comes soon
        ring();
    changed(health_.answered(now, now - poll_began_ms_, came, interval));
    if (gap)
        changed(health_.left_out());
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

void Feed::failed(const Trouble& trouble) {
    auto at_least = trouble.retry_after_ms.value_or(0);
    if (trouble.kind == TroubleKind::Throttled)
        at_least = std::max(at_least, timings_.throttled_wait);
    // The announced wait is the plain one, so that the sentence stays the same once the cap is reached.
    const auto wait = backoff_.next_ms(at_least);
    const auto now = mediator_.now_ms();
    changed(health_.failed(trouble, now, mediator_.wall_ms(), wait));
    due_ms_ =
        health_.stopped() ? kNever : now + std::max(Backoff::jittered_ms(wait, mediator_.random()), at_least);
    publish_numbers();
}

void Feed::changed(bool is_changed) {
    if (is_changed)
        mediator_.feed_changed(health_.state(), health_.words());
}

void Feed::ask_audience() {
    auto request = connector_.audience();
    if (!request) {
        audience_.due_ms = kNever;
        return;
    }
    audience_ = {mediator_.now_ms() + timings_.audience, true};
    request->timeout_ms = timings_.request;
    pace_.spend(connector_.costs().audience);
    mediator_.send(std::move(*request), [this, round = round_](const Result<HttpResponse>& response) {
        if (round != round_)
            return;
        audience_.waiting = false;
        if (const auto audience =
                response ? connector_.read_audience(*response) : Answer<Audience>(tl::unexpected(Trouble{})))
            numbers_.audience = *audience;
    });
}

void Feed::publish_numbers() {
    const auto now = mediator_.now_ms();
    numbers_.interval_ms = pace_.interval_ms(now, numbers_.streaming);
    numbers_.comments_per_min = per_minute_.total(now);
    numbers_.units_a_day = config_.budget.units_a_day;
    numbers_.units_spent = pace_.spent_units();
    numbers_.units_forecast = pace_.forecast_units(now, numbers_.streaming);
    mediator_.numbers_changed(numbers_);
}

} // namespace regie::intake
