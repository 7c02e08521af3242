#include "pipelines/sources/transport_stream.h"

#include "pipelines/sources/media_uri.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <string_view>
#include <vector>

namespace regie::pipelines {

namespace {

constexpr std::size_t kPacketBytes = 188;
constexpr std::uint8_t kSync = 0x47;
constexpr std::uint8_t kPrivate = 0x06, kMpegSound = 0x03, kAac = 0x0F; // stream types, table 2-34

/// One packet, and where it lies in the file.
struct Packet {
    const std::uint8_t* bytes;
    std::uint64_t at;

    int pid() const { return (bytes[1] & 0x1F) << 8 | bytes[2]; }
    bool begins() const { return bytes[1] & 0x40; } ///< a section or a piece of a stream
    bool has_fields() const { return bytes[3] & 0x20; }
    std::size_t payload() const {
        return has_fields() ? std::min<std::size_t>(kPacketBytes, 5U + bytes[4]) : 4;
    }
    /// Its clock, in 90 kHz.
    std::optional<std::int64_t> clock() const {
        if (!has_fields() || bytes[4] < 7 || !(bytes[5] & 0x10))
            return {};
        return std::int64_t{bytes[6]} << 25 | bytes[7] << 17 | bytes[8] << 9 | bytes[9] << 1 | bytes[10] >> 7;
    }
    /// Behind the head of a piece of pictures or sound; its end: it is none.
    std::size_t contents() const {
        const std::size_t from = payload();
        if (!begins() || from + 9 > kPacketBytes || bytes[from] != 0 || bytes[from + 1] != 0 ||
            bytes[from + 2] != 1)
            return kPacketBytes;
        return std::min<std::size_t>(kPacketBytes, from + 9 + bytes[from + 8]);
    }
    /// When that is shown, in 90 kHz.
    std::optional<std::int64_t> shown() const {
        const std::size_t from = payload();
        if (contents() == kPacketBytes || !(bytes[from + 7] & 0x80) || from + 14 > kPacketBytes)
            return {};
        const auto* time = bytes + from + 9;
        return std::int64_t{time[0] & 0x0E} << 29 | time[1] << 22 | (time[2] & 0xFE) << 14 | time[3] << 7 |
               time[4] >> 1;
    }
};

/// `see` is shown every packet of the file, or of so many bytes at its beginning, until it says false.
void read_packets(const std::string& path, std::uint64_t most_bytes,
                  const std::function<bool(const Packet&)>& see) {
    constexpr std::array<std::size_t, 3> kStrides{188, 192,
                                                  204}; // .ts; .m2ts, with a time before each; with parity
    constexpr std::size_t kToldBy = 5;                  // packets in a row
    const auto beginning = beginning_of(path, kToldBy * 204 + 204);
    for (const auto stride : kStrides) {
        const std::size_t first = stride == 192 ? 4 : 0;
        bool is_that = beginning.size() >= first + stride * kToldBy;
        for (std::size_t i = 0; is_that && i < kToldBy; ++i)
            is_that = static_cast<std::uint8_t>(beginning[first + i * stride]) == kSync;
        if (!is_that)
            continue;
        std::ifstream file(path, std::ios::binary);
        std::vector<char> block(stride * 5000);
        for (std::uint64_t at = 0; at < most_bytes && file; at += block.size()) {
            file.read(block.data(), static_cast<std::streamsize>(block.size()));
            const auto count = static_cast<std::size_t>(file.gcount());
            for (std::size_t i = first; i + kPacketBytes <= count; i += stride) {
                const Packet packet{reinterpret_cast<const std::uint8_t*>(block.data()) + i, at + i};
                if (packet.bytes[0] == kSync && !see(packet))
                    return;
            }
        }
        return;
    }
}

/// CRC-32 of a section, as annex A has it.
std::uint32_t checksum(std::string_view section) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : section) {
        sum ^= std::uint32_t{static_cast<std::uint8_t>(byte)} << 24;
        for (int bit = 0; bit < 8; ++bit)
            sum = sum << 1 ^ (sum & 0x80000000 ? 0x04C11DB7 : 0);
    }
    return sum;
}

std::size_t length_at(std::string_view section, std::size_t at) {
    return (static_cast<std::uint8_t>(section[at]) & 0x0F) << 8 | static_cast<std::uint8_t>(section[at + 1]);
}

/// A section that lies in one packet as a whole, and where.
std::optional<FileCorrection> section_in(const Packet& packet) {
    const std::size_t from = packet.payload();
    if (!packet.begins() || from >= kPacketBytes)
        return {};
    const std::size_t begin = from + 1 + packet.bytes[from];
    if (begin + 12 > kPacketBytes)
        return {};
    const auto* bytes = reinterpret_cast<const char*>(packet.bytes);
    const std::size_t end = begin + 3 + length_at({bytes + begin, 3}, 1);
    if (end > kPacketBytes || end < begin + 16) // of the shortest that says something
        return {};
    return FileCorrection{packet.at + begin, std::string(bytes + begin, end - begin)};
}

/// Of the first programme; number 0 is none. -1: there is none.
int contents_pid_of(std::string_view programmes) {
    for (std::size_t at = 8; at + 8 <= programmes.size(); at += 4)
        if (programmes[at] != 0 || programmes[at + 1] != 0)
            return (programmes[at + 2] & 0x1F) << 8 | static_cast<std::uint8_t>(programmes[at + 3]);
    return -1;
}

/// Streams of a table of contents that are private data and say no more than their language: where their
/// types stand in it.
struct PrivateStream {
    int pid;
    std::size_t type_at;
};
std::vector<PrivateStream> private_streams(std::string_view contents) {
    constexpr std::uint8_t kLanguage = 0x0A;
    std::vector<PrivateStream> found;
    const std::size_t end = contents.size() - 4; // its checksum
    for (std::size_t at = 12 + length_at(contents, 10); at + 5 <= end;) {
        const std::size_t words = at + 5, words_end = words + length_at(contents, at + 3);
        bool is_named = words_end > end;
        for (std::size_t word = words; !is_named && word + 2 <= words_end;
             word += 2U + static_cast<std::uint8_t>(contents[word + 1]))
            is_named = static_cast<std::uint8_t>(contents[word]) != kLanguage;
        if (static_cast<std::uint8_t>(contents[at]) == kPrivate && !is_named)
            found.push_back(
                {(contents[at + 1] & 0x1F) << 8 | static_cast<std::uint8_t>(contents[at + 2]), at});
        at = words_end;
    }
    return found;
}

/// By the head of its first frame.
std::optional<std::uint8_t> sound_type(const std::uint8_t* frame) {
    if (frame[0] != 0xFF || (frame[1] & 0xE0) != 0xE0)
        return {};
    return (frame[1] & 0x06) == 0 ? kAac : kMpegSound;
}

} // namespace

std::optional<FileCorrection> name_private_sound(const std::string& path) {
    constexpr std::uint64_t kMostBytes = 4
                                         << 20; // a second of the fastest: sound comes in pieces of half one
    int contents_pid = -1;
    std::optional<FileCorrection> contents;
    std::vector<PrivateStream> streams;
    bool named = false;
    read_packets(path, kMostBytes, [&](const Packet& packet) {
        if (packet.pid() == 0 && contents_pid < 0) {
            if (const auto programmes = section_in(packet))
                contents_pid = contents_pid_of(programmes->bytes);
        } else if (packet.pid() == contents_pid && !contents) {
            contents = section_in(packet);
            if (contents)
                streams = private_streams(contents->bytes);
            return !streams.empty();
        }
        const auto stream = std::find_if(streams.begin(), streams.end(),
                                         [&](const auto& one) { return one.pid == packet.pid(); });
        const std::size_t frame = packet.contents();
        if (stream == streams.end() || frame + 2 > kPacketBytes)
            return true;
        if (const auto type = sound_type(packet.bytes + frame)) {
            contents->bytes[stream->type_at] = static_cast<char>(*type);
            named = true;
        }
        streams.erase(stream);
        return !streams.empty();
    });
    if (!named)
        return {};
    auto& bytes = contents->bytes;
    const std::uint32_t sum = checksum(std::string_view(bytes).substr(0, bytes.size() - 4));
    for (std::size_t i = 0; i < 4; ++i)
        bytes[bytes.size() - 4 + i] = static_cast<char>(sum >> (24 - 8 * i));
    return contents;
}

std::optional<std::int64_t> clock_stands_from_ms(const std::string& path) {
    constexpr std::int64_t kMs = 90, kTurn = std::int64_t{1} << 33, kMostMs = 500;
    int pid = -1; // a programme has one clock
    std::optional<std::int64_t> first, clock, shown, shown_then;
    bool stands = false;
    std::optional<std::int64_t> stands_from;
    read_packets(path, ~std::uint64_t{0}, [&](const Packet& packet) {
        if (const auto time = packet.shown())
            shown = time;
        const auto time = packet.clock();
        if (!time || (pid >= 0 && packet.pid() != pid))
            return true;
        pid = packet.pid();
        first = first.value_or(*time);
        if (time == clock) {
            const std::int64_t passed = shown && shown_then ? (*shown - *shown_then + kTurn) % kTurn : 0;
            stands = passed >= kMostMs * kMs && passed < kTurn / 2;
            return true;
        }
        if (stands) // to the end of the file it does no harm
            stands_from = (*clock - *first + kTurn) % kTurn / kMs;
        clock = time;
        shown_then = shown;
        stands = false;
        return !stands_from;
    });
    return stands_from;
}

} // namespace regie::pipelines
