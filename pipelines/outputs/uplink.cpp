#include "pipelines/outputs/uplink.h"

#include <algorithm>
#include <utility>

namespace regie::pipelines {

namespace {

constexpr std::int64_t kMs = 1'000'000;
/// Behind by this: the line takes less than it is given. Sound and one large keyframe stay below it.
constexpr std::int64_t kBehindNs = 500 * kMs;
/// Behind by this: fewer bits come too late, pictures have to go. Leaves half of the 3 s that viewers may lag
/// for what is already under way.
constexpr std::int64_t kDropNs = 1500 * kMs;
/// Leaving out pictures shows its effect when the sound that waited with them is through; a keyframe comes
/// every 2 s.
constexpr std::int64_t kBetweenDropsNs = 2500 * kMs;
/// Behind by this, pictures go at once, whatever went before.
constexpr std::int64_t kDropAtOnceNs = 2200 * kMs;
constexpr std::int64_t kCalmNs = 300 * kMs;
/// A step shows its effect within about a second: what was encoded before it has to leave first.
constexpr std::int64_t kBetweenDownNs = 1000 * kMs;
constexpr std::int64_t kBetweenUpNs = 2500 * kMs;
/// After a step up that was too much, the next try waits so long, and longer when it fails again. From the
/// least rate, the longest wait and the six steps to the full rate still fit into the 30 s that climbing back
/// may take.
constexpr std::int64_t kAfterFailedUpNs = 8000 * kMs, kAfterMoreFailedUpNs = 12'000 * kMs;
constexpr std::int64_t kFailsWithinNs = 6000 * kMs;
/// A new connection begins with up to one group of pictures that is already old; after this long it is the
/// line's fault.
constexpr std::int64_t kCatchUpNs = 4000 * kMs;
constexpr std::int64_t kMeasuredNs = 2000 * kMs;
/// Steps down go by a shorter time, most of which lies after the line became slow.
constexpr std::int64_t kMeasuredForDownNs = 600 * kMs;
/// What waits is to be gone after so long, on top of what comes.
constexpr std::int64_t kWorkOffNs = 3000 * kMs;
constexpr double kUp = 1.35, kDown = 0.9;
/// Below a sixth, pictures are better left out than smeared.
constexpr int kLeastPart = 6;
constexpr int kSoundSentKbps = 140; ///< AAC at 128 kb/s with its headers

} // namespace

Uplink::Uplink(int full_kbps) : full_kbps_(full_kbps), affordable_kbps_(full_kbps) {}

void Uplink::restart(std::int64_t now_ns) {
    affordable_kbps_ = full_kbps_;
    arriving_kbps_ = 0;
    must_drop_ = false;
    dropped_ns_ = now_ns - kBetweenDropsNs;
    catching_up_ = true;
    started_ns_ = changed_ns_ = calm_since_ns_ = now_ns;
    went_up_ns_ = now_ns - kFailsWithinNs;
    calm_wanted_ns_ = kBetweenUpNs;
    failed_before_ = false;
    seen_.clear();
}

void Uplink::tell(const UplinkReading& reading) {
    measure(reading);
    const std::int64_t now = reading.now_ns;
    if (catching_up_) {
        catching_up_ = reading.delay_ns > kCalmNs && now - started_ns_ < kCatchUpNs;
        calm_since_ns_ = now;
        return;
    }
    must_drop_ = reading.delay_ns > (now - dropped_ns_ >= kBetweenDropsNs ? kDropNs : kDropAtOnceNs);
    if (must_drop_)
        dropped_ns_ = now;
    if (reading.delay_ns > kCalmNs)
        calm_since_ns_ = now;
    if (reading.delay_ns > kBehindNs && now - changed_ns_ >= kBetweenDownNs)
        step_down(reading);
    else if (affordable_kbps_ < full_kbps_ && now - calm_since_ns_ >= calm_wanted_ns_ &&
             now - changed_ns_ >= calm_wanted_ns_)
        step_up(now);
}

void Uplink::step_down(const UplinkReading& reading) {
    // What arrives while packets wait is what the line can do.
    const std::int64_t now_ns = reading.now_ns;
    const double work_off =
        static_cast<double>(std::min(reading.delay_ns, kDropNs)) / static_cast<double>(kWorkOffNs);
    const double can = kDown * (1 - work_off) * arriving_since(now_ns - kMeasuredForDownNs) - kSoundSentKbps;
    const auto to = static_cast<int>(std::min(kDown * affordable_kbps_, can));
    if (now_ns - went_up_ns_ < kFailsWithinNs) {
        calm_wanted_ns_ = std::exchange(failed_before_, true) ? kAfterMoreFailedUpNs : kAfterFailedUpNs;
        went_up_ns_ = now_ns - kFailsWithinNs; // counted once
    }
    affordable_kbps_ = std::clamp(to, full_kbps_ / kLeastPart, affordable_kbps_);
    changed_ns_ = calm_since_ns_ = now_ns;
}

void Uplink::step_up(std::int64_t now_ns) {
    affordable_kbps_ = std::min(full_kbps_, static_cast<int>(kUp * affordable_kbps_) + 1);
    if (now_ns - went_up_ns_ < 2 * kBetweenUpNs) // the step before held: the line has become better
        failed_before_ = false;
    calm_wanted_ns_ = kBetweenUpNs;
    changed_ns_ = went_up_ns_ = now_ns;
}

void Uplink::measure(const UplinkReading& reading) {
    seen_.push_back({reading.now_ns, reading.arrived_bytes});
    while (seen_.size() > 2 && seen_[1].time_ns <= reading.now_ns - kMeasuredNs)
        seen_.pop_front();
    arriving_kbps_ = arriving_since(reading.now_ns - kMeasuredNs);
}

int Uplink::arriving_since(std::int64_t time_ns) const {
    std::size_t from = 0;
    while (from + 2 < seen_.size() && seen_[from].time_ns < time_ns)
        ++from;
    const std::int64_t span_ns = seen_.back().time_ns - seen_[from].time_ns;
    return span_ns > 0 ? static_cast<int>((seen_.back().bytes - seen_[from].bytes) * 8 * kMs / span_ns) : 0;
}

} // namespace regie::pipelines
