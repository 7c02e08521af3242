// The overlay from end to end: pictures of any shape and stride with any region repainted, in every format,
// through the element. Beside the sanitizers: the fast blend and the portable one agree, and so do converting
// step by step and converting everything.

#include "pipelines/gst_setup.h"
#include "pipelines/overlay/blend.h"
#include "pipelines/overlay/regieoverlay.h"
#include "pipelines/overlay/tiles.h"

#include <gst/check/gstharness.h>
#include <gst/video/video.h>

#include <algorithm>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>
#include <memory>
#include <string>
#include <vector>

using namespace regie::pipelines;

namespace {

constexpr const char* kFormats[] = {"I420", "NV12", "I420_10LE"};
constexpr const char* kColours[] = {"bt709", "bt601", "1:3:5:1", "1:4:16:3"};
constexpr const char* kSitings[] = {"mpeg2", "jpeg", "cosited", "none"};

std::vector<std::uint8_t> bytes_of(GstBuffer* buffer) {
    std::vector<std::uint8_t> bytes(gst_buffer_get_size(buffer));
    gst_buffer_extract(buffer, 0, bytes.data(), bytes.size());
    return bytes;
}

/// A picture with rows further apart than they need to be, in memory of its exact size.
GstPtr<GstBuffer> picture(const GstVideoInfo& info, int padding, std::uint8_t level) {
    GstVideoInfo padded = info;
    GstVideoAlignment alignment;
    gst_video_alignment_reset(&alignment);
    alignment.padding_right = static_cast<guint>(padding);
    gst_video_info_align(&padded, &alignment);
    auto buffer = GstPtr<GstBuffer>::adopt(
        gst_buffer_new_memdup(std::vector<std::uint8_t>(padded.size, level).data(), padded.size));
    gst_buffer_add_video_meta_full(buffer.get(), GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_INFO_FORMAT(&info),
                                   static_cast<guint>(info.width), static_cast<guint>(info.height),
                                   GST_VIDEO_INFO_N_PLANES(&info), padded.offset, padded.stride);
    return buffer;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ensure_gst();
    FuzzedDataProvider input(data, size);
    const int width = input.ConsumeIntegralInRange(1, 200), height = input.ConsumeIntegralInRange(1, 120);
    const int stride = width + input.ConsumeIntegralInRange(0, 9);
    auto* harness = gst_harness_new("regieoverlay");
    const auto mailbox = std::make_shared<OverlayMailbox>();
    set_overlay_mailbox(harness->element, mailbox);
    const std::string caps =
        "video/x-raw,framerate=30/1,format=" + std::string(input.PickValueInArray(kFormats)) +
        ",width=" + std::to_string(width) + ",height=" + std::to_string(height) + ",colorimetry=(string)" +
        input.PickValueInArray(kColours) + ",chroma-site=" + input.PickValueInArray(kSitings);
    gst_harness_set_src_caps_str(harness, caps.c_str());
    GstVideoInfo info;
    gst_video_info_from_caps(&info, GstPtr<GstCaps>::adopt(gst_caps_from_string(caps.c_str())).get());
    gst_harness_play(harness);

    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(stride) * height - (stride - width));
    const ArgbView view{pixels.data(), width, height, stride * 4};
    if (!mailbox->format())
        std::abort();
    OverlayConverter converter(width, height, *mailbox->format());
    for (std::int64_t frame = 0; frame < 8 && input.remaining_bytes() > 0; ++frame) {
        const Rect rect{input.ConsumeIntegralInRange(-300, 300), input.ConsumeIntegralInRange(-300, 300),
                        input.ConsumeIntegralInRange(0, 600), input.ConsumeIntegralInRange(0, 600)};
        const auto argb = input.ConsumeIntegral<std::uint32_t>();
        const auto step = input.ConsumeIntegralInRange<std::uint32_t>(0, 0x01010101);
        for (int y = std::max(0, rect.y); y < std::min(height, rect.y + rect.height); ++y)
            for (int x = std::max(0, rect.x); x < std::min(width, rect.x + rect.width); ++x)
                pixels[static_cast<std::size_t>(y) * stride + x] =
                    argb + step * static_cast<std::uint32_t>(x + y);
        const auto overlay = converter.convert(view, {&rect, 1}, frame);
        mailbox->publish(overlay);

        const int padding = input.ConsumeIntegralInRange(0, 40);
        const auto level = input.ConsumeIntegral<std::uint8_t>();
        auto buffer = picture(info, padding, level);
        GST_BUFFER_OFFSET(buffer.get()) = static_cast<guint64>(frame);
        auto plainly = picture(info, padding, level);
        const auto out = GstPtr<GstBuffer>::adopt(gst_harness_push_and_pull(harness, buffer.release()));
        if (!out)
            std::abort();

        OverlayConverter at_once(width, height, converter.format());
        GstVideoFrame mapped;
        gst_video_frame_map(&mapped, &info, plainly.get(), GST_MAP_READWRITE);
        PictureView planes;
        for (guint plane = 0; plane < GST_VIDEO_INFO_N_PLANES(&info); ++plane) {
            planes.planes[plane] = static_cast<std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, plane));
            planes.strides[plane] = GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, plane);
        }
        blend_portable(at_once.convert(view, {}, frame)->grid(), planes);
        gst_video_frame_unmap(&mapped);
        if (bytes_of(out.get()) != bytes_of(plainly.get()))
            std::abort();
    }
    gst_harness_teardown(harness);
    return 0;
}
