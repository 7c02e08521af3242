#include "pipelines/outputs/finish.h"

#include "pipelines/outputs/mp4_file.h"
#include "pipelines/outputs/recording_room.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string_view>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace regie::pipelines {

namespace fs = std::filesystem;

namespace {

constexpr int kPicture = 0, kSound = 1;

/// Of a track: as long as two files have the same, nothing was lost or changed.
struct Digest {
    std::int64_t packets = 0;
    std::uint64_t hash = 0xCBF29CE484222325; ///< FNV-1a, 64 bit
    std::int64_t end_ms = 0;

    void add(const AVPacket& packet, AVRational time_base) {
        ++packets;
        for (int i = 0; i < packet.size; ++i)
            hash = (hash ^ packet.data[i]) * 0x100000001B3;
        end_ms = av_rescale_q(packet.pts + packet.duration, time_base, {1, 1000});
    }
    bool same_as(const Digest& other) const {
        return packets == other.packets && hash == other.hash && std::abs(end_ms - other.end_ms) <= 1;
    }
};
using Digests = std::array<Digest, 2>;

int track_of(const Mp4Reader& reader, const AVPacket& packet) {
    return packet.stream_index == reader.pictures()->index ? kPicture : kSound;
}
AVRational time_base_of(const Mp4Reader& reader, int track) {
    return (track == kPicture ? reader.pictures() : reader.sound())->time_base;
}

tl::unexpected<Error> gave_up(const fs::path& file) {
    return failure("it was not finished; it is kept as it was recorded, and can be played", file.string());
}

Result<Digests> copy(Mp4Reader& from, Mp4Writer& to, const fs::path& file,
                     const std::function<bool()>& go_on) {
    Digests digests;
    while (AVPacket* packet = from.next()) {
        if (go_on && !go_on())
            return gave_up(file);
        const int track = track_of(from, *packet);
        const AVRational time_base = time_base_of(from, track);
        digests[track].add(*packet, time_base);
        if (auto written = to.write(*packet, track, time_base); !written)
            return tl::unexpected(written.error());
    }
    return digests;
}

Result<void> read_back(const fs::path& file, const Digests& expected, const std::function<bool()>& go_on) {
    auto reader = Mp4Reader::open(file);
    if (!reader)
        return tl::unexpected(reader.error());
    Digests seen;
    while (const AVPacket* packet = reader->next()) {
        if (go_on && !go_on())
            return gave_up(file);
        const int track = track_of(*reader, *packet);
        seen[track].add(*packet, time_base_of(*reader, track));
    }
    if (!seen[kPicture].same_as(expected[kPicture]) || !seen[kSound].same_as(expected[kSound]))
        return failure("what was read back is not what was written", file.string(), "Check the disk.");
    return {};
}

/// The pictures' end, from the headers of the fragments.
std::int64_t duration_ms(const fs::path& file) {
    auto reader = Mp4Reader::open(file);
    if (!reader)
        return 0;
    reader->read_index();
    const int count = avformat_index_get_entries_count(reader->pictures());
    const AVIndexEntry* before = avformat_index_get_entry(reader->pictures(), count - 2);
    if (!before)
        return 0;
    const std::int64_t before_last = before->timestamp; // the entry is valid until the next call only
    const std::int64_t last = avformat_index_get_entry(reader->pictures(), count - 1)->timestamp;
    return av_rescale_q(last + (last - before_last), reader->pictures()->time_base, {1, 1000});
}

Result<void> finish(const fs::path& file, const std::vector<Chapter>& chapters,
                    const std::function<bool()>& go_on) {
    std::error_code error;
    const auto size = static_cast<std::int64_t>(fs::file_size(file, error));
    const auto space = fs::space(file.parent_path().empty() ? fs::path(".") : file.parent_path(), error);
    if (!error && static_cast<std::int64_t>(space.available) < size + RoomSettings().reserve_bytes)
        return failure("there is no room to finish it; it is kept as it was recorded, and can be played",
                       file.string());
    auto reader = Mp4Reader::open(file);
    if (!reader)
        return tl::unexpected(reader.error());
    auto writer = Mp4Writer::create(file);
    if (!writer)
        return tl::unexpected(writer.error());
    writer->add_stream(*reader->pictures()->codecpar, reader->pictures()->time_base);
    if (reader->sound())
        writer->add_stream(*reader->sound()->codecpar, reader->sound()->time_base);
    writer->add_chapters(chapters, duration_ms(file));
    if (auto started = writer->start(); !started)
        return started;
    const auto written = copy(*reader, *writer, file, go_on);
    if (!written)
        return tl::unexpected(written.error());
    if (auto finished = writer->finish(); !finished)
        return finished;
    if (auto same = read_back(writer->temporary(), *written, go_on); !same)
        return same;
    return writer->move_into_place();
}

std::uint64_t big_endian(const char* bytes, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void serve_last() {
    constexpr int kWhoProcess = 1, kIdleClass = 3, kClassShift = 13; // linux/ioprio.h, not in glibc
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 19);
    syscall(SYS_ioprio_set, kWhoProcess, 0, kIdleClass << kClassShift);
}

} // namespace

Result<void> finish_recording(const fs::path& file, const std::vector<Chapter>& chapters,
                              const std::function<bool()>& go_on) {
    Result<void> result;
    std::thread([&] {
        serve_last();
        result = finish(file, chapters, go_on);
    }).join();
    return result;
}

bool is_finished(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    bool index = false, data = false;
    std::array<char, 8> head{};
    while (in.read(head.data(), head.size())) {
        std::uint64_t size = big_endian(head.data(), 4);
        const std::string_view type(head.data() + 4, 4);
        if (type == "moof")
            return false;
        index |= type == "moov";
        data |= type == "mdat";
        std::uint64_t read = head.size();
        if (size == 1 && in.read(head.data(), head.size())) { // a long one: its size stands behind its name
            size = big_endian(head.data(), 8);
            read += head.size();
        }
        if (size < read)
            break;
        in.seekg(static_cast<std::streamoff>(size - read), std::ios::cur);
    }
    return index && data;
}

} // namespace regie::pipelines
