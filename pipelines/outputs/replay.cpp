#include "pipelines/outputs/replay.h"

#include "pipelines/gst_setup.h"
#include "pipelines/outputs/mp4_file.h"
#include "show/guarded.h"

#include <algorithm>
#include <cstring>

namespace regie::pipelines {

namespace fs = std::filesystem;

namespace {

std::int64_t size_of(const Packet& packet) {
    return static_cast<std::int64_t>(gst_buffer_get_size(gst_sample_get_buffer(packet.sample.get())));
}

bool is_start(const Packet& packet) { return packet.track == Track::Picture && packet.keyframe; }

constexpr AVRational kNanoseconds{1, 1'000'000'000};
AVRational stream_time_base_of(Track track) {
    return track == Track::Picture ? AVRational{1, 90'000} : AVRational{1, kSoundRate};
}

/// H.264 avc or raw AAC, as the packet's caps say.
AvParametersPtr stream_parameters_of(const Packet& packet) {
    AvParametersPtr parameters(avcodec_parameters_alloc());
    const GstStructure* caps = gst_caps_get_structure(gst_sample_get_caps(packet.sample.get()), 0);
    if (packet.track == Track::Picture) {
        parameters->codec_type = AVMEDIA_TYPE_VIDEO;
        parameters->codec_id = AV_CODEC_ID_H264;
        gst_structure_get_int(caps, "width", &parameters->width);
        gst_structure_get_int(caps, "height", &parameters->height);
    } else {
        constexpr int kAacSamples = 1024;
        parameters->codec_type = AVMEDIA_TYPE_AUDIO;
        parameters->codec_id = AV_CODEC_ID_AAC;
        parameters->sample_rate = kSoundRate;
        parameters->frame_size = kAacSamples;
        av_channel_layout_default(&parameters->ch_layout, kSoundChannels);
    }
    if (const GValue* value = gst_structure_get_value(caps, "codec_data")) {
        GstBuffer* data = gst_value_get_buffer(value);
        const gsize size = gst_buffer_get_size(data);
        parameters->extradata = static_cast<std::uint8_t*>(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
        parameters->extradata_size =
            static_cast<int>(gst_buffer_extract(data, 0, parameters->extradata, size));
    }
    return parameters;
}

Result<void> write(Mp4Writer& writer, const Packet& packet, int stream, std::int64_t start_ns) {
    const AvPacketPtr av(av_packet_alloc());
    GstBuffer* buffer = gst_sample_get_buffer(packet.sample.get());
    const auto size = static_cast<int>(gst_buffer_get_size(buffer));
    if (av_new_packet(av.get(), size) < 0)
        return failure("there is not enough memory to save the replay");
    gst_buffer_extract(buffer, 0, av->data, static_cast<gsize>(size));
    const auto ticks = [&](std::int64_t ns) {
        return av_rescale_q(ns, kNanoseconds, stream_time_base_of(packet.track));
    };
    av->pts = ticks(packet.pts_ns - start_ns);
    av->dts = ticks(packet.dts_ns - start_ns);
    av->duration = ticks(packet.duration_ns);
    if (packet.keyframe)
        av->flags |= AV_PKT_FLAG_KEY;
    return writer.write(*av, stream, stream_time_base_of(packet.track));
}

Result<SavedReplay> write_all(const std::vector<Packet>& packets, const fs::path& file) {
    if (packets.empty())
        return failure("nothing was broadcast yet that could be saved", file.string());
    auto writer = Mp4Writer::create(file);
    if (!writer)
        return tl::unexpected(writer.error());
    int streams[2] = {-1, -1};
    for (const Track track : {Track::Picture, Track::Sound}) {
        const auto first = std::find_if(packets.begin(), packets.end(),
                                        [track](const Packet& packet) { return packet.track == track; });
        if (first != packets.end())
            streams[static_cast<int>(track)] =
                writer->add_stream(*stream_parameters_of(*first), stream_time_base_of(track));
    }
    if (auto started = writer->start(); !started)
        return tl::unexpected(started.error());
    SavedReplay saved{file, packets.front().pts_ns, 0};
    for (const Packet& packet : packets) {
        if (auto written =
                write(*writer, packet, streams[static_cast<int>(packet.track)], saved.first_pts_ns);
            !written)
            return tl::unexpected(written.error());
        if (packet.track == Track::Picture)
            saved.duration_ms =
                (packet.pts_ns + packet.duration_ns - saved.first_pts_ns + 500'000) / 1'000'000;
    }
    if (auto finished = writer->finish(); !finished)
        return tl::unexpected(finished.error());
    if (auto moved = writer->move_into_place(); !moved)
        return tl::unexpected(moved.error());
    return saved;
}

} // namespace

Replay::Replay(ControlThread& control, ReplaySettings settings, OutputEvents events)
    : control_(control), settings_(settings), events_(std::move(events)) {}

Replay::~Replay() {
    alive_.reset();
    if (saver_.joinable())
        saver_.join();
}

void Replay::push(const Packet& packet) {
    std::lock_guard lock(mutex_);
    if (packets_.empty() && !is_start(packet))
        return;
    if (!std::exchange(began_once_, true)) {
        began_ = std::chrono::steady_clock::now();
        control_.post([this, first_ns = packet.pts_ns, alive = std::weak_ptr(alive_)] {
            if (alive.lock() && events_.changed)
                events_.changed(OutputHealth::Running, "The last minute is kept for a replay.", first_ns);
        });
    }
    packets_.push_back(packet);
    bytes_ += size_of(packet);
    taken_bytes_ += size_of(packet);
    if (packet.track == Track::Picture) {
        ++taken_pictures_;
        newest_ns_ = packet.pts_ns + packet.duration_ns;
        drop_old();
    }
}

/// Whole groups of pictures, as long as the rest covers keep_ms or the bytes are too many.
void Replay::drop_old() {
    for (;;) {
        const auto next = std::find_if(packets_.begin() + 1, packets_.end(), is_start);
        if (next == packets_.end())
            return;
        // Times are rounded down: half a millisecond is no picture.
        const bool covered = newest_ns_ - next->pts_ns + 500'000 >= settings_.keep_ms * 1'000'000;
        if (!covered && bytes_ <= settings_.most_bytes)
            return;
        for (auto packet = packets_.begin(); packet != next; ++packet)
            bytes_ -= size_of(*packet);
        packets_.erase(packets_.begin(), next);
    }
}

void Replay::end(Track) {
    std::lock_guard lock(mutex_);
    if (++tracks_ended_ == 2)
        control_.post([this, alive = std::weak_ptr(alive_)] {
            if (alive.lock() && events_.changed)
                events_.changed(OutputHealth::Ended, "The replay buffer is closed.", 0);
        });
}

/// From the keyframe at or before that; the sound that belongs to these pictures.
std::vector<Packet> Replay::last(std::int64_t ms) const {
    std::lock_guard lock(mutex_);
    const std::int64_t from_ns = newest_ns_ - ms * 1'000'000;
    auto start = packets_.begin();
    for (auto packet = packets_.begin(); packet != packets_.end(); ++packet)
        if (is_start(*packet) && packet->pts_ns <= from_ns)
            start = packet;
    if (start == packets_.end())
        return {};
    // Sound and picture come from two threads, a little out of step.
    std::vector<Packet> chosen{*start};
    const std::int64_t start_ns = start->pts_ns;
    for (auto packet = packets_.begin(); packet != packets_.end(); ++packet) {
        const bool fits =
            packet->track == Track::Picture
                ? packet > start
                : packet->pts_ns + packet->duration_ns / 2 >= start_ns && packet->pts_ns < newest_ns_;
        if (fits)
            chosen.push_back(*packet);
    }
    return chosen;
}

void Replay::save(const fs::path& file, std::int64_t last_ms, std::function<void(Result<SavedReplay>)> done) {
    saver_ = std::thread([this, file, done = std::move(done), packets = last(last_ms),
                          before = std::move(saver_), alive = std::weak_ptr(alive_)]() mutable {
        if (before.joinable())
            before.join();
        rank_this_thread(ThreadRank::Monitor);
        auto saved = guarded([&] { return write_all(packets, file); });
        packets.clear();
        control_.post([saved = std::move(saved), done = std::move(done), alive = std::move(alive)] {
            if (alive.lock())
                done(saved);
        });
    });
}

OutputStats Replay::stats() const {
    std::lock_guard lock(mutex_);
    OutputStats stats;
    stats.id = "replay";
    stats.sent_bytes = taken_bytes_;
    stats.sent_frames = taken_pictures_;
    if (began_once_ && tracks_ended_ < 2)
        stats.running_ms =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began_)
                .count();
    return stats;
}

} // namespace regie::pipelines
