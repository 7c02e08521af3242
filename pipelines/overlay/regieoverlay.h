#pragma once
// The element `regieoverlay`: blends the overlay of its frame over I420, NV12 or I420_10LE pictures, in
// place, in the colours the caps name. Passes pictures through untouched while nothing is on air.

#include "pipelines/overlay_frame.h"

#include <gst/gst.h>

#include <cstdint>
#include <memory>

namespace regie::pipelines {

/// Makes the element known to GStreamer. Called by ensure_gst().
void register_regieoverlay();

/// Where `element` finds its overlays; before it runs. A buffer's offset is its frame number; without one the
/// newest overlay is blended. Overlays of another size or format than the picture are ignored; which format
/// is wanted is told through the mailbox.
void set_overlay_mailbox(GstElement* element, std::shared_ptr<OverlayMailbox> mailbox);

/// Frames blended with an overlay older than theirs. Any thread.
std::int64_t late_overlays(GstElement* element);

} // namespace regie::pipelines
