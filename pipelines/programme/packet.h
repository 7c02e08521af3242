#pragma once
// What the one encode hands to every output.

#include "pipelines/gst_ptr.h"

#include <cstdint>

namespace regie::pipelines {

enum class Track { Picture, Sound };

/// One encoded picture or piece of sound. Times are show time, free of the encoder's own offsets.
struct Packet {
    Track track = Track::Picture;
    GstPtr<GstSample> sample; ///< the buffer and its caps (H.264 avc or AAC raw, with codec data)
    std::int64_t pts_ns = 0;
    std::int64_t dts_ns = 0;
    std::int64_t duration_ns = 0;
    bool keyframe = false; ///< a picture at which an output may start; always true for sound
};

/// Of what an encoder gave. `encoder_delay_ns`: what its times are late, which is taken off.
Packet packet_of(GstPtr<GstSample> sample, Track track, std::int64_t encoder_delay_ns = 0);

} // namespace regie::pipelines
