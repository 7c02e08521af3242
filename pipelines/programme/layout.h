#pragma once
// Several sources in one picture: the first fills the canvas, the others lie in it, each scaled into its
// place.

#include "pipelines/gst_ptr.h"
#include "pipelines/overlay_frame.h"

#include <gst/video/video.h>

#include <memory>
#include <span>
#include <vector>

namespace regie::pipelines {

struct Inset {
    Rect place;
    /// The middle of the picture, cut to the place's shape; else the whole picture, whatever its shape.
    bool fill = false;
};

/// One thread at a time (the tick's). A place is kept as long as its layout is on air: what scales into it is
/// prepared once.
class Layout {
  public:
    /// Pictures and result have the format of `canvas`. Places lie within it; odd ones are moved to the even
    /// pixel before, where chroma is.
    Layout(const GstVideoInfo& canvas, std::span<const Inset> insets);
    ~Layout();
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;

    /// `full` with `insets` in the places, in their order; a null one leaves its place as it is. Drawn into
    /// `full` itself where the caller is its only owner, else into a copy. Null when memory cannot be had.
    GstPtr<GstBuffer> compose(GstPtr<GstBuffer> full, std::span<GstBuffer* const> insets);

    /// Between two pictures: `step` of `steps` on the way from one to the other. `to` when memory cannot be
    /// had.
    GstPtr<GstBuffer> mix(const GstPtr<GstBuffer>& from, GstPtr<GstBuffer> to, int step, int steps);

  private:
    struct FreeConverter {
        void operator()(GstVideoConverter* converter) const { gst_video_converter_free(converter); }
    };
    GstPtr<GstBuffer> own(GstPtr<GstBuffer> picture);

    GstVideoInfo canvas_;
    std::vector<std::unique_ptr<GstVideoConverter, FreeConverter>> scalers_;
    GstPtr<GstBufferPool> pool_;
};

} // namespace regie::pipelines
