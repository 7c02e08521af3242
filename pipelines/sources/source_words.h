#pragma once
// What is wrong with a source, in the operator's words.

#include "pipelines/gst_ptr.h"
#include "pipelines/sources/source_plan.h"

namespace regie::pipelines {

/// By the kind of the error only: the element's own text may hold an address with its password.
Error fault_of(const SourcePlan& plan, GstMessage* error);
/// It was opened and nothing came, or nothing comes any more.
Error silence_of(const SourcePlan& plan);
/// It sends, and there is no picture in it.
Error nonsense_of(const SourcePlan& plan);
/// A stream says that it is over.
Error end_of(const SourcePlan& plan);
/// How a sentence about it begins: "Camera /dev/video0", "gallery.mp4".
std::string subject(const SourcePlan& plan);

} // namespace regie::pipelines
