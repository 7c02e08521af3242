#include "pipelines/programme/slate.h"

#include "pipelines/gst_setup.h"
#include "pipelines/overlay/colour.h"

#include <gst/video/video.h>

#include <cstring>

namespace regie::pipelines {

GstPtr<GstBuffer> make_slate(const Canvas& canvas) {
    constexpr std::uint32_t kSlateRgb = 0x0F1216;
    GstVideoInfo info;
    gst_video_info_from_caps(&info, canvas_caps(canvas).get());
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, info.size, nullptr));
    GstVideoFrame frame;
    if (!gst_video_frame_map(&frame, &info, buffer.get(), GST_MAP_WRITE))
        return {};
    const auto yuv = yuv_of(kSlateRgb, matrix_for(canvas.height));
    for (int plane = 0; plane < 3; ++plane) {
        const auto bytes = static_cast<std::size_t>(GST_VIDEO_FRAME_COMP_STRIDE(&frame, plane)) *
                           static_cast<std::size_t>(GST_VIDEO_FRAME_COMP_HEIGHT(&frame, plane));
        std::memset(GST_VIDEO_FRAME_COMP_DATA(&frame, plane), yuv[static_cast<std::size_t>(plane)], bytes);
    }
    gst_video_frame_unmap(&frame);
    return buffer;
}

} // namespace regie::pipelines
