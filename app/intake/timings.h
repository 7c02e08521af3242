#pragma once
// How often a feed asks and how long it waits. Milliseconds.

#include <cstdint>

namespace regie::intake {

struct Timings {
    std::int64_t poll = 1'000;         ///< between polls while people write
    std::int64_t quiet_poll = 3'000;   ///< at most, between polls that found nothing
    std::int64_t quiet_after = 30'000; ///< without a comment a feed is called quiet
    std::int64_t stream_poll = 5'000;  ///< between polls beside an event stream that works
    std::int64_t saving_poll = 10'000; ///< between polls at `saving_percent` of the calls the platform allows
    int saving_percent = 80;
    std::int64_t sweep = 10'000;    ///< between polls that also look for removed comments further back
    std::int64_t audience = 15'000; ///< between questions for viewers and reactions
    std::int64_t max_backoff = 60'000;
    std::int64_t throttled_wait = 60'000; ///< at least, when the platform says it was asked too often
    int request = 10'000;                 ///< for one HTTP exchange; for a stream: how long it may be silent

    /// For a stand-in on this machine: a crew that rehearses is not kept waiting.
    static Timings rehearsal() {
        Timings timings;
        timings.quiet_poll = timings.poll;
        timings.audience = 5'000;
        timings.max_backoff = 5'000;
        timings.request = 3'000;
        return timings;
    }
};

} // namespace regie::intake
