#pragma once
// Packets as FLV tags, which is what RTMP carries and rtmp2sink takes. Written here, not by flvmux: it waits
// for the slower of its inputs, so leaving pictures out would hold up the sound, and it counts time from its
// own start. The format: Adobe Flash Video File Format Specification 10.1, annex E.

#include "pipelines/gst_ptr.h"
#include "pipelines/programme/packet.h"
#include "show/show_file.h"

#include <cstdint>
#include <vector>

namespace regie::pipelines {

/// The tags of one connection, in the order to send them. Times are the packets' show time in milliseconds,
/// 32 bits of it, whatever it starts with.
class FlvTags {
  public:
    /// What is said before everything else ("onMetaData").
    static GstPtr<GstBuffer> metadata(const Canvas& canvas, int video_kbps);

    /// The packet's tag, after one with the codec's parameters when they are new.
    std::vector<GstPtr<GstBuffer>> of(const Packet& packet);

  private:
    GstPtr<GstBuffer> picture_parameters_, sound_parameters_; ///< as last sent
};

} // namespace regie::pipelines
