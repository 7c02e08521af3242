#pragma once
// How much a peer may send without a picture in it. rtspsrc (1.22) keeps whatever length of answer a server
// announces, and has no limit that can be set: 2 GB in a few seconds, measured.

#include <cstdint>
#include <set>

namespace regie::pipelines {

/// Of the TCP connections of this process to a port, those that were opened since it was made. One thread at
/// a time.
class PeerBudget {
  public:
    /// A picture of a stream that is worth having comes within 10 s, at 25 Mb/s.
    static constexpr std::int64_t kMostBytes = 32 << 20;
    /// Of a server that has yet to say what it will send: descriptions take some thousands.
    static constexpr std::int64_t kMostTalk = 1 << 20;

    explicit PeerBudget(int port);

    /// Shuts those connections down.
    void cut() const;
    /// More than `most` bytes came since `last_arrival_ns` (of a picture) changed last: they are cut.
    bool spent(std::int64_t last_arrival_ns, std::int64_t most);

  private:
    const int port_;
    std::set<std::uint64_t> earlier_; ///< sockets, by inode
    std::int64_t arrival_ns_ = 0, received_then_ = 0;
};

} // namespace regie::pipelines
