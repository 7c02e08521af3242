#include "intake/outbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace regie::intake {
namespace {
constexpr int kMaxInFlight = 4; // "hide all flagged" must not look like an attack to the platform
constexpr auto kNever = std::numeric_limits<std::int64_t>::max();

bool is_final(TroubleKind kind) { return kind == TroubleKind::Permission || kind == TroubleKind::BadRequest; }
} // namespace

Outbox::Outbox(const Connector& connector, Timings timings, Mediator& mediator)
    : connector_(connector), timings_(timings), mediator_(mediator) {}

void Outbox::act(OutboxItem item) {
    auto& lane = lanes_.try_emplace(item.comment, timings_.max_backoff).first->second;
    if (lane.items.empty() || lane.items.back() != item)
        lane.items.push_back(std::move(item));
}

std::int64_t Outbox::next_due_ms() const {
    if (in_flight_ >= kMaxInFlight)
        return kNever;
    auto due = kNever;
    for (const auto& [comment, lane] : lanes_)
        if (!lane.in_flight)
            due = std::min(due, lane.due_ms);
    return due;
}

void Outbox::tick() {
    const auto now = mediator_.now_ms();
    // A copy of the keys: sending may settle a lane at once, which takes it out of the map.
    std::vector<std::string> due;
    for (const auto& [comment, lane] : lanes_)
        if (!lane.in_flight && lane.due_ms <= now)
            due.push_back(comment);
    for (const auto& comment : due)
        if (const auto lane = lanes_.find(comment); in_flight_ < kMaxInFlight && lane != lanes_.end())
            send_first(comment, lane->second);
}

void Outbox::send_first(const std::string& comment, Lane& lane) {
    auto request = connector_.action(lane.items.front());
    if (!request)
        return settle(comment, Outcome::Refused,
                      fmt::format("{} {}", connector_.name(), request.error().words));
    request->timeout_ms = timings_.request;
    lane.in_flight = true;
    ++in_flight_;
    mediator_.send(std::move(*request),
                   [this, comment](const Result<HttpResponse>& response) { answered(comment, response); });
}

void Outbox::answered(const std::string& comment, const Result<HttpResponse>& response) {
    auto& lane = lanes_.at(comment);
    lane.in_flight = false;
    --in_flight_;
    if (!response)
        return try_again(lane, {TroubleKind::Transient, response.error().what, {}});
    const auto confirmed = connector_.read_confirmation(lane.items.front(), *response);
    if (confirmed)
        return settle(comment, Outcome::Confirmed, {});
    if (is_final(confirmed.error().kind))
        return settle(comment, Outcome::Refused,
                      fmt::format("{} {}", connector_.name(), confirmed.error().words));
    try_again(lane, confirmed.error());
}

void Outbox::try_again(Lane& lane, const Trouble& trouble) {
    auto at_least = trouble.retry_after_ms.value_or(0);
    if (trouble.kind == TroubleKind::Throttled)
        at_least = std::max(at_least, timings_.throttled_wait);
    lane.due_ms =
        mediator_.now_ms() + Backoff::jittered_ms(lane.backoff.next_ms(at_least), mediator_.random());
}

void Outbox::settle(const std::string& comment, Outcome outcome, std::string words) {
    const auto at = lanes_.find(comment);
    auto& lane = at->second;
    auto item = std::move(lane.items.front());
    lane.items.pop_front();
    lane.backoff.reset();
    lane.due_ms = 0;
    if (lane.items.empty())
        lanes_.erase(at);
    mediator_.action_answered(std::move(item), outcome, std::move(words));
}

} // namespace regie::intake
