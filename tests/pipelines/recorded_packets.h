#pragma once
// Packets as the programme's encode hands them to outputs, for tests of outputs without a programme.

#include "pipelines/programme/packet.h"
#include "test_media.h"

#include <vector>

namespace regie::pipelines::test {

/// Of a test video of so many seconds, by time; a keyframe begins every second. Pictures carry their numbers
/// from zero, times begin at `start_ns`.
std::vector<Packet> recorded_packets(int seconds, std::int64_t start_ns = 0);

/// Those with from <= time < to, in seconds after the first.
std::vector<Packet> between(const std::vector<Packet>& packets, double from, double to);

/// How many pictures are among them.
std::int64_t pictures_in(const std::vector<Packet>& packets);

/// How often the top-level boxes of an MP4 are there, in order: "ftyp moov mdat".
std::string boxes_of(const std::filesystem::path& file);

} // namespace regie::pipelines::test
