#include "intake/feed.h"

#include <algorithm>
#include <utility>

namespace regie::intake {

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
        poll_.waits ? send_poll() : begin_poll();
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
    poll_ = {};
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
