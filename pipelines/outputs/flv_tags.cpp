#include "pipelines/outputs/flv_tags.h"

#include "pipelines/gst_setup.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace regie::pipelines {

namespace {

using Bytes = std::vector<std::uint8_t>;

enum class TagType : std::uint8_t { Sound = 8, Picture = 9, Script = 18 };

constexpr std::uint8_t kAvc = 7, kKeyframe = 1 << 4, kInterFrame = 2 << 4;
/// AAC; the rest of the byte is fixed for it, whatever the sound is (E.4.2.1).
constexpr std::uint8_t kAac = 0xAF;
constexpr std::uint8_t kParameters = 0, kCoded = 1;

void put(Bytes& bytes, std::uint64_t number, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::int64_t to_ms(std::int64_t time_ns) {
    return (std::max<std::int64_t>(0, time_ns) + 500'000) / 1'000'000;
}

/// `start` and then `payload`, whose bytes are shared, as one tag.
GstPtr<GstBuffer> make_tag(TagType type, std::int64_t time_ms, const Bytes& start, GstBuffer* payload) {
    const std::size_t size = start.size() + (payload ? gst_buffer_get_size(payload) : 0);
    Bytes head;
    put(head, static_cast<std::uint8_t>(type), 1);
    put(head, size, 3);
    put(head, static_cast<std::uint64_t>(time_ms) & 0xFFFFFF, 3);
    put(head, static_cast<std::uint64_t>(time_ms) >> 24 & 0xFF, 1); // the upper 8 bits come last
    put(head, 0, 3);
    head.insert(head.end(), start.begin(), start.end());
    Bytes tail;
    put(tail, size + 11, 4);
    const auto buffer_of = [](const Bytes& bytes) {
        GstBuffer* buffer = gst_buffer_new_allocate(nullptr, bytes.size(), nullptr);
        gst_buffer_fill(buffer, 0, bytes.data(), bytes.size());
        return buffer;
    };
    GstBuffer* tag = buffer_of(head);
    if (payload)
        tag = gst_buffer_append(
            tag, gst_buffer_copy_region(payload, GST_BUFFER_COPY_MEMORY, 0, static_cast<gsize>(-1)));
    return GstPtr<GstBuffer>::adopt(gst_buffer_append(tag, buffer_of(tail)));
}

GstPtr<GstBuffer> parameters_of(const Packet& packet) {
    const GstCaps* caps = gst_sample_get_caps(packet.sample.get());
    const GValue* data =
        caps ? gst_structure_get_value(gst_caps_get_structure(caps, 0), "codec_data") : nullptr;
    return GstPtr<GstBuffer>::share(data ? gst_value_get_buffer(data) : nullptr);
}

bool same_bytes(const GstPtr<GstBuffer>& one, const GstPtr<GstBuffer>& other) {
    if (one.get() == other.get())
        return true;
    if (!one || !other)
        return false;
    GstMapInfo map;
    gst_buffer_map(one.get(), &map, GST_MAP_READ);
    const bool same = gst_buffer_get_size(other.get()) == map.size &&
                      gst_buffer_memcmp(other.get(), 0, map.data, map.size) == 0;
    gst_buffer_unmap(one.get(), &map);
    return same;
}

Bytes picture_start(bool keyframe, std::uint8_t kind, std::int64_t composition_ms) {
    Bytes start{static_cast<std::uint8_t>((keyframe ? kKeyframe : kInterFrame) | kAvc), kind};
    put(start, static_cast<std::uint64_t>(composition_ms) & 0xFFFFFF, 3);
    return start;
}

// --- AMF0, the format of script data

void put_name(Bytes& bytes, std::string_view name) {
    put(bytes, name.size(), 2);
    bytes.insert(bytes.end(), name.begin(), name.end());
}

void put_number(Bytes& bytes, std::string_view name, double value) {
    put_name(bytes, name);
    put(bytes, 0, 1);
    put(bytes, std::bit_cast<std::uint64_t>(value), 8);
}

} // namespace

GstPtr<GstBuffer> FlvTags::metadata(const Canvas& canvas, int video_kbps) {
    Bytes data;
    put(data, 2, 1); // a string
    put_name(data, "onMetaData");
    put(data, 8, 1); // an array of names and values
    put(data, 10, 4);
    put_number(data, "width", canvas.width);
    put_number(data, "height", canvas.height);
    put_number(data, "framerate", canvas.rate.fps);
    put_number(data, "videocodecid", kAvc);
    put_number(data, "videodatarate", video_kbps);
    put_number(data, "audiocodecid", kAac >> 4);
    put_number(data, "audiodatarate", kSoundKbps);
    put_number(data, "audiosamplerate", kSoundRate);
    put_number(data, "audiosamplesize", 16);
    put_name(data, "stereo");
    put(data, 1, 1); // a boolean
    put(data, 1, 1);
    put(data, 9, 3); // an empty name and the sign of the end
    return make_tag(TagType::Script, 0, data, nullptr);
}

std::vector<GstPtr<GstBuffer>> FlvTags::of(const Packet& packet) {
    std::vector<GstPtr<GstBuffer>> tags;
    const std::int64_t time_ms = to_ms(packet.dts_ns);
    GstBuffer* const coded = gst_sample_get_buffer(packet.sample.get());
    const auto parameters = parameters_of(packet);
    if (packet.track == Track::Picture) {
        if (parameters && !same_bytes(parameters, picture_parameters_))
            tags.push_back(
                make_tag(TagType::Picture, time_ms, picture_start(true, kParameters, 0), parameters.get()));
        picture_parameters_ = parameters;
        tags.push_back(make_tag(TagType::Picture, time_ms,
                                picture_start(packet.keyframe, kCoded, to_ms(packet.pts_ns) - time_ms),
                                coded));
    } else {
        if (parameters && !same_bytes(parameters, sound_parameters_))
            tags.push_back(make_tag(TagType::Sound, time_ms, {kAac, kParameters}, parameters.get()));
        sound_parameters_ = parameters;
        tags.push_back(make_tag(TagType::Sound, time_ms, {kAac, kCoded}, coded));
    }
    return tags;
}

} // namespace regie::pipelines
