#include "pipelines/overlay/regieoverlay.h"

#include "pipelines/overlay/blend.h"

#include <gst/base/gstbasetransform.h>
#include <gst/video/video.h>

#include <atomic>

using regie::pipelines::OverlayFrame;
using regie::pipelines::OverlayMailbox;

namespace {

/// What the C++ side of the element holds; a GObject's own memory is not constructed.
struct Inside {
    std::shared_ptr<OverlayMailbox> mailbox;
    std::shared_ptr<const OverlayFrame> overlay; ///< of the buffer being handled; streaming thread
    GstVideoInfo info{};
    regie::pipelines::PictureFormat format;
    std::atomic<std::int64_t> late = 0;
};

} // namespace

struct RegieOverlay {
    GstBaseTransform parent;
    Inside* inside;
};
struct RegieOverlayClass {
    GstBaseTransformClass parent_class;
};

G_DEFINE_TYPE(RegieOverlay, regie_overlay, GST_TYPE_BASE_TRANSFORM)

namespace {

Inside& inside_of(gpointer element) { return *static_cast<RegieOverlay*>(element)->inside; }

constexpr const char* kCaps = GST_VIDEO_CAPS_MAKE("{ I420, NV12, I420_10LE }");

/// Colour, range and siting as the caps have them; what they leave open is a canvas's.
regie::pipelines::PictureFormat format_of(const GstVideoInfo& info, const GstCaps* caps) {
    using namespace regie::pipelines;
    PictureFormat format = canvas_format(info.height);
    if (GST_VIDEO_INFO_FORMAT(&info) == GST_VIDEO_FORMAT_NV12)
        format.layout = PixelLayout::Nv12;
    else if (GST_VIDEO_INFO_FORMAT(&info) == GST_VIDEO_FORMAT_I420_10LE)
        format.layout = PixelLayout::I420Ten;
    Matrix matrix;
    if (gst_video_color_matrix_get_Kr_Kb(info.colorimetry.matrix, &matrix.kr, &matrix.kb))
        format.matrix = matrix;
    if (info.colorimetry.range == GST_VIDEO_COLOR_RANGE_0_255)
        format.range = Range::Full;
    // Not from `info`: where the caps name no colorimetry, it forgets the site they name (1.22.0).
    if (const char* name = gst_structure_get_string(gst_caps_get_structure(caps, 0), "chroma-site")) {
        const auto site = static_cast<guint>(gst_video_chroma_site_from_string(name));
        format.across = site & GST_VIDEO_CHROMA_SITE_H_COSITED ? Siting::First : Siting::Midway;
        format.down = site & GST_VIDEO_CHROMA_SITE_V_COSITED ? Siting::First : Siting::Midway;
    }
    return format;
}

gboolean set_caps(GstBaseTransform* transform, GstCaps* caps, GstCaps*) {
    Inside& inside = inside_of(transform);
    if (!gst_video_info_from_caps(&inside.info, caps))
        return false;
    inside.format = format_of(inside.info, caps);
    if (inside.mailbox)
        inside.mailbox->set_format(inside.format);
    return true;
}

/// Decides for each buffer whether it is touched at all: a buffer that passes through needs not be writable.
void before_transform(GstBaseTransform* transform, GstBuffer* buffer) {
    Inside& inside = inside_of(transform);
    inside.overlay = nullptr;
    if (inside.mailbox) {
        const bool numbered = GST_BUFFER_OFFSET_IS_VALID(buffer);
        const auto frame = static_cast<std::int64_t>(GST_BUFFER_OFFSET(buffer));
        inside.overlay = numbered ? inside.mailbox->for_frame(frame) : inside.mailbox->newest();
        if (inside.overlay && numbered && inside.overlay->frame() < frame)
            ++inside.late;
    }
    if (inside.overlay) {
        const auto& grid = inside.overlay->grid();
        if (grid.empty || grid.width != inside.info.width || grid.height != inside.info.height ||
            grid.format != inside.format)
            inside.overlay = nullptr;
    }
    gst_base_transform_set_passthrough(transform, inside.overlay == nullptr);
}

GstFlowReturn transform_ip(GstBaseTransform* transform, GstBuffer* buffer) {
    Inside& inside = inside_of(transform);
    if (!inside.overlay)
        return GST_FLOW_OK;
    GstVideoFrame frame;
    if (!gst_video_frame_map(&frame, &inside.info, buffer, GST_MAP_READWRITE)) {
        GST_ELEMENT_ERROR(transform, STREAM, FORMAT, (nullptr), ("picture cannot be mapped"));
        return GST_FLOW_ERROR;
    }
    regie::pipelines::PictureView view;
    for (guint plane = 0; plane < GST_VIDEO_FRAME_N_PLANES(&frame); ++plane) {
        view.planes[plane] = static_cast<std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, plane));
        view.strides[plane] = GST_VIDEO_FRAME_PLANE_STRIDE(&frame, plane);
    }
    regie::pipelines::blend(inside.overlay->grid(), view);
    gst_video_frame_unmap(&frame);
    inside.overlay = nullptr;
    return GST_FLOW_OK;
}

/// Strides of any kind are welcome: nothing upstream needs to copy pictures for us.
gboolean propose_allocation(GstBaseTransform* transform, GstQuery* decide_query, GstQuery* query) {
    if (!GST_BASE_TRANSFORM_CLASS(regie_overlay_parent_class)
             ->propose_allocation(transform, decide_query, query))
        return false;
    if (!gst_query_find_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr))
        gst_query_add_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr);
    return true;
}

void finalize(GObject* object) {
    delete reinterpret_cast<RegieOverlay*>(object)->inside;
    G_OBJECT_CLASS(regie_overlay_parent_class)->finalize(object);
}

} // namespace

static void regie_overlay_init(RegieOverlay* self) {
    self->inside = new Inside;
    gst_base_transform_set_in_place(&self->parent, true);
}

static void regie_overlay_class_init(RegieOverlayClass* klass) {
    G_OBJECT_CLASS(klass)->finalize = finalize;
    auto* element = GST_ELEMENT_CLASS(klass);
    GstCaps* caps = gst_caps_from_string(kCaps);
    gst_element_class_add_pad_template(element,
                                       gst_pad_template_new("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
    gst_element_class_add_pad_template(element,
                                       gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, caps));
    gst_caps_unref(caps);
    gst_element_class_set_static_metadata(element, "Régie overlay", "Filter/Effect/Video",
                                          "Blends the on-air graphics", "Régie");
    auto* transform = GST_BASE_TRANSFORM_CLASS(klass);
    transform->set_caps = set_caps;
    transform->before_transform = before_transform;
    transform->transform_ip = transform_ip;
    transform->transform_ip_on_passthrough = false;
    transform->propose_allocation = propose_allocation;
}

namespace regie::pipelines {

void register_regieoverlay() {
    gst_element_register(nullptr, "regieoverlay", GST_RANK_NONE, regie_overlay_get_type());
}

void set_overlay_mailbox(GstElement* element, std::shared_ptr<OverlayMailbox> mailbox) {
    inside_of(element).mailbox = std::move(mailbox);
}

std::int64_t late_overlays(GstElement* element) { return inside_of(element).late; }

} // namespace regie::pipelines
