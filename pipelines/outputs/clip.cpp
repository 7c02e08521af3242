#include "pipelines/outputs/clip.h"

#include "pipelines/outputs/clip_exact.h"
#include "pipelines/outputs/clip_range.h"
#include "pipelines/outputs/mp4_file.h"

namespace regie::pipelines {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kRunUpMs = 100;

/// Packets as they are, from the keyframe on; times begin at zero with it.
Result<void> copy_packets(Mp4Reader& reader, const ClipRange& range, Mp4Writer& writer) {
    const AVRational picture_base = reader.pictures()->time_base;
    const int picture_stream = writer.add_stream(*reader.pictures()->codecpar, picture_base);
    const int sound_stream =
        reader.sound() ? writer.add_stream(*reader.sound()->codecpar, reader.sound()->time_base) : -1;
    if (auto started = writer.start(); !started)
        return started;
    bool pictures_done = false, sound_done = !reader.sound();
    while (AVPacket* packet = pictures_done && sound_done ? nullptr : reader.next()) {
        const bool picture = packet->stream_index == reader.pictures()->index;
        const AVRational base = picture ? picture_base : reader.sound()->time_base;
        const std::int64_t start = av_rescale_q(range.keyframe, picture_base, base);
        if (av_compare_ts(packet->pts, base, range.end, picture_base) >= 0) {
            (picture ? pictures_done : sound_done) = true;
            continue;
        }
        if (packet->pts + packet->duration / 2 < start)
            continue;
        packet->pts -= start;
        packet->dts -= start;
        if (auto written = writer.write(*packet, picture ? picture_stream : sound_stream, base); !written)
            return written;
    }
    return {};
}

} // namespace

Result<ClipRange> find_range(Mp4Reader& reader, std::int64_t from_ms, std::int64_t to_ms) {
    AVStream* stream = reader.pictures();
    const int count = avformat_index_get_entries_count(stream);
    if (count == 0)
        return failure("the recording has no picture yet");
    if (from_ms < 0 || to_ms <= from_ms)
        return failure("the clip is empty", {}, "Give a --to that is later than --from.");
    const auto ms_of = [stream](std::int64_t time) {
        return av_rescale_q_rnd(time, stream->time_base, {1, 1000}, AV_ROUND_DOWN);
    };
    // Our pictures are in the order they are shown, without B-frames: the index is their times.
    ClipRange range;
    range.end = -1;
    std::int64_t bytes = 0;
    for (int i = 0; i < count; ++i) {
        const AVIndexEntry& picture = *avformat_index_get_entry(stream, i);
        const std::int64_t shown_ms = ms_of(picture.timestamp);
        if (shown_ms >= to_ms) {
            range.end = picture.timestamp;
            break;
        }
        if (shown_ms <= from_ms) {
            range.first = picture.timestamp;
            bytes = 0;
            if (picture.flags & AVINDEX_KEYFRAME)
                range.keyframe = picture.timestamp;
        }
        bytes += picture.size;
    }
    const std::int64_t last = avformat_index_get_entry(stream, count - 1)->timestamp;
    if (count > 1)
        range.one = last - avformat_index_get_entry(stream, count - 2)->timestamp;
    if (range.end < 0)
        range.end = last + range.one;
    if (from_ms >= ms_of(last + range.one))
        return failure("the recording does not reach that far", {}, "Give times that have been recorded.");
    range.picture_bytes = bytes;
    range.from_ms = ms_of(range.first);
    range.keyframe_ms = ms_of(range.keyframe);
    range.to_ms = ms_of(range.end);
    return range;
}

Result<CutClip> cut_clip(const fs::path& recording, std::int64_t from_ms, std::int64_t to_ms, Exact exact,
                         const fs::path& out) {
    std::error_code error;
    if (fs::equivalent(recording, out, error))
        return failure("a clip cannot replace the recording it is cut from", out.string(),
                       "Choose another file.");
    auto reader = Mp4Reader::open(recording);
    if (!reader)
        return tl::unexpected(reader.error());
    reader->read_index();
    const auto range = find_range(*reader, from_ms, to_ms);
    if (!range)
        return failure(range.error().what, recording.string(), range.error().remedy);
    auto writer = Mp4Writer::create(out);
    if (!writer)
        return tl::unexpected(writer.error());
    // Decoded sound is right only from the second packet on.
    const std::int64_t run_up =
        exact == Exact::Yes ? av_rescale_q(kRunUpMs, {1, 1000}, reader->pictures()->time_base) : 0;
    if (auto sought = reader->seek_to_keyframe(range->keyframe - run_up); !sought)
        return tl::unexpected(sought.error());
    const auto made = exact == Exact::Yes ? encode_exactly(*reader, *range, *writer)
                                          : copy_packets(*reader, *range, *writer);
    if (!made)
        return tl::unexpected(made.error());
    if (auto finished = writer->finish(); !finished)
        return tl::unexpected(finished.error());
    if (auto moved = writer->move_into_place(); !moved)
        return tl::unexpected(moved.error());
    return CutClip{exact == Exact::Yes ? range->from_ms : range->keyframe_ms, range->to_ms};
}

} // namespace regie::pipelines
