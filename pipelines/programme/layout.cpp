#include "pipelines/programme/layout.h"

#include "pipelines/programme/mapped_frame.h"

#include <optional>

namespace regie::pipelines {

namespace {

/// The part of the picture that has the place's shape.
Rect middle_of(const GstVideoInfo& picture, const Rect& place) {
    const std::int64_t width = picture.width, height = picture.height;
    const bool too_wide = width * place.height > height * place.width;
    const int w = static_cast<int>(too_wide ? height * place.width / place.height : width) & ~1;
    const int h = static_cast<int>(too_wide ? height : width * place.height / place.width) & ~1;
    return {(picture.width - w) / 2 & ~1, (picture.height - h) / 2 & ~1, w, h};
}

GstVideoConverter* make_scaler(GstVideoInfo& canvas, const Inset& inset) {
    const Rect& place = inset.place;
    const Rect part = inset.fill ? middle_of(canvas, place) : Rect{0, 0, canvas.width, canvas.height};
    return gst_video_converter_new(
        &canvas, &canvas,
        gst_structure_new(
            "place", GST_VIDEO_CONVERTER_OPT_SRC_X, G_TYPE_INT, part.x, GST_VIDEO_CONVERTER_OPT_SRC_Y,
            G_TYPE_INT, part.y, GST_VIDEO_CONVERTER_OPT_SRC_WIDTH, G_TYPE_INT, part.width,
            GST_VIDEO_CONVERTER_OPT_SRC_HEIGHT, G_TYPE_INT, part.height, GST_VIDEO_CONVERTER_OPT_DEST_X,
            G_TYPE_INT, place.x & ~1, GST_VIDEO_CONVERTER_OPT_DEST_Y, G_TYPE_INT, place.y & ~1,
            GST_VIDEO_CONVERTER_OPT_DEST_WIDTH, G_TYPE_INT, place.width & ~1,
            GST_VIDEO_CONVERTER_OPT_DEST_HEIGHT, G_TYPE_INT, place.height & ~1,
            GST_VIDEO_CONVERTER_OPT_FILL_BORDER, G_TYPE_BOOLEAN, FALSE,
            // Weighs every pixel beneath; half the work of the cubic one, which sharpens edges.
            GST_VIDEO_CONVERTER_OPT_RESAMPLER_METHOD, GST_TYPE_VIDEO_RESAMPLER_METHOD,
            GST_VIDEO_RESAMPLER_METHOD_LINEAR, nullptr));
}

std::uint8_t* row_of(MappedFrame& picture, guint plane, int y) {
    return static_cast<std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(picture.frame(), plane)) +
           y * static_cast<std::ptrdiff_t>(GST_VIDEO_FRAME_PLANE_STRIDE(picture.frame(), plane));
}

/// `weight` of 256 is all of `to`. Plain: the compiler makes vector code of it.
void mix_row(const std::uint8_t* __restrict from, const std::uint8_t* __restrict to,
             std::uint8_t* __restrict out, int width, std::uint16_t weight) {
    const auto rest = static_cast<std::uint16_t>(256 - weight);
    for (int x = 0; x < width; ++x)
        out[x] = static_cast<std::uint8_t>((from[x] * rest + to[x] * weight + 128) >> 8);
}

} // namespace

Layout::Layout(const GstVideoInfo& canvas, std::span<const Inset> insets)
    : canvas_(canvas), pool_(GstPtr<GstBufferPool>::sink(gst_video_buffer_pool_new())) {
    GstStructure* config = gst_buffer_pool_get_config(pool_.get());
    const auto caps = GstPtr<GstCaps>::adopt(gst_video_info_to_caps(&canvas_));
    gst_buffer_pool_config_set_params(config, caps.get(), static_cast<guint>(canvas_.size), 0, 0);
    gst_buffer_pool_set_config(pool_.get(), config);
    gst_buffer_pool_set_active(pool_.get(), TRUE);
    for (const Inset& inset : insets)
        scalers_.emplace_back(make_scaler(canvas_, inset));
}

Layout::~Layout() { gst_buffer_pool_set_active(pool_.get(), FALSE); }

GstPtr<GstBuffer> Layout::compose(GstPtr<GstBuffer> full, std::span<GstBuffer* const> insets) {
    full = own(std::move(full));
    std::optional<MappedFrame> canvas;
    for (std::size_t i = 0; full && i < std::min(insets.size(), scalers_.size()); ++i) {
        if (!insets[i])
            continue;
        if (!canvas)
            canvas.emplace(canvas_, full.get(), GST_MAP_READWRITE);
        MappedFrame inset(canvas_, insets[i], GST_MAP_READ);
        if (*canvas && inset)
            gst_video_converter_frame(scalers_[i].get(), inset.frame(), canvas->frame());
    }
    return full;
}

/// The picture, if nobody else has it or its memory, or a copy. Decoders keep theirs.
GstPtr<GstBuffer> Layout::own(GstPtr<GstBuffer> picture) {
    if (gst_buffer_is_writable(picture.get()) && gst_buffer_is_all_memory_writable(picture.get()))
        return picture;
    GstBuffer* copy = nullptr;
    if (gst_buffer_pool_acquire_buffer(pool_.get(), &copy, nullptr) != GST_FLOW_OK)
        return {};
    auto owned = GstPtr<GstBuffer>::adopt(copy);
    MappedFrame from(canvas_, picture.get(), GST_MAP_READ), to(canvas_, copy, GST_MAP_WRITE);
    if (!from || !to || !gst_video_frame_copy(to.frame(), from.frame()))
        return {};
    return owned;
}

GstPtr<GstBuffer> Layout::mix(const GstPtr<GstBuffer>& from, GstPtr<GstBuffer> to, int step, int steps) {
    const auto weight = static_cast<std::uint16_t>(256 * step / steps);
    GstBuffer* buffer = nullptr;
    if (gst_buffer_pool_acquire_buffer(pool_.get(), &buffer, nullptr) != GST_FLOW_OK)
        return to;
    auto mixed = GstPtr<GstBuffer>::adopt(buffer);
    MappedFrame a(canvas_, from.get(), GST_MAP_READ), b(canvas_, to.get(), GST_MAP_READ),
        out(canvas_, buffer, GST_MAP_WRITE);
    if (!a || !b || !out)
        return to;
    for (guint plane = 0; plane < GST_VIDEO_FRAME_N_PLANES(out.frame()); ++plane)
        for (int y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT(out.frame(), plane); ++y)
            mix_row(row_of(a, plane, y), row_of(b, plane, y), row_of(out, plane, y),
                    GST_VIDEO_FRAME_COMP_WIDTH(out.frame(), plane), weight);
    return mixed;
}

} // namespace regie::pipelines
