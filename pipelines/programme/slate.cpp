#include "pipelines/programme/slate.h"

#include "pipelines/gst_setup.h"
#include "pipelines/overlay/blend.h"
#include "pipelines/overlay/colour.h"

#include <gst/video/video.h>

#include <cstring>

namespace regie::pipelines {

GstPtr<GstBuffer> make_flat_picture(const Canvas& canvas, std::uint32_t rgb) {
    GstVideoInfo info;
    gst_video_info_from_caps(&info, canvas_caps(canvas).get());
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, info.size, nullptr));
    GstVideoFrame frame;
    if (!gst_video_frame_map(&frame, &info, buffer.get(), GST_MAP_WRITE))
        return {};
    const auto yuv = yuv_of(rgb, matrix_for(canvas.height));
    for (int plane = 0; plane < 3; ++plane) {
        const auto bytes = static_cast<std::size_t>(GST_VIDEO_FRAME_COMP_STRIDE(&frame, plane)) *
                           static_cast<std::size_t>(GST_VIDEO_FRAME_COMP_HEIGHT(&frame, plane));
        std::memset(GST_VIDEO_FRAME_COMP_DATA(&frame, plane), yuv[static_cast<std::size_t>(plane)], bytes);
    }
    gst_video_frame_unmap(&frame);
    return buffer;
}

namespace {

GstPtr<GstBuffer> lay_on(const Canvas& canvas, std::uint32_t ground, std::span<const std::uint32_t> picture) {
    auto buffer = make_flat_picture(canvas, ground);
    GstVideoInfo info;
    gst_video_info_from_caps(&info, canvas_caps(canvas).get());
    GstVideoFrame frame;
    if (!buffer || !gst_video_frame_map(&frame, &info, buffer.get(), GST_MAP_WRITE))
        return buffer;
    if (picture.size() == static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height)) {
        OverlayConverter converter(canvas.width, canvas.height);
        const ArgbView view{picture.data(), canvas.width, canvas.height,
                            canvas.width * static_cast<std::ptrdiff_t>(sizeof(std::uint32_t))};
        PictureView planes;
        for (std::size_t plane = 0; plane < 3; ++plane) {
            planes.planes[plane] = static_cast<std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, plane));
            planes.strides[plane] = GST_VIDEO_FRAME_PLANE_STRIDE(&frame, plane);
        }
        blend(converter.convert(view, {}, 0)->grid(), planes);
    }
    gst_video_frame_unmap(&frame);
    return buffer;
}

} // namespace

GstPtr<GstBuffer> make_slate(const Canvas& canvas, std::span<const std::uint32_t> picture) {
    return lay_on(canvas, 0x0F1216, picture);
}

GstPtr<GstBuffer> make_still(const Canvas& canvas, std::span<const std::uint32_t> picture) {
    return lay_on(canvas, 0x000000, picture);
}

GstPtr<GstBuffer> make_ground(const Canvas& canvas, const GstPtr<GstBuffer>& slate) {
    GstVideoInfo info;
    gst_video_info_from_caps(&info, canvas_caps(canvas).get());
    auto ground = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, info.size, nullptr));
    for (guint plane = 0; plane < 3; ++plane) {
        const gsize from = GST_VIDEO_INFO_PLANE_OFFSET(&info, plane);
        const gsize to = plane < 2 ? GST_VIDEO_INFO_PLANE_OFFSET(&info, plane + 1) : info.size;
        std::uint8_t corner = 0;
        gst_buffer_extract(slate.get(), from, &corner, 1);
        gst_buffer_memset(ground.get(), from, corner, to - from);
    }
    return ground;
}

} // namespace regie::pipelines
