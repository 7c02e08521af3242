#include "recorded_packets.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace regie::pipelines::test {

namespace {

void pull_all(GstElement* pipeline, const char* name, Track track, std::int64_t start_ns,
              std::vector<Packet>& into) {
    const auto sink = GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(pipeline), name));
    while (auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(GST_APP_SINK(sink.get())))) {
        GstBuffer* buffer = gst_sample_get_buffer(sample.get());
        Packet packet;
        packet.track = track;
        const auto time = gst_segment_to_stream_time(gst_sample_get_segment(sample.get()), GST_FORMAT_TIME,
                                                     GST_BUFFER_PTS(buffer));
        packet.pts_ns = packet.dts_ns = start_ns + static_cast<std::int64_t>(time);
        packet.duration_ns = static_cast<std::int64_t>(GST_BUFFER_DURATION(buffer));
        packet.keyframe = !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
        packet.sample = std::move(sample);
        into.push_back(std::move(packet));
    }
}

} // namespace

std::vector<Packet> recorded_packets(int seconds, std::int64_t start_ns) {
    TemporaryFolder folder;
    const auto file = folder / "packets.mp4";
    write_test_video(file, {.frames = 30 * seconds});
    const auto pipeline = GstPtr<GstElement>::sink(gst_parse_launch(
        fmt::format(
            "filesrc location=\"{}\" ! qtdemux name=in  in.video_0 ! h264parse ! "
            "video/x-h264,stream-format=avc,alignment=au ! appsink name=picture sync=false async=false "
            "in.audio_0 ! aacparse ! audio/mpeg,stream-format=raw ! appsink name=sound sync=false "
            "async=false",
            file.string())
            .c_str(),
        nullptr));
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    std::vector<Packet> packets;
    pull_all(pipeline.get(), "picture", Track::Picture, start_ns, packets);
    pull_all(pipeline.get(), "sound", Track::Sound, start_ns, packets);
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    if (pictures_in(packets) != 30 * seconds)
        throw std::runtime_error("the test's packets cannot be read");
    std::stable_sort(packets.begin(), packets.end(),
                     [](const Packet& a, const Packet& b) { return a.pts_ns < b.pts_ns; });
    return packets;
}

std::vector<Packet> between(const std::vector<Packet>& packets, double from, double to) {
    const std::int64_t start_ns = packets.front().pts_ns;
    std::vector<Packet> chosen;
    for (const Packet& packet : packets) {
        const double at = static_cast<double>(packet.pts_ns - start_ns + 1000) / 1e9;
        if (at >= from && at < to)
            chosen.push_back(packet);
    }
    return chosen;
}

std::int64_t pictures_in(const std::vector<Packet>& packets) {
    return std::count_if(packets.begin(), packets.end(),
                         [](const Packet& p) { return p.track == Track::Picture; });
}

std::string boxes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string names;
    unsigned char header[16];
    while (file.read(reinterpret_cast<char*>(header), 8)) {
        std::uint64_t size = 0;
        for (int i = 0; i < 4; ++i)
            size = size << 8 | header[i];
        names += (names.empty() ? "" : " ") + std::string(reinterpret_cast<char*>(header) + 4, 4);
        if (size < 8)
            break;
        file.seekg(static_cast<std::streamoff>(size - 8), std::ios::cur);
    }
    return names;
}

} // namespace regie::pipelines::test
