#pragma once
// One attempt to reach an ingest, from connecting to its end. It never comes back: the next attempt is a new
// one.

#include "pipelines/programme/packet.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace regie::pipelines {

/// Why a connection ended, or never came about.
enum class Fault {
    Refused,           ///< nobody listens there
    Unreachable,       ///< no way to the host, or no such name
    Silent,            ///< no answer in time, or bytes stopped leaving
    Closed,            ///< the other side ended it, or the line broke
    AlreadyPublishing, ///< the ingest still holds a connection with this key
    KeyRefused,        ///< the ingest says no to the key
    BadCertificate,    ///< TLS: not what the host should show
    TooSlow,           ///< the line does not even take the sound
    NotInstalled,      ///< GStreamer lacks an element
};

/// What the line did so far.
struct LineState {
    bool accepted = false;              ///< the other side takes the stream: packets may be sent
    bool key_refused = false;           ///< the other side has said no to the key
    std::int64_t acked_bytes = 0;       ///< confirmed by the other side, since this connection began
    std::int64_t waiting_bytes = 0;     ///< given to the network and not confirmed yet
    std::int64_t thrown_away_bytes = 0; ///< given up by the protocol as too late, since it was last asked
    bool congested = false;             ///< by times and losses: more is sent than the network takes (SRT)
    /// Up to which byte of the connection the other side has room; it moves on as that side reads. None:
    /// unknown.
    std::optional<std::int64_t> room_end_bytes;
    std::optional<int> round_trip_ms;
    int path_ms = 0; ///< the shortest round trip so far: what of the waiting is distance, not a queue
};

/// `failed` and `finished` may destroy the connection that calls them.
struct ConnectionEvents {
    std::function<void()> hungry;      ///< takes more packets now. Streaming thread; may come after the end.
    std::function<void(Fault)> failed; ///< once. Control thread.
    std::function<void()> finished;    ///< after finish(): all is with the other side. Control thread.
};

/// Made and destroyed on the control thread, which it never blocks.
class Connection {
  public:
    virtual ~Connection() = default;

    virtual LineState line() = 0; ///< control thread
    /// Streaming threads, one at a time: whether send() would be a packet too many, and a packet.
    virtual bool hungry() const = 0;
    virtual void send(const Packet& packet) = 0;
    /// Control thread, after the last send(): tells the other side that the stream is over.
    virtual void finish() = 0;
};

} // namespace regie::pipelines
