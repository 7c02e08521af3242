#include "pipelines/outputs/raw_file.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace regie::pipelines {

namespace {

/// A WAV header for 32-bit floats (format 3), which these little-endian machines write as they stand in
/// memory.
std::array<std::uint32_t, 11> wave_header(std::uint32_t sound_bytes) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint32_t kFrameBytes = kSoundChannels * sizeof(float);
    const auto tag = [](const char* four) {
        std::uint32_t value = 0;
        std::memcpy(&value, four, sizeof value);
        return value;
    };
    return {tag("RIFF"),
            36 + sound_bytes,
            tag("WAVE"),
            tag("fmt "),
            16,
            3U | kSoundChannels << 16,
            kSoundRate,
            kSoundRate * kFrameBytes,
            kFrameBytes | 32U << 16,
            tag("data"),
            sound_bytes};
}

} // namespace

bool RawFile::Sink::open(const std::filesystem::path& file) {
    name_ = file;
    file_.reset(std::fopen(file.c_str(), "wb"));
    return is_open();
}

void RawFile::Sink::write(const void* data, std::size_t bytes) {
    if (file_ && !error_ && std::fwrite(data, 1, bytes, file_.get()) != bytes)
        error_ = errno;
}

void RawFile::Sink::write_at(long position, const void* data, std::size_t bytes) {
    if (file_ && !error_ && std::fseek(file_.get(), position, SEEK_SET) != 0)
        error_ = errno;
    write(data, bytes);
}

Result<void> RawFile::Sink::close() {
    if (file_ && std::fclose(file_.release()) != 0 && !error_)
        error_ = errno;
    if (!error_)
        return {};
    return failure(fmt::format("it cannot be written: {}", std::strerror(error_)), name_.string(),
                   error_ == ENOSPC ? "Free some space, or choose another disk with --out."
                                    : "Choose another file with --out.");
}

Result<std::unique_ptr<RawFile>> RawFile::open(const Canvas& canvas, const std::filesystem::path& file) {
    std::unique_ptr<RawFile> raw(new RawFile);
    gst_video_info_from_caps(&raw->info_, canvas_caps(canvas).get());
    if (!raw->pictures_.open(file))
        return failure(fmt::format("it cannot be written: {}", std::strerror(errno)), file.string(),
                       "Choose another file with --out.");
    const auto header = fmt::format("YUV4MPEG2 W{} H{} F{}:1 Ip A1:1 C420mpeg2 XCOLORRANGE=LIMITED\n",
                                    canvas.width, canvas.height, canvas.rate.fps);
    raw->pictures_.write(header.data(), header.size());
    if (!std::filesystem::is_regular_file(file))
        return raw;
    auto wave = file;
    wave.replace_extension(".wav");
    if (!raw->sound_.open(wave))
        return failure(fmt::format("it cannot be written: {}", std::strerror(errno)), wave.string(),
                       "Choose another file with --out.");
    const auto empty = wave_header(0);
    raw->sound_.write(empty.data(), sizeof empty);
    return raw;
}

void RawFile::push(const Packet& packet) {
    if (packet.track == Track::Picture)
        return write_picture(packet.sample.get());
    GstMapInfo map;
    if (!sound_.is_open() || !gst_buffer_map(gst_sample_get_buffer(packet.sample.get()), &map, GST_MAP_READ))
        return;
    sound_.write(map.data, map.size);
    sound_bytes_ += static_cast<std::uint32_t>(map.size);
    gst_buffer_unmap(gst_sample_get_buffer(packet.sample.get()), &map);
}

void RawFile::write_picture(GstSample* sample) {
    GstVideoFrame frame;
    if (!gst_video_frame_map(&frame, &info_, gst_sample_get_buffer(sample), GST_MAP_READ))
        return;
    constexpr std::string_view kFrame = "FRAME\n";
    pictures_.write(kFrame.data(), kFrame.size());
    for (guint plane = 0; plane < GST_VIDEO_FRAME_N_PLANES(&frame); ++plane) {
        const auto* row = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, plane));
        const auto stride = GST_VIDEO_FRAME_PLANE_STRIDE(&frame, plane);
        const auto width = GST_VIDEO_FRAME_COMP_WIDTH(&frame, plane);
        const auto height = GST_VIDEO_FRAME_COMP_HEIGHT(&frame, plane);
        if (stride == width) {
            pictures_.write(row, static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
            continue;
        }
        for (int y = 0; y < height; ++y, row += stride)
            pictures_.write(row, static_cast<std::size_t>(width));
    }
    gst_video_frame_unmap(&frame);
}

Result<void> RawFile::close() {
    if (sound_.is_open()) {
        const auto header = wave_header(sound_bytes_);
        sound_.write_at(0, header.data(), sizeof header);
    }
    auto sound = sound_.close();
    auto pictures = pictures_.close();
    return pictures ? sound : pictures;
}

} // namespace regie::pipelines
