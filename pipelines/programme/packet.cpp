#include "pipelines/programme/packet.h"

#include <utility>

namespace regie::pipelines {

Packet packet_of(GstPtr<GstSample> sample, Track track, std::int64_t encoder_delay_ns) {
    const GstSegment* segment = gst_sample_get_segment(sample.get());
    const GstBuffer* buffer = gst_sample_get_buffer(sample.get());
    // x264enc counts from 1000 h, with a segment that says so: only running time means anything outside. A
    // time may lie before the segment's start (sound encoders look ahead), which plain running time cannot
    // express.
    const auto show_time = [&](GstClockTime time) {
        guint64 running = 0;
        const int sign = gst_segment_to_running_time_full(segment, GST_FORMAT_TIME, time, &running);
        const auto magnitude = static_cast<std::int64_t>(running);
        return (sign < 0 ? -magnitude : magnitude) - encoder_delay_ns;
    };
    Packet packet;
    packet.track = track;
    packet.pts_ns = show_time(GST_BUFFER_PTS(buffer));
    packet.dts_ns = GST_BUFFER_DTS_IS_VALID(buffer) ? show_time(GST_BUFFER_DTS(buffer)) : packet.pts_ns;
    packet.duration_ns =
        GST_BUFFER_DURATION_IS_VALID(buffer) ? static_cast<std::int64_t>(GST_BUFFER_DURATION(buffer)) : 0;
    packet.keyframe = !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
    packet.sample = std::move(sample);
    return packet;
}

} // namespace regie::pipelines
