#pragma once
// The pipelines of live sources: from a plan to elements.

#include "pipelines/sources/live_feed.h"
#include "pipelines/sources/source_plan.h"

namespace regie::pipelines {

/// Makes what `plan` asks for in `pipeline`, which ends in `feed`. Elements and their properties only: what
/// the show file says is never parsed as a pipeline. Fails when a plugin is missing, or a camera has no mode
/// that can be used. Before the pipeline starts; a camera is opened and asked for its modes. Blocks: on the
/// pipeline's own thread.
Result<void> build_live_pipeline(GstBin* pipeline, const SourcePlan& plan, const Canvas& canvas,
                                 const std::shared_ptr<LiveFeed>& feed);

} // namespace regie::pipelines
