#include "pipelines/outputs/send_queue.h"

#include <algorithm>
#include <utility>

namespace regie::pipelines {

namespace {

/// A track waits for the other one to get as far, so that both arrive in order; not longer than this, should
/// one have stopped.
constexpr std::int64_t kMostWaitForOtherNs = 1'000'000'000;

} // namespace

void SendQueue::add(const Packet& packet) {
    Line& line = of(packet.track);
    line.newest_dts_ns = packet.dts_ns;
    if (packet.track == Track::Picture) {
        if (packet.keyframe)
            begin_group(packet);
        else if (line.items.empty())
            return; // nothing begins without a keyframe
    }
    line.items.push_back({packet});
    if (packet.track == Track::Picture && skips_)
        line.next = line.items.size();
}

/// What was dealt with and lies before this keyframe will not be needed again.
void SendQueue::begin_group(const Packet& keyframe) {
    skips_ = false;
    forget_pictures(away_ ? of(Track::Picture).items.size() : of(Track::Picture).next);
    forget_sounds_before(keyframe.pts_ns, away_ ? of(Track::Sound).items.size() : of(Track::Sound).next);
}

void SendQueue::forget_pictures(std::size_t count) {
    Line& line = of(Track::Picture);
    const auto end = line.items.begin() + static_cast<std::ptrdiff_t>(count);
    if (!resting_)
        dropped_pictures_ +=
            std::count_if(line.items.begin(), end, [](const Item& item) { return !item.sent; });
    line.items.erase(line.items.begin(), end);
    line.next -= std::min(line.next, count);
}

void SendQueue::forget_sounds_before(std::int64_t time_ns, std::size_t at_most) {
    Line& line = of(Track::Sound);
    std::size_t count = 0;
    while (count < at_most && line.items[count].packet.pts_ns < time_ns)
        ++count;
    line.items.erase(line.items.begin(), line.items.begin() + static_cast<std::ptrdiff_t>(count));
    line.next -= std::min(line.next, count);
}

void SendQueue::rewind() {
    away_ = true;
    skips_ = false;
    Line& pictures = of(Track::Picture);
    const auto keyframe = std::find_if(pictures.items.rbegin(), pictures.items.rend(),
                                       [](const Item& item) { return item.packet.keyframe; });
    if (keyframe != pictures.items.rend()) {
        const std::int64_t start_ns = keyframe->packet.pts_ns;
        forget_pictures(static_cast<std::size_t>(std::distance(keyframe, pictures.items.rend())) - 1);
        forget_sounds_before(start_ns, of(Track::Sound).items.size());
    }
    for (Line& line : lines_)
        line.next = 0;
}

bool SendQueue::may_overtake(const Line& line, const Line& other) {
    return other.ended || line.next_dts_ns() <= other.newest_dts_ns ||
           line.newest_dts_ns - line.next_dts_ns() > kMostWaitForOtherNs;
}

std::optional<Packet> SendQueue::take() {
    if (away_ || empty())
        return std::nullopt;
    Line& pictures = of(Track::Picture);
    Line& sounds = of(Track::Sound);
    const bool picture =
        pictures.waits() && (!sounds.waits() || pictures.next_dts_ns() <= sounds.next_dts_ns());
    Line& line = picture ? pictures : sounds;
    const Line& other = picture ? sounds : pictures;
    if (!other.waits() && !may_overtake(line, other))
        return std::nullopt;
    Item& item = line.items[line.next++];
    if (picture && !std::exchange(item.sent, true))
        ++sent_pictures_;
    return item.packet;
}

void SendQueue::drop_pictures() {
    Line& pictures = of(Track::Picture);
    if (away_ || !pictures.waits())
        return;
    // The newest keyframe behind the next picture; the next one itself may be a keyframe that came long ago.
    for (std::size_t i = pictures.items.size() - 1; i > pictures.next; --i)
        if (pictures.items[i].packet.keyframe) {
            pictures.next = i;
            return;
        }
    skips_ = true;
    pictures.next = pictures.items.size();
}

std::int64_t SendQueue::waiting_ns() const {
    if (empty())
        return 0;
    auto oldest = std::numeric_limits<std::int64_t>::max(), newest = std::numeric_limits<std::int64_t>::min();
    for (const Line& line : lines_) {
        if (line.waits())
            oldest = std::min(oldest, line.next_dts_ns());
        newest = std::max(newest, line.newest_dts_ns);
    }
    return std::max<std::int64_t>(0, newest - oldest);
}

} // namespace regie::pipelines
