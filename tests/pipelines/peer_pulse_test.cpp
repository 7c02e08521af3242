// When a peer counts as silent.

#include "milliseconds.h"
#include "pipelines/outputs/peer_pulse.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

constexpr std::int64_t kBuffer = 64 * 1024;

/// A peer that is sent so many bits, looked at every 100 ms.
struct WatchedPeer {
    explicit WatchedPeer(int kbps) : bytes_a_look(kbps * 100 / 8) { pulse.restart(now_ns, state()); }

    LineState state() const {
        LineState line;
        line.acked_bytes = acked;
        line.waiting_bytes = sent - acked;
        if (tells_room)
            line.room_end_bytes = read + kBuffer;
        return line;
    }
    /// After how many milliseconds it counted as silent, -1: it did not.
    int play(int ms) {
        for (int passed = 100; passed <= ms; passed += 100) {
            now_ns += 100 * kMs;
            sent += bytes_a_look;
            const auto before = acked;
            if (confirms)
                acked = std::min(sent, read + kBuffer);
            read += static_cast<std::int64_t>(found_part * static_cast<double>(acked - before));
            if (reads)
                read = acked;
            if (pulse.silent(now_ns, state(), sent == acked))
                return passed;
        }
        return -1;
    }

    const std::int64_t bytes_a_look;
    PeerPulse pulse;
    std::int64_t now_ns = 1'000'000 * kMs, sent = 0, acked = 0, read = 0;
    double found_part = 0; ///< of what it confirmed and nobody read, room found elsewhere
    bool confirms = true, reads = true, tells_room = true;
};

} // namespace

TEST_CASE("A peer that reads is never silent, however little there is to read") {
    WatchedPeer peer(GENERATE(0, 1, 20, 128, 5000));
    CHECK(peer.play(600'000) == -1);
}

TEST_CASE("A line that is cut is noticed after 3 s, at any rate") {
    WatchedPeer peer(GENERATE(20, 128, 228, 5000));
    peer.play(20'000);
    peer.confirms = false;
    CHECK(peer.play(20'000) == 3100);
}

TEST_CASE("A frozen peer is noticed before its buffer is full, also while its kernel finds it more room") {
    const int rate = GENERATE(64, 128, 228, 5000);
    WatchedPeer peer(rate);
    peer.found_part = GENERATE(0.0, 0.5);
    peer.play(20'000);
    peer.reads = false;
    const int noticed_ms = peer.play(20'000);
    const int compared_ms = std::max<int>(500, static_cast<int>(PeerPulse::kComparedBytes) * 8 / rate);
    CHECK(noticed_ms > 3 * compared_ms);
    CHECK(noticed_ms < 5000);
}

TEST_CASE("Where the system does not tell the peer's room, its buffer has to fill first") {
    WatchedPeer peer(228);
    peer.tells_room = false;
    peer.play(20'000);
    peer.reads = false;
    CHECK(peer.play(20'000) == Approx(64 * 1024 * 8 / 228 + 3100).margin(100));
}

TEST_CASE("A peer that pauses for a second and a half is not silent") {
    WatchedPeer peer(1500);
    peer.play(5000);
    peer.reads = false;
    peer.confirms = GENERATE(true, false);
    CHECK(peer.play(1500) == -1);
    peer.confirms = peer.reads = true;
    CHECK(peer.play(5000) == -1);
}

TEST_CASE("A peer that reads slowly is not silent") {
    WatchedPeer peer(1500);
    peer.play(5000);
    peer.reads = false;
    const int kbps = GENERATE(150, 300, 700);
    for (int i = 0; i < 200; ++i) {
        peer.read += std::min<std::int64_t>(peer.acked - peer.read, kbps * 100 / 8);
        REQUIRE(peer.play(100) == -1);
    }
}
