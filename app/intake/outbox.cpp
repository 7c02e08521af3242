#include "intake/outbox.h"

#include "show/for_good.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace regie::intake {
namespace {
constexpr int kMaxInFlight = 4; // "hide all flagged" must not look like an attack to the platform
constexpr auto kNever = std::numeric_limits<std::int64_t>::max();

bool is_final(TroubleKind kind) {
    return kind == TroubleKind::Permission || kind == TroubleKind::BadRequest || kind == TroubleKind::Gone ||
           kind == TroubleKind::Ended;
}

// What must be carried out in order.
std::string lane_of(const OutboxItem& item) {
    const bool author = item.action == "ban" || item.action == "unban";
    return author ? "author " + item.author : "comment " + item.comment;
}

// Whether `later` takes `earlier` back.
bool reverses(const OutboxItem& later, const OutboxItem& earlier) {
    return later.takes_back() && !earlier.takes_back() && later.same_deed(earlier);
}
} // namespace

const char* to_string(Outcome outcome) {
    switch (outcome) {
    case Outcome::Confirmed:
        return "confirmed";
    case Outcome::Refused:
        return "refused";
    case Outcome::Cancelled:
        break;
    }
    return "cancelled";
}

Outbox::Outbox(const Connector& connector, Timings timings, Mediator& mediator)
    : connector_(connector), timings_(timings), mediator_(mediator) {}

// Other decisions on the comment may stand between the two: they neither wait for nor change one another.
void Outbox::act(OutboxItem item) {
    const auto key = lane_of(item);
    auto& lane = lanes_.try_emplace(key, timings_.max_backoff).first->second;
    auto last = find_last(lane, item);
    const bool reversed = last != lane.items.end() && reverses(item, *last);
    const bool on_its_way = lane.in_flight && last == lane.items.begin();
    const bool withdrawn = reversed && !on_its_way && (!last->perhaps_sent || stands_alone(item));
    if (withdrawn) {
        item.perhaps_sent |= last->perhaps_sent;
        lane.items.erase(last);
        last = find_last(lane, item); // what is waiting from before may say the same
    }
    if (last != lane.items.end() && last->action == item.action) {
        last->decision = item.decision; // one answer for both
        last->perhaps_sent |= item.perhaps_sent;
        return;
    }
    if (!withdrawn || item.perhaps_sent) {
        lane.items.push_back(std::move(item));
        return;
    }
    if (lane.items.empty())
        lanes_.erase(key);
    mediator_.settled({std::move(item), Outcome::Cancelled});
}

// Whether a reverse can go without what it takes back. YouTube lifts a ban only by the name it gave it.
bool Outbox::stands_alone(const OutboxItem& item) const {
    return connector_.check(item) || connector_.action(item);
}

// A decision that was taken back while it was on its way is not sent again. What the platform may have done
// of it, its reverse asks for.
void Outbox::give_way(const std::string& key) {
    auto& lane = lanes_.at(key);
    const auto& first = lane.items.front();
    const auto reverse = std::find_if(std::next(lane.items.begin()), lane.items.end(),
                                      [&](const OutboxItem& later) { return reverses(later, first); });
    if (reverse == lane.items.end() || (first.perhaps_sent && !stands_alone(*reverse)))
        return;
    if (first.perhaps_sent) {
        reverse->perhaps_sent = true;
        lane.items.pop_front();
        return;
    }
    auto cancelled = std::move(*reverse);
    lane.items.erase(reverse);
    lane.items.pop_front();
    if (lane.items.empty())
        lanes_.erase(key);
    mediator_.settled({std::move(cancelled), Outcome::Cancelled});
}

std::deque<OutboxItem>::iterator Outbox::find_last(Lane& lane, const OutboxItem& item) {
    const auto last = std::find_if(lane.items.rbegin(), lane.items.rend(),
                                   [&](const OutboxItem& other) { return item.same_deed(other); });
    return last == lane.items.rend() ? lane.items.end() : std::prev(last.base());
}

std::int64_t Outbox::next_due_ms() const {
    if (in_flight_ >= kMaxInFlight)
        return kNever;
    auto due = kNever;
    for (const auto& [key, lane] : lanes_)
        if (!lane.in_flight)
            due = std::min(due, lane.due_ms);
    return due;
}

void Outbox::resume() {
    for (auto& [key, lane] : lanes_) {
        lane.due_ms = 0;
        lane.backoff.reset();
    }
}

void Outbox::tick() {
    const auto now = mediator_.now_ms();
    // A copy of the keys: sending may settle a lane at once, which takes it out of the map.
    std::vector<std::string> due;
    for (const auto& [key, lane] : lanes_)
        if (!lane.in_flight && lane.due_ms <= now)
            due.push_back(key);
    for (const auto& key : due)
        if (const auto lane = lanes_.find(key); in_flight_ < kMaxInFlight && lane != lanes_.end())
            send_first(key, lane->second);
}

void Outbox::send_first(const std::string& key, Lane& lane) {
    auto& item = lane.items.front();
    if (const auto made = made_.find({key, item.text}); item.takes_back() && made != made_.end())
        item.made = made->second;
    if (item.perhaps_sent)
        if (auto question = connector_.check(item))
            return check_first(key, lane, std::move(*question));
    auto request = connector_.action(item);
    if (!request)
        return failed(key, request.error());
    item.perhaps_sent = true; // until there is an answer
    post(lane, std::move(*request),
         [this, key](const Result<HttpResponse>& response) { answered(key, response); });
}

void Outbox::check_first(const std::string& key, Lane& lane, HttpRequest request) {
    post(lane, std::move(request),
         [this, key](const Result<HttpResponse>& response) { checked(key, response); });
}

void Outbox::post(Lane& lane, HttpRequest request, HttpDone done) {
    request.timeout_ms = timings_.request;
    lane.in_flight = true;
    ++in_flight_;
    mediator_.send(std::move(request), std::move(done));
}

Outbox::Lane& Outbox::landed(const std::string& key) {
    auto& lane = lanes_.at(key);
    lane.in_flight = false;
    --in_flight_;
    return lane;
}

void Outbox::checked(const std::string& key, const Result<HttpResponse>& response) {
    auto& lane = landed(key);
    if (!response)
        return failed(key, {TroubleKind::Transient, response.error().what, {}});
    auto& item = lane.items.front();
    auto found = connector_.read_check(item, *response);
    if (!found)
        return failed(key, found.error());
    if (found->done)
        return confirmed(key, std::move(found->made));
    if (!found->made.empty())
        item.made = std::move(found->made);
    item.perhaps_sent = false;
    lane.due_ms = 0;
    give_way(key);
}

void Outbox::answered(const std::string& key, const Result<HttpResponse>& response) {
    auto& lane = landed(key);
    if (!response)
        return failed(key, {TroubleKind::Transient, response.error().what, {}});
    auto made = connector_.read_confirmation(lane.items.front(), *response);
    if (made)
        return confirmed(key, std::move(*made));
    // The platform says that it did nothing; a transient trouble may have come after the deed.
    lane.items.front().perhaps_sent = made.error().kind == TroubleKind::Transient;
    failed(key, made.error());
}

void Outbox::failed(const std::string& key, const Trouble& trouble) {
    if (is_final(trouble.kind))
        return settle(key, {.outcome = Outcome::Refused,
                            .words = fmt::format("{} {}", connector_.name(), trouble.words),
                            .for_good = trouble.kind == TroubleKind::Gone});
    auto& lane = lanes_.at(key);
    auto at_least = trouble.retry_after_ms.value_or(0);
    if (trouble.kind == TroubleKind::Throttled)
        at_least = std::max(at_least, timings_.throttled_wait);
    const auto wait = lane.backoff.next_ms(at_least);
    lane.due_ms = mediator_.now_ms() + std::max(Backoff::jittered_ms(wait, mediator_.random()), at_least);
    give_way(key);
}

void Outbox::confirmed(const std::string& key, std::string made) {
    const auto& item = lanes_.at(key).items.front();
    const bool for_good =
        item.action == "delete" || (item.action == "hide" && hides_for_good(connector_.capabilities()));
    settle(key, {.outcome = Outcome::Confirmed, .made = std::move(made), .for_good = for_good});
}

void Outbox::settle(const std::string& key, Settled settled) {
    const auto at = lanes_.find(key);
    auto& lane = at->second;
    settled.item = std::move(lane.items.front());
    settled.item.perhaps_sent = false;
    lane.items.pop_front();
    lane.backoff.reset();
    lane.due_ms = 0;
    if (!settled.made.empty())
        made_[{key, settled.item.text}] = settled.made;
    if (lane.items.empty())
        lanes_.erase(at);
    mediator_.settled(std::move(settled));
}

} // namespace regie::intake
