#pragma once
// How long to wait between two polls: fast while people write, slower when they don't, and never so fast that
// what the platform allows is used up before the planned end. And between the pages of one: a few requests a
// second, whatever a platform says. Milliseconds on the owner's monotonic clock.

#include "intake/connector.h"
#include "intake/timings.h"

#include <cstdint>

namespace regie::intake {

class Pace {
  public:
    /// `spent`: units of today's budget that are gone already. `ran_ms`: of the planned length.
    Pace(Timings timings, Costs costs, Budget budget, std::int64_t spent, std::int64_t ran_ms,
         std::int64_t now_ms);

    void answered(bool comments_came, const PollPage& last_page, int usage_percent);
    void spend(int units) { spent_ += units; }

    /// When the next request for comments may go out: ten at once, then three in the time of a poll.
    std::int64_t may_ask_at_ms() const;
    void asked(std::int64_t now_ms);
    /// What was asked last brought a full page of comments nobody had seen: the next may come sooner.
    void was_worth_it();

    /// From one poll to the next.
    std::int64_t interval_ms(std::int64_t now_ms, bool streaming) const;

    std::int64_t spent_units() const { return spent_; }
    /// Units that will be gone at the planned end when polls go on as they do now; 0 without a budget.
    std::int64_t forecast_units(std::int64_t now_ms, bool streaming) const;

  private:
    std::int64_t left_ms(std::int64_t now_ms) const;
    std::int64_t affordable_ms(std::int64_t now_ms) const;

    const Timings timings_;
    const Costs costs_;
    const Budget budget_;
    std::int64_t spent_;
    const std::int64_t end_ms_; // planned
    std::int64_t wanted_ms_;    // by what people write
    std::int64_t wish_ms_ = 0;  // the platform's
    int usage_percent_ = 0;
    const double request_ms_; // one of those three
    double asked_until_ms_;   // all that was asked would have been, at that distance
};

} // namespace regie::intake
