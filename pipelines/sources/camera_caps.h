#pragma once
// Between GStreamer's caps and the modes of a camera.

#include "pipelines/gst_ptr.h"
#include "pipelines/sources/camera_mode.h"

#include <vector>

namespace regie::pipelines {

/// Every size, rate and format that `caps` names and that can be used. Of a range, its greatest: a camera
/// that scales by itself.
std::vector<CameraMode> modes_of(const GstCaps* caps);

/// Those that a camera's source element offers. Opens the device, and closes it again; nothing when it cannot
/// be opened, which the pipeline then says better.
std::vector<CameraMode> modes_of_element(GstElement* source);

GstPtr<GstCaps> caps_of(const CameraMode& mode);

} // namespace regie::pipelines
