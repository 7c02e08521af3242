#pragma once
// Packets as the programme's encode gives them, from a test video, in real time.

#include "pipelines/programme/packet.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace regie::pipelines::test {

/// The packets of an MP4 file that write_test_video() made, in order of decoding; show time from 0.
std::vector<Packet> read_packets(const std::filesystem::path& file);

/// 20 s of 320×180 at 30 frames a second with a keyframe a second; made once.
const std::vector<Packet>& test_packets();

/// Gives packets to `push` on a thread of its own, each at its time, `start_ns` added to what they say.
class PacketPlayer {
  public:
    PacketPlayer(const std::vector<Packet>& packets, std::int64_t start_ns,
                 std::function<void(const Packet&)> push);
    ~PacketPlayer() { stop(); }
    void stop(); ///< no packet is given after it

    std::atomic<int> pictures = 0; ///< given so far

  private:
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

} // namespace regie::pipelines::test
