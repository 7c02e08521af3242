#pragma once
// The TCP connection under an RTMP sink, of which GStreamer shows nothing: whether bytes really leave, how
// long they take, and options that keep the kernel from hiding seconds of video in its buffers.

#include <cstdint>
#include <optional>
#include <utility>

namespace regie::pipelines {

/// Owns a descriptor of its own for a socket that somebody else writes to. One thread at a time.
class TcpLine {
  public:
    /// A pacing rate, in kbit/s, that no other connection of this process has and no network reaches. Given
    /// to rtmp2sink as `peak-kbps`, it marks the socket that this sink opens, when its publishing was
    /// accepted.
    static int new_mark();
    /// The socket with this mark; none as long as there is none. Takes its mark off and sets its options: a
    /// write that finds no answer fails after 5 s, and little waits in the kernel.
    static std::optional<TcpLine> find(int mark);

    TcpLine(TcpLine&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    TcpLine& operator=(TcpLine&& other) noexcept {
        std::swap(socket_, other.socket_);
        return *this;
    }
    ~TcpLine();

    struct State {
        std::int64_t acked_bytes = 0;   ///< that the other machine has confirmed, since the connection began
        std::int64_t waiting_bytes = 0; ///< written and not confirmed yet
        std::optional<std::int64_t>
            room_end_bytes;             ///< confirmed, and what its window has room for; Linux 5.4 and later
        int round_trip_ms = 0;          ///< smoothed, as TCP measures it
        int shortest_round_trip_ms = 0; ///< of the last minutes
    };
    State state() const;

    /// Ends the connection at once, for both sides: what waits is thrown away and the other side is told by a
    /// reset, so that an ingest does not go on holding the old connection when the new one comes.
    void abort();

  private:
    explicit TcpLine(int socket) : socket_(socket) {}
    void set_options() const;
    int socket_ = -1;
};

} // namespace regie::pipelines
