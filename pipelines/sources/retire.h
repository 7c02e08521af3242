#pragma once
// Ends a pipeline without waiting for it: a network that hangs must not hang the control thread.

#include "pipelines/gst_ptr.h"

namespace regie::pipelines {

/// To NULL in a thread of its own. What the pipeline still calls until then must be alive: its callbacks
/// share what they touch. A pipeline that never ends costs its thread and its memory, and nothing else.
void retire(GstPtr<GstElement> pipeline);

} // namespace regie::pipelines
