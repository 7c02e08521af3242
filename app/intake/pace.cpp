#include "intake/pace.h"

#include <algorithm>
#include <cmath>

namespace regie::intake {
namespace {

constexpr double kSlower = 1.25;               // after each poll that found nothing
constexpr int kAlmostUsedUp = 95;              // percent
constexpr std::int64_t kLongestMs = 60'000;    // between polls when almost all is used up
constexpr double kForDecisions = 0.1;          // of a budget: a hide must not be what is too much
constexpr std::int64_t kUsedUpMs = 3'600'000;  // between polls when only that is left
constexpr double kAtOnce = 10;                 // requests
constexpr double kAPoll = 3;                   // requests in the time of a poll, when they go on
constexpr double kWorth = 0.7;                 // given back of a request: ten in the time of a poll
constexpr std::int64_t kOverrunMs = 1'200'000; // a broadcast goes on for longer than planned: 20 min, always

} // namespace

Pace::Pace(Timings timings, Costs costs, Budget budget, std::int64_t spent, std::int64_t ran_ms,
           std::int64_t now_ms)
    : timings_(timings), costs_(costs), budget_(budget), spent_(spent),
      end_ms_(now_ms + static_cast<std::int64_t>(budget.hours * 3'600'000) - ran_ms),
      wanted_ms_(timings.poll), request_ms_(static_cast<double>(timings.poll) / kAPoll),
      asked_until_ms_(static_cast<double>(now_ms)) {}

std::int64_t Pace::may_ask_at_ms() const {
    return static_cast<std::int64_t>(std::ceil(asked_until_ms_ - (kAtOnce - 1) * request_ms_));
}

void Pace::asked(std::int64_t now_ms) {
    asked_until_ms_ = std::max(asked_until_ms_, static_cast<double>(now_ms)) + request_ms_;
}

void Pace::was_worth_it() { asked_until_ms_ -= kWorth * request_ms_; }

void Pace::answered(bool comments_came, const PollPage& last_page, int usage_percent) {
    const auto slower = static_cast<std::int64_t>(static_cast<double>(wanted_ms_) * kSlower);
    wanted_ms_ = comments_came ? timings_.poll : std::min(slower, timings_.quiet_poll);
    wish_ms_ = last_page.wait_ms;
    usage_percent_ = usage_percent;
}

std::int64_t Pace::left_ms(std::int64_t now_ms) const { return std::max(end_ms_ - now_ms, kOverrunMs); }

// What is left of the budget, spread over what is left of the broadcast.
std::int64_t Pace::affordable_ms(std::int64_t now_ms) const {
    if (budget_.units_a_day <= 0 || costs_.poll <= 0)
        return 0;
    const auto time = static_cast<double>(left_ms(now_ms));
    const auto audience = time / static_cast<double>(timings_.audience) * costs_.audience;
    const auto units = static_cast<double>(budget_.units_a_day) * (1 - kForDecisions) - audience -
                       static_cast<double>(spent_);
    const auto polls = units / costs_.poll;
    return polls < 1 ? kUsedUpMs : static_cast<std::int64_t>(time / polls);
}

std::int64_t Pace::interval_ms(std::int64_t now_ms, bool streaming) const {
    auto interval =
        std::max({streaming ? timings_.stream_poll : wanted_ms_, wish_ms_, affordable_ms(now_ms)});
    // From three quarters of the saving mark on slower step by step: a sudden brake would come too late.
    const auto from = timings_.saving_percent * 3 / 4;
    if (usage_percent_ >= kAlmostUsedUp)
        interval = std::max(interval, kLongestMs);
    else if (usage_percent_ > from) {
        const auto share = std::min(1.0, double(usage_percent_ - from) / (timings_.saving_percent - from));
        interval = std::max(
            interval,
            timings_.poll + static_cast<std::int64_t>(share * double(timings_.saving_poll - timings_.poll)));
    }
    return interval;
}

std::int64_t Pace::forecast_units(std::int64_t now_ms, bool streaming) const {
    if (budget_.units_a_day <= 0)
        return 0;
    const auto left = left_ms(now_ms);
    return spent_ + left / std::max<std::int64_t>(interval_ms(now_ms, streaming), 1) * costs_.poll +
           left / timings_.audience * costs_.audience;
}

} // namespace regie::intake
