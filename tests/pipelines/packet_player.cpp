#include "packet_player.h"

#include "pipelines/gst_setup.h"
#include "test_media.h"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace regie::pipelines::test {

namespace {

/// avenc_aac's first packet holds only what its filter needs; programme_pipeline.cpp takes this off too.
constexpr std::int64_t kSoundEncoderDelayNs = 1024LL * 1'000'000'000 / kSoundRate;

void read_track(GstElement* pipeline, Track track, std::vector<Packet>& packets) {
    const auto sink = GstPtr<GstElement>::adopt(
        gst_bin_get_by_name(GST_BIN(pipeline), track == Track::Picture ? "pictures" : "sounds"));
    while (auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(GST_APP_SINK(sink.get())))) {
        packets.push_back(
            packet_of(std::move(sample), track, track == Track::Sound ? kSoundEncoderDelayNs : 0));
    }
}

} // namespace

std::vector<Packet> read_packets(const std::filesystem::path& file) {
    ensure_gst();
    GError* error = nullptr;
    const auto pipeline = GstPtr<GstElement>::sink(gst_parse_launch(
        fmt::format(
            "filesrc location=\"{}\" ! qtdemux name=in  in.video_0 ! queue max-size-time=0 max-size-bytes=0 "
            "max-size-buffers=0 ! h264parse ! video/x-h264,stream-format=avc,alignment=au ! appsink "
            "name=pictures "
            "sync=false  in.audio_0 ! queue max-size-time=0 max-size-bytes=0 max-size-buffers=0 ! aacparse ! "
            "audio/mpeg,stream-format=raw ! appsink name=sounds sync=false",
            file.string())
            .c_str(),
        &error));
    if (error)
        throw std::runtime_error(error->message);
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    std::vector<Packet> packets;
    read_track(pipeline.get(), Track::Picture, packets);
    read_track(pipeline.get(), Track::Sound, packets);
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    std::stable_sort(packets.begin(), packets.end(),
                     [](const Packet& a, const Packet& b) { return a.dts_ns < b.dts_ns; });
    return packets;
}

const std::vector<Packet>& test_packets() {
    static const std::vector<Packet> packets = [] {
        TemporaryFolder folder;
        write_test_video(folder / "source.mp4", {.width = 320, .height = 180, .frames = 600});
        return read_packets(folder / "source.mp4");
    }();
    return packets;
}

PacketPlayer::PacketPlayer(const std::vector<Packet>& packets, std::int64_t start_ns,
                           std::function<void(const Packet&)> push)
    : thread_([this, &packets, start_ns, push = std::move(push)] {
          const auto began = std::chrono::steady_clock::now();
          for (Packet packet : packets) {
              std::this_thread::sleep_until(began + std::chrono::nanoseconds(packet.dts_ns));
              if (stop_)
                  return;
              packet.pts_ns += start_ns;
              packet.dts_ns += start_ns;
              pictures += packet.track == Track::Picture;
              push(packet);
          }
      }) {}

void PacketPlayer::stop() {
    stop_ = true;
    if (thread_.joinable())
        thread_.join();
}

} // namespace regie::pipelines::test
