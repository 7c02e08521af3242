#pragma once
// The packets between the encode and one connection: those that wait, and those since the last keyframe in
// case the connection has to begin anew. Pure; not synchronised.

#include "pipelines/programme/packet.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>

namespace regie::pipelines {

class SendQueue {
  public:
    /// Takes a packet. While away (from the start, and after rewind()) only what begins with the newest
    /// keyframe is kept.
    void add(const Packet& packet);
    /// No more of this track will come: the other one no longer waits for it.
    void end(Track track) { of(track).ended = true; }

    /// The connection is there: take() gives packets from the newest keyframe on.
    void begin() {
        away_ = false;
        resting_ = false;
    }
    /// Until then nobody waits for what comes: it is not left out.
    void rest() { resting_ = true; }
    /// The connection is gone; what it was given since the newest keyframe waits again.
    void rewind();

    /// The next packet in order of decoding. None while away, when nothing waits, or when the other track may
    /// still give an earlier one.
    std::optional<Packet> take();

    /// Leaves out the pictures that wait, up to the newest keyframe among them; without one, up to the next
    /// that comes. Sound stays.
    void drop_pictures();

    bool has_keyframe() const {
        return !of(Track::Picture).items.empty();
    } ///< there is something to begin with
    bool empty() const { return !lines_[0].waits() && !lines_[1].waits(); } ///< nothing waits
    /// From the oldest packet that waits to the newest that came: how far the line is behind.
    std::int64_t waiting_ns() const;
    std::int64_t sent_pictures() const { return sent_pictures_; } ///< each once, also when it was sent again
    /// Pictures that no connection was given. Known when the keyframe after them has come.
    std::int64_t dropped_pictures() const { return dropped_pictures_; }

  private:
    struct Item {
        Packet packet;
        bool sent = false; ///< a connection was given it
    };
    struct Line {
        std::deque<Item> items; ///< in order of decoding; those before `next` were given away or left out
        std::size_t next = 0;
        std::int64_t newest_dts_ns = std::numeric_limits<std::int64_t>::min();
        bool ended = false;
        bool waits() const { return next < items.size(); }
        std::int64_t next_dts_ns() const { return items[next].packet.dts_ns; }
    };
    Line& of(Track track) { return lines_[track == Track::Picture ? 0 : 1]; }
    const Line& of(Track track) const { return lines_[track == Track::Picture ? 0 : 1]; }
    void begin_group(const Packet& keyframe);
    void forget_pictures(std::size_t count);
    void forget_sounds_before(std::int64_t time_ns, std::size_t at_most);
    static bool may_overtake(const Line& line, const Line& other);

    std::array<Line, 2> lines_;
    bool away_ = true;
    bool resting_ = false;
    bool skips_ = false; ///< pictures are left out until the next keyframe
    std::int64_t sent_pictures_ = 0, dropped_pictures_ = 0;
};

} // namespace regie::pipelines
