#include "pipelines/programme/layout.h"

#include <optional>

namespace regie::pipelines {

namespace {

/// A buffer's planes, mapped as long as this lives.
class Mapped {
  public:
    Mapped(const GstVideoInfo& info, GstBuffer* buffer, GstMapFlags flags)
        : mapped_(gst_video_frame_map(&frame_, &info, buffer, flags)) {}
    ~Mapped() {
        if (mapped_)
            gst_video_frame_unmap(&frame_);
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
    explicit operator bool() const { return mapped_; }
    GstVideoFrame* frame() { return &frame_; }

  private:
    GstVideoFrame frame_{};
    const bool mapped_;
};

} // namespace

Layout::Layout(const GstVideoInfo& canvas, std::span<const Rect> places)
    : canvas_(canvas), pool_(GstPtr<GstBufferPool>::sink(gst_video_buffer_pool_new())) {
    GstStructure* config = gst_buffer_pool_get_config(pool_.get());
    const auto caps = GstPtr<GstCaps>::adopt(gst_video_info_to_caps(&canvas_));
    gst_buffer_pool_config_set_params(config, caps.get(), static_cast<guint>(canvas_.size), 0, 0);
    gst_buffer_pool_set_config(pool_.get(), config);
    gst_buffer_pool_set_active(pool_.get(), TRUE);
    for (const Rect& place : places)
        scalers_.emplace_back(gst_video_converter_new(
            &canvas_, &canvas_,
            gst_structure_new(
                "place", GST_VIDEO_CONVERTER_OPT_DEST_X, G_TYPE_INT, place.x & ~1,
                GST_VIDEO_CONVERTER_OPT_DEST_Y, G_TYPE_INT, place.y & ~1, GST_VIDEO_CONVERTER_OPT_DEST_WIDTH,
                G_TYPE_INT, place.width & ~1, GST_VIDEO_CONVERTER_OPT_DEST_HEIGHT, G_TYPE_INT,
                place.height & ~1, GST_VIDEO_CONVERTER_OPT_FILL_BORDER, G_TYPE_BOOLEAN, FALSE,
                // Weighs every pixel beneath; half the work of the cubic one, which sharpens edges.
                GST_VIDEO_CONVERTER_OPT_RESAMPLER_METHOD, GST_TYPE_VIDEO_RESAMPLER_METHOD,
                GST_VIDEO_RESAMPLER_METHOD_LINEAR, nullptr)));
}

Layout::~Layout() { gst_buffer_pool_set_active(pool_.get(), FALSE); }

GstPtr<GstBuffer> Layout::compose(GstPtr<GstBuffer> full, std::span<GstBuffer* const> insets) {
    full = own(std::move(full));
    std::optional<Mapped> canvas;
    for (std::size_t i = 0; full && i < std::min(insets.size(), scalers_.size()); ++i) {
        if (!insets[i])
            continue;
        if (!canvas)
            canvas.emplace(canvas_, full.get(), GST_MAP_READWRITE);
        Mapped inset(canvas_, insets[i], GST_MAP_READ);
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
    Mapped from(canvas_, picture.get(), GST_MAP_READ), to(canvas_, copy, GST_MAP_WRITE);
    if (!from || !to || !gst_video_frame_copy(to.frame(), from.frame()))
        return {};
    return owned;
}

} // namespace regie::pipelines
